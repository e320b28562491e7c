import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { Page } from '@platform/database';
import { absent, containsPattern } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestsOf, visibleSql } from '../persistence/notices';

export interface NoticeFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly initiativeId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface NoticeListItem {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly state: string;
  readonly version: number;
  readonly initiativeId: string | null;
  readonly initiativeCode: string | null;
  readonly recipientName: string;
  readonly address: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly language: 'vi' | 'en';
  readonly subject: string;
  readonly createdAt: Date;
  readonly releasedAt: Date | null;
  readonly endedAt: Date | null;
  readonly nextAttemptAt: Date | null;
  readonly attempts: number;
  readonly lastCode: string | null;
}

export const NOTICE_COLUMNS = `n.id, n.kind, n.lane, n.state, n.version, n.initiative_id AS "initiativeId", i.code AS "initiativeCode",
  n.recipient_name AS "recipientName", n.address, n.unit_id AS "unitId", n.unit_name AS "unitName", n.language, n.subject,
  n.created_at AS "createdAt", n.released_at AS "releasedAt", n.ended_at AS "endedAt",
  CASE WHEN n.state = 'retrying' THEN n.next_attempt_at END AS "nextAttemptAt", n.attempts, n.last_code AS "lastCode"`;
export const NOTICE_FROM = 'notification.notice n LEFT JOIN initiative.initiative i ON i.id = n.initiative_id';

/** Where each notice of a contest stands, oldest first. */
@Injectable()
export class NoticeList {
  constructor(private readonly db: Database) {}

  async execute(contestId: string, filter: NoticeFilter, actor: Actor): Promise<Page<NoticeListItem>> {
    const mine = contestsOf(actor);
    if (mine !== null && !mine.includes(contestId)) absent();
    const params: unknown[] = [contestId, mine];
    const where = ['n.contest_id = $1', visibleSql('$2')];
    const add = (value: unknown, condition: (place: string) => string) => {
      if (value === undefined) return;
      params.push(value);
      where.push(condition(`$${params.length}`));
    };
    add(filter.state, (place) => `n.state = ${place}`);
    add(filter.kind, (place) => `n.kind = ${place}`);
    add(filter.initiativeId, (place) => `n.initiative_id = ${place}`);
    add(filter.unitId, (place) => `n.unit_id = ${place}`);
    add(
      filter.q && containsPattern(filter.q),
      (place) => `(n.recipient_folded LIKE ${place} OR lower(n.address) LIKE ${place} OR lower(i.code) LIKE ${place})`,
    );
    const sql = keysetSql({
      columns: NOTICE_COLUMNS,
      from: NOTICE_FROM,
      where,
      params,
      id: 'n.id',
      sort: { sql: 'n.created_at', type: 'timestamptz' },
      cursor: filter.cursor,
      limit: filter.limit,
    });
    const rows = await this.db.query<NoticeListItem>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    return toPage(rows, filter.limit, total?.total ?? 0, (item) => item);
  }
}
