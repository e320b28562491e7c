import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';

export interface MyDesk {
  readonly openContests: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly closesAt: string;
  }[];
  readonly drafts: number;
  readonly consentsAsked: number;
  readonly completionsAsked: number;
  readonly toConfirmForUnit: number;
  readonly sheetsToScore: number;
}

const MINE = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'title', c.title, 'closesAt', c.closes_at) ORDER BY c.closes_at), '[]')
       FROM contest.contest c WHERE c.state = 'open') AS "openContests",
    (SELECT count(*) FROM initiative.initiative i WHERE i.owner_id = $1 AND i.state = 'draft')::int AS drafts,
    (SELECT count(*) FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
       WHERE a.account_id = $1 AND a.consent = 'pending' AND NOT a.is_lead AND i.state IN ('draft', 'awaiting_completion'))::int AS "consentsAsked",
    (SELECT count(DISTINCT i.id) FROM initiative.initiative i LEFT JOIN initiative.author a ON a.initiative_id = i.id AND a.is_lead
       WHERE i.state = 'awaiting_completion' AND (i.owner_id = $1 OR a.account_id = $1))::int AS "completionsAsked",
    (SELECT count(DISTINCT i.id) FROM initiative.initiative i JOIN unnest($2::uuid[], $3::uuid[]) AS g(unit_id, contest_id)
       ON (g.contest_id IS NULL OR g.contest_id = i.contest_id) AND g.unit_id IN (i.unit_id, identity.unit_today(i.unit_id))
       WHERE i.state = 'awaiting_unit')::int AS "toConfirmForUnit",
    (SELECT count(*) FROM judging.assignment x JOIN judging.round r ON r.id = x.round_id
       WHERE x.account_id = $1 AND r.state = 'scoring' AND x.state IN ('offered', 'appointed', 'accepted')
       AND NOT EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = x.id AND s.state = 'submitted'))::int AS "sheetsToScore"`;

/** What waits for the person who is signed in; all of it is already theirs to see. */
@Injectable()
export class MyDeskQuery {
  constructor(private readonly db: Database) {}

  async execute(actor: Actor): Promise<MyDesk> {
    const units = actor.grants.filter(({ role, unitId }) => role === 'coordinator' && unitId !== null);
    const row = await this.db.first<MyDesk>(MINE, [
      actor.accountId,
      units.map(({ unitId }) => unitId),
      units.map(({ contestId }) => contestId),
    ]);
    if (!row) throw new Error('a SELECT without FROM gives one row');
    return row;
  }
}
