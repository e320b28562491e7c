import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

const BATCH = 1_000;

/** Locked results only: the newest locking of a round that has not been reopened since. */
const ROUND = `
  SELECT DISTINCT ON (r.id) r.id, r.code, q.number FROM judging.round r JOIN judging.round_result q ON q.round_id = r.id
  WHERE r.contest_id = $1 AND r.state IN ('locked', 'confirmed', 'announced') AND ($2::text IS NULL OR r.code = $2)
  ORDER BY r.id, q.number DESC`;

const ROWS = `
  SELECT i.code, json_build_object(
      'code', i.code, 'title', i.title, 'theme', i.theme, 'authorKind', i.author_kind, 'unit', i.unit_name, 'state', i.state,
      'authors', (SELECT json_agg(json_build_object('name', a.name, 'position', a.job_title, 'unit', a.unit_name, 'share', a.share / 100.0)
                    ORDER BY a.position) FROM initiative.author a WHERE a.initiative_id = i.id),
      'score', s.entry -> 'display', 'rank', s.entry -> 'rank', 'sheets', s.entry -> 'sheets',
      'criteria', (SELECT json_object_agg(k ->> 'code', k -> 'display') FROM jsonb_array_elements(s.entry -> 'criteria') AS k))::text AS line
  FROM initiative.initiative i LEFT JOIN score s ON s.initiative_id = i.id
  WHERE i.contest_id = $1 AND i.received_at IS NOT NULL AND i.code > $4 ORDER BY i.code LIMIT ${BATCH}`;

const SCORED = `
  WITH score AS MATERIALIZED (
    SELECT (e ->> 'initiativeId')::uuid AS initiative_id, e AS entry
    FROM judging.round_result q, jsonb_array_elements(q.snapshot -> 'ranking') AS e
    WHERE q.round_id = $2::uuid AND q.number = $3::int)${ROWS}`;

/** Initiatives of a contest with the frozen scores of one round, as JSON, in batches so that no export is held whole. */
@Injectable()
export class ExportResults {
  constructor(private readonly db: Database) {}

  /** The round asked for, or the last one that is locked; undefined where none is. */
  async round(contestId: string, code?: string): Promise<{ id: string; code: string; number: number } | undefined> {
    const rows = await this.db.query<{ id: string; code: string; number: number }>(
      `SELECT x.* FROM (${ROUND}) AS x JOIN judging.round r ON r.id = x.id ORDER BY r.position DESC LIMIT 1`,
      [contestId, code ?? null],
    );
    return rows[0];
  }

  /** Lines of a JSON array. */
  async *lines(contestId: string, round: { readonly id: string; readonly number: number }): AsyncGenerator<string> {
    let last = '';
    let before = '[\n';
    for (;;) {
      const rows = await this.db.query<{ code: string; line: string }>(SCORED, [
        contestId,
        round.id,
        round.number,
        last,
      ]);
      if (rows.length > 0) yield before + rows.map(({ line }) => line).join(',\n');
      if (rows.length > 0) before = ',\n';
      if (rows.length < BATCH) break;
      last = rows.at(-1)?.code ?? '';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }
}
