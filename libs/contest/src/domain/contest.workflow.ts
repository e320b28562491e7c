import type { Blocker } from '@platform/kernel';
import type { Guard, TransitionRow, Workflow } from '@platform/workflow';
import { freezeCheck } from './rulebook';
import type { Rulebook } from './rulebook';

export type ContestState =
  'preparing' | 'announced' | 'open' | 'closed' | 'concluded' | 'archived' | 'suspended' | 'cancelled';
export type RunningState = 'announced' | 'open' | 'closed';

const OVER: readonly ContestState[] = ['concluded', 'archived', 'cancelled'];

/** Nothing is added to it or hidden any more. */
export const isOver = (state: ContestState): boolean => OVER.includes(state);

const CURRENT: readonly ContestState[] = ['announced', 'open', 'closed', 'suspended', 'concluded'];

/** Those who take part still look at it. */
export const isCurrent = (state: ContestState): boolean => CURRENT.includes(state);

export const RECEPTIONS = ['ahead', 'open', 'paused', 'over'] as const;
export type Reception = (typeof RECEPTIONS)[number];

/** Whether initiatives are taken from somebody for whom this closing time (exclusive) holds. */
export function receptionOf(state: ContestState, closesAt: Date, now: Date): Reception {
  if (state === 'preparing' || state === 'announced') return 'ahead';
  if (state === 'suspended') return 'paused';
  return (state === 'open' || state === 'closed') && now < closesAt ? 'open' : 'over';
}

export interface ContestFacts {
  readonly state: ContestState;
  readonly rulebook: Rulebook;
  readonly opensAt: Date;
  /** Exclusive. */
  readonly closesAt: Date;
  readonly suspendedFrom: RunningState | null;
  /** The new closing time of an extension being confirmed. */
  readonly extendTo: Date | null;
  /** An award decision stands between its agreement and its publication. */
  readonly decisionPending: boolean;
  /** Judges have begun to mark: what is handed in from now on would not be judged like the rest. */
  readonly marking: boolean;
  /** An award decision has been signed. */
  readonly signed: boolean;
}

const rulesCanBeFrozen: Guard<ContestFacts> = {
  name: 'the rules are complete and their closing time is ahead',
  check: ({ rulebook }, now): Blocker[] => freezeCheck(rulebook, now.getTime()),
};
const opened: Guard<ContestFacts> = {
  name: 'the opening time has come',
  check: ({ opensAt }, now) =>
    now < opensAt ? { code: 'contest.not_yet', params: { at: opensAt.toISOString() } } : null,
};
const timeIsUp: Guard<ContestFacts> = {
  name: 'the closing time has come',
  check: ({ closesAt }, now) =>
    now < closesAt ? { code: 'contest.not_yet', params: { at: closesAt.toISOString() } } : null,
};
const movesTheClosing: Guard<ContestFacts> = {
  name: 'the new closing time is later and ahead',
  check: ({ closesAt, extendTo }, now) =>
    extendTo !== null && extendTo > now && extendTo > closesAt ? null : { code: 'contest.extension_not_later' },
};

const notMarking: Guard<ContestFacts> = {
  name: 'marking has not begun',
  check: ({ marking }) => (marking ? { code: 'contest.marking_begun' } : null),
};

const nothingSigned: Guard<ContestFacts> = {
  name: 'no award decision has been signed',
  check: ({ signed }) => (signed ? { code: 'contest.decision_signed' } : null),
};

const nothingPending: Guard<ContestFacts> = {
  name: 'no award decision waits to be signed or published',
  check: ({ decisionPending }) => (decisionPending ? { code: 'contest.decision_pending' } : null),
};

const HEAD = ['secretary_head'] as const;
const RUNNING: readonly RunningState[] = ['announced', 'open', 'closed'];

/** Steps that leave the state as it is: what is written is a new version of the contest, and who did it and why. */
const amendments: TransitionRow<ContestState, ContestFacts>[] = RUNNING.map((state) => ({
  name: 'amend',
  label: { vi: 'Sửa thể lệ', en: 'Amend the rules' },
  from: [state],
  to: state,
  roles: HEAD,
  needsReason: true,
  emits: 'RulebookAmended',
}));
/** The whole contest's closing time, moved by a confirmed extension. A contest already closed is open again. */
const extensions: TransitionRow<ContestState, ContestFacts>[] = RUNNING.map((state) => ({
  name: 'extend',
  label: { vi: 'Gia hạn', en: 'Extend' },
  from: [state],
  to: state === 'closed' ? 'open' : state,
  roles: ['secretary_head', 'secretary', 'organiser'],
  guards: [notMarking, movesTheClosing],
  needsReason: true,
  emits: 'ContestExtended',
}));

export const contestWorkflow: Workflow<ContestState, ContestFacts> = {
  name: 'contest',
  initial: 'preparing',
  states: {
    preparing: { vi: 'đang chuẩn bị', en: 'preparing' },
    announced: { vi: 'đã phát động', en: 'announced' },
    open: { vi: 'đang nhận hồ sơ', en: 'open' },
    closed: { vi: 'đã đóng nhận hồ sơ', en: 'closed' },
    concluded: { vi: 'đã tổng kết', en: 'concluded' },
    archived: { vi: 'đã lưu trữ', en: 'archived' },
    suspended: { vi: 'tạm dừng', en: 'suspended' },
    cancelled: { vi: 'đã hủy', en: 'cancelled' },
  },
  transitions: [
    {
      name: 'editRules',
      label: { vi: 'Soạn thể lệ', en: 'Edit the rules' },
      from: ['preparing'],
      to: 'preparing',
      roles: ['secretary_head', 'admin'],
      emits: 'RulebookEdited',
    },
    {
      name: 'announce',
      label: { vi: 'Phát động', en: 'Announce' },
      from: ['preparing'],
      to: 'announced',
      roles: HEAD,
      guards: [rulesCanBeFrozen],
      emits: 'ContestAnnounced',
    },
    {
      name: 'open',
      label: { vi: 'Mở nhận hồ sơ', en: 'Open' },
      from: ['announced'],
      to: 'open',
      roles: ['system'],
      guards: [opened],
      emits: 'ContestOpened',
    },
    {
      name: 'close',
      label: { vi: 'Đóng nhận hồ sơ', en: 'Close' },
      from: ['open'],
      to: 'closed',
      roles: ['system'],
      guards: [timeIsUp],
      emits: 'ContestClosed',
    },
    {
      name: 'closeEarly',
      label: { vi: 'Đóng trước hạn', en: 'Close early' },
      from: ['open'],
      to: 'closed',
      roles: HEAD,
      needsReason: true,
      emits: 'ContestClosed',
    },
    ...extensions,
    ...amendments,
    {
      name: 'suspend',
      label: { vi: 'Tạm dừng', en: 'Suspend' },
      from: RUNNING,
      to: 'suspended',
      roles: HEAD,
      needsReason: true,
      emits: 'ContestSuspended',
    },
    {
      name: 'resume',
      label: { vi: 'Tiếp tục', en: 'Resume' },
      from: ['suspended'],
      to: 'announced',
      choice: { others: ['open', 'closed'], pick: ({ suspendedFrom }) => suspendedFrom ?? 'announced' },
      roles: HEAD,
      needsReason: true,
      emits: 'ContestResumed',
    },
    {
      name: 'conclude',
      label: { vi: 'Tổng kết', en: 'Conclude' },
      from: ['closed'],
      to: 'concluded',
      roles: HEAD,
      guards: [nothingPending],
      emits: 'ContestConcluded',
    },
    {
      name: 'archive',
      label: { vi: 'Lưu trữ', en: 'Archive' },
      from: ['concluded'],
      to: 'archived',
      roles: ['secretary_head', 'admin'],
      emits: 'ContestArchived',
    },
    {
      name: 'cancel',
      label: { vi: 'Hủy', en: 'Cancel' },
      from: ['preparing'],
      to: 'cancelled',
      roles: ['secretary_head', 'admin'],
      needsReason: true,
      emits: 'ContestCancelled',
    },
    {
      name: 'cancel',
      label: { vi: 'Hủy', en: 'Cancel' },
      from: ['announced', 'open', 'closed', 'suspended'],
      to: 'cancelled',
      roles: HEAD,
      guards: [nothingSigned],
      needsReason: true,
      emits: 'ContestCancelled',
    },
  ],
};
