import type { Guard, Workflow } from '@platform/workflow';

export const VERDICTS = ['eligible', 'ineligible', 'duplicate'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type VerdictState = 'standing' | 'undone' | 'overturned';

export interface VerdictFacts {
  readonly announcedAt: Date | null;
}

const notAnnounced: Guard<VerdictFacts> = {
  name: 'its notices have not been released',
  check: (facts) => (facts.announcedAt === null ? null : { code: 'screening.verdict_announced' }),
};

/** `decider`: the secretary who gave the verdict. `system`: its dossier was withdrawn before anybody was told. */
export const verdictWorkflow: Workflow<VerdictState, VerdictFacts> = {
  name: 'verdict',
  initial: 'standing',
  states: {
    standing: { vi: 'Có hiệu lực', en: 'Standing' },
    undone: { vi: 'Đã hủy trước khi thông báo', en: 'Undone before it was announced' },
    overturned: { vi: 'Đã được thay bằng kết luận khác', en: 'Replaced by another verdict' },
  },
  transitions: [
    {
      name: 'undo',
      label: { vi: 'Hủy kết luận', en: 'Undo the verdict' },
      from: ['standing'],
      to: 'undone',
      roles: ['decider', 'secretary_head', 'system'],
      guards: [notAnnounced],
      needsReason: true,
      emits: 'VerdictUndone',
    },
    {
      name: 'overturn',
      label: { vi: 'Thay bằng kết luận khác', en: 'Replace by another verdict' },
      from: ['standing'],
      to: 'overturned',
      roles: ['secretary', 'secretary_head'],
      emits: 'VerdictOverturned',
    },
  ],
};
