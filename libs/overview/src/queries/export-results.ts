import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FrozenScores } from './frozen-scores';

const BATCH = 500;

/**
 * PostgreSQL writes the text of each line: made here from columns, a thousand of them would take twice the time of the
 * one thread that answers everybody. `share` is a percentage with two decimals.
 */
const LINES = `
  SELECT i.id, i.code, (
    SELECT row_to_json(line) FROM (
      SELECT i.code, i.title, i.theme, i.author_kind AS "authorKind", i.unit_name AS unit, i.state, coalesce((
        SELECT json_agg(author) FROM (
          SELECT a.name, a.job_title AS position, a.unit_name AS unit, round(a.share / 100.0, 2)::text AS share
          FROM initiative.author a WHERE a.initiative_id = i.id ORDER BY a.position
        ) author
      ), '[]') AS authors
    ) line
  )::text AS text
  FROM initiative.initiative i
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL AND i.code > $2 AND i.id <> ALL($3::uuid[])
  ORDER BY i.code LIMIT ${BATCH}`;

interface Line {
  readonly id: string;
  readonly code: string;
  readonly text: string;
}

export interface LockedRound {
  readonly id: string;
  readonly code: string;
  /** Counts the lockings of the round; a reopened round is locked anew. */
  readonly number: number;
}

/** Initiatives of a round that one account is in conflict with: only members of the panel are. */
export const conflictedSql = (round: string, account: string): string =>
  `SELECT DISTINCT e.initiative_id AS id FROM judging.conflicts(${round}, ${account}) c JOIN judging.round_initiative e ON e.id = c.round_initiative_id
   WHERE EXISTS (SELECT FROM judging.panel_member m WHERE m.round_id = ${round} AND m.account_id = ${account} AND m.removed_at IS NULL)`;
const CONFLICTED = conflictedSql('$1', '$2');

/** Initiatives of a contest with the frozen scores of one round, as JSON, in batches so that no export is held whole. */
@Injectable()
export class ExportResults {
  constructor(
    private readonly db: Database,
    private readonly scores: FrozenScores,
  ) {}

  /** The round asked for, or the last one that is locked; undefined where none is. */
  round(contestId: string, code?: string): Promise<LockedRound | undefined> {
    return this.db.first<LockedRound>(
      `SELECT r.id, r.code, max(q.number) AS number FROM judging.round r JOIN judging.round_result q ON q.round_id = r.id
       WHERE r.contest_id = $1 AND r.state IN ('locked', 'confirmed', 'announced') AND ($2::text IS NULL OR r.code = $2)
       GROUP BY r.id ORDER BY r.position DESC LIMIT 1`,
      [contestId, code ?? null],
    );
  }

  /** The text of a JSON array, one initiative a line; without those that the reader is in conflict with. */
  async *lines(contestId: string, round: LockedRound, accountId: string | null): AsyncGenerator<string> {
    const hidden = await this.hidden(round.id, accountId);
    const scores = await this.scores.of(round);
    let last = '';
    let before = '[\n';
    for (;;) {
      const rows = await this.db.query<Line>(LINES, [contestId, last, hidden]);
      if (rows.length > 0) {
        yield before + rows.map(({ id, text }) => scored(text, scores.get(id))).join(',\n');
        before = ',\n';
      }
      if (rows.length < BATCH) break;
      last = rows.at(-1)?.code ?? '';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }

  private async hidden(roundId: string, accountId: string | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(CONFLICTED, [roundId, accountId]);
    return rows.map(({ id }) => id);
  }
}

const scored = (line: string, score = '"score":null,"rank":null,"sheets":null,"criteria":{}'): string =>
  `${line.slice(0, -1)},${score}}`;
