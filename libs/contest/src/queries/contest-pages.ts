import { Injectable } from '@nestjs/common';
import { Database, keysetSql, toPage } from '@platform/database';
import type { SortKey } from '@platform/database';
import { absent, containsPattern } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { isCurrent, isOver, receptionOf } from '../domain/contest.workflow';
import { differences } from '../domain/difference';
import type { Difference } from '../domain/difference';
import { toDocument } from '../domain/rulebook';
import { ContestSteps } from '../use-cases/contest-steps';
import { RulebookQueries } from './rulebooks';
import { VISIBLE, visibleTo } from './visible';
import type { ContestState } from './views';

const COLUMNS = `c.id, c.code, c.title, c.state, c.zone, c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.version`;
/** The contests beside the unit of the reader, the person $3. */
const CONTESTS = `contest.contest c CROSS JOIN (SELECT (SELECT p.unit_id FROM identity.person p WHERE p.id = $3) AS unit_id) me`;
/** The closing that holds for the reader's unit, and whether anything is taken online. */
const TAKING = `contest.closing_for(c.id, me.unit_id, NULL) AS "closesForReader", platform.now() AS now,
  EXISTS (SELECT FROM contest.rulebook r WHERE r.contest_id = c.id AND r.version = c.rulebook_version
    AND r.body->'dossier'->'channels' ? 'online') AS online`;
const SORTS: Readonly<Record<'newest' | 'closing' | 'title', SortKey>> = {
  newest: { sql: 'c.created_at', type: 'timestamptz', descending: true },
  closing: { sql: 'c.closes_at', type: 'timestamptz' },
  title: { sql: 'c.title_folded', type: 'text' },
};

export interface ContestRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: ContestState;
  readonly zone: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly version: number;
  readonly closesForReader: Date;
  readonly online: boolean;
  readonly now: Date;
}

export interface ContestFilter {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly sort: keyof typeof SORTS;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface DetailRow extends ContestRow {
  readonly rulebookVersion: number;
  readonly copiedFrom: string | null;
  readonly number: string | null;
  readonly date: string | null;
}

/** What a reader sees of contests; every read asks the same condition. */
@Injectable()
export class ContestPages {
  constructor(
    private readonly db: Database,
    private readonly rulebooks: RulebookQueries,
    private readonly steps: ContestSteps,
  ) {}

  async list(actor: Actor, filter: ContestFilter) {
    const where = [VISIBLE];
    const params: unknown[] = [...visibleTo(actor), actor.personId];
    if (filter.state !== undefined) where.push(`c.state = $${params.push(filter.state)}`);
    if (filter.q) where.push(`c.title_folded LIKE $${params.push(containsPattern(filter.q))}`);
    const sql = keysetSql({
      columns: `${COLUMNS}, ${TAKING}`,
      from: CONTESTS,
      where,
      params,
      id: 'c.id',
      sort: SORTS[filter.sort],
      cursor: filter.cursor,
      limit: filter.limit,
    });
    const rows = await this.db.query<ContestRow>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    return toPage(rows, filter.limit, total?.total ?? 0, contestRow);
  }

  async detail(actor: Actor, contestId: string) {
    const row = await this.db.first<DetailRow>(
      `SELECT ${COLUMNS}, ${TAKING}, c.rulebook_version AS "rulebookVersion", c.copied_from AS "copiedFrom",
         c.announcement_number AS number, to_char(c.announcement_date, 'YYYY-MM-DD') AS date
       FROM ${CONTESTS} WHERE c.id = $4 AND ${VISIBLE}`,
      [...visibleTo(actor), actor.personId, contestId],
    );
    if (!row) return absent();
    const rules = toDocument(await this.rulebooks.rulebook(contestId, row.rulebookVersion));
    return {
      ...contestRow(row),
      serverNow: row.now,
      isOver: isOver(row.state),
      announcement: row.number !== null && row.date !== null ? { number: row.number, date: row.date } : null,
      rulebookVersion: row.rulebookVersion,
      copiedFrom: row.copiedFrom,
      calendar: rules.calendar,
      categories: rules.authors.categories,
      themes: rules.themes,
      form: rules.form,
      dossier: rules.dossier,
      units: rules.units,
      availableTransitions: await this.steps.available(contestId, row.state, actor),
    };
  }

  async rulebook(actor: Actor, contestId: string, rulebookVersion: number | undefined) {
    const row = await this.db.first<{
      rulebookVersion: number;
      hash: string;
      frozenAt: Date | null;
      document: unknown;
      version: number;
    }>(
      `SELECT r.version AS "rulebookVersion", r.hash, r.frozen_at AS "frozenAt", r.body AS document, c.version
       FROM contest.contest c JOIN contest.rulebook r ON r.contest_id = c.id AND r.version = coalesce($4, c.rulebook_version)
       WHERE c.id = $3 AND ${VISIBLE}`,
      [...visibleTo(actor), contestId, rulebookVersion ?? null],
    );
    return row ? { contestId, ...row } : absent();
  }

  async versions(actor: Actor, contestId: string) {
    const items = await this.db.query(
      `SELECT r.version AS "rulebookVersion", r.hash, r.created_at AS "createdAt", p.name AS "createdBy", r.frozen_at AS "frozenAt", r.reason
       FROM contest.contest c JOIN contest.rulebook r ON r.contest_id = c.id
       LEFT JOIN identity.account a ON a.id = r.created_by AND NOT (c.announced_at IS NOT NULL AND $4::boolean)
       LEFT JOIN identity.person p ON p.id = a.person_id
       WHERE c.id = $3 AND ${VISIBLE} ORDER BY r.version DESC`,
      [...visibleTo(actor), contestId, actor.accountId === null],
    );
    return items.length > 0 ? { items } : absent();
  }

  async difference(actor: Actor, contestId: string, from: number, to: number): Promise<{ items: Difference[] }> {
    const before = await this.rulebook(actor, contestId, from);
    const after = await this.rulebook(actor, contestId, to);
    return { items: differences(before.document, after.document) };
  }
}

function contestRow(row: ContestRow) {
  const { id, code, title, state, zone, opensAt, closesAt, closesForReader, version } = row;
  const reception = receptionOf(state, closesForReader, row.now);
  const takesInitiatives = reception === 'open' && row.online;
  const shown = { id, code, title, state, zone, opensAt, closesAt, closesForReader, version };
  return { ...shown, reception, takesInitiatives, isCurrent: isCurrent(state) };
}
