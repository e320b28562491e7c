import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '@platform/kernel';
import { mayGrant, ROLES } from './domain/granting';
import type { GrantInput, Role } from './domain/granting';
import { PersonQueries } from './queries/persons';
import { UnitQueries } from './queries/units';
import type { AccountId, AccountView, GrantId, Holder, PersonId, PersonView, UnitId, UnitView } from './queries/views';
import { CreatePerson } from './use-cases/create-person';
import type { PersonInput } from './use-cases/create-person';
import { GrantRoles } from './use-cases/grant-roles';
import { KeepUnits } from './use-cases/keep-units';
import type { UnitInput } from './use-cases/keep-units';
import { OpenAccounts } from './use-cases/open-accounts';
import type { IssuedToken, MailPurpose } from './domain/tokens';

/** What other rooms may ask of identity. Writes join the open transaction. */
@Injectable()
export class Identity {
  constructor(
    private readonly people: PersonQueries,
    private readonly units: UnitQueries,
    private readonly creating: CreatePerson,
    private readonly granting: GrantRoles,
    private readonly accounts: OpenAccounts,
    private readonly keeping: KeepUnits,
  ) {}

  accountOf(accountId: string): Promise<AccountView | null> {
    return this.people.account(accountId);
  }

  /** In the order of the ids; unknown ids are left out. */
  persons(ids: readonly string[]): Promise<PersonView[]> {
    return this.people.persons(ids);
  }

  createPerson(input: PersonInput): Promise<PersonId> {
    return this.creating.execute(input);
  }

  /** Rights, vetoes and audit included. */
  grant(actor: Actor, grant: GrantInput): Promise<GrantId> {
    return this.granting.grant(actor, grant);
  }

  revoke(actor: Actor, grantId: string, reason: string): Promise<void> {
    return this.granting.revoke(actor, grantId, reason);
  }

  /** The roles of a contest that this person gives and takes back. */
  rolesToGive(actor: Actor, contestId: string): Role[] {
    return ROLES.filter((role) => role !== 'admin' && mayGrant(actor, role, contestId));
  }

  holders(contestId: string, roles: readonly string[]): Promise<Holder[]> {
    return this.people.holders(contestId, roles);
  }

  unit(unitId: string): Promise<UnitView> {
    return this.units.unit(unitId);
  }

  /** The unit that stands for this one now, following mergers. */
  unitToday(unitId: string): Promise<UnitView> {
    return this.units.today(unitId);
  }

  createUnit(actor: Actor, input: UnitInput): Promise<UnitId> {
    return this.keeping.create(actor, input, { document: null, on: null });
  }

  /** An active account with a password at once, for the first administrator and for demonstrations. */
  createAccountWithPassword(
    input: PersonInput & { readonly email: string; readonly password: string; readonly language?: Language },
  ): Promise<{ accountId: AccountId; personId: PersonId }> {
    return this.accounts.withPassword(input);
  }

  /**
   * For the writer of a mail that AccountInvited, RegistrationRequested or PasswordResetRequested asks for: the token
   * of its link, never to be stored. Null where the account no longer waits for it: no mail then.
   */
  issueToken(accountId: string, purpose: MailPurpose): Promise<IssuedToken | null> {
    return this.accounts.issueToken(accountId, purpose);
  }
}
