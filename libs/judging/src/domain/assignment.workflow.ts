import type { Guard, Workflow } from '@platform/workflow';
import type { ConflictParams } from './conflict-kind';

export type AssignmentState = 'offered' | 'appointed' | 'accepted' | 'recused' | 'replaced';

export interface AssignmentFacts {
  readonly roundState: string;
  /** The judge's conflicts with the initiative, now. */
  readonly conflicts: readonly ConflictParams[];
  /** A sheet of this assignment has been handed in. */
  readonly submitted: boolean;
}

const noConflict: Guard<AssignmentFacts> = {
  name: 'the judge is in no conflict',
  check: ({ conflicts }) => conflicts.map((params) => ({ code: 'judging.conflict', params })),
};
const inAssignment: Guard<AssignmentFacts> = {
  name: 'the round is being assigned, marked or settled',
  check: ({ roundState }) =>
    ['assigning', 'scoring', 'settling'].includes(roundState) ? null : { code: 'judging.round_not_running' },
};
const notSubmitted: Guard<AssignmentFacts> = {
  name: 'no sheet was handed in',
  check: ({ submitted }) => (submitted ? { code: 'judging.already_submitted' } : null),
};

export const assignmentWorkflow: Workflow<AssignmentState, AssignmentFacts> = {
  name: 'assignment',
  initial: 'offered',
  states: {
    offered: { vi: 'Đã mời', en: 'Offered' },
    appointed: { vi: 'Đã phân công', en: 'Appointed' },
    accepted: { vi: 'Đã nhận', en: 'Accepted' },
    recused: { vi: 'Đã xin rút', en: 'Recused' },
    replaced: { vi: 'Đã thay người', en: 'Replaced' },
  },
  transitions: [
    {
      name: 'appoint',
      label: { vi: 'Phân công', en: 'Appoint' },
      from: ['offered'],
      to: 'appointed',
      roles: ['secretary', 'secretary_head'],
      guards: [inAssignment, noConflict],
      emits: 'JudgeAppointed',
    },
    {
      name: 'accept',
      label: { vi: 'Nhận chấm, cam kết không có xung đột lợi ích', en: 'Accept and declare no conflict' },
      from: ['offered', 'appointed'],
      to: 'accepted',
      roles: ['assigned_judge'],
      guards: [inAssignment, noConflict],
      emits: 'AssignmentAccepted',
    },
    {
      name: 'recuse',
      label: { vi: 'Xin rút', en: 'Recuse oneself' },
      from: ['offered', 'appointed', 'accepted'],
      to: 'recused',
      roles: ['assigned_judge'],
      guards: [inAssignment, notSubmitted],
      needsReason: true,
      emits: 'JudgeRecused',
    },
    {
      name: 'replace',
      label: { vi: 'Thay giám khảo', en: 'Replace the judge' },
      from: ['offered', 'appointed', 'accepted', 'recused'],
      to: 'replaced',
      roles: ['secretary', 'secretary_head'],
      guards: [inAssignment, notSubmitted],
      needsReason: true,
      emits: 'JudgeReplaced',
    },
  ],
};
