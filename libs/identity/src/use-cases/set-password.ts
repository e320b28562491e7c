import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { passwordFaults } from '../domain/password';
import { Attempts } from '../persistence/attempts';
import { OneTimeTokens, readPaperCode } from '../persistence/one-time-tokens';
import type { IssuedToken, MailPurpose } from '../domain/tokens';
import { Passwords } from '../persistence/passwords';
import type { AccountState } from '../queries/views';
import { AccountSteps } from './account-steps';
import { limitsOf, SignIn } from './sign-in';

interface Account {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly email: string;
  readonly state: AccountState;
  readonly password_hash: string | null;
}

const ACCOUNT = `SELECT a.id, a.person_id, p.name, a.email, a.state, a.password_hash
  FROM identity.account a JOIN identity.person p ON p.id = a.person_id`;

/** Every way to a new password ends all sessions and uses up all open tokens of the account. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly db: Database,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly attempts: Attempts,
    private readonly sessions: SignIn,
    private readonly steps: AccountSteps,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** With the token of a mail: accepts an invitation, confirms an address, or resets. */
  async byMail(purpose: MailPurpose, token: string, password: string, address: string): Promise<void> {
    const shared = [{ key: `token from ${address}`, free: 50, most: 900 }];
    await this.attempts.begin(shared);
    const accountId = await this.tokens.holder(token, purpose);
    const account = accountId ? await this.account(accountId) : undefined;
    if (!account) return refuse('conflict', 'identity.token_not_good');
    await this.replace(account, password, () => this.tokens.use(token, purpose, account.id));
    await this.db.transaction(() => this.attempts.takeBack(shared));
  }

  /** With the code that an administrator or head of the secretariat handed over on paper. */
  async byPaperCode(givenEmail: string, typed: string, password: string, address: string): Promise<void> {
    const email = givenEmail.toLowerCase();
    const { own, shared } = limitsOf(`paper ${email}`, address, false);
    await this.attempts.begin([...own, ...shared]);
    const code = readPaperCode(typed);
    const accountId = await this.tokens.holder(code, 'paper_code');
    const account = accountId ? await this.account(accountId) : undefined;
    if (account?.email !== email) return refuse('conflict', 'identity.token_not_good');
    await this.replace(account, password, () => this.tokens.use(code, 'paper_code', account.id));
    await this.db.transaction(async () => {
      await this.attempts.forget(own);
      await this.attempts.takeBack(shared);
    });
  }

  /** By the signed-in holder; the session it is done in stays open. */
  async change(
    actor: Actor,
    current: string,
    next: string,
    visitor: { address: string; token: string },
  ): Promise<void> {
    const account = actor.accountId ? await this.account(actor.accountId) : undefined;
    if (!account) return absent();
    const { own } = limitsOf(account.email, visitor.address, true);
    await this.attempts.begin(own);
    if (!(await this.passwords.verify(account.password_hash, current))) {
      refuse('conflict', 'identity.wrong_password', {}, 'current');
    }
    refuseAll('invalid', 'platform.invalid_input', passwordFaults(next, [account.name, account.email], 'next'));
    const hash = await this.passwords.hash(next);
    await this.db.transaction(async () => {
      const [held] = await this.db.write<{ password_hash: string | null }>(
        'SELECT password_hash FROM identity.account WHERE id = $1 FOR UPDATE',
        [account.id],
      );
      if (held?.password_hash !== account.password_hash) refuse('conflict', 'identity.wrong_password', {}, 'current');
      await this.attempts.forget(own);
      await this.tokens.void(account.id);
      await this.write(actor, account, hash, visitor.token);
    });
  }

  /**
   * A code to be handed over on paper. The head of the secretariat gives them to applicants and coordinators only:
   * whoever holds the code can become the account.
   */
  async paperCode(actor: Actor, accountId: string): Promise<IssuedToken> {
    return this.db.transaction(async () => {
      // No role is given meanwhile.
      await this.db.write('SELECT id FROM identity.account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
      const account = await this.account(accountId);
      if (!account) return absent();
      const staff = await this.db.first(
        `SELECT id FROM identity.role_grant WHERE account_id = $1 AND revoked_at IS NULL AND role <> 'coordinator'`,
        [accountId],
      );
      if (staff && !hasRole(actor, null, 'admin')) refuse('forbidden', 'identity.code_for_staff');
      if (account.state === 'disabled') refuse('conflict', 'identity.account_disabled');
      const issued = await this.tokens.issue(accountId, 'paper_code', actor.accountId);
      await this.record(actor, accountId, 'account.paperCode', 'PaperCodeIssued');
      return issued;
    });
  }

  private async replace(account: Account, password: string, use: () => Promise<boolean>): Promise<void> {
    refuseAll('invalid', 'platform.invalid_input', passwordFaults(password, [account.name, account.email]));
    const hash = await this.passwords.hash(password);
    const actor: Actor = { accountId: account.id, personId: account.person_id, name: account.name, grants: [] };
    await this.db.transaction(async () => {
      await this.db.write('SELECT id FROM identity.account WHERE id = $1 FOR UPDATE', [account.id]);
      const now = await this.account(account.id);
      if (now?.state === 'disabled' || !(await use())) refuse('conflict', 'identity.token_not_good');
      if (now?.state !== 'active') await this.steps.activate(actor, account.id);
      await this.write(actor, account, hash, null);
    });
  }

  private async write(actor: Actor, account: Account, hash: string, keep: string | null): Promise<void> {
    await this.db.write('UPDATE identity.account SET password_hash = $2 WHERE id = $1', [account.id, hash]);
    await this.sessions.endAll(account.id, keep);
    await this.record(actor, account.id, 'account.setPassword', 'PasswordChanged');
  }

  private async record(actor: Actor, accountId: string, action: string, event: string): Promise<void> {
    const subject = { subjectKind: 'account', subjectId: accountId, contestId: null };
    await this.audit.record(actor, { ...subject, action });
    await this.outbox.emit(event, { ...subject, actorId: actor.accountId });
  }

  private account(id: string): Promise<Account | undefined> {
    return this.db.first<Account>(`${ACCOUNT} WHERE a.id = $1`, [id]);
  }
}
