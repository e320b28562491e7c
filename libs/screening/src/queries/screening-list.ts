import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page, SortKey } from '@platform/database';
import { containsPattern } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Dossiers, HANDED_IN, ownSql } from '../persistence/dossiers';

export const SCREENING_STATES = [
  'submitted',
  'awaiting_completion',
  'eligible',
  'ineligible',
  'duplicate',
  'disqualified',
  'withdrawn',
] as const;

export interface ListFilter {
  readonly state?: (typeof SCREENING_STATES)[number] | undefined;
  readonly desk?: 'mine' | 'free' | 'others' | undefined;
  /** Assigned to the reader, or to nobody. */
  readonly screener?: 'me' | 'none' | undefined;
  /** At least this many days without a verdict since it was handed in. */
  readonly waitingDays?: number | undefined;
  readonly completion?: 'open' | 'due_soon' | 'overdue' | undefined;
  readonly theme?: string | undefined;
  readonly unitId?: string | undefined;
  readonly q?: string | undefined;
  readonly sort: 'waiting' | 'code' | 'due';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListItem {
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly theme: string | null;
  readonly unitName: string;
  readonly channel: string;
  readonly receivedAt: Date;
  readonly waitingSince: Date;
  readonly claim: { readonly accountId: string; readonly name: string; readonly until: Date } | null;
  readonly completion: { readonly id: string; readonly dueAt: Date } | null;
}

interface Row extends Omit<ListItem, 'claim' | 'completion'> {
  readonly claimedBy: string | null;
  readonly claimedName: string | null;
  readonly until: Date | null;
  readonly completionId: string | null;
  readonly dueAt: Date | null;
}

const WAITING = 'coalesce(i.submitted_at, i.received_at, i.created_at)';

const SORTS: Record<ListFilter['sort'], SortKey> = {
  waiting: { sql: WAITING, type: 'timestamptz' },
  code: { sql: 'i.code', type: 'text' },
  due: { sql: `coalesce(k.due_at, 'infinity')`, type: 'timestamptz' },
};

const FROM = `initiative.initiative i
  LEFT JOIN screening.claim c ON c.initiative_id = i.id AND c.until > platform.now()
  LEFT JOIN identity.account ca ON ca.id = c.account_id LEFT JOIN identity.person cp ON cp.id = ca.person_id
  LEFT JOIN screening.screener s ON s.initiative_id = i.id
  LEFT JOIN screening.completion k ON k.initiative_id = i.id AND k.state = 'open'`;

const COLUMNS = `i.id AS "initiativeId", i.code, i.title, i.state, i.version, i.revision, i.theme, i.unit_name AS "unitName",
  i.channel, i.received_at AS "receivedAt", ${WAITING} AS "waitingSince",
  c.account_id AS "claimedBy", cp.name AS "claimedName", c.until, k.id AS "completionId", k.due_at AS "dueAt"`;

/** The secretariat's lists: own queue, long waiting, completions due and overdue. A reader's own initiatives are not in them. */
@Injectable()
export class ScreeningList {
  constructor(
    private readonly db: Database,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(contestId: string, filter: ListFilter, actor: Actor): Promise<Page<ListItem>> {
    this.dossiers.requireSecretary(contestId, actor);
    const params: unknown[] = [contestId, actor.accountId, actor.personId];
    const where = ['i.contest_id = $1', HANDED_IN, `NOT ${ownSql('$2', '$3')}`, ...conditions(filter, params)];
    const sql = keysetSql({
      columns: COLUMNS,
      from: FROM,
      where,
      params,
      id: 'i.id',
      sort: SORTS[filter.sort],
      cursor: filter.cursor,
      limit: filter.limit,
    });
    const rows = await this.db.query<Row>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    return toPage(rows, filter.limit, total?.total ?? 0, view);
  }
}

function conditions(filter: ListFilter, params: unknown[]): string[] {
  const where: string[] = [];
  const add = (value: unknown, condition: (place: string) => string) => {
    params.push(value);
    where.push(condition(`$${params.length}`));
  };
  if (filter.state !== undefined) add(filter.state, (p) => `i.state = ${p}`);
  if (filter.theme !== undefined) add(filter.theme, (p) => `i.theme = ${p}`);
  if (filter.unitId !== undefined) add(filter.unitId, (p) => `i.unit_id = ${p}`);
  if (filter.q !== undefined && filter.q.trim() !== '') {
    add(containsPattern(filter.q), (p) => `(i.title_folded LIKE ${p} OR lower(i.code) LIKE ${p})`);
  }
  if (filter.waitingDays !== undefined) {
    add(
      filter.waitingDays,
      (p) => `i.state = 'submitted' AND ${WAITING} <= platform.now() - make_interval(days => ${p}::int)`,
    );
  }
  if (filter.desk === 'mine') where.push('c.account_id = $2');
  if (filter.desk === 'free') where.push('c.account_id IS NULL');
  if (filter.desk === 'others') where.push('c.account_id <> $2');
  if (filter.screener === 'me') where.push('s.account_id = $2');
  if (filter.screener === 'none') where.push('s.account_id IS NULL');
  if (filter.completion === 'open') where.push('k.id IS NOT NULL');
  if (filter.completion === 'due_soon')
    where.push(`k.due_at BETWEEN platform.now() AND platform.now() + interval '2 days'`);
  if (filter.completion === 'overdue') where.push('k.due_at < platform.now()');
  return where;
}

function view(row: Row): ListItem {
  return {
    initiativeId: row.initiativeId,
    code: row.code,
    title: row.title,
    state: row.state,
    version: row.version,
    revision: row.revision,
    theme: row.theme,
    unitName: row.unitName,
    channel: row.channel,
    receivedAt: row.receivedAt,
    waitingSince: row.waitingSince,
    claim:
      row.claimedBy && row.until ? { accountId: row.claimedBy, name: row.claimedName ?? '', until: row.until } : null,
    completion: row.completionId && row.dueAt ? { id: row.completionId, dueAt: row.dueAt } : null,
  };
}
