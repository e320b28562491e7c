import { Injectable } from '@nestjs/common';
import { byGivenName, Database, keysetSql, toPage } from '@platform/database';
import type { KeysetList, Page } from '@platform/database';
import { absent, containsPattern, contestsWithRole, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { maskEmail, maskPhone } from '../domain/mask';
import { PERSON_COLUMNS, PERSON_TABLES } from './persons';
import { UNIT_COLUMNS } from './units';
import type { PersonView, UnitView } from './views';

interface Filter {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Whoever registers paper or prepares a contest meets everybody; a coordinator the people of the own units. */
const MEETS_EVERYBODY = ['admin', 'secretary', 'secretary_head'];
const VISIBLE = '($1::boolean OR p.unit_id = ANY($2::uuid[]))';

function visibleTo(actor: Actor): readonly [boolean, readonly string[]] {
  const everybody = contestsWithRole(actor, ...MEETS_EVERYBODY);
  const units = actor.grants.flatMap((grant) => (grant.role === 'coordinator' && grant.unitId ? [grant.unitId] : []));
  return [everybody === 'all' || everybody.length > 0, units];
}

export interface UnitRow extends UnitView {
  readonly parentName: string | null;
  readonly successorName: string | null;
}

export interface UnitEvent {
  readonly kind: 'created' | 'renamed' | 'merged' | 'closed';
  readonly at: Date;
  readonly oldName: string | null;
  readonly otherUnitId: string | null;
  readonly otherUnitName: string | null;
  readonly document: string | null;
}

/** Lists of people and units for those who may look somebody up. Addresses and telephone numbers in lists are masked. */
@Injectable()
export class Directory {
  constructor(private readonly db: Database) {}

  async persons(actor: Actor, filter: Filter & { unitId?: string | undefined; hasAccount?: boolean | undefined }) {
    const params: unknown[] = [...visibleTo(actor)];
    const where = [VISIBLE];
    if (filter.q) where.push(`p.name_folded LIKE $${params.push(containsPattern(filter.q))}`);
    if (filter.unitId) where.push(`p.unit_id = $${params.push(filter.unitId)}`);
    if (filter.hasAccount !== undefined) where.push(`(a.id IS NOT NULL) = $${params.push(filter.hasAccount)}`);
    return this.page<PersonView>(
      {
        columns: PERSON_COLUMNS,
        from: PERSON_TABLES,
        where,
        params,
        id: 'p.id',
        sort: byGivenName('p.name_folded'),
        cursor: filter.cursor,
        limit: filter.limit,
      },
      ({
        id,
        name,
        unitId,
        unitName,
        jobTitle,
        birthDate,
        gender,
        qualification,
        staffCode,
        accountId,
        language,
        ...p
      }) => ({
        ...{ id, name, unitId, unitName, jobTitle, birthDate, gender, qualification, staffCode, accountId, language },
        phone: maskPhone(p.phone),
        email: maskEmail(p.email),
        version: p.version,
      }),
    );
  }

  async person(actor: Actor, personId: string): Promise<PersonView> {
    const [everybody, units] = visibleTo(actor);
    const row = await this.db.first<PersonView>(
      `SELECT ${PERSON_COLUMNS} FROM ${PERSON_TABLES} WHERE p.id = $3 AND (${VISIBLE} OR p.id = $4)`,
      [everybody, units, personId, actor.personId],
    );
    return row ?? absent();
  }

  /** One person by an exact address or staff code: to name a co-author one has to know them. */
  async lookUp(email: string | undefined, staffCode: string | undefined) {
    const row = await this.db.first<{ personId: string; name: string; unitName: string | null }>(
      `SELECT p.id AS "personId", p.name, u.name AS "unitName" FROM ${PERSON_TABLES}
       WHERE (a.email = $1 AND a.state = 'active') OR p.staff_code = $2 LIMIT 1`,
      [email?.toLowerCase() ?? null, staffCode ?? null],
    );
    return row ?? absent();
  }

  async units(filter: Filter & { block?: string | undefined; state?: string | undefined }): Promise<Page<UnitRow>> {
    const params: unknown[] = [];
    const where: string[] = [];
    if (filter.q) where.push(`u.name_folded LIKE $${params.push(containsPattern(filter.q))}`);
    if (filter.block) where.push(`u.block = $${params.push(filter.block)}`);
    if (filter.state) where.push(`u.state = $${params.push(filter.state)}`);
    return this.page<UnitRow>(
      {
        columns: UNIT_ROW,
        from: UNIT_TABLES,
        where,
        params,
        id: 'u.id',
        sort: { sql: 'u.name_folded', type: 'text' },
        cursor: filter.cursor,
        limit: filter.limit,
      },
      ({ id, code, name, block, state, parentId, parentName, successorId, successorName, staffCount, version }) => ({
        ...{ id, code, name, block, state, parentId, parentName, successorId, successorName, staffCount, version },
      }),
    );
  }

  /** A unit with its history, and what it was called on a day (yyyy-MM-dd). */
  async unit(unitId: string, on: string | undefined) {
    const unit = await this.db.first<UnitRow>(`SELECT ${UNIT_ROW} FROM ${UNIT_TABLES} WHERE u.id = $1`, [unitId]);
    if (!unit) return absent();
    const today = await this.db.first<{ id: string }>('SELECT identity.unit_today($1) AS id', [unitId]);
    const history = await this.db.query<UnitEvent>(
      `SELECT e.kind, e.at, e.old_name AS "oldName", e.other_unit_id AS "otherUnitId", u.name AS "otherUnitName", e.document
       FROM identity.unit_event e LEFT JOIN identity.unit u ON u.id = e.other_unit_id WHERE e.unit_id = $1 ORDER BY e.at, e.id`,
      [unitId],
    );
    const until = on === undefined ? undefined : new Date(`${on}T23:59:59.999+07:00`);
    const renamed = history.find((event) => event.kind === 'renamed' && until !== undefined && event.at > until);
    return { ...unit, todayId: today?.id ?? unitId, nameThen: renamed?.oldName ?? unit.name, history };
  }

  async blocks(): Promise<{ items: { block: string; units: number }[] }> {
    const items = await this.db.query<{ block: string; units: number }>(
      `SELECT block, count(*)::int AS units FROM identity.unit WHERE state = 'active' GROUP BY block ORDER BY block`,
    );
    return { items };
  }

  async accounts(filter: Filter & { state?: string | undefined; role?: string | undefined }) {
    const params: unknown[] = [];
    const where: string[] = [];
    if (filter.q?.includes('@')) where.push(`a.email = $${params.push(filter.q.trim().toLowerCase())}`);
    else if (filter.q) where.push(`p.name_folded LIKE $${params.push(containsPattern(filter.q))}`);
    if (filter.state) where.push(`a.state = $${params.push(filter.state)}`);
    if (filter.role) {
      where.push(
        `EXISTS (SELECT FROM identity.role_grant g WHERE g.account_id = a.id AND g.revoked_at IS NULL AND g.role = $${params.push(filter.role)})`,
      );
    }
    return this.page<AccountRow>(
      {
        columns: ACCOUNT_COLUMNS,
        from: ACCOUNT_TABLES,
        where,
        params,
        id: 'a.id',
        sort: byGivenName('p.name_folded'),
        cursor: filter.cursor,
        limit: filter.limit,
      },
      ({ id, personId, name, unitName, email, state, language, createdAt, lastSignInAt, roles, version }) => ({
        ...{ id, personId, name, unitName, email: maskEmail(email) ?? '', state, language },
        ...{ createdAt, lastSignInAt, roles, version },
      }),
    );
  }

  async account(accountId: string): Promise<AccountRow> {
    const row = await this.db.first<AccountRow>(`SELECT ${ACCOUNT_COLUMNS} FROM ${ACCOUNT_TABLES} WHERE a.id = $1`, [
      accountId,
    ]);
    return row ?? absent();
  }

  /** Grants of an account: its own holder and administrators see all, others those of the contests they run. */
  async grants(actor: Actor, accountId: string) {
    const rows = await this.db.query<GrantRow>(
      `SELECT g.id, g.role, g.contest_id AS "contestId", g.unit_id AS "unitId", u.name AS "unitName", g.granted_at AS "grantedAt"
       FROM identity.role_grant g LEFT JOIN identity.unit u ON u.id = g.unit_id
       WHERE g.account_id = $1 AND g.revoked_at IS NULL ORDER BY g.granted_at, g.id`,
      [accountId],
    );
    if (accountId === actor.accountId || hasRole(actor, null, 'admin')) return rows;
    return rows.filter((row) => row.contestId !== null && hasRole(actor, row.contestId, 'secretary_head'));
  }

  private async page<View extends object>(list: KeysetList, view: (row: View) => View): Promise<Page<View>> {
    const sql = keysetSql(list);
    const rows = await this.db.query<View>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    return toPage(rows, list.limit, total?.total ?? 0, view);
  }
}

export interface AccountRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly email: string;
  readonly state: 'invited' | 'unconfirmed' | 'active' | 'disabled';
  readonly language: 'vi' | 'en';
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly roles: readonly string[];
  readonly version: number;
}

export interface GrantRow {
  readonly id: string;
  readonly role: string;
  readonly contestId: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly grantedAt: Date;
}

const ACCOUNT_COLUMNS = `a.id, a.person_id AS "personId", p.name, u.name AS "unitName", a.email, a.state, a.language,
  a.created_at AS "createdAt", a.last_sign_in_at AS "lastSignInAt", a.version,
  (SELECT coalesce(json_agg(DISTINCT g.role), '[]') FROM identity.role_grant g
    WHERE g.account_id = a.id AND g.revoked_at IS NULL) AS roles`;
const ACCOUNT_TABLES = `identity.account a JOIN identity.person p ON p.id = a.person_id
  LEFT JOIN identity.unit u ON u.id = p.unit_id`;
const UNIT_ROW = `${UNIT_COLUMNS}, above.name AS "parentName", heir.name AS "successorName"`;
const UNIT_TABLES = `identity.unit u LEFT JOIN identity.unit above ON above.id = u.parent_id
  LEFT JOIN identity.unit heir ON heir.id = u.successor_id`;
