import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { computeRound } from '../domain/compute-round';
import { RoundInputQueries } from './round-input';
import { RoundRulesReader } from './round-rules';
import { RoundQueries } from './rounds';

/** How many discrepancies the chairs of a contest have still to settle; a number, never a mark. */
@Injectable()
export class OpenDiscrepancies {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  async count(contestId: string): Promise<number> {
    const settling = await this.db.query<{ id: string }>(
      `SELECT id FROM judging.round WHERE contest_id = $1 AND state = 'settling'`,
      [contestId],
    );
    let open = 0;
    for (const { id } of settling) {
      const round = await this.rounds.byId(id);
      const { rulebook, round: rules } = await this.rules.of(round);
      const computed = computeRound(rulebook, rules, await this.inputs.of(round));
      if (computed.ok) open += computed.round.discrepancies.filter(({ settled }) => !settled).length;
    }
    return open;
  }
}
