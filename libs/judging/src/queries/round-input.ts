import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Exact, InitiativeTally, ScoreSheet } from '@rooms/scoring';
import type { RoundEntry, RoundInput, RoundSettlement } from '../domain/compute-round';
import type { RoundSnapshot } from '../domain/round-result';
import type { RoundRow } from './rounds';

interface EntryRow {
  readonly initiative_id: string;
  readonly blind_code: string;
  readonly category: string;
  readonly absent: boolean;
  readonly carried_numerator: string | null;
  readonly carried_denominator: string | null;
  readonly votes: number | null;
  readonly received_at: Date | null;
}

/** Everything a round's result is computed from, in an order that does not depend on how it was written. */
@Injectable()
export class RoundInputQueries {
  constructor(private readonly db: Database) {}

  async of(round: RoundRow): Promise<RoundInput> {
    const entries = await this.db.query<EntryRow>(
      `SELECT initiative_id, blind_code, category, presence = 'absent' AS absent, carried_numerator, carried_denominator, votes, received_at
       FROM judging.entry WHERE round_id = $1 ORDER BY initiative_id`,
      [round.id],
    );
    const sheets = await this.db.query<ScoreSheet>(
      `SELECT s.id, e.initiative_id AS initiative, s.account_id AS judge, s.state, s.marks
       FROM judging.sheet s JOIN judging.entry e ON e.id = s.round_initiative_id
       WHERE s.round_id = $1 AND s.state = 'submitted' ORDER BY s.id`,
      [round.id],
    );
    const settlements = await this.db.query<RoundSettlement>(
      `SELECT s.kind, s.method, ri.initiative_id AS "initiativeId", s.sheet_ids AS "sheetIds", s.tied, s.admitted
       FROM judging.settlement s LEFT JOIN judging.round_initiative ri ON ri.id = s.round_initiative_id
       WHERE s.round_id = $1 ORDER BY s.number`,
      [round.id],
    );
    const earlier = await this.earlier(round);
    return {
      code: round.code,
      entries: entries.map((row): RoundEntry => ({
        initiativeId: row.initiative_id,
        blindCode: row.blind_code,
        category: row.category,
        absent: row.absent,
        carried: carriedOf(row),
        votes: row.votes,
        receivedAt: row.received_at?.getTime() ?? 0,
        earlier: earlierOf(earlier, row.initiative_id),
      })),
      sheets,
      settlements,
    };
  }

  /** Newest snapshots of the rounds before this one. */
  earlier(round: Pick<RoundRow, 'contestId' | 'position'>): Promise<{ code: string; snapshot: RoundSnapshot }[]> {
    return this.db.query(
      `SELECT DISTINCT ON (r.position) r.code, x.snapshot FROM judging.round r JOIN judging.round_result x ON x.round_id = r.id
       WHERE r.contest_id = $1 AND r.position < $2 AND r.state IN ('confirmed', 'announced') ORDER BY r.position, x.number DESC`,
      [round.contestId, round.position],
    );
  }
}

function carriedOf(row: EntryRow): Exact | null {
  return row.carried_numerator === null || row.carried_denominator === null
    ? null
    : { numerator: row.carried_numerator, denominator: row.carried_denominator };
}

function earlierOf(
  rounds: readonly { readonly code: string; readonly snapshot: RoundSnapshot }[],
  initiativeId: string,
): Record<string, InitiativeTally> {
  return Object.fromEntries(
    rounds.flatMap(({ code, snapshot }) => {
      const tally = snapshot.tallies[initiativeId];
      return tally ? [[code, tally]] : [];
    }),
  );
}
