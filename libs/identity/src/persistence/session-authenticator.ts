import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Authenticator } from '@platform/http';
import type { Actor, Grant } from '@platform/kernel';
import { SESSION_SETTINGS } from './session-settings';
import type { SessionSettings } from './session-settings';

interface SessionRow {
  readonly account_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Used a while after its end was last moved on. */
  readonly stale: boolean;
}

/** Only the hash of a session id is kept. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Session, account and grants in one query and no cache: a removed role or a closed session ends at once. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly db: Database,
    @Inject(SESSION_SETTINGS) private readonly settings: SessionSettings,
  ) {
    super();
  }

  async authenticate(token: string): Promise<Actor | null> {
    const row = await this.db.first<SessionRow>(
      `SELECT a.id AS account_id, a.person_id, p.name,
         coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'contestId', g.contest_id, 'unitId', g.unit_id))
                   FROM identity.role_grant g WHERE g.account_id = a.id AND g.revoked_at IS NULL), '[]') AS grants,
         coalesce(s.idle_until < platform.now() + make_interval(mins => $2) - interval '1 minute', false) AS stale
       FROM identity.session s JOIN identity.account a ON a.id = s.account_id JOIN identity.person p ON p.id = a.person_id
       WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > platform.now()
         AND (s.idle_until IS NULL OR s.idle_until > platform.now()) AND a.state = 'active'`,
      [tokenHash(token), this.settings.idleMinutes],
    );
    if (row?.stale) await this.prolong(token);
    return row ? { accountId: row.account_id, personId: row.person_id, name: row.name, grants: row.grants } : null;
  }
  /** At most once a minute, so that reading stays reading. */
  private async prolong(token: string): Promise<void> {
    await this.db.transaction(() =>
      this.db.write(
        `UPDATE identity.session SET idle_until = platform.now() + make_interval(mins => $2)
         WHERE token_hash = $1 AND ended_at IS NULL`,
        [tokenHash(token), this.settings.idleMinutes],
      ),
    );
  }
}
