import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@platform/http';
import { ImportController } from './http/import.controller';
import { OfficeController } from './http/office.controller';
import { PersonController } from './http/person.controller';
import { SessionController } from './http/session.controller';
import { UnitController } from './http/unit.controller';
import { Identity } from './identity';
import './messages';
import { Administrators } from './persistence/administrators';
import { Attempts } from './persistence/attempts';
import { OneTimeTokens } from './persistence/one-time-tokens';
import { Passwords } from './persistence/passwords';
import { SessionAuthenticator } from './persistence/session-authenticator';
import { SESSION_SETTINGS, sessionSettings } from './persistence/session-settings';
import { Directory } from './queries/directory';
import { OwnAccount } from './queries/own-account';
import { PersonQueries } from './queries/persons';
import { UnitQueries } from './queries/units';
import { AccountSteps } from './use-cases/account-steps';
import { CreatePerson } from './use-cases/create-person';
import { EditPerson } from './use-cases/edit-person';
import { GrantRoles } from './use-cases/grant-roles';
import { ImportStaff } from './use-cases/import-staff';
import { ImportUnits } from './use-cases/import-units';
import { KeepUnits } from './use-cases/keep-units';
import { OpenAccounts } from './use-cases/open-accounts';
import { SetPassword } from './use-cases/set-password';
import { SignIn } from './use-cases/sign-in';

@Global()
@Module({
  controllers: [SessionController, OfficeController, PersonController, UnitController, ImportController],
  providers: [
    { provide: Authenticator, useClass: SessionAuthenticator },
    { provide: SESSION_SETTINGS, useFactory: () => sessionSettings(process.env) },
    Identity,
    Administrators,
    Attempts,
    OneTimeTokens,
    Passwords,
    Directory,
    OwnAccount,
    PersonQueries,
    UnitQueries,
    AccountSteps,
    CreatePerson,
    EditPerson,
    GrantRoles,
    ImportStaff,
    ImportUnits,
    KeepUnits,
    OpenAccounts,
    SetPassword,
    SignIn,
  ],
  exports: [Authenticator, Identity],
})
export class IdentityModule {}
