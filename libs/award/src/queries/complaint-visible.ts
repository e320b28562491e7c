import { contestsWithRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';

/** SQL over `award.complaint k` with $1…$3: the secretariat, the organisers, and the complainant. */
export const COMPLAINT_VISIBLE = '($1::boolean OR k.contest_id = ANY($2::uuid[]) OR k.complainant_id = $3::uuid)';

export function complaintVisibleTo(actor: Actor): readonly [boolean, readonly string[], string | null] {
  const held = contestsWithRole(actor, 'secretary', 'secretary_head', 'organiser');
  return [held === 'all', held === 'all' ? [] : held, actor.accountId];
}
