import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Contests } from '@rooms/contest';
import type { Round, Rulebook } from '@rooms/contest';
import type { RoundRow } from './rounds';

const KEPT = 50;

export interface RulesOfRound {
  readonly rulebook: Rulebook;
  readonly round: Round;
}

/** The rules a round runs by: the contest's newest until scoring starts, the pinned version from then on. */
@Injectable()
export class RoundRulesReader {
  /** Pinned versions never change, so that marking does not read them again and again. */
  private readonly pinned = new Map<string, RulesOfRound>();

  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {}

  async of(row: Pick<RoundRow, 'contestId' | 'code' | 'rulebookVersion'>): Promise<RulesOfRound> {
    const key = `${row.contestId} ${row.code} ${row.rulebookVersion ?? ''}`;
    const known = this.pinned.get(key);
    if (known) return known;
    const rulebook = await this.contests.rulebook(row.contestId, row.rulebookVersion ?? undefined);
    const round = rulebook.rounds.find(({ code }) => code === row.code);
    if (!round) throw new Error(`The rulebook of contest ${row.contestId} has no round ${row.code}`);
    const rules = { rulebook, round };
    if (row.rulebookVersion !== null) {
      const [oldest] = this.pinned.keys();
      if (this.pinned.size >= KEPT && oldest !== undefined) this.pinned.delete(oldest);
      this.pinned.set(key, rules);
    }
    return rules;
  }

  async hash(contestId: string, version: number): Promise<string> {
    const row = await this.db.first<{ hash: string }>(
      'SELECT hash FROM contest.rulebook WHERE contest_id = $1 AND version = $2',
      [contestId, version],
    );
    if (!row) throw new Error(`Contest ${contestId} has no rulebook version ${version}`);
    return row.hash;
  }
}
