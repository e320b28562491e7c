import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page } from '@platform/database';
import { BlobStore } from '@platform/files';
import { absent, containsPattern, hasRole } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { availableTransitions } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { quotaOf } from '../domain/unit-list';
import type { UnitQuota } from '../domain/unit-list';
import { listRefusal, OPEN_LIST, openingBlockers, unitListWorkflow } from '../domain/unit-list.workflow';
import { inSecretariat } from '../persistence/paper-intakes';
import { LIST_FROM, listRoles, listVisibleTo, UnitLists } from '../persistence/unit-lists';
import type { ListedItem } from '../persistence/unit-lists';
import { binder } from '../persistence/visible-to';

export interface UnitListRow {
  readonly id: string;
  readonly contestId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly state: string;
  readonly version: number;
  readonly dispatchNumber: string | null;
  readonly dispatchDate: string | null;
  readonly declaredCount: number | null;
  readonly listed: number;
  readonly forwardedAt: Date | null;
  readonly createdAt: Date;
  /** Differences between letter and dossiers. */
  readonly mismatched: number;
  /** The reader may change it now. */
  readonly mayEdit: boolean;
}

export interface UnitListPage extends Page<UnitListRow> {
  readonly availableTransitions: readonly AvailableTransition[];
}

export interface UnitListView extends UnitListRow {
  readonly declaredCodes: readonly string[] | null;
  readonly scan: { readonly fileName: string; readonly sha256: string } | null;
  readonly returnedBecause: string | null;
  readonly quota: UnitQuota;
  readonly unitTotal: number;
  readonly items: readonly Omit<ListedItem, 'ofUnit'>[];
  readonly candidates: readonly Omit<ListedItem, 'position' | 'ofUnit'>[];
  readonly mismatches: readonly Blocker[];
  readonly remarks: readonly Blocker[];
  readonly availableTransitions: readonly AvailableTransition[];
}

export interface UnitWithoutList {
  readonly unitId: string;
  readonly unitName: string;
  readonly block: string;
  /** Dossiers that reached the secretariat. */
  readonly received: number;
  readonly minimum: number;
  readonly hasDraft: boolean;
}

interface PageQuery {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const ROW = `l.id, l.contest_id AS "contestId", l.unit_id AS "unitId", u.name AS "unitName", l.state, l.version, l.dispatch_number AS "dispatchNumber",
  to_char(l.dispatch_date, 'YYYY-MM-DD') AS "dispatchDate", l.declared_count AS "declaredCount",
  (SELECT count(*)::int FROM initiative.unit_list_item t WHERE t.unit_list_id = l.id) AS listed, l.forwarded_at AS "forwardedAt", l.created_at AS "createdAt"`;

@Injectable()
export class UnitListQueries {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly lists: UnitLists,
    private readonly store: BlobStore,
  ) {}

  async list(
    actor: Actor,
    contestId: string,
    query: PageQuery & { readonly state?: string | undefined },
  ): Promise<UnitListPage> {
    const params: unknown[] = [];
    const bind = binder(params);
    const where = [`l.contest_id = ${bind(contestId)}::uuid`];
    if (query.state !== undefined) where.push(`l.state = ${bind(query.state)}`);
    if (query.q?.trim()) where.push(`u.name_folded LIKE ${bind(containsPattern(query.q))}`);
    where.push(listVisibleTo(actor, bind));
    const page = await this.page<Omit<UnitListRow, 'mismatched' | 'mayEdit'>>(
      {
        ...{ columns: ROW, from: LIST_FROM, where, params, id: 'l.id' },
        sort: { sql: 'l.created_at', type: 'timestamptz', descending: true },
      },
      query,
    );
    if (page.total === 0) await this.contests.requireVisible(actor, contestId);
    const seen = await this.seen(actor, page.items);
    return {
      ...page,
      items: page.items.map((row) => ({ ...row, mismatched: 0, mayEdit: false, ...seen.get(row.id) })),
      availableTransitions: await this.opening(actor, contestId),
    };
  }

  async one(actor: Actor, id: string): Promise<UnitListView> {
    const list = await this.lists.one(id, actor);
    const facts = this.lists.factsOf(list, await this.contests.rulebook(list.contest_id, list.rulebook_version));
    const now = await this.db.now();
    return {
      id: list.id,
      contestId: list.contest_id,
      unitId: list.unit_id,
      unitName: list.unit_name,
      state: list.state,
      version: list.version,
      dispatchNumber: list.dispatch_number,
      dispatchDate: list.dispatch_date,
      declaredCount: list.declared_count,
      declaredCodes: list.declared_codes,
      listed: list.items.length,
      forwardedAt: list.forwarded_at,
      createdAt: list.created_at,
      scan:
        list.scan_name === null || list.scan_sha256 === null
          ? null
          : { fileName: list.scan_name, sha256: list.scan_sha256 },
      returnedBecause: list.reason,
      quota: facts.quota,
      unitTotal: list.unit_total,
      items: list.items.map(({ ofUnit: _ofUnit, ...item }) => item),
      candidates: list.candidates,
      mismatched: facts.mismatches.length,
      mayEdit: listRefusal(list.state, listRoles(actor, list)) === null,
      mismatches: facts.mismatches,
      remarks:
        list.unit_total < facts.quota.min
          ? [
              {
                code: 'initiative.list_below_minimum',
                params: { count: list.unit_total, minimum: facts.quota.min },
              },
            ]
          : [],
      availableTransitions: availableTransitions(unitListWorkflow, list.state, facts, listRoles(actor, list), now),
    };
  }

  /** What needs the whole list, with the same statements for one as for a page. */
  private async seen(
    actor: Actor,
    rows: readonly { readonly id: string }[],
  ): Promise<Map<string, Pick<UnitListRow, 'mismatched' | 'mayEdit'>>> {
    if (rows.length === 0) return new Map();
    const lists = await this.lists.visible(
      rows.map(({ id }) => id),
      actor,
    );
    return new Map(
      lists.map((list) => [
        list.id,
        {
          mismatched: this.lists.mismatchesOf(list).length,
          mayEdit: listRefusal(list.state, listRoles(actor, list)) === null,
        },
      ]),
    );
  }

  /** Opening another list, for a coordinator. */
  private async opening(actor: Actor, contestId: string): Promise<AvailableTransition[]> {
    if (!hasRole(actor, contestId, 'coordinator')) return [];
    const { state, rulebookVersion } = await this.contests.view(contestId);
    const { units } = await this.contests.rulebook(contestId, rulebookVersion);
    return [{ ...OPEN_LIST, blockers: openingBlockers({ ruled: units.lists, contestState: state }) }];
  }

  async scan(
    actor: Actor,
    id: string,
  ): Promise<{ readonly fileName: string; readonly mime: string; readonly size: number; readonly stream: Readable }> {
    const { scan_key, scan_name, scan_mime } = await this.lists.one(id, actor);
    if (scan_key === null) return absent();
    const { stream, size } = await this.store.get(scan_key);
    return { fileName: scan_name ?? '', mime: scan_mime ?? 'application/octet-stream', size, stream };
  }

  /** Active units of which no list has come in, with how many of their dossiers have. */
  async unitsWithout(actor: Actor, contestId: string, query: PageQuery): Promise<Page<UnitWithoutList>> {
    if (!inSecretariat(actor, contestId)) absent();
    const { units } = await this.contests.rulebook(contestId);
    const params: unknown[] = [];
    const bind = binder(params);
    const contest = bind(contestId);
    const has = (
      states: string,
    ) => `EXISTS (SELECT FROM initiative.unit_list l WHERE l.contest_id = ${contest}::uuid AND l.state IN (${states})
      AND (l.unit_id = u.id OR identity.unit_today(l.unit_id) = u.id))`;
    const where = [`u.state = 'active'`, `NOT ${has(`'forwarded', 'accepted'`)}`];
    if (query.q?.trim()) where.push(`u.name_folded LIKE ${bind(containsPattern(query.q))}`);
    const page = await this.page<Omit<UnitWithoutList, 'minimum'>>(
      {
        columns: `u.id AS "unitId", u.name AS "unitName", u.block, coalesce(d.received, 0) AS received, ${has(`'draft', 'returned'`)} AS "hasDraft"`,
        from: `identity.unit u LEFT JOIN (SELECT identity.unit_today(i.unit_id) AS unit_id, count(*)::int AS received FROM initiative.initiative i
          WHERE i.contest_id = ${contest}::uuid AND i.received_at IS NOT NULL AND i.state <> 'withdrawn' GROUP BY 1) d ON d.unit_id = u.id`,
        where,
        params,
        id: 'u.id',
        sort: { sql: 'u.name_folded', type: 'text' },
      },
      query,
    );
    return { ...page, items: page.items.map((unit) => ({ ...unit, minimum: quotaOf(units, unit.block).min })) };
  }

  private async page<Row extends object>(
    list: Omit<Parameters<typeof keysetSql>[0], 'cursor' | 'limit'>,
    query: PageQuery,
  ): Promise<Page<Row>> {
    const sql = keysetSql({ ...list, cursor: query.cursor, limit: query.limit });
    const [rows, total] = await Promise.all([
      this.db.query<Row>(sql.page, sql.params),
      this.db.first<{ total: number }>(sql.total, sql.totalParams),
    ]);
    return toPage(rows, query.limit, total?.total ?? 0, (row) => row);
  }
}
