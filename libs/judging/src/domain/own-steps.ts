import { availableTransitions } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { assignmentWorkflow } from './assignment.workflow';
import type { AssignmentState } from './assignment.workflow';
import { markBlockers, sheetWorkflow } from './sheet.workflow';
import type { SheetFacts, SheetState } from './sheet.workflow';

/** What a judge may do with an own assignment. `readAhead`: take it along to be marked without a network. */
export const OWN_STEPS = ['accept', 'recuse', 'readAhead', 'mark', 'submit'] as const;
export type OwnStep = (typeof OWN_STEPS)[number];

export interface OwnAssignment {
  readonly state: AssignmentState;
  readonly sheetState: SheetState | null;
  readonly declarationRequired: boolean;
  /** Its text may be read now. */
  readonly readable: boolean;
}

/** A judge marks after accepting; one who is appointed may at once where the rulebook asks for no declaration. */
export function mayMark(state: AssignmentState, declarationRequired: boolean): boolean {
  return state === 'accepted' || (state === 'appointed' && !declarationRequired);
}

/** The steps of the judge whose assignment it is, with what stands against each. */
export function ownSteps(own: OwnAssignment, facts: Omit<SheetFacts, 'accepted'>, now: Date): AvailableTransition[] {
  const accepted = mayMark(own.state, own.declarationRequired);
  const sheetFacts = { ...facts, accepted };
  const { roundState, conflicts } = facts;
  const assignmentFacts = { roundState, conflicts, submitted: own.sheetState === 'submitted' };
  const step = (name: OwnStep, vi: string, en: string) => ({ name, label: { vi, en }, needsReason: false });
  const isDraft = own.sheetState === 'draft';
  return [
    ...availableTransitions(assignmentWorkflow, own.state, assignmentFacts, ['assigned_judge'], now).filter(
      ({ name }) => name !== 'accept' || !accepted,
    ),
    ...(isDraft && own.readable ? [{ ...step('readAhead', 'Lưu để đọc', 'Save to read'), blockers: [] }] : []),
    { ...step('mark', 'Chấm điểm', 'Mark'), blockers: markBlockers(sheetFacts, own.sheetState, now) },
    ...(isDraft ? availableTransitions(sheetWorkflow, 'draft', sheetFacts, ['assigned_judge'], now) : []),
  ];
}

/** Those that nothing stands against. */
export const openSteps = (steps: readonly AvailableTransition[]): OwnStep[] =>
  OWN_STEPS.filter((step) => steps.some(({ name, blockers }) => name === step && blockers.length === 0));
