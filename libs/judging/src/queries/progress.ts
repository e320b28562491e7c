import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page, SortKey } from '@platform/database';
import { containsPattern } from '@platform/kernel';
import { assignmentDoors, isLive } from '../domain/assignment-doors';
import type { AssignmentDoor, AssignmentFactsShown } from '../domain/assignment-doors';
import { lacking } from '../domain/pair-blockers';
import type { RoundRow } from './rounds';

/** How far a judge is with an initiative, without any mark. */
export type Progress = 'offered' | 'unopened' | 'draft' | 'submitted' | 'conflict' | 'not_returned' | 'replaced';

export interface EntryView {
  readonly id: string;
  readonly blindCode: string;
  /** Null for the panel of a blind round until it is locked. */
  readonly initiative: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly unitName: string;
  } | null;
  readonly lotOrder: number | null;
  readonly presence: 'expected' | 'present' | 'absent';
  /** Judges that it still lacks by the rules. */
  readonly lacking: number;
  readonly votes: number | null;
  /** Files handed in for this round alone. */
  readonly parts: readonly RoundPart[];
  readonly assignments: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly progress: Progress;
    readonly sheetId: string | null;
    /** The judge still has the initiative. */
    readonly live: boolean;
    /** What the reader may do with it now. */
    readonly may: readonly AssignmentDoor[];
  }[];
}

interface RoundPart {
  readonly id: string;
  readonly code: string;
  readonly fileName: string | null;
  readonly by: string | null;
  readonly at: string;
}

interface EntryRow {
  readonly id: string;
  readonly blind_code: string;
  readonly initiative_id: string;
  readonly code: string;
  readonly title: string;
  readonly unit_name: string;
  readonly lot_order: number | null;
  readonly presence: EntryView['presence'];
  readonly votes: number | null;
  readonly parts: readonly RoundPart[];
  readonly assignments: readonly (AssignmentFactsShown & Omit<EntryView['assignments'][number], 'live' | 'may'>)[];
}

const PROGRESS = `CASE WHEN a.state = 'recused' THEN 'conflict' WHEN a.state = 'replaced' THEN 'replaced' WHEN a.state = 'offered' THEN 'offered'
  WHEN s.state = 'submitted' THEN 'submitted' WHEN s.state = 'not_returned' THEN 'not_returned'
  WHEN s.version > 1 OR a.opened_at IS NOT NULL THEN 'draft' ELSE 'unopened' END`;

const SORTS: Readonly<Record<string, SortKey>> = {
  blindCode: { sql: 'e.blind_code', type: 'text' },
  code: { sql: 'i.code', type: 'text' },
  lotOrder: { sql: 'coalesce(e.lot_order, 0)', type: 'int' },
};

export interface EntryFilter {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly sort: 'blindCode' | 'code' | 'lotOrder';
  readonly progress?: Progress | undefined;
}

/** The initiatives of a round with their judges. `named`: the reader may know whose they are. */
@Injectable()
export class ProgressQueries {
  constructor(private readonly db: Database) {}

  async entries(
    round: RoundRow,
    judgesPerInitiative: number,
    filter: EntryFilter,
    named: boolean,
    hidden: ReadonlySet<string>,
    roles: readonly string[],
  ): Promise<Page<EntryView>> {
    const where = ['e.round_id = $1', 'e.id <> ALL ($2::uuid[])'];
    const params: unknown[] = [round.id, [...hidden]];
    if (filter.q) {
      params.push(containsPattern(filter.q), filter.q.toUpperCase());
      where.push(
        named
          ? `(i.title_folded LIKE $3 OR i.code = $4 OR e.blind_code = $4)`
          : `(e.blind_code = $4 AND $3::text IS NOT NULL)`,
      );
    }
    if (filter.progress) {
      params.push(filter.progress);
      where.push(
        `EXISTS (SELECT FROM judging.assignment a LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
          WHERE a.round_initiative_id = e.id AND ${PROGRESS} = $${params.length})`,
      );
    }
    const sort = SORTS[named ? filter.sort : filter.sort === 'code' ? 'blindCode' : filter.sort];
    if (!sort) throw new Error(`No sort ${filter.sort}`);
    const list = keysetSql({
      columns: `e.id, e.blind_code, e.initiative_id, i.code, i.title, i.unit_name, e.lot_order, e.presence, e.votes,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'code', p.part_code, 'fileName', p.file_name, 'by', o.name,
            'at', to_char(p.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY p.part_code, p.uploaded_at, p.id)
          FROM judging.round_part p JOIN identity.account c ON c.id = p.uploaded_by JOIN identity.person o ON o.id = c.person_id
          WHERE p.round_initiative_id = e.id AND p.removed_at IS NULL), '[]') AS parts,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'accountId', a.account_id, 'name', m.name, 'progress', ${PROGRESS}, 'sheetId', s.id, 'state', a.state, 'sheetState', s.state) ORDER BY m.name, a.id)
          FROM judging.assignment a JOIN judging.panel_member m ON m.id = a.panel_member_id
          LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
          WHERE a.round_initiative_id = e.id), '[]') AS assignments`,
      from: 'judging.entry e JOIN initiative.initiative i ON i.id = e.initiative_id',
      where,
      params,
      id: 'e.id',
      sort,
      cursor: filter.cursor,
      limit: filter.limit,
    });
    const rows = await this.db.query<EntryRow>(list.page, list.params);
    const total = await this.db.first<{ total: number }>(list.total, list.totalParams);
    const now = await this.db.now();
    return toPage(rows, filter.limit, total?.total ?? 0, (row) => ({
      id: row.id,
      blindCode: row.blind_code,
      initiative: named ? { id: row.initiative_id, code: row.code, title: row.title, unitName: row.unit_name } : null,
      lotOrder: row.lot_order,
      presence: row.presence,
      lacking: lacking(judgesPerInitiative, row.assignments.filter(({ state }) => isLive(state)).length),
      votes: row.votes,
      parts: named ? row.parts : row.parts.map((part) => ({ ...part, fileName: null, by: null })),
      assignments: row.assignments.map(({ state, sheetState, ...one }) => ({
        ...one,
        live: isLive(state),
        may: assignmentDoors({ state, sheetState }, round.state, roles, now),
      })),
    }));
  }

  /** Counts by progress of all assignments, and of those that count how many there are; no marks, no means. */
  async counts(roundId: string): Promise<{ counts: Partial<Record<Progress, number>>; expected: number }> {
    const rows = await this.db.query<{ progress: Progress; count: number }>(
      `SELECT ${PROGRESS} AS progress, count(*)::int AS count FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id
       LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
       WHERE a.round_id = $1 GROUP BY 1 ORDER BY 1`,
      [roundId],
    );
    const counted = rows.filter(({ progress }) => progress !== 'conflict' && progress !== 'replaced');
    return {
      counts: Object.fromEntries(rows.map(({ progress, count }) => [progress, count])),
      expected: counted.reduce((sum, { count }) => sum + count, 0),
    };
  }
}
