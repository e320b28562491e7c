import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Authenticator } from '@platform/http';
import type { Actor, Grant } from '@platform/kernel';

interface SessionRow {
  readonly account_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Only the hash of a session id is kept. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Session, account and grants in one query and no cache: a removed role or a closed session ends at once. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(private readonly db: Database) {
    super();
  }

  async authenticate(token: string): Promise<Actor | null> {
    const row = await this.db.first<SessionRow>(
      `SELECT a.id AS account_id, a.person_id, p.name,
         coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'contestId', g.contest_id, 'unitId', g.unit_id))
                   FROM identity.role_grant g WHERE g.account_id = a.id AND g.revoked_at IS NULL), '[]') AS grants
       FROM identity.session s JOIN identity.account a ON a.id = s.account_id JOIN identity.person p ON p.id = a.person_id
       WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > platform.now() AND a.state = 'active'`,
      [tokenHash(token)],
    );
    return row ? { accountId: row.account_id, personId: row.person_id, name: row.name, grants: row.grants } : null;
  }
}
