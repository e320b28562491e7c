import type { Guard, Workflow } from '@platform/workflow';

export type ReopeningState = 'asked' | 'confirmed' | 'declined';

export interface ReopeningFacts {
  readonly sameAsAsker: boolean;
}

const anotherPerson: Guard<ReopeningFacts> = {
  name: 'another person than the one who asked',
  check: ({ sameAsAsker }) => (sameAsAsker ? { code: 'judging.second_person' } : null),
};

const DECIDERS = ['secretary', 'secretary_head', 'chair', 'deputy_chair'];

export const reopeningWorkflow: Workflow<ReopeningState, ReopeningFacts> = {
  name: 'reopening',
  initial: 'asked',
  states: {
    asked: { vi: 'Chờ người thứ hai', en: 'Waiting for a second person' },
    confirmed: { vi: 'Đã đồng ý', en: 'Confirmed' },
    declined: { vi: 'Không đồng ý', en: 'Declined' },
  },
  transitions: [
    {
      name: 'confirm',
      label: { vi: 'Đồng ý mở lại', en: 'Confirm' },
      from: ['asked'],
      to: 'confirmed',
      roles: DECIDERS,
      guards: [anotherPerson],
      emits: 'ReopeningConfirmed',
    },
    {
      name: 'decline',
      label: { vi: 'Không đồng ý mở lại', en: 'Decline' },
      from: ['asked'],
      to: 'declined',
      roles: DECIDERS,
      needsReason: true,
      emits: 'ReopeningDeclined',
    },
  ],
};
