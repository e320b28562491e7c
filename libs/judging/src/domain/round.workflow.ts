import type { Blocker } from '@platform/kernel';
import type { Guard, Workflow } from '@platform/workflow';

export type RoundState =
  'planned' | 'assigning' | 'scoring' | 'closed' | 'settling' | 'locked' | 'confirmed' | 'announced';

/** Counts and conditions that the steps of a round depend on. */
export interface RoundFacts {
  readonly contestState: string;
  /** Initiatives that would enter the round when it is opened. */
  readonly candidates: number;
  /** Eligible initiatives that came in after the first round was opened and are not in it yet. */
  readonly leftOut: number;
  /** False while an earlier round is not confirmed. */
  readonly earlierConfirmed: boolean;
  /** True once a later round has been opened. */
  readonly laterOpened: boolean;
  readonly hasChair: boolean;
  readonly dueAt: Date | null;
  /** Initiatives with fewer accepted or appointed judges than the rulebook says. */
  readonly underassigned: number;
  /** Offers without an answer. */
  readonly openOffers: number;
  readonly presentation: boolean;
  /** Initiatives without a place in the presentation order. */
  readonly withoutLot: number;
  /** Sheets that have not been handed in. */
  readonly openSheets: number;
  readonly missingSheets: 'not_returned' | 'refuse';
  /** Present initiatives with fewer handed-in sheets than the rulebook's minimum. */
  readonly belowMinimum: number;
  readonly openDiscrepancies: number;
  readonly openReopenings: number;
  /** Ties across the line to the next round without a decision. */
  readonly openTies: number;
  /** Why no ranking can be computed, if it cannot. */
  readonly tallyFaults: readonly Blocker[];
  /** The acting person is in conflict with an initiative of the round. */
  readonly actorInConflict: boolean;
  /** A chair who is there and in no conflict acts alone. */
  readonly chairCanAct: boolean;
  readonly actorIsDeputy: boolean;
}

type RoundGuard = Guard<RoundFacts>;

const none = (name: string, code: string, count: (facts: RoundFacts) => number): RoundGuard => ({
  name,
  check: (facts) => (count(facts) > 0 ? { code, params: { count: count(facts) } } : null),
});

const contestRuns: RoundGuard = {
  name: 'the contest is closed for entries',
  check: ({ contestState }) => (contestState === 'closed' ? null : { code: 'judging.contest_not_closed' }),
};
/** A suspended or cancelled contest stands still; one that is over has nothing to judge. */
const contestLives: RoundGuard = {
  name: 'the contest is not suspended',
  check: ({ contestState }) => (contestState === 'closed' ? null : { code: 'judging.contest_suspended' }),
};
const somethingToJudge: RoundGuard = {
  name: 'there is something to judge',
  check: ({ candidates }) => (candidates > 0 ? null : { code: 'judging.nothing_to_judge' }),
};
const noneLeftOut = none('every eligible initiative is in the round', 'judging.left_out', (facts) => facts.leftOut);
const noneWithoutJudges = none(
  'no eligible initiative is left without judges',
  'judging.left_out_closed',
  (facts) => facts.leftOut,
);
const earlierConfirmed: RoundGuard = {
  name: 'every earlier round is confirmed',
  check: (facts) => (facts.earlierConfirmed ? null : { code: 'judging.earlier_round_open' }),
};
const hasChair: RoundGuard = {
  name: 'the panel has a chair',
  check: (facts) => (facts.hasChair ? null : { code: 'judging.no_chair' }),
};
const dueInTime: RoundGuard = {
  name: 'the due time lies ahead',
  check: ({ dueAt }, now) => (dueAt !== null && dueAt > now ? null : { code: 'judging.due_time_missing' }),
};
const lotsDrawn: RoundGuard = {
  name: 'the presentation order is drawn',
  check: ({ presentation, withoutLot }) =>
    presentation && withoutLot > 0 ? { code: 'judging.lots_not_drawn', params: { count: withoutLot } } : null,
};
const sheetsIn: RoundGuard = {
  name: 'every sheet is in, or may be missing by the rulebook',
  check: ({ openSheets, missingSheets }) =>
    openSheets > 0 && missingSheets === 'refuse'
      ? { code: 'judging.sheets_missing', params: { count: openSheets } }
      : null,
};
const enoughSheets = none(
  'every initiative has the minimum of sheets',
  'judging.below_minimum_sheets',
  (facts) => facts.belowMinimum,
);
const noOpenSheets = none('no sheet is being marked again', 'judging.sheets_missing', (facts) => facts.openSheets);
const ranked: RoundGuard = { name: 'a ranking can be computed', check: ({ tallyFaults }) => tallyFaults };
const noConflict: RoundGuard = {
  name: 'the person is in no conflict with an initiative of the round',
  check: (facts) => (facts.actorInConflict ? { code: 'judging.actor_in_conflict' } : null),
};
/** A deputy acts only where the chair is absent or in conflict. */
const mayAct: RoundGuard = {
  name: 'the chair, or the deputy where the chair is absent or in conflict',
  check: ({ actorIsDeputy, chairCanAct }) => (actorIsDeputy && chairCanAct ? { code: 'judging.chair_can_act' } : null),
};
const nothingLater: RoundGuard = {
  name: 'no later round has been opened',
  check: (facts) => (facts.laterOpened ? { code: 'judging.later_round_open' } : null),
};

const SECRETARIES = ['secretary', 'secretary_head'];

/** `chair` and `deputy_chair` are seats of this round's panel; `second_person` confirms what another asked for. */
export const roundWorkflow: Workflow<RoundState, RoundFacts> = {
  name: 'round',
  initial: 'planned',
  states: {
    planned: { vi: 'Đã lập', en: 'Planned' },
    assigning: { vi: 'Đang phân công', en: 'Assigning' },
    scoring: { vi: 'Đang chấm', en: 'Scoring' },
    closed: { vi: 'Đã đóng', en: 'Closed' },
    settling: { vi: 'Đang xử lý chênh lệch', en: 'Settling' },
    locked: { vi: 'Đã khóa', en: 'Locked' },
    confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
    announced: { vi: 'Đã thông báo', en: 'Announced' },
  },
  transitions: [
    {
      name: 'open',
      label: { vi: 'Mở vòng chấm', en: 'Open the round' },
      from: ['planned'],
      to: 'assigning',
      roles: SECRETARIES,
      guards: [contestRuns, earlierConfirmed, somethingToJudge],
      emits: 'RoundOpened',
    },
    {
      name: 'startScoring',
      label: { vi: 'Bắt đầu chấm', en: 'Start scoring' },
      from: ['assigning'],
      to: 'scoring',
      roles: SECRETARIES,
      guards: [
        contestLives,
        noneLeftOut,
        hasChair,
        dueInTime,
        none('every offer is answered', 'judging.offers_open', (facts) => facts.openOffers),
        none('every initiative has its judges', 'judging.underassigned', (facts) => facts.underassigned),
        lotsDrawn,
      ],
      emits: 'ScoringStarted',
    },
    {
      name: 'close',
      label: { vi: 'Đóng vòng chấm', en: 'Close the round' },
      from: ['scoring'],
      to: 'closed',
      roles: SECRETARIES,
      guards: [contestLives, noneLeftOut, sheetsIn, enoughSheets],
      emits: 'RoundClosed',
    },
    {
      name: 'settle',
      label: { vi: 'Mở điểm để xử lý', en: 'Open the marks for settling' },
      from: ['closed'],
      to: 'settling',
      roles: [...SECRETARIES, 'chair', 'deputy_chair'],
      guards: [contestLives],
      emits: 'SettlingStarted',
    },
    {
      name: 'lock',
      label: { vi: 'Khóa kết quả', en: 'Lock the result' },
      from: ['settling'],
      to: 'locked',
      roles: SECRETARIES,
      guards: [
        contestLives,
        noneWithoutJudges,
        noOpenSheets,
        enoughSheets,
        none('no reopening waits for a second person', 'judging.reopenings_open', (facts) => facts.openReopenings),
        ranked,
        none('every discrepancy is settled', 'judging.discrepancies_open', (facts) => facts.openDiscrepancies),
        none('no tie across the line is open', 'judging.ties_open', (facts) => facts.openTies),
      ],
      emits: 'RoundLocked',
    },
    {
      name: 'confirm',
      label: { vi: 'Xác nhận kết quả', en: 'Confirm the result' },
      from: ['locked'],
      to: 'confirmed',
      roles: ['chair', 'deputy_chair'],
      guards: [contestLives, noneWithoutJudges, noConflict, mayAct],
      emits: 'RoundConfirmed',
    },
    {
      name: 'announce',
      label: { vi: 'Thông báo kết quả', en: 'Announce the result' },
      from: ['confirmed'],
      to: 'announced',
      roles: SECRETARIES,
      guards: [contestLives],
      emits: 'RoundAnnounced',
    },
    {
      name: 'reopen',
      label: { vi: 'Mở lại để chấm', en: 'Reopen for scoring' },
      from: ['closed', 'settling'],
      to: 'scoring',
      roles: ['second_person'],
      guards: [contestLives, nothingLater],
      needsReason: true,
      emits: 'RoundReopened',
    },
    {
      name: 'reopen',
      label: { vi: 'Mở lại để xử lý', en: 'Reopen for settling' },
      from: ['locked', 'confirmed', 'announced'],
      to: 'settling',
      roles: ['second_person'],
      guards: [contestLives, nothingLater],
      needsReason: true,
      emits: 'RoundReopened',
    },
  ],
};
