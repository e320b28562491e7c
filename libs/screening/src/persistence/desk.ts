import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { heldBlocker } from '../domain/desk-steps';

export interface Claim {
  readonly accountId: string;
  readonly name: string;
  readonly until: Date;
}

interface ClaimRow {
  readonly account_id: string | null;
  readonly name: string | null;
  readonly until: Date | null;
}

/** The lock of one dossier at the secretariat; taken before the initiative's own row by everything that decides. */
@Injectable()
export class Desk {
  constructor(private readonly db: Database) {}

  /** Locks the desk row; the live claim on it, if any. */
  async lock(initiativeId: string): Promise<Claim | null> {
    const [row] = await this.db.write<ClaimRow>(
      `INSERT INTO screening.claim AS c (initiative_id) VALUES ($1)
       ON CONFLICT (initiative_id) DO UPDATE SET initiative_id = excluded.initiative_id
       RETURNING c.account_id, c.until,
         (SELECT p.name FROM identity.account a JOIN identity.person p ON p.id = a.person_id WHERE a.id = c.account_id) AS name`,
      [initiativeId],
    );
    const now = await this.db.now();
    if (!row?.account_id || !row.until || row.until <= now) return null;
    return { accountId: row.account_id, name: row.name ?? '', until: row.until };
  }

  /** Locks the desk row for a decision: nobody else may hold a live claim. */
  async hold(initiativeId: string, actor: Actor): Promise<void> {
    const claim = await this.lock(initiativeId);
    if (claim && claim.accountId !== actor.accountId) {
      throw new Refused({ kind: 'conflict', ...heldBlocker(claim) });
    }
  }

  async take(initiativeId: string, accountId: string, at: Date, until: Date): Promise<void> {
    await this.db.write(
      'UPDATE screening.claim SET account_id = $2, claimed_at = $3, until = $4 WHERE initiative_id = $1',
      [initiativeId, accountId, at, until],
    );
  }

  async free(initiativeId: string): Promise<void> {
    await this.db.write(
      'UPDATE screening.claim SET account_id = NULL, claimed_at = NULL, until = NULL WHERE initiative_id = $1',
      [initiativeId],
    );
  }

  /** Where this account holds it; another's claim stays. */
  async freeOf(initiativeId: string, accountId: string): Promise<void> {
    await this.db.write(
      'UPDATE screening.claim SET account_id = NULL, claimed_at = NULL, until = NULL WHERE initiative_id = $1 AND account_id = $2',
      [initiativeId, accountId],
    );
  }
}
