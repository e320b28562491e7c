import type { Guard, Workflow } from '@platform/workflow';

export type CompletionState = 'open' | 'answered' | 'lapsed' | 'cancelled';

export interface CompletionFacts {
  readonly dueAt: Date;
  /** The due date asked for by an extension. */
  readonly newDueAt: Date | null;
}

const duePassed: Guard<CompletionFacts> = {
  name: 'the due date has passed',
  check: (facts, now) => (now >= facts.dueAt ? null : { code: 'screening.not_yet_due' }),
};

const dueLater: Guard<CompletionFacts> = {
  name: 'the new due date is later',
  check: (facts, now) => {
    if (facts.newDueAt === null) return null;
    return facts.newDueAt > facts.dueAt && facts.newDueAt > now
      ? null
      : { code: 'screening.due_not_later', path: 'dueAt' };
  },
};

export const completionWorkflow: Workflow<CompletionState, CompletionFacts> = {
  name: 'completion',
  initial: 'open',
  states: {
    open: { vi: 'Đang chờ bổ sung', en: 'Waiting for completion' },
    answered: { vi: 'Đã bổ sung', en: 'Answered' },
    lapsed: { vi: 'Quá hạn bổ sung', en: 'Lapsed' },
    cancelled: { vi: 'Đã hủy yêu cầu', en: 'Cancelled' },
  },
  transitions: [
    {
      name: 'extend',
      label: { vi: 'Gia hạn bổ sung', en: 'Extend the due date' },
      from: ['open'],
      to: 'open',
      roles: ['secretary', 'secretary_head'],
      guards: [dueLater],
      needsReason: true,
      emits: 'CompletionExtended',
    },
    {
      name: 'answer',
      label: { vi: 'Nhận bổ sung', en: 'Take the answer' },
      from: ['open'],
      to: 'answered',
      roles: ['system'],
      emits: 'CompletionRequestAnswered',
    },
    {
      name: 'lapse',
      label: { vi: 'Hết hạn', en: 'Lapse' },
      from: ['open'],
      to: 'lapsed',
      roles: ['system'],
      guards: [duePassed],
      emits: 'CompletionRequestLapsed',
    },
    {
      name: 'cancel',
      label: { vi: 'Hủy yêu cầu bổ sung', en: 'Cancel the request' },
      from: ['open'],
      to: 'cancelled',
      roles: ['secretary', 'secretary_head', 'system'],
      needsReason: true,
      emits: 'CompletionRequestCancelled',
    },
  ],
};
