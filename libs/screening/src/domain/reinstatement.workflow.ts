import type { Guard, Workflow } from '@platform/workflow';

export type ReinstatementState = 'proposed' | 'confirmed' | 'rejected';

export interface ReinstatementFacts {
  readonly actorIsProposer: boolean;
}

const secondPerson: Guard<ReinstatementFacts> = {
  name: 'the actor did not propose it',
  check: (facts) => (facts.actorIsProposer ? { code: 'screening.second_person' } : null),
};

export const reinstatementWorkflow: Workflow<ReinstatementState, ReinstatementFacts> = {
  name: 'reinstatement',
  initial: 'proposed',
  states: {
    proposed: { vi: 'Đề nghị phục hồi', en: 'Proposed' },
    confirmed: { vi: 'Đã phục hồi', en: 'Confirmed' },
    rejected: { vi: 'Không phục hồi', en: 'Rejected' },
  },
  transitions: [
    {
      name: 'confirm',
      label: { vi: 'Đồng ý phục hồi', en: 'Confirm the reinstatement' },
      from: ['proposed'],
      to: 'confirmed',
      roles: ['secretary', 'secretary_head'],
      guards: [secondPerson],
      emits: 'ReinstatementConfirmed',
    },
    {
      name: 'reject',
      label: { vi: 'Không phục hồi', en: 'Reject the reinstatement' },
      from: ['proposed'],
      to: 'rejected',
      roles: ['secretary', 'secretary_head'],
      needsReason: true,
      emits: 'ReinstatementRejected',
    },
  ],
};
