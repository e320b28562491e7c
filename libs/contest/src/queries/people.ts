import { Injectable } from '@nestjs/common';
import { byGivenName, Database, keysetSql, toPage } from '@platform/database';
import type { Page } from '@platform/database';
import { absent, containsPattern, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

export interface RoleHolder {
  readonly id: string;
  readonly role: string;
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly personUnitName: string | null;
  /** Of a coordinator: the unit acted for. */
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly grantedAt: Date;
}

export interface PeopleFilter {
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Who holds a role in a contest, for those who run it. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly db: Database) {}

  async list(actor: Actor, contestId: string, filter: PeopleFilter): Promise<Page<RoleHolder>> {
    if (!hasRole(actor, contestId, 'secretary_head', 'secretary', 'organiser', 'admin')) absent();
    if (!(await this.db.first('SELECT id FROM contest.contest WHERE id = $1', [contestId]))) absent();
    const params: unknown[] = [contestId];
    const where = ['g.contest_id = $1', 'g.revoked_at IS NULL'];
    if (filter.role !== undefined) where.push(`g.role = $${params.push(filter.role)}`);
    if (filter.q) where.push(`p.name_folded LIKE $${params.push(containsPattern(filter.q))}`);
    const sql = keysetSql({
      columns: `g.id, g.role, g.account_id AS "accountId", p.id AS "personId", p.name, p.job_title AS "jobTitle",
        pu.name AS "personUnitName", g.unit_id AS "unitId", u.name AS "unitName", g.granted_at AS "grantedAt"`,
      from: `identity.role_grant g JOIN identity.account a ON a.id = g.account_id JOIN identity.person p ON p.id = a.person_id
        LEFT JOIN identity.unit pu ON pu.id = p.unit_id LEFT JOIN identity.unit u ON u.id = g.unit_id`,
      where,
      params,
      id: 'g.id',
      sort: byGivenName('p.name_folded'),
      cursor: filter.cursor,
      limit: filter.limit,
    });
    const rows = await this.db.query<RoleHolder>(sql.page, sql.params);
    const total = await this.db.first<{ total: number }>(sql.total, sql.totalParams);
    return toPage(rows, filter.limit, total?.total ?? 0, holder);
  }
}

function holder(row: RoleHolder): RoleHolder {
  const { id, role, accountId, personId, name, jobTitle, personUnitName, unitId, unitName, grantedAt } = row;
  return { id, role, accountId, personId, name, jobTitle, personUnitName, unitId, unitName, grantedAt };
}
