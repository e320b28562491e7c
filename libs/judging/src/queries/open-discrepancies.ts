import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { computeRound } from '../domain/compute-round';
import { RoundInputQueries } from './round-input';
import { RoundRulesReader } from './round-rules';
import { RoundQueries } from './rounds';

export interface OpenDiscrepancy {
  readonly roundId: string;
  readonly roundName: string;
  readonly blindCode: string;
}

/** The discrepancies that the chairs of a contest have still to settle, by blind code; never a mark. */
@Injectable()
export class OpenDiscrepancies {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  async list(contestId: string): Promise<OpenDiscrepancy[]> {
    const settling = await this.db.query<{ id: string; name: string }>(
      `SELECT id, name FROM judging.round WHERE contest_id = $1 AND state = 'settling' ORDER BY name, id`,
      [contestId],
    );
    const open: OpenDiscrepancy[] = [];
    for (const { id: roundId, name: roundName } of settling) {
      const round = await this.rounds.byId(roundId);
      const { rulebook, round: rules } = await this.rules.of(round);
      const computed = computeRound(rulebook, rules, await this.inputs.of(round));
      if (!computed.ok) continue;
      const unsettled = computed.round.discrepancies.filter(({ settlement }) => settlement === null);
      const codes = unsettled.map(({ blindCode }) => blindCode);
      open.push(...codes.sort().map((blindCode) => ({ roundId, roundName, blindCode })));
    }
    return open;
  }
}
