import type { Blocker } from '@platform/kernel';
import { isRunning } from './round-doors';
import { roundWorkflow } from './round.workflow';
import type { RoundState } from './round.workflow';

/** Why parts of a round's own are not taken: the round is not at it, or their time (exclusive) is over. */
export function partsShut(state: RoundState, closesAt: Date | null, now: Date): Blocker | null {
  if (closesAt !== null && closesAt <= now) return { code: 'judging.parts_closed' };
  return isRunning(state) ? null : { code: 'judging.not_now', params: { ...roundWorkflow.states[state] } };
}
