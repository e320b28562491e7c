import { Injectable } from '@nestjs/common';
import { containing, Database, keysetSql, toPage } from '@platform/database';
import type { Page, SortKey } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { Turn } from '../domain/turn';
import { binder, SECRETARIAT, shownState, visibleTo } from '../persistence/visible-to';
import { Turns } from './turns';

export interface InitiativeFilters {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly theme?: string | undefined;
  readonly category?: string | undefined;
  readonly authorKind?: string | undefined;
  readonly unitId?: string | undefined;
  readonly channel?: string | undefined;
  /** Only those the reader keeps or wrote. */
  readonly mine?: boolean | undefined;
}

export interface InitiativeListQuery extends InitiativeFilters {
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface InitiativeRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly channel: string;
  readonly theme: string | null;
  readonly category: string | null;
  readonly authorKind: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly leadAuthor: string | null;
  readonly authorCount: number;
  readonly revision: number;
  readonly receivedAt: Date | null;
  readonly completionDueAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface InitiativeListRow extends InitiativeRow {
  /** Null in the secretariat's list of everybody's. */
  readonly turn: Turn | null;
}

const SORTED: Readonly<Record<string, Omit<SortKey, 'descending'>>> = {
  created: { sql: 'i.created_at', type: 'timestamptz' },
  received: { sql: 'coalesce(i.received_at, i.created_at)', type: 'timestamptz' },
  code: { sql: 'i.code', type: 'text' },
  title: { sql: 'left(i.title_folded, 200)', type: 'text' },
};

const columns = (
  state: string,
) => `i.id, i.code, CASE WHEN i.state = 'awaiting_completion' THEN coalesce((SELECT r.title FROM initiative.revision r
    WHERE r.initiative_id = i.id AND r.number = i.revision), i.title) ELSE i.title END AS title,
  ${state} AS state, i.version, i.channel, i.theme, i.category, i.author_kind AS "authorKind", i.unit_id AS "unitId", i.unit_name AS "unitName",
  i.lead_author AS "leadAuthor", i.author_count AS "authorCount",
  i.revision, i.received_at AS "receivedAt", i.completion_due_at AS "completionDueAt", i.created_at AS "createdAt", i.updated_at AS "updatedAt"`;

/** Conditions of the filters in use on initiative `i`; texts are constant, values are bound. */
export function filterConditions(
  actor: Actor,
  contestId: string,
  filters: InitiativeFilters,
  bind: (value: unknown) => string,
): string[] {
  const where = [`i.contest_id = ${bind(contestId)}::uuid`];
  if (filters.state !== undefined) where.push(`${shownState(actor, contestId)} = ${bind(filters.state)}`);
  if (filters.theme !== undefined) where.push(`i.theme = ${bind(filters.theme)}`);
  if (filters.category !== undefined) where.push(`i.author_kind = ${bind(filters.category)}`);
  if (filters.authorKind !== undefined) where.push(`i.author_kind = ${bind(filters.authorKind)}`);
  if (filters.unitId !== undefined) where.push(`i.unit_id = ${bind(filters.unitId)}::uuid`);
  if (filters.channel !== undefined) where.push(`i.channel = ${bind(filters.channel)}`);
  if (filters.q?.trim()) where.push(containing('i.search_folded', filters.q, bind));
  where.push(visibleTo(filters.mine ? { ...actor, grants: [] } : actor, bind));
  return where;
}

@Injectable()
export class ListInitiatives {
  constructor(
    private readonly db: Database,
    private readonly turns: Turns,
  ) {}

  async execute(actor: Actor, contestId: string, query: InitiativeListQuery): Promise<Page<InitiativeListRow>> {
    const params: unknown[] = [];
    const where = filterConditions(actor, contestId, query, binder(params));
    const descending = query.sort.startsWith('-');
    const sort = SORTED[descending ? query.sort.slice(1) : query.sort] ?? SORTED['created'];
    if (!sort) throw new Error('A sort order without its SQL');
    const sql = keysetSql({
      columns: columns(shownState(actor, contestId)),
      from: 'initiative.initiative i',
      where,
      params,
      id: 'i.id',
      sort: { ...sort, descending },
      cursor: query.cursor,
      limit: query.limit,
    });
    const [rows, total] = await Promise.all([
      this.db.query<InitiativeRow>(sql.page, sql.params),
      this.db.first<{ total: number }>(sql.total, sql.totalParams),
    ]);
    const page = toPage(rows, query.limit, total?.total ?? 0, (row) => row);
    const everybodys = !query.mine && hasRole(actor, contestId, ...SECRETARIAT);
    const turns = everybodys
      ? null
      : await this.turns.ofAll(
          actor,
          page.items.map(({ id }) => id),
        );
    return { ...page, items: page.items.map((row) => ({ ...row, turn: turns?.get(row.id) ?? null })) };
  }
}
