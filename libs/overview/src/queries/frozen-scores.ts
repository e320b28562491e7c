import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { LockedRound } from './export-results';

const KEPT = 8;

interface Entry {
  readonly initiativeId: string;
  readonly rank: number;
  readonly display: string;
  readonly sheets: number;
  readonly criteria: readonly { readonly code: string; readonly display: string }[];
}

/**
 * Members of a JSON object (score, rank, sheets, criteria) by initiative, of one locking of a round. A locking never
 * changes, so its texts may be kept: a reopened round is locked under another number.
 */
@Injectable()
export class FrozenScores {
  private readonly kept = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly db: Database) {}

  async of({ id, number }: LockedRound): Promise<ReadonlyMap<string, string>> {
    const key = `${id} ${number}`;
    const known = this.kept.get(key);
    if (known) return known;
    const row = await this.db.first<{ ranking: readonly Entry[] }>(
      `SELECT snapshot -> 'ranking' AS ranking FROM judging.round_result WHERE round_id = $1 AND number = $2`,
      [id, number],
    );
    const made = new Map((row?.ranking ?? []).map((entry) => [entry.initiativeId, members(entry)]));
    for (const oldest of this.kept.keys()) if (this.kept.size >= KEPT) this.kept.delete(oldest);
    this.kept.set(key, made);
    return made;
  }
}

function members({ display, rank, sheets, criteria }: Entry): string {
  const means = Object.fromEntries(criteria.map((criterion) => [criterion.code, criterion.display]));
  return JSON.stringify({ score: display, rank, sheets, criteria: means }).slice(1, -1);
}
