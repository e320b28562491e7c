import type { Guard, Workflow } from '@platform/workflow';

export type ComplaintState =
  'received' | 'transferred' | 'not_handled' | 'accepted' | 'verifying' | 'answered' | 'withdrawn';

export interface ComplaintFacts {
  /** The actor is an author of the initiative complained about. */
  readonly isConcerned: boolean;
}

export type Outcome = 'upheld' | 'partly_upheld' | 'rejected';

/** Only an upheld complaint opens the way to an amending decision. */
export const isUpheld = (outcome: Outcome | null): boolean => outcome === 'upheld' || outcome === 'partly_upheld';

const notConcerned: Guard<ComplaintFacts> = {
  name: 'the actor is not an author of the initiative complained about',
  check: ({ isConcerned }) => (isConcerned ? { code: 'award.complaint_concerned' } : null),
};

const HANDLERS = ['secretary', 'secretary_head', 'organiser'] as const;

/** An upheld answer changes nothing by itself: it opens the way to an amending decision. */
export const complaintWorkflow: Workflow<ComplaintState, ComplaintFacts> = {
  name: 'complaint',
  initial: 'received',
  states: {
    received: { vi: 'đã tiếp nhận', en: 'received' },
    transferred: { vi: 'đã chuyển cơ quan khác', en: 'transferred' },
    not_handled: { vi: 'không thụ lý', en: 'not handled' },
    accepted: { vi: 'đã thụ lý', en: 'accepted' },
    verifying: { vi: 'đang xác minh', en: 'verifying' },
    answered: { vi: 'đã trả lời', en: 'answered' },
    withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  },
  transitions: [
    {
      name: 'transfer',
      label: { vi: 'Chuyển cơ quan có thẩm quyền', en: 'Transfer' },
      from: ['received'],
      to: 'transferred',
      roles: HANDLERS,
      needsReason: true,
      emits: 'ComplaintTransferred',
    },
    {
      name: 'declineToHandle',
      label: { vi: 'Không thụ lý', en: 'Decline to handle' },
      from: ['received'],
      to: 'not_handled',
      roles: HANDLERS,
      guards: [notConcerned],
      needsReason: true,
      emits: 'ComplaintNotHandled',
    },
    {
      name: 'accept',
      label: { vi: 'Thụ lý', en: 'Accept' },
      from: ['received'],
      to: 'accepted',
      roles: HANDLERS,
      guards: [notConcerned],
      emits: 'ComplaintAccepted',
    },
    {
      name: 'verify',
      label: { vi: 'Bắt đầu xác minh', en: 'Begin to verify' },
      from: ['accepted'],
      to: 'verifying',
      roles: HANDLERS,
      guards: [notConcerned],
      emits: 'ComplaintVerifying',
    },
    {
      name: 'answer',
      label: { vi: 'Trả lời', en: 'Answer' },
      from: ['verifying'],
      to: 'answered',
      roles: ['organiser', 'secretary_head'],
      guards: [notConcerned],
      needsReason: true,
      emits: 'ComplaintAnswered',
    },
    {
      name: 'withdraw',
      label: { vi: 'Rút khiếu nại', en: 'Withdraw' },
      from: ['received', 'accepted', 'verifying'],
      to: 'withdrawn',
      roles: ['complainant', 'secretary', 'secretary_head'],
      needsReason: true,
      emits: 'ComplaintWithdrawn',
    },
  ],
};
