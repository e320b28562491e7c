import { availableTransitions } from '@platform/workflow';
import { assignmentWorkflow } from './assignment.workflow';
import type { AssignmentState } from './assignment.workflow';
import { mayReopenSheets } from './round-doors';
import type { RoundState } from './round.workflow';

export const ASSIGNMENT_DOORS = ['replace', 'swap', 'declareConflict', 'reopen'] as const;
export type AssignmentDoor = (typeof ASSIGNMENT_DOORS)[number];

export interface AssignmentFactsShown {
  readonly state: AssignmentState;
  readonly sheetState: string | null;
}

const LIVE: readonly AssignmentState[] = ['offered', 'appointed', 'accepted'];

/** Whether the judge still has the initiative. */
export const isLive = (state: AssignmentState): boolean => LIVE.includes(state);

/** A sheet that was handed in, or counted as not returned, can be marked again. */
export const isReopenable = (sheetState: string | null): boolean =>
  sheetState === 'submitted' || sheetState === 'not_returned';

/** What somebody with these roles may do with an assignment while its round is in this state. */
export function assignmentDoors(
  { state, sheetState }: AssignmentFactsShown,
  roundState: RoundState,
  roles: readonly string[],
  now: Date,
): AssignmentDoor[] {
  const facts = { roundState, conflicts: [], submitted: sheetState === 'submitted' };
  const steps = availableTransitions(assignmentWorkflow, state, facts, roles, now);
  const ends = steps.some(({ name, blockers }) => name === 'replace' && blockers.length === 0);
  const open: Record<AssignmentDoor, boolean> = {
    replace: ends,
    swap: ends && isLive(state),
    declareConflict: ends && isLive(state),
    reopen: isLive(state) && isReopenable(sheetState) && mayReopenSheets(roundState, roles),
  };
  return ASSIGNMENT_DOORS.filter((door) => open[door]);
}
