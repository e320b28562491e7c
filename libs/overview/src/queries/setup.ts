import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';

export const SETUP_STEPS = ['account', 'units', 'contest', 'roles'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** Without these no contest comes to its result: who runs it, who scores, who settles, who agrees, who issues. */
const NEEDED_ROLES = ['secretary_head', 'secretary', 'judge', 'chair', 'organiser', 'clerk'];

interface Facts {
  readonly jobTitle: string | null;
  readonly phone: string | null;
  readonly admins: number;
  readonly units: number;
  readonly contests: number;
  readonly contest: { readonly id: string; readonly code: string; readonly title: string } | null;
  readonly held: readonly string[];
}

/** The roles are those of the contest that was made last, of them that are not over; global ones count. */
const FACTS = `
  WITH latest AS (SELECT id, code, title FROM contest.contest WHERE state NOT IN ('concluded', 'archived', 'cancelled')
    ORDER BY created_at DESC, id LIMIT 1)
  SELECT p.job_title AS "jobTitle", p.phone,
    (SELECT count(DISTINCT g.account_id) FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
       WHERE g.role = 'admin' AND g.revoked_at IS NULL AND a.state = 'active')::int AS admins,
    (SELECT count(*) FROM identity.unit WHERE state = 'active')::int AS units,
    (SELECT count(*) FROM contest.contest)::int AS contests,
    (SELECT to_json(latest) FROM latest) AS contest,
    (SELECT coalesce(json_agg(DISTINCT g.role), '[]') FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
       WHERE g.revoked_at IS NULL AND a.state <> 'disabled'
         AND (g.contest_id IS NULL OR g.contest_id = (SELECT id FROM latest))) AS held
  FROM identity.person p WHERE p.id = $1`;

/** What an installation needs before its first contest can be announced. */
@Injectable()
export class SetupQuery {
  constructor(private readonly db: Database) {}

  async execute(actor: Actor) {
    const facts = await this.db.first<Facts>(FACTS, [actor.personId]);
    if (!facts) throw new Error('an administrator is a person');
    const unsaid = (['jobTitle', 'phone'] as const).filter((field) => facts[field] === null);
    const held = NEEDED_ROLES.filter((role) => facts.held.includes(role));
    const unheld = NEEDED_ROLES.filter((role) => !held.includes(role));
    const over = facts.contest === null && facts.contests > 0;
    const steps = [
      { code: 'account' as const, done: unsaid.length === 0, count: facts.admins, missing: unsaid },
      { code: 'units' as const, done: facts.units > 0, count: facts.units, missing: [] },
      { code: 'contest' as const, done: facts.contests > 0, count: facts.contests, missing: [] },
      {
        code: 'roles' as const,
        done: over || (facts.contest !== null && unheld.length === 0),
        count: held.length,
        missing: over ? [] : unheld,
      },
    ];
    return { next: steps.find(({ done }) => !done)?.code ?? null, steps, contest: facts.contest };
  }
}
