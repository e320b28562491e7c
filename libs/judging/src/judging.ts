import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Contests } from '@rooms/contest';
import type { RoundResult } from './domain/round-result';
import { OpenDiscrepancies } from './queries/open-discrepancies';
import type { OpenDiscrepancy } from './queries/open-discrepancies';
import { ResultQueries } from './queries/results';

/** What other rooms may ask of judging: frozen results, never marks that are still being made. */
@Injectable()
export class Judging {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly results: ResultQueries,
    private readonly discrepancies: OpenDiscrepancies,
  ) {}

  /** The frozen result of a round by its code in the rulebook; null while it is not locked. */
  result(contestId: string, code: string): Promise<RoundResult | null> {
    return this.results.ofCode(contestId, code);
  }

  /** The result of the rulebook's last round once its chair has confirmed it; null before. */
  async finalResult(contestId: string): Promise<RoundResult | null> {
    const last = (await this.contests.rulebook(contestId)).rounds.at(-1);
    return last ? this.results.final(contestId, last.code) : null;
  }

  /** Discrepancies of rounds being settled that no chair has settled yet, for those who may see marks then. */
  openDiscrepancies(contestId: string): Promise<OpenDiscrepancy[]> {
    return this.discrepancies.list(contestId);
  }

  /** True once a round of the contest is being scored: from then on its criteria are pinned. */
  async firstSheetExists(contestId: string): Promise<boolean> {
    const row = await this.db.first(
      'SELECT 1 AS one FROM judging.round WHERE contest_id = $1 AND rulebook_version IS NOT NULL LIMIT 1',
      [contestId],
    );
    return row !== undefined;
  }
}
