import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, fold, refuse, refuseAll } from '@platform/kernel';
import type { Actor, Language } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { passwordFaults } from '../domain/password';
import { Attempts } from '../persistence/attempts';
import { OneTimeTokens } from '../persistence/one-time-tokens';
import type { IssuedToken, MailPurpose } from '../domain/tokens';
import { Passwords } from '../persistence/passwords';
import type { AccountState } from '../queries/views';
import { AccountSteps } from './account-steps';
import { CreatePerson } from './create-person';
import type { PersonInput } from './create-person';

export interface Registration {
  readonly email: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly language: Language;
}

export type Invited = { readonly personId: string } | { readonly person: PersonInput };

const NOBODY: Actor = { accountId: null, personId: null, name: '', grants: [] };
const STATE_FOR: Readonly<Record<MailPurpose, AccountState>> = {
  invite: 'invited',
  confirm: 'unconfirmed',
  reset: 'active',
};

/** Accounts come into being by invitation or by registration; mails are asked for by events that carry ids only. */
@Injectable()
export class OpenAccounts {
  constructor(
    private readonly db: Database,
    private readonly persons: CreatePerson,
    private readonly passwords: Passwords,
    private readonly tokens: OneTimeTokens,
    private readonly attempts: Attempts,
    private readonly steps: AccountSteps,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Says nothing of whether the address is known: a known one gets a mail that says so. */
  async register(input: Registration, address: string): Promise<void> {
    const email = input.email.toLowerCase();
    await this.attempts.begin([
      { key: `register ${email}`, free: 3, most: 900 },
      { key: `register from ${address}`, free: 50, most: 900 },
    ]);
    await this.persons.refuseUnknownUnit(input.unitId);
    await this.db.transaction(async () => {
      await this.db.write('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [email]);
      const known = await this.db.first<{ id: string; person_id: string; state: AccountState }>(
        'SELECT id, person_id, state FROM identity.account WHERE email = $1',
        [email],
      );
      if (known?.state === 'unconfirmed') {
        await this.db.write('UPDATE identity.person SET name = $2, name_folded = $3, unit_id = $4 WHERE id = $1', [
          known.person_id,
          input.name,
          fold(input.name),
          input.unitId,
        ]);
      }
      if (known) {
        const event = known.state === 'unconfirmed' ? 'RegistrationRequested' : 'KnownAddressRegistered';
        await this.tell(event, known.id, null);
        return;
      }
      const personId = await this.persons.execute({ name: input.name, unitId: input.unitId });
      const id = await this.open(NOBODY, personId, email, 'unconfirmed', input.language);
      await this.tell('RegistrationRequested', id, null);
    });
  }

  /** Somebody who has registered without confirming is invited as they are. */
  async invite(actor: Actor, givenEmail: string, language: Language, whom: Invited): Promise<string> {
    const email = givenEmail.toLowerCase();
    return this.db.transaction(async () => {
      const waiting = await this.db.first<{ id: string }>(
        `SELECT id FROM identity.account WHERE email = $1 AND state = 'unconfirmed'`,
        [email],
      );
      const id = waiting && 'person' in whom ? waiting.id : await this.openFor(actor, email, language, whom);
      await this.steps.invite(actor, id);
      return id;
    });
  }

  /** An active account with a password at once, for the first administrator and for demonstrations. */
  async withPassword(
    input: PersonInput & { readonly email: string; readonly password: string; readonly language?: Language },
  ): Promise<{ accountId: string; personId: string }> {
    refuseAll('invalid', 'platform.invalid_input', passwordFaults(input.password, [input.name, input.email]));
    const hash = await this.passwords.hash(input.password);
    return this.db.transaction(async () => {
      const personId = await this.persons.execute({ ...input, email: null });
      const email = input.email.toLowerCase();
      const accountId = await this.open(NOBODY, personId, email, 'active', input.language ?? 'vi');
      await this.db.write('UPDATE identity.account SET password_hash = $2 WHERE id = $1', [accountId, hash]);
      return { accountId, personId };
    });
  }

  /** For the writer of a mail: a new token, or null where the account no longer waits for one. Joins the transaction. */
  async issueToken(accountId: string, purpose: MailPurpose): Promise<IssuedToken | null> {
    return this.db.transaction(async () => {
      const account = await this.db.first<{ state: AccountState }>('SELECT state FROM identity.account WHERE id = $1', [
        accountId,
      ]);
      return account?.state === STATE_FOR[purpose] ? this.tokens.issue(accountId, purpose, null) : null;
    });
  }

  /** Does the same for a known and an unknown address; the job for an unknown one finds nobody. */
  async requestReset(givenEmail: string, address: string): Promise<void> {
    const email = givenEmail.toLowerCase();
    await this.attempts.begin([
      { key: `reset ${email}`, free: 3, most: 900 },
      { key: `reset from ${address}`, free: 50, most: 900 },
    ]);
    await this.db.transaction(async () => {
      const known = await this.db.first<{ id: string }>(
        `SELECT id FROM identity.account WHERE email = $1 AND state = 'active'`,
        [email],
      );
      await this.tell('PasswordResetRequested', known?.id ?? randomUUID(), null);
    });
  }

  private async openFor(actor: Actor, email: string, language: Language, whom: Invited): Promise<string> {
    const personId = 'personId' in whom ? whom.personId : await this.persons.execute(whom.person);
    return this.open(actor, personId, email, 'unconfirmed', language);
  }

  private async open(
    actor: Actor,
    personId: string,
    email: string,
    state: AccountState,
    language: Language,
  ): Promise<string> {
    const person = await this.db.first('SELECT id FROM identity.person WHERE id = $1', [personId]);
    if (!person) return absent();
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO identity.account (person_id, email, state, language, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING id`,
      [personId, email, state, language, await this.db.now()],
    );
    if (!row) return refuse('conflict', 'identity.email_taken', {}, 'email');
    await this.audit.record(actor, {
      action: 'account.create',
      subjectKind: 'account',
      subjectId: row.id,
      contestId: null,
      from: null,
      to: state,
    });
    return row.id;
  }

  private async tell(event: string, accountId: string, actorId: string | null): Promise<void> {
    await this.outbox.emit(event, { subjectKind: 'account', subjectId: accountId, contestId: null, actorId });
  }
}
