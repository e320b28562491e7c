import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Contests, ROLES_OF_BARRED_KIND } from '@rooms/contest';
import type { Dossier } from '../persistence/dossiers';

export interface AuthorFacts {
  /** Other dossiers of the same people, in any contest. */
  readonly earlier: readonly {
    readonly initiativeId: string;
    readonly code: string;
    readonly title: string;
    readonly state: string;
    readonly contestTitle: string;
    readonly sameContest: boolean;
    readonly authorName: string;
  }[];
  /** Authors who hold a role that the rulebook bars; `person`: the same person, `name`: somebody of the same name and unit. */
  readonly barred: readonly { readonly authorName: string; readonly role: string; readonly match: 'person' | 'name' }[];
  /** Titles alike in the same contest, in percent. */
  readonly similar: readonly {
    readonly initiativeId: string;
    readonly code: string;
    readonly title: string;
    readonly percent: number;
  }[];
}

/** What a secretary should know about a dossier's people before deciding. Facts, no verdicts. */
@Injectable()
export class AuthorFactsQuery {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {}

  async execute(dossier: Dossier): Promise<AuthorFacts> {
    const { authors } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
    const roles = authors.barred.flatMap((kind) => ROLES_OF_BARRED_KIND[kind]);
    return {
      earlier: await this.db.query(
        `SELECT DISTINCT ON (o.id) o.id AS "initiativeId", o.code, o.title, o.state, c.title AS "contestTitle",
           o.contest_id = $2 AS "sameContest", theirs.name AS "authorName"
         FROM initiative.author mine
         JOIN initiative.author theirs ON theirs.initiative_id <> mine.initiative_id
           AND (theirs.person_id = mine.person_id OR theirs.account_id = mine.account_id)
         JOIN initiative.initiative o ON o.id = theirs.initiative_id AND o.revision > 0
           AND o.state NOT IN ('draft', 'awaiting_unit', 'not_forwarded')
         JOIN contest.contest c ON c.id = o.contest_id
         WHERE mine.initiative_id = $1 ORDER BY o.id, theirs.position LIMIT 50`,
        [dossier.id, dossier.contestId],
      ),
      barred: await this.db.query(
        `SELECT DISTINCT w.name AS "authorName", g.role,
           CASE WHEN p.id = w.person_id OR a.id = w.account_id THEN 'person' ELSE 'name' END AS match
         FROM initiative.author w
         JOIN identity.role_grant g ON g.revoked_at IS NULL AND (g.contest_id = $2 OR g.contest_id IS NULL) AND g.role = ANY($3::text[])
         JOIN identity.account a ON a.id = g.account_id
         JOIN identity.person p ON p.id = a.person_id
         WHERE w.initiative_id = $1
           AND (p.id = w.person_id OR a.id = w.account_id
             OR (lower(p.name) = lower(w.name) AND identity.unit_today(p.unit_id) = identity.unit_today(w.unit_id)))
         ORDER BY 1, 2`,
        [dossier.id, dossier.contestId, roles],
      ),
      similar: await this.db.query(
        `SELECT o.id AS "initiativeId", o.code, o.title, floor(similarity(o.title_folded, i.title_folded) * 100)::int AS percent
         FROM initiative.initiative i
         JOIN initiative.initiative o ON o.contest_id = i.contest_id AND o.id <> i.id AND o.revision > 0
           AND o.title_folded % i.title_folded
         WHERE i.id = $1 AND similarity(o.title_folded, i.title_folded) >= 0.5 ORDER BY percent DESC, o.code LIMIT 5`,
        [dossier.id],
      ),
    };
  }
}
