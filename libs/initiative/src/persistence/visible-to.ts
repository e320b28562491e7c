import { contestsWithRole, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

export const SECRETARIAT: readonly string[] = ['secretary', 'secretary_head'];

/** Adds a parameter and returns its place in the statement. */
export type Bind = (value: unknown) => string;

export function binder(params: unknown[]): Bind {
  return (value) => `$${params.push(value)}`;
}

/** The state as its authors and unit know it: a verdict shows once its notices are out, or judging has begun. */
export const TOLD_STATE = `CASE WHEN i.state IN ('eligible', 'ineligible', 'duplicate') AND i.sealed_at IS NULL
    THEN coalesce(i.told_state, i.state) ELSE i.state END`;

/** The state of an initiative of this contest as this person is shown it: to the secretariat the true one. */
export function shownState(actor: Actor, contestId: string): string {
  return hasRole(actor, contestId, ...SECRETARIAT, 'system') ? 'i.state' : TOLD_STATE;
}

/** Ids of a coordinator's dossiers: handed in by people of the unit or of one that was merged into it. */
function ofOwnUnits(actor: Actor, bind: Bind): string {
  const grants = actor.grants.filter(({ role, unitId }) => role === 'coordinator' && unitId !== null);
  if (grants.length === 0) return '';
  const units = bind(grants.map(({ unitId }) => unitId));
  const contests = bind(grants.map(({ contestId }) => contestId));
  return ` UNION ALL
    SELECT u.id FROM initiative.initiative u JOIN (
      WITH RECURSIVE line AS (
        SELECT g.unit_id, g.contest_id FROM unnest(${units}::uuid[], ${contests}::uuid[]) AS g(unit_id, contest_id)
        UNION SELECT n.id, l.contest_id FROM identity.unit n JOIN line l ON n.successor_id = l.unit_id
      ) SELECT unit_id, contest_id FROM line) g ON g.unit_id = u.unit_id AND (g.contest_id IS NULL OR g.contest_id = u.contest_id)
    WHERE u.submitted_at IS NOT NULL AND u.state <> 'draft'`;
}

/**
 * Who may see an initiative `i` at all: its keeper and its authors, the coordinator of its unit once it is handed in, the
 * contest's secretariat once it has it, which on paper is from its entry on. Nobody else; judges and chairs read blind content through judging.
 */
export function visibleTo(actor: Actor, bind: Bind): string {
  if (actor.grants.some(({ role }) => role === 'system')) return 'TRUE';
  const me = bind(actor.accountId);
  const own = `i.id IN (
    SELECT m.id FROM initiative.initiative m WHERE m.owner_id = ${me}::uuid AND m.channel = 'online'
    UNION ALL SELECT a.initiative_id FROM initiative.author a WHERE a.account_id = ${me}::uuid${ofOwnUnits(actor, bind)})`;
  const contests = contestsWithRole(actor, ...SECRETARIAT);
  if (contests.length === 0) return own;
  const received = `(i.received_at IS NOT NULL OR i.channel <> 'online')`;
  const mine = contests === 'all' ? '' : ` AND i.contest_id = ANY(${bind(contests)}::uuid[])`;
  return `(${received}${mine} OR ${own})`;
}
