import type { Blocker } from '@platform/kernel';
import { isOver, isRunning } from './round-doors';
import { roundWorkflow } from './round.workflow';
import type { RoundState } from './round.workflow';

/** Why parts of a round's own are not taken: the round is over, their time (exclusive) is, or it has not begun. */
export function partsShut(state: RoundState, closesAt: Date | null, now: Date): Blocker | null {
  if (isOver(state) || (closesAt !== null && closesAt <= now)) return { code: 'judging.parts_closed' };
  return isRunning(state) ? null : { code: 'judging.not_now', params: { ...roundWorkflow.states[state] } };
}
