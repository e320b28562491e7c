import type { Blocker } from '@platform/kernel';
import type { Guard, Workflow } from '@platform/workflow';
import type { ConflictParams } from './conflict-kind';

export type SheetState = 'draft' | 'submitted' | 'superseded' | 'not_returned' | 'void';

export interface SheetFacts {
  readonly contestState: string;
  readonly roundState: string;
  /** The judge has accepted, or was appointed where no declaration is asked for. */
  readonly accepted: boolean;
  readonly conflicts: readonly ConflictParams[];
  /** The initiative was taken out of the round, or did not come to its presentation. */
  readonly absent: boolean;
  /** What is wrong with the marks: missing, above the maximum, off the step. */
  readonly markFaults: readonly Blocker[];
}

const marking: Guard<SheetFacts> = {
  name: 'the round is being marked',
  check: ({ roundState }) =>
    roundState === 'scoring' || roundState === 'settling' ? null : { code: 'judging.round_not_scoring' },
};
const contestLives: Guard<SheetFacts> = {
  name: 'the contest is not suspended',
  check: ({ contestState }) => (contestState === 'closed' ? null : { code: 'judging.contest_suspended' }),
};
const accepted: Guard<SheetFacts> = {
  name: 'the judge has declared that there is no conflict',
  check: (facts) => (facts.accepted ? null : { code: 'judging.not_accepted' }),
};
const noConflict: Guard<SheetFacts> = {
  name: 'the judge is in no conflict',
  check: ({ conflicts }) => conflicts.map((params) => ({ code: 'judging.conflict', params })),
};
const present: Guard<SheetFacts> = {
  name: 'the initiative takes part in the round',
  check: ({ absent }) => (absent ? { code: 'judging.initiative_absent' } : null),
};
const toMark = [contestLives, marking, accepted, noConflict, present];
const complete: Guard<SheetFacts> = {
  name: 'every mark is there and within its criterion',
  check: ({ markFaults }) => markFaults,
};

/** `round` is the round itself: closing it, confirming a reopening, taking an assignment or an initiative out of it. */
export const sheetWorkflow: Workflow<SheetState, SheetFacts> = {
  name: 'sheet',
  initial: 'draft',
  states: {
    draft: { vi: 'Đang chấm', en: 'Draft' },
    submitted: { vi: 'Đã nộp', en: 'Submitted' },
    superseded: { vi: 'Đã có phiếu thay', en: 'Superseded' },
    not_returned: { vi: 'Không nộp', en: 'Not returned' },
    void: { vi: 'Không tính', en: 'Void' },
  },
  transitions: [
    {
      name: 'submit',
      label: { vi: 'Nộp phiếu', en: 'Submit' },
      from: ['draft'],
      to: 'submitted',
      roles: ['assigned_judge'],
      guards: [...toMark, complete],
      emits: 'SheetSubmitted',
    },
    {
      name: 'supersede',
      label: { vi: 'Mở lại bằng phiếu mới', en: 'Supersede by a new sheet' },
      from: ['submitted', 'not_returned'],
      to: 'superseded',
      roles: ['round'],
      guards: [contestLives, marking],
      needsReason: true,
      emits: 'SheetReopened',
    },
    {
      name: 'markNotReturned',
      label: { vi: 'Ghi không nộp', en: 'Mark as not returned' },
      from: ['draft'],
      to: 'not_returned',
      roles: ['round'],
      emits: 'SheetNotReturned',
    },
    {
      name: 'annul',
      label: { vi: 'Không tính phiếu', en: 'Make void' },
      from: ['draft', 'submitted', 'not_returned'],
      to: 'void',
      roles: ['round'],
      needsReason: true,
      emits: 'SheetVoided',
    },
  ],
};

/** What stands against writing marks into a sheet: as against handing it in, but for the marks themselves. */
export function markBlockers(facts: SheetFacts, sheetState: SheetState | null, now: Date): Blocker[] {
  const against = toMark.flatMap((guard) => guard.check(facts, now) ?? []);
  return against.length > 0 || sheetState === 'draft' ? against : [{ code: 'judging.sheet_handed_in' }];
}
