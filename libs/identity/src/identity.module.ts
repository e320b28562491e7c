import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@platform/http';
import { Identity } from './identity';
import './messages';
import { SessionAuthenticator } from './persistence/session-authenticator';
import { PersonQueries } from './queries/persons';
import { UnitQueries } from './queries/units';
import { CreatePerson } from './use-cases/create-person';
import { GrantRoles } from './use-cases/grant-roles';

@Global()
@Module({
  providers: [
    { provide: Authenticator, useClass: SessionAuthenticator },
    Identity,
    PersonQueries,
    UnitQueries,
    CreatePerson,
    GrantRoles,
  ],
  exports: [Authenticator, Identity],
})
export class IdentityModule {}
