import { handingIn } from './queries';
import type { Initiative } from './queries';

export type Turn = 'me' | 'keeper' | 'coauthors' | 'unit' | 'secretariat' | 'nobody';

/** Who is to act next, in the words of the state; what may be done stands in `availableTransitions`. */
export function turnOf(initiative: Initiative): Turn {
  const open = initiative.state === 'draft' || initiative.state === 'awaiting_completion';
  const asked = initiative.authors.some((author) => author.isMe && author.consent === 'pending');
  if (open && asked) return 'me';
  if (open) {
    const step = handingIn(initiative);
    if (!step) return 'keeper';
    const waits = step.blockers.length > 0 && step.blockers.every(({ code }) => code === 'initiative.consent_missing');
    return waits ? 'coauthors' : 'me';
  }
  if (initiative.state === 'awaiting_unit') return 'unit';
  return initiative.state === 'submitted' ? 'secretariat' : 'nobody';
}
