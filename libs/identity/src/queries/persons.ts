import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { AccountView, Holder, PersonView } from './views';

/** Columns of a PersonView over `identity.person p`, its unit `u` and its account `a`. */
export const PERSON_COLUMNS = `p.id, p.name, p.unit_id AS "unitId", u.name AS "unitName", p.job_title AS "jobTitle",
  to_char(p.birth_date, 'YYYY-MM-DD') AS "birthDate", p.gender, p.qualification, p.phone, coalesce(a.email, p.email) AS email,
  p.staff_code AS "staffCode", a.id AS "accountId", coalesce(a.language, 'vi') AS language, p.version`;
export const PERSON_TABLES = `identity.person p LEFT JOIN identity.unit u ON u.id = p.unit_id
  LEFT JOIN identity.account a ON a.person_id = p.id`;

@Injectable()
export class PersonQueries {
  constructor(private readonly db: Database) {}

  async account(accountId: string): Promise<AccountView | null> {
    const row = await this.db.first<AccountView>(
      `SELECT a.id, a.person_id AS "personId", p.name, a.email, a.state, a.language
       FROM identity.account a JOIN identity.person p ON p.id = a.person_id WHERE a.id = $1`,
      [accountId],
    );
    return row ?? null;
  }

  /** In the order of the ids; unknown ids are left out. */
  async persons(ids: readonly string[]): Promise<PersonView[]> {
    return this.db.query<PersonView>(
      `SELECT ${PERSON_COLUMNS} FROM ${PERSON_TABLES} WHERE p.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], p.id)`,
      [ids],
    );
  }

  /** Who holds one of the roles in the contest, by a grant of the contest or a global one. */
  async holders(contestId: string, roles: readonly string[]): Promise<Holder[]> {
    return this.db.query<Holder>(
      `SELECT DISTINCT a.id AS "accountId", a.person_id AS "personId", p.name, coalesce(g.unit_id, p.unit_id) AS "unitId", g.role
       FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id JOIN identity.person p ON p.id = a.person_id
       WHERE g.revoked_at IS NULL AND (g.contest_id = $1 OR g.contest_id IS NULL) AND g.role = ANY($2::text[]) AND a.state <> 'disabled'
       ORDER BY p.name, a.id, g.role`,
      [contestId, roles],
    );
  }
}
