import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

/** Administrators who take others out act one after another, so that of two who take out each other one remains. */
@Injectable()
export class Administrators {
  constructor(private readonly db: Database) {}

  /**
   * Holds up every other administrator's such step, and refuses an administrator who has just lost the role or the
   * account. Joins the open transaction, before its other locks.
   */
  async stillOne(actor: Actor): Promise<void> {
    if (!hasRole(actor, null, 'admin')) return;
    const rows = await this.db.write<{ account_id: string }>(
      `SELECT g.account_id FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
       WHERE g.role = 'admin' AND g.revoked_at IS NULL AND a.state = 'active' ORDER BY g.id FOR NO KEY UPDATE`,
    );
    if (!rows.some((row) => row.account_id === actor.accountId)) refuse('forbidden', 'identity.no_longer_admin');
  }
}
