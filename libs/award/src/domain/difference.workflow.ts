import type { Guard, Workflow } from '@platform/workflow';
import type { DecisionState } from './decision.workflow';

export type DifferenceState = 'entered' | 'confirmed' | 'declined';

export interface DifferenceFacts {
  readonly decisionState: DecisionState;
}

const beforeSigning: Guard<DifferenceFacts> = {
  name: 'the decision is sent and its signature not yet recorded',
  check: ({ decisionState }) => (decisionState === 'sent' ? null : { code: 'award.difference_too_late' }),
};

/** `second_person`: may enter differences or agree, and did not enter this one. */
export const differenceWorkflow: Workflow<DifferenceState, DifferenceFacts> = {
  name: 'signing_difference',
  initial: 'entered',
  states: {
    entered: { vi: 'đã nhập', en: 'entered' },
    confirmed: { vi: 'đã xác nhận', en: 'confirmed' },
    declined: { vi: 'không xác nhận', en: 'declined' },
  },
  transitions: [
    {
      name: 'confirm',
      label: { vi: 'Xác nhận đúng văn bản đã ký', en: 'Confirm against the signed paper' },
      from: ['entered'],
      to: 'confirmed',
      roles: ['second_person'],
      guards: [beforeSigning],
      emits: 'DifferenceConfirmed',
    },
    {
      name: 'decline',
      label: { vi: 'Không xác nhận', en: 'Decline' },
      from: ['entered', 'confirmed'],
      to: 'declined',
      roles: ['second_person', 'enterer'],
      guards: [beforeSigning],
      needsReason: true,
      emits: 'DifferenceDeclined',
    },
  ],
};
