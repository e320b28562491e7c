import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { AttemptLimit } from '../domain/delay';
import { Attempts } from '../persistence/attempts';
import { Passwords } from '../persistence/passwords';
import { tokenHash } from '../persistence/session-authenticator';
import { SESSION_SETTINGS } from '../persistence/session-settings';
import type { SessionSettings } from '../persistence/session-settings';

const SESSION_HOURS = 12;
const FAMILIAR_DAYS = 90;
const QUARTER_OF_AN_HOUR = 900;

export interface Visitor {
  /** Network address, as far as the trusted proxies tell. */
  readonly address: string;
  readonly userAgent: string | null;
  /** A session the browser already holds; it ends when another begins. */
  readonly token: string | null;
}

interface Known {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly state: string;
  readonly password_hash: string | null;
  readonly familiar: boolean;
}

/**
 * Wrong guesses are slowed down by account and network address together and by network address alone; and by account
 * alone from addresses that the account has not been used from, so that nobody can shut the holder out.
 */
export function limitsOf(email: string, address: string, familiar: boolean) {
  const own: AttemptLimit[] = [{ key: `pair ${email} ${address}`, free: 5, most: QUARTER_OF_AN_HOUR }];
  if (!familiar) own.push({ key: `account ${email}`, free: 20, most: 60 });
  const shared: AttemptLimit[] = [{ key: `address ${address}`, free: 100, most: QUARTER_OF_AN_HOUR }];
  return { own, shared };
}

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {}

  /** The id of a new session. Unknown address, wrong password and disabled account sound the same. */
  async execute(givenEmail: string, password: string, visitor: Visitor): Promise<string> {
    const email = givenEmail.toLowerCase();
    const known = await this.db.first<Known>(
      `SELECT a.id, a.person_id, p.name, a.state, a.password_hash, EXISTS (SELECT FROM identity.session s WHERE s.account_id = a.id
         AND s.address = $2 AND s.created_at > platform.now() - make_interval(days => ${FAMILIAR_DAYS})) AS familiar
       FROM identity.account a JOIN identity.person p ON p.id = a.person_id WHERE a.email = $1`,
      [email, visitor.address],
    );
    const { own, shared } = limitsOf(email, visitor.address, known?.familiar ?? false);
    await this.attempts.begin([...own, ...shared]);
    const right = await this.passwords.verify(known?.password_hash ?? null, password);
    if (!known || !right || known.state !== 'active') return refuse('unauthenticated', 'identity.wrong_credentials');
    const fresh =
      known.password_hash !== null && this.passwords.isOutdated(known.password_hash)
        ? await this.passwords.hash(password)
        : null;
    return this.db.transaction(async () => {
      await this.attempts.forget(own);
      await this.attempts.takeBack(shared);
      if (visitor.token) await this.end(visitor.token);
      // While the password was checked, another may have been set or the account disabled.
      const still = await this.db.write(
        `UPDATE identity.account SET last_sign_in_at = platform.now(), password_hash = coalesce($2, password_hash)
         WHERE id = $1 AND password_hash = $3 AND state = 'active' RETURNING id`,
        [known.id, fresh, known.password_hash],
      );
      if (still.length === 0) refuse('unauthenticated', 'identity.wrong_credentials');
      const actor: Actor = { accountId: known.id, personId: known.person_id, name: known.name, grants: [] };
      await this.audit.record(actor, {
        action: 'session.begin',
        subjectKind: 'account',
        subjectId: known.id,
        contestId: null,
      });
      return this.begin(known.id, visitor);
    });
  }

  /** Ends the session of this token, if it is one. */
  async signOut(token: string): Promise<void> {
    await this.db.transaction(() => this.end(token));
  }

  async endOwn(actor: Actor, sessionId: string): Promise<void> {
    await this.db.transaction(async () => {
      const ended = await this.db.write(
        `UPDATE identity.session SET ended_at = platform.now()
         WHERE id = $1 AND account_id = $2 AND ended_at IS NULL RETURNING id`,
        [sessionId, actor.accountId],
      );
      if (ended.length === 0) absent();
    });
  }

  /** All sessions of the account but the one of `keep`. */
  async endAll(accountId: string, keep: string | null): Promise<void> {
    await this.db.transaction(() =>
      this.db.write(
        `UPDATE identity.session SET ended_at = platform.now()
         WHERE account_id = $1 AND ended_at IS NULL AND token_hash IS DISTINCT FROM $2`,
        [accountId, keep === null ? null : tokenHash(keep)],
      ),
    );
  }

  private async begin(accountId: string, visitor: Visitor): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.db.write(
      `INSERT INTO identity.session (token_hash, account_id, created_at, expires_at, idle_until, address, user_agent)
       VALUES ($1, $2, platform.now(), platform.now() + make_interval(hours => ${SESSION_HOURS}),
         platform.now() + make_interval(mins => $5), $3, $4)`,
      [
        tokenHash(token),
        accountId,
        visitor.address,
        visitor.userAgent?.slice(0, 300) ?? null,
        this.settings.idleMinutes,
      ],
    );
    return token;
  }

  private async end(token: string): Promise<void> {
    await this.db.write(
      'UPDATE identity.session SET ended_at = platform.now() WHERE token_hash = $1 AND ended_at IS NULL',
      [tokenHash(token)],
    );
  }
}
