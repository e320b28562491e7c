import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Authenticator } from '@platform/http';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { tokenHash } from '../persistence/session-authenticator';
import { Directory } from './directory';
import { PersonQueries } from './persons';

export interface SessionView {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** What the signed-in person reads of themself. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly db: Database,
    private readonly authenticator: Authenticator,
    private readonly people: PersonQueries,
    private readonly directory: Directory,
  ) {}

  async byToken(token: string) {
    return this.me((await this.authenticator.authenticate(token)) ?? absent());
  }

  async me(actor: Actor) {
    const account = (actor.accountId && (await this.people.account(actor.accountId))) || absent();
    const [person] = await this.people.persons([account.personId]);
    if (!person) return absent();
    return {
      accountId: account.id,
      email: account.email,
      language: account.language,
      person,
      grants: await this.directory.grants(actor, account.id),
      version: person.version,
    };
  }

  async sessions(actor: Actor, token: string | null): Promise<{ items: SessionView[] }> {
    const items = await this.db.query<SessionView>(
      `SELECT id, token_hash = $2 AS current, created_at AS "createdAt", expires_at AS "expiresAt", address, user_agent AS "userAgent"
       FROM identity.session WHERE account_id = $1 AND ended_at IS NULL AND expires_at > platform.now()
         AND (idle_until IS NULL OR idle_until > platform.now()) ORDER BY created_at DESC, id`,
      [actor.accountId, tokenHash(token ?? '')],
    );
    return { items };
  }
}
