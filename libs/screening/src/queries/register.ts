import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page, SortKey } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { Dossiers } from '../persistence/dossiers';
import { FLAGS, flagSql, FROM, missingSql, registerConditions } from './register-filter';
import type { Bind, Flag, RegisterFilter, RegisterSetting } from './register-filter';

export const REGISTER_SORTS = ['received', 'code', 'title', 'unit', 'since', 'due'] as const;
type Sort = (typeof REGISTER_SORTS)[number];

export interface RegisterQuery extends RegisterFilter {
  /** One of the sorts; `-` before it turns the order round. */
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface RegisterRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly leadAuthor: string | null;
  readonly authorCount: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly block: string;
  readonly theme: string | null;
  readonly authorKind: string;
  readonly channel: string;
  readonly state: string;
  readonly version: number;
  readonly receivedAt: Date | null;
  readonly stateSince: Date;
  readonly days: number;
  readonly dueAt: Date | null;
  /** Whose work it is. */
  readonly screener: { readonly accountId: string; readonly name: string } | null;
  /** Who is working on it just now. */
  readonly claim: { readonly accountId: string; readonly name: string } | null;
  readonly missingParts: readonly string[];
  readonly flags: readonly Flag[];
}

const SORTED: Readonly<Record<Sort, SortKey>> = {
  received: { sql: 'coalesce(i.received_at, i.created_at)', type: 'timestamptz' },
  code: { sql: 'i.code', type: 'text' },
  title: { sql: 'left(i.title_folded, 200)', type: 'text' },
  unit: { sql: 'u.name_folded', type: 'text' },
  since: { sql: 'i.state_since', type: 'timestamptz' },
  due: { sql: `coalesce(k.due_at, 'infinity')`, type: 'timestamptz' },
};

const person = (account: string): string =>
  `(SELECT jsonb_build_object('accountId', a.id, 'name', p.name) FROM identity.account a JOIN identity.person p ON p.id = a.person_id
     WHERE a.id = ${account})`;

function columns(setting: RegisterSetting, actor: Actor, bind: Bind): string {
  return `i.id, i.code, CASE WHEN i.state = 'awaiting_completion' THEN coalesce(r.title, i.title) ELSE i.title END AS title,
    i.lead_author AS "leadAuthor", i.author_count AS "authorCount", i.unit_id AS "unitId", i.unit_name AS "unitName", u.block,
    i.theme, i.author_kind AS "authorKind", i.channel, i.state, i.version, i.received_at AS "receivedAt", i.state_since AS "stateSince",
    floor(extract(epoch FROM platform.now() - i.state_since) / 86400)::int AS days, k.due_at AS "dueAt",
    ${person('s.account_id')} AS screener, ${person('c.account_id')} AS claim, ${missingSql(bind(setting.parts))} AS "missingParts",
    array_remove(ARRAY[${FLAGS.map((flag) => `CASE WHEN ${flagSql(flag, actor, bind)} THEN '${flag}' END`).join(', ')}], NULL) AS flags`;
}

/** Every dossier that has reached the secretariat, with whose turn it is; never a mark. */
@Injectable()
export class Register {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly dossiers: Dossiers,
  ) {}

  async page(contestId: string, query: RegisterQuery, actor: Actor): Promise<Page<RegisterRow>> {
    const sql = await this.sql(contestId, query, actor);
    const [rows, total] = await Promise.all([
      this.db.query<RegisterRow>(sql.page, sql.params),
      this.db.first<{ total: number }>(sql.total, sql.totalParams),
    ]);
    return toPage(rows, query.limit, total?.total ?? 0, (row) => row);
  }

  /** All rows of a filter, for a sheet that bears so many. */
  async all(
    contestId: string,
    query: Omit<RegisterQuery, 'cursor' | 'limit'>,
    max: number,
    actor: Actor,
  ): Promise<RegisterRow[]> {
    const sql = await this.sql(contestId, { ...query, limit: max }, actor);
    const rows = await this.db.query<RegisterRow>(sql.page, sql.params);
    return rows.length > max ? refuse('conflict', 'screening.register_long', { max }) : rows;
  }

  private async sql(contestId: string, query: RegisterQuery, actor: Actor) {
    this.dossiers.requireSecretary(contestId, actor);
    const { zone } = await this.contests.view(contestId);
    const { dossier } = await this.contests.rulebook(contestId);
    const parts = dossier.parts.filter(({ required }) => required).map(({ code }) => code);
    const setting = { contestId, zone, parts };
    const params: unknown[] = [];
    const where = registerConditions(query, setting, actor, (value) => `$${params.push(value)}`);
    // The total is counted without the columns, so what only they need comes after.
    const counted = params.length;
    const selected = columns(setting, actor, (value) => `$${params.push(value)}`);
    const descending = query.sort.startsWith('-');
    const sort = SORTED[(descending ? query.sort.slice(1) : query.sort) as Sort];
    const sql = keysetSql({
      columns: selected,
      from: FROM,
      where,
      params,
      id: 'i.id',
      sort: { ...sort, descending },
      cursor: query.cursor,
      limit: query.limit,
    });
    return { ...sql, totalParams: sql.totalParams.slice(0, counted) };
  }
}
