import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { fromHundredths } from '@platform/kernel';
import { FrozenScores } from './frozen-scores';

const BATCH = 500;

const ROWS = `
  SELECT i.id, i.code, i.title, i.theme, i.author_kind AS "authorKind", i.unit_name AS unit, i.state
  FROM initiative.initiative i WHERE i.contest_id = $1 AND i.received_at IS NOT NULL AND i.code > $2 AND i.id <> ALL($3::uuid[]) ORDER BY i.code LIMIT ${BATCH}`;

/** In the order of a page: rows are cheaper to read than aggregates. */
const AUTHORS = `
  SELECT a.initiative_id AS "initiativeId", a.name, a.job_title AS "jobTitle", a.unit_name AS unit, a.share
  FROM initiative.author a WHERE a.initiative_id = ANY($1::uuid[]) ORDER BY a.position`;

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly theme: string | null;
  readonly authorKind: string;
  readonly unit: string;
  readonly state: string;
}

interface AuthorRow {
  readonly initiativeId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly unit: string | null;
  readonly share: number;
}

export interface LockedRound {
  readonly id: string;
  readonly code: string;
  /** Counts the lockings of the round; a reopened round is locked anew. */
  readonly number: number;
}

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
      const rows = await this.db.query<Row>(ROWS, [contestId, last, hidden]);
      if (rows.length > 0) {
        const authors = await this.authors(rows.map(({ id }) => id));
        yield before + rows.map((row) => line(row, authors.get(row.id) ?? [], scores.get(row.id))).join(',\n');
        before = ',\n';
      }
      if (rows.length < BATCH) break;
      last = rows.at(-1)?.code ?? '';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  }

  /** Only members of the panel are in conflict: for everybody else nothing is worked out. */
  private async hidden(roundId: string, accountId: string | null): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT e.initiative_id AS id FROM judging.conflicts($1, $2) c JOIN judging.round_initiative e ON e.id = c.round_initiative_id
       WHERE EXISTS (SELECT FROM judging.panel_member m WHERE m.round_id = $1 AND m.account_id = $2 AND m.removed_at IS NULL)`,
      [roundId, accountId],
    );
    return rows.map(({ id }) => id);
  }

  private async authors(ids: readonly string[]): Promise<ReadonlyMap<string, AuthorRow[]>> {
    const byInitiative = new Map<string, AuthorRow[]>();
    for (const author of await this.db.query<AuthorRow>(AUTHORS, [ids])) {
      const known = byInitiative.get(author.initiativeId);
      if (known) known.push(author);
      else byInitiative.set(author.initiativeId, [author]);
    }
    return byInitiative;
  }
}

function line(row: Row, authors: readonly AuthorRow[], score: string | undefined): string {
  const { code, title, theme, authorKind, unit, state } = row;
  const text = JSON.stringify({ code, title, theme, authorKind, unit, state, authors: authors.map(listed) });
  return `${text.slice(0, -1)},${score ?? '"score":null,"rank":null,"sheets":null,"criteria":{}'}}`;
}

function listed({ name, jobTitle, unit, share }: AuthorRow) {
  return { name, position: jobTitle, unit, share: fromHundredths(share) };
}
