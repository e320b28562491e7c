import type { Guard, Workflow } from '@platform/workflow';
import type { ContestState } from './contest.workflow';

export type ExtensionState = 'proposed' | 'confirmed' | 'declined';

export interface ExtensionFacts {
  readonly contestState: ContestState;
  /** Judges have begun to mark. */
  readonly marking: boolean;
  readonly closesAt: Date;
  /** What holds for the contest, the unit or the dossier without this extension. */
  readonly closedAtPresent: Date;
}

const contestRuns: Guard<ExtensionFacts> = {
  name: 'the contest is announced, open or closed',
  check: ({ contestState }) =>
    ['announced', 'open', 'closed'].includes(contestState) ? null : { code: 'contest.not_running' },
};
const notMarking: Guard<ExtensionFacts> = {
  name: 'marking has not begun',
  check: ({ marking }) => (marking ? { code: 'contest.marking_begun' } : null),
};
const isLater: Guard<ExtensionFacts> = {
  name: 'the new time is ahead and later than the one that holds',
  check: ({ closesAt, closedAtPresent }, now) =>
    closesAt > now && closesAt > closedAtPresent ? null : { code: 'contest.extension_not_later' },
};

/** The letter may arrive after it was acted upon; what the second person has read stays as it was. */
export const takesScan = (state: string, hasScan: boolean): boolean =>
  state === 'proposed' || (state === 'confirmed' && !hasScan);

/** `second_person`: of the secretariat or the organisers, and not the one who proposed it. */
export const extensionWorkflow: Workflow<ExtensionState, ExtensionFacts> = {
  name: 'extension',
  initial: 'proposed',
  states: {
    proposed: { vi: 'đang đề nghị', en: 'proposed' },
    confirmed: { vi: 'đã xác nhận', en: 'confirmed' },
    declined: { vi: 'không chấp thuận', en: 'declined' },
  },
  transitions: [
    {
      name: 'confirm',
      label: { vi: 'Xác nhận gia hạn', en: 'Confirm the extension' },
      from: ['proposed'],
      to: 'confirmed',
      roles: ['second_person'],
      guards: [contestRuns, notMarking, isLater],
      emits: 'ExtensionConfirmed',
    },
    {
      name: 'decline',
      label: { vi: 'Không chấp thuận', en: 'Decline' },
      from: ['proposed'],
      to: 'declined',
      roles: ['second_person', 'proposer'],
      needsReason: true,
      emits: 'ExtensionDeclined',
    },
  ],
};
