import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { blindCodes } from '../domain/blind-code';
import { RoundInputQueries } from '../queries/round-input';
import { RoundRulesReader } from '../queries/round-rules';
import type { RoundRow } from '../queries/rounds';

/** Puts initiatives into a round. Joins the open transaction, which holds the round's lock. */
@Injectable()
export class EnterInitiatives {
  constructor(
    private readonly db: Database,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  /** Each initiative gets a random code; a later round takes the exact score along where the rulebook says so. */
  async enter(round: RoundRow, candidates: readonly string[]): Promise<void> {
    const { round: rules } = await this.rules.of(round);
    const earlier = rules.carryOver
      ? (await this.inputs.earlier(round)).find(({ code }) => code === rules.carryOver?.from)
      : undefined;
    const taken = await this.db.query<{ code: string }>(
      'SELECT blind_code AS code FROM judging.round_initiative WHERE round_id = $1',
      [round.id],
    );
    const codes = blindCodes(candidates.length, randomInt, new Set(taken.map(({ code }) => code)));
    await this.db.write(
      `INSERT INTO judging.round_initiative (round_id, initiative_id, revision, blind_code, carried_numerator, carried_denominator)
       SELECT $1, e.initiative_id, i.revision, e.blind_code, e.numerator, e.denominator
       FROM jsonb_to_recordset($2::jsonb) AS e(initiative_id uuid, blind_code text, numerator text, denominator text)
       JOIN initiative.initiative i ON i.id = e.initiative_id`,
      [
        round.id,
        JSON.stringify(
          candidates.map((id, index) => {
            const score = earlier?.snapshot.tallies[id]?.score;
            return {
              initiative_id: id,
              blind_code: codes[index],
              numerator: score?.numerator ?? null,
              denominator: score?.denominator ?? null,
            };
          }),
        ),
      ],
    );
  }
}
