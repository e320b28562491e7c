import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { Directory } from '../queries/directory';
import { AccountSteps } from '../use-cases/account-steps';
import { GrantRoles } from '../use-cases/grant-roles';
import { OpenAccounts } from '../use-cases/open-accounts';
import { SetPassword } from '../use-cases/set-password';
import * as routes from './office.endpoints';

@Controller()
export class OfficeController {
  constructor(
    private readonly directory: Directory,
    private readonly accounts: OpenAccounts,
    private readonly steps: AccountSteps,
    private readonly passwords: SetPassword,
    private readonly granting: GrantRoles,
  ) {}

  @Handle(routes.listAccounts)
  list(@Call() { query }: CallOf<typeof routes.listAccounts>) {
    return this.directory.accounts(query);
  }

  @Handle(routes.getAccount)
  async account(@Call() { actor, params }: CallOf<typeof routes.getAccount>) {
    const account = await this.directory.account(params.id);
    return {
      ...account,
      grants: await this.directory.grants(actor, params.id),
      availableTransitions: await this.steps.available(params.id, account.state, actor),
    };
  }

  @Handle(routes.invite)
  async invite(@Call() { actor, body }: CallOf<typeof routes.invite>) {
    return { id: await this.accounts.invite(actor, body.email, body.language, body.whom) };
  }

  @Handle(routes.inviteAgain)
  inviteAgain(@Call() { actor, params }: CallOf<typeof routes.inviteAgain>) {
    return this.steps.invite(actor, params.id);
  }

  @Handle(routes.disableAccount)
  async disable(@Call() { actor, params, body, version }: CallOf<typeof routes.disableAccount>) {
    await this.steps.disable(actor, params.id, body.reason, version);
    return this.directory.account(params.id);
  }

  @Handle(routes.enableAccount)
  async enable(@Call() { actor, params, body, version }: CallOf<typeof routes.enableAccount>) {
    await this.steps.enable(actor, params.id, body.reason, version);
    return this.directory.account(params.id);
  }

  @Handle(routes.givePaperCode)
  paperCode(@Call() { actor, params }: CallOf<typeof routes.givePaperCode>) {
    return this.passwords.paperCode(actor, params.id);
  }

  @Handle(routes.listGrants)
  async grants(@Call() { actor, params }: CallOf<typeof routes.listGrants>) {
    await this.directory.account(params.id);
    return { items: await this.directory.grants(actor, params.id) };
  }

  @Handle(routes.giveGlobalRole)
  async give(@Call() { actor, body }: CallOf<typeof routes.giveGlobalRole>) {
    return { id: await this.granting.grant(actor, { ...body, contestId: null }) };
  }

  @Handle(routes.takeRole)
  take(@Call() { actor, params, body }: CallOf<typeof routes.takeRole>) {
    return this.granting.revoke(actor, params.id, body.reason);
  }
}
