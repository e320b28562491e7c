import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Counting stops here, as in every list. */
const TOTAL_CAP = 1_000;

export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface AuditView {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly sealed: boolean;
}

/** Who holds or held a role other than coordinator is named; applicants stay account ids. */
const STAFF_NAME = `(SELECT p.name FROM identity.account n JOIN identity.person p ON p.id = n.person_id
    WHERE n.id = a.actor_id AND EXISTS (SELECT FROM identity.role_grant g WHERE g.account_id = n.id AND g.role <> 'coordinator'
      AND (a.contest_id IS NULL OR g.contest_id IS NULL OR g.contest_id = a.contest_id)))`;
const COLUMNS = `a.id, a.at, a.actor_id AS "actorId", ${STAFF_NAME} AS "actorName",
  a.action, a.outcome, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.from_state AS "from", a.to_state AS "to",
  a.reason, a.detail, a.request_id AS "requestId",
  EXISTS (SELECT FROM platform.audit_seal s WHERE s.audit_id = a.id) AS sealed`;

/** The audit of one contest, or (null) of what belongs to none, the newest first. Rows hold no marks. */
@Injectable()
export class AuditList {
  constructor(private readonly db: Database) {}

  async execute(contestId: string | null, filter: AuditFilter) {
    const params: unknown[] = contestId === null ? [] : [contestId];
    const where = [contestId === null ? 'a.contest_id IS NULL' : 'a.contest_id = $1'];
    const add = (sql: string, value: unknown, type: string) => {
      if (value !== undefined) where.push(`${sql} $${params.push(value)}::${type}`);
    };
    add('a.actor_id =', filter.actorId, 'uuid');
    add('a.action =', filter.action, 'text');
    add('a.subject_kind =', filter.subjectKind, 'text');
    add('a.subject_id =', filter.subjectId, 'uuid');
    add('a.outcome =', filter.outcome, 'text');
    add('a.at >=', filter.since, 'timestamptz');
    add('a.at <', filter.until, 'timestamptz');
    const total = await this.db.first<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT FROM platform.audit a WHERE ${where.join(' AND ')} LIMIT ${TOTAL_CAP + 1}) AS capped`,
      [...params],
    );
    add('a.id <', filter.cursor, 'bigint');
    const rows = await this.db.query<AuditView>(
      `SELECT ${COLUMNS} FROM platform.audit a WHERE ${where.join(' AND ')} ORDER BY a.id DESC LIMIT $${params.push(filter.limit + 1)}`,
      params,
    );
    const items = rows.slice(0, filter.limit);
    const found = total?.total ?? 0;
    return {
      items,
      nextCursor: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null,
      total: Math.min(found, TOTAL_CAP),
      totalCapped: found > TOTAL_CAP,
    };
  }

  /** Who and what stands in it. */
  async choices(contestId: string | null) {
    const [where, params] = contestId === null ? ['a.contest_id IS NULL', []] : ['a.contest_id = $1', [contestId]];
    const actors = await this.db.query<{ id: string; name: string }>(
      `SELECT id, name FROM (SELECT DISTINCT ON (a.actor_id) a.actor_id AS id, ${STAFF_NAME} AS name
         FROM platform.audit a WHERE ${where} AND a.actor_id IS NOT NULL) AS found WHERE name IS NOT NULL ORDER BY name, id`,
      params,
    );
    const actions = await this.db.query<{ action: string; count: number }>(
      `SELECT a.action, count(*)::int AS count FROM platform.audit a WHERE ${where} GROUP BY a.action ORDER BY a.action`,
      params,
    );
    return { actors, actions };
  }
}
