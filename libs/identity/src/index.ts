export { IdentityModule } from './identity.module';
export { Identity } from './identity';
export { GrantVeto } from './domain/grant-veto';
export { ROLES } from './domain/granting';
export type { GrantInput, Role } from './domain/granting';
export type { AccountId, AccountView, GrantId, Holder, PersonId, PersonView, UnitId, UnitView } from './queries/views';
export type { PersonInput } from './use-cases/create-person';
