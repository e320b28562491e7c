import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { ContestView } from './views';

const COLUMNS = `id, code, title, state, zone, opens_at AS "opensAt", closes_at AS "closesAt",
  rulebook_version AS "rulebookVersion", version`;

@Injectable()
export class ContestQueries {
  constructor(private readonly db: Database) {}

  find(contestId: string): Promise<ContestView | undefined> {
    return this.db.first<ContestView>(`SELECT ${COLUMNS} FROM contest.contest WHERE id = $1`, [contestId]);
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
