import { contestsWithRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

/** Those who take part in preparing and running a contest; coordinators and applicants wait for the announcement. */
const STAFF = ['admin', 'secretary_head', 'secretary', 'judge', 'chair', 'deputy_chair', 'organiser', 'clerk'];

/** SQL over `contest.contest c` with $1 and $2: what this person may read. Announced contests are public. */
export const VISIBLE = '(c.announced_at IS NOT NULL OR $1::boolean OR c.id = ANY($2::uuid[]))';

export function visibleTo(actor: Actor): readonly [boolean, readonly string[]] {
  const held = contestsWithRole(actor, ...STAFF);
  return held === 'all' ? [true, []] : [false, held];
}
