import type { Blocker, Refusal } from '@platform/kernel';
import type { Guard, Workflow } from '@platform/workflow';
import type { PaperIntakeState } from './intake.types';

/** What the guards of the paper intake look at. */
export interface PaperIntakeFacts {
  readonly contestState: string;
  readonly stampedAt: Date;
  readonly opensAt: Date;
  /** Exclusive; with the extensions that reach this dossier. */
  readonly closesAt: Date;
  /** A round has taken up initiatives of the contest. */
  readonly judgingBegun: boolean;
  readonly enteredByActor: boolean;
  /** The actor is one of the authors. */
  readonly own: boolean;
  readonly scanned: boolean;
  /** What is missing or wrong in what was entered; only looked for where one intake is confirmed or shown. */
  readonly incomplete: readonly Blocker[];
}

type IntakeGuard = Guard<PaperIntakeFacts>;
const RUNNING = new Set(['open', 'closed']);

const contestTakesPaper: IntakeGuard = {
  name: 'the contest is open or closed',
  check: (facts) =>
    RUNNING.has(facts.contestState)
      ? null
      : { code: 'initiative.contest_not_open', params: { state: facts.contestState } },
};

const beforeJudging: IntakeGuard = {
  name: 'judging has not begun',
  check: (facts) => (facts.judgingBegun ? { code: 'initiative.intake_after_screening' } : null),
};

/** Paper may come before the contest opens, but not before anybody has heard of it: then the year is wrong. */
const EARLIEST_MS = 365 * 86_400_000;

/** The stamp decides, not the time of entering or confirming. */
const stampedInTime: IntakeGuard = {
  name: 'the stamp is before the closing time, not ahead and not of another year',
  check: (facts, now) => {
    const params = { stampedAt: facts.stampedAt.toISOString(), closesAt: facts.closesAt.toISOString() };
    if (facts.stampedAt.getTime() < facts.opensAt.getTime() - EARLIEST_MS)
      return { code: 'initiative.stamp_early', params: { opensAt: facts.opensAt.toISOString() }, path: 'stampedAt' };
    if (facts.stampedAt > now) return { code: 'initiative.stamp_ahead', params, path: 'stampedAt' };
    return facts.stampedAt < facts.closesAt ? null : { code: 'initiative.stamp_late', params, path: 'stampedAt' };
  },
};

const secondPerson: IntakeGuard = {
  name: 'another secretary entered it',
  check: (facts) => (facts.enteredByActor ? { code: 'initiative.intake_second_person' } : null),
};

const notOwn: IntakeGuard = {
  name: 'it is not the actor’s own initiative',
  check: (facts) => (facts.own ? { code: 'initiative.own' } : null),
};

const scanned: IntakeGuard = {
  name: 'the scan of the paper is there',
  check: (facts) => (facts.scanned ? null : { code: 'initiative.scan_missing' }),
};

const complete: IntakeGuard = {
  name: 'title, theme and authors are complete, every author has signed and none is barred',
  check: (facts) => facts.incomplete,
};

const NOTHING_ENTERED = {
  ...{ enteredByActor: false, own: false, scanned: true, incomplete: [] },
  ...{ stampedAt: new Date(0), opensAt: new Date(0), closesAt: new Date(0) },
};

/** What keeps a stamp from being entered at all. */
export function entryBlockers(
  facts: Pick<PaperIntakeFacts, 'contestState' | 'stampedAt' | 'opensAt' | 'closesAt' | 'judgingBegun'>,
  now: Date,
): Blocker[] {
  const all = { ...NOTHING_ENTERED, ...facts };
  return [contestTakesPaper, beforeJudging, stampedInTime].flatMap((guard) => guard.check(all, now) ?? []);
}

/** Not a step of an intake, as there is none yet; offered where all are shown. */
export const ENTER_PAPER = { name: 'enter', label: { vi: 'Nhập hồ sơ', en: 'Enter a dossier' }, needsReason: false };

/** What keeps any paper from being entered, whatever its stamp. */
export function doorBlockers(facts: Pick<PaperIntakeFacts, 'contestState' | 'judgingBegun'>, now: Date): Blocker[] {
  const all = { ...NOTHING_ENTERED, ...facts };
  return [contestTakesPaper, beforeJudging].flatMap((guard) => guard.check(all, now) ?? []);
}

/** Why somebody may not put right what was entered, or null. */
export function correctionRefusal(intake: {
  readonly state: PaperIntakeState;
  readonly enteredByActor: boolean;
}): Refusal | null {
  if (intake.state !== 'entered') return { kind: 'conflict', code: 'initiative.intake_settled' };
  return intake.enteredByActor ? null : { kind: 'forbidden', code: 'initiative.intake_not_enterer' };
}

const secretariat = ['secretary', 'secretary_head'];

/** A dossier that came on paper: entered by one secretary, confirmed or rejected against its scan by another. */
export const paperIntakeWorkflow: Workflow<PaperIntakeState, PaperIntakeFacts> = {
  name: 'paper_intake',
  initial: 'entered',
  states: {
    entered: { vi: 'Đã nhập, chờ xác nhận', en: 'Entered, awaiting confirmation' },
    confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
    rejected: { vi: 'Không xác nhận', en: 'Rejected' },
  },
  transitions: [
    {
      name: 'confirm',
      label: { vi: 'Xác nhận đúng với bản giấy', en: 'Confirm against the paper' },
      from: ['entered'],
      to: 'confirmed',
      roles: secretariat,
      guards: [contestTakesPaper, beforeJudging, stampedInTime, secondPerson, notOwn, scanned, complete],
      emits: 'PaperIntakeConfirmed',
    },
    {
      name: 'reject',
      label: { vi: 'Không xác nhận', en: 'Reject' },
      from: ['entered'],
      to: 'rejected',
      roles: secretariat,
      needsReason: true,
      emits: 'PaperIntakeRejected',
    },
  ],
};
