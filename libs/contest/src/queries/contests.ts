import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import type { ContestView } from './views';
import { VISIBLE, visibleTo } from './visible';

const COLUMNS = `id, code, title, state, zone, opens_at AS "opensAt", closes_at AS "closesAt",
  rulebook_version AS "rulebookVersion", version`;

@Injectable()
export class ContestQueries {
  constructor(private readonly db: Database) {}

  find(contestId: string): Promise<ContestView | undefined> {
    return this.db.first<ContestView>(`SELECT ${COLUMNS} FROM contest.contest WHERE id = $1`, [contestId]);
  }

  async isVisible(actor: Actor, contestId: string): Promise<boolean> {
    const row = await this.db.first(`SELECT c.id FROM contest.contest c WHERE c.id = $3 AND ${VISIBLE}`, [
      ...visibleTo(actor),
      contestId,
    ]);
    return row !== undefined;
  }

  /** Locks the row until the open transaction ends. */
  async lock(contestId: string, mode: 'share' | 'update'): Promise<ContestView | undefined> {
    const select = `SELECT ${COLUMNS} FROM contest.contest WHERE id = $1`;
    const [row] = await this.db.write<ContestView>(`${select} FOR ${mode === 'share' ? 'SHARE' : 'UPDATE'}`, [
      contestId,
    ]);
    return row;
  }

  async closingFor(contestId: string, unitId: string | null, initiativeId: string | null): Promise<Date | null> {
    const row = await this.db.first<{ at: Date | null }>('SELECT contest.closing_for($1, $2, $3) AS at', [
      contestId,
      unitId,
      initiativeId,
    ]);
    return row?.at ?? null;
  }
}
