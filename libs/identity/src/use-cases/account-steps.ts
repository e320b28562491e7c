import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition, SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { accountWorkflow } from '../domain/account.workflow';
import type { AccountFacts } from '../domain/account.workflow';
import type { AccountState } from '../queries/views';
import { Administrators } from '../persistence/administrators';
import { OneTimeTokens } from '../persistence/one-time-tokens';
import { SignIn } from './sign-in';

interface AccountInput {
  /** The account a valid one-time token was shown for. */
  readonly tokenFor?: string;
}

/** Takes an account through its table. */
@Injectable()
export class AccountSteps {
  private readonly binding: WorkflowBinding<AccountState, AccountFacts, AccountInput> = {
    workflow: accountWorkflow,
    table: 'identity.account',
    load: (ids, actor, input) => this.load(ids, actor, input),
  };

  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly sessions: SignIn,
    private readonly tokens: OneTimeTokens,
    private readonly administrators: Administrators,
  ) {}

  /** Asks for the mail of an invitation; again where it was sent before. */
  async invite(actor: Actor, accountId: string): Promise<void> {
    await this.runner.run(accountId, { binding: this.binding, transition: 'invite', actor, input: {} });
  }

  async activate(actor: Actor, accountId: string): Promise<void> {
    await this.runner.run(accountId, {
      binding: this.binding,
      transition: 'activate',
      actor,
      input: { tokenFor: accountId },
    });
  }

  /** A disabled account loses its sessions and its open tokens at once. */
  async disable(actor: Actor, accountId: string, reason: string, version: number): Promise<void> {
    await this.db.transaction(async () => {
      await this.administrators.stillOne(actor);
      await this.runner.run(accountId, {
        binding: this.binding,
        transition: 'disable',
        actor,
        reason,
        version,
        input: {},
      });
      await this.sessions.endAll(accountId, null);
      await this.tokens.void(accountId);
    });
  }

  async enable(actor: Actor, accountId: string, reason: string, version: number): Promise<void> {
    await this.runner.run(accountId, {
      binding: this.binding,
      transition: 'enable',
      actor,
      reason,
      version,
      input: {},
    });
  }

  available(accountId: string, state: AccountState, actor: Actor): Promise<AvailableTransition[]> {
    return this.runner.available(this.binding, accountId, state, actor, {});
  }

  private async load(ids: readonly string[], actor: Actor, input: AccountInput) {
    const admin = hasRole(actor, null, 'admin') ? ['admin'] : [];
    const rows = await this.db.query<{ id: string; has_password: boolean }>(
      'SELECT id, password_hash IS NOT NULL AS has_password FROM identity.account WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map<string, SubjectFacts<AccountFacts>>(
      rows.flatMap(({ id, has_password: hasPassword }) => {
        const roles = [...admin, ...(input.tokenFor === id ? ['token_holder'] : [])];
        const own = { contestId: null, roles, facts: { isOwn: id === actor.accountId, hasPassword } };
        return roles.length > 0 ? [[id, own] as const] : [];
      }),
    );
  }
}
