import { contestsWithRole, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

const FULL = ['secretary', 'secretary_head', 'organiser', 'chair', 'deputy_chair'];

/**
 * SQL over `award.decision d` with $1…$4: secretariat, organisers and chairs read a decision from its first draft, the
 * clerk once it is agreed. Nobody else reads one; the public result is another door.
 */
export const VISIBLE = `($1::boolean OR d.contest_id = ANY($2::uuid[])
  OR (d.state <> 'drafted' AND ($3::boolean OR d.contest_id = ANY($4::uuid[]))))`;

export function visibleTo(actor: Actor): readonly [boolean, readonly string[], boolean, readonly string[]] {
  const full = contestsWithRole(actor, ...FULL);
  const clerk = contestsWithRole(actor, 'clerk');
  return [full === 'all', full === 'all' ? [] : full, clerk === 'all', clerk === 'all' ? [] : clerk];
}

/** Works for the contest in any way that lets papers of the award through. */
export function isStaff(actor: Actor, contestId: string): boolean {
  return hasRole(actor, contestId, ...FULL, 'clerk');
}
