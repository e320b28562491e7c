import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Blocker } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { GrantVeto } from '@rooms/identity';
import { ACCOUNT_OF_AUTHOR } from './persistence/author-list';
import { barredRoles } from './persistence/dossiers';

/**
 * An author of a live initiative may not be made judge, secretary or organiser of its contest. Drafts do not count yet.
 * Runs inside the granting transaction with the contests locked, so that a hand-in at the same moment either is seen here
 * or sees the new role.
 */
@Injectable()
export class AuthorVeto extends GrantVeto {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {
    super();
  }

  async blockers(grant: {
    readonly accountId: string;
    readonly personId: string;
    readonly role: string;
    readonly contestId: string | null;
  }): Promise<Blocker[]> {
    const contests = await this.db.query<{ id: string }>(
      `SELECT id FROM contest.contest WHERE ($1::uuid IS NULL AND state NOT IN ('preparing', 'concluded', 'archived', 'cancelled')) OR id = $1 ORDER BY id`,
      [grant.contestId],
    );
    for (const { id } of contests) await this.contests.lock(id, 'update');
    const live = await this.db.query<{ contest_id: string; rulebook_version: number; code: string }>(
      `SELECT DISTINCT ON (i.contest_id) i.contest_id, i.rulebook_version, i.code
       FROM identity.account acc JOIN initiative.author a ON a.account_id = acc.id OR a.person_id = $2 OR (${ACCOUNT_OF_AUTHOR})
       JOIN initiative.initiative i ON i.id = a.initiative_id JOIN contest.contest c ON c.id = i.contest_id
       WHERE acc.id = $1 AND ($3::uuid IS NULL OR i.contest_id = $3)
         AND i.state IN ('awaiting_unit', 'submitted', 'awaiting_completion', 'eligible', 'ineligible')
         AND c.state NOT IN ('archived', 'cancelled')
       ORDER BY i.contest_id, i.code`,
      [grant.accountId, grant.personId, grant.contestId],
    );
    const blockers: Blocker[] = [];
    for (const { contest_id, rulebook_version, code } of live) {
      const barred = barredRoles(await this.contests.rulebook(contest_id, rulebook_version));
      if (barred.includes(grant.role)) blockers.push({ code: 'initiative.is_author', params: { code } });
    }
    return blockers;
  }
}
