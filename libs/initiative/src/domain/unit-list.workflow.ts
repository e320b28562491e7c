import type { Blocker, Refusal } from '@platform/kernel';
import type { Guard, Workflow } from '@platform/workflow';
import type { UnitListState } from './intake.types';
import type { UnitQuota } from './unit-list';

/** What the guards of a unit's list look at. */
export interface UnitListFacts {
  readonly contestState: string;
  /** Exclusive: the later of the unit's closing time and the units' own time to forward. */
  readonly closesAt: Date;
  /** It was forwarded in time before and came back. */
  readonly forwardedBefore: boolean;
  readonly dispatchNumber: string | null;
  /** yyyy-MM-dd */
  readonly dispatchDate: string | null;
  /** Today in the contest's zone, yyyy-MM-dd. */
  readonly today: string;
  readonly declaredCount: number | null;
  readonly scanned: boolean;
  readonly listed: number;
  /** Dossiers on all lists of the unit that are not drafts, this one included. */
  readonly unitTotal: number;
  readonly quota: UnitQuota;
  readonly mismatches: readonly Blocker[];
}

type ListGuard = Guard<UnitListFacts>;
const RUNNING = new Set(['open', 'closed']);

const contestRuns: ListGuard = {
  name: 'the contest is open or closed',
  check: (facts) =>
    RUNNING.has(facts.contestState)
      ? null
      : { code: 'initiative.contest_not_open', params: { state: facts.contestState } },
};

const inTime: ListGuard = {
  name: 'it is before the units’ closing time, or was forwarded in time before',
  check: (facts, now) =>
    facts.forwardedBefore || now < facts.closesAt
      ? null
      : { code: 'initiative.list_closed', params: { closesAt: facts.closesAt.toISOString() } },
};

const withLetter: ListGuard = {
  name: 'number, date, declared count and scan of the official letter are there',
  check: (facts) => [
    ...(facts.dispatchNumber === null ? [{ code: 'initiative.list_number_missing', path: 'dispatchNumber' }] : []),
    ...(facts.dispatchDate === null ? [{ code: 'initiative.list_date_missing', path: 'dispatchDate' }] : []),
    ...(facts.dispatchDate !== null && facts.dispatchDate > facts.today
      ? [{ code: 'initiative.list_date_ahead', path: 'dispatchDate' }]
      : []),
    ...(facts.declaredCount === null ? [{ code: 'initiative.list_count_missing', path: 'declaredCount' }] : []),
    ...(facts.scanned ? [] : [{ code: 'initiative.list_scan_missing', path: 'scan' }]),
  ],
};

const notEmpty: ListGuard = {
  name: 'the list names a dossier',
  check: (facts) => (facts.listed > 0 ? null : { code: 'initiative.list_empty', path: 'initiativeIds' }),
};

const withinMaximum: ListGuard = {
  name: 'the unit sends no more than the rulebook allows',
  check: ({ quota, unitTotal }) =>
    quota.max !== null && unitTotal > quota.max
      ? { code: 'initiative.list_above_maximum', params: { count: unitTotal, maximum: quota.max } }
      : null,
};

const matching: ListGuard = {
  name: 'the letter and the dossiers agree',
  check: (facts) => facts.mismatches,
};

const UNIT: readonly string[] = ['coordinator'];

/** Why the list of a unit cannot be opened. */
export function openingBlockers(facts: { readonly ruled: boolean; readonly contestState: string }): Blocker[] {
  if (!facts.ruled) return [{ code: 'initiative.list_not_ruled' }];
  return RUNNING.has(facts.contestState)
    ? []
    : [{ code: 'initiative.contest_not_open', params: { state: facts.contestState } }];
}

/** Why somebody may not change a list, or null. */
export function listRefusal(state: UnitListState, roles: readonly string[]): Refusal | null {
  if (!UNIT.some((role) => roles.includes(role))) return { kind: 'forbidden', code: 'initiative.list_not_own_unit' };
  return state === 'draft' || state === 'returned' ? null : { kind: 'conflict', code: 'initiative.list_forwarded' };
}

/** Not a step of a list, as there is none yet; offered where all lists are shown. */
export const OPEN_LIST = { name: 'open', label: { vi: 'Lập danh sách', en: 'Draw up a list' }, needsReason: false };

const secretariat = ['secretary', 'secretary_head'];

/** A unit's ranked list with its official letter. `coordinator` is only the one of the list's unit, or of its successor. */
export const unitListWorkflow: Workflow<UnitListState, UnitListFacts> = {
  name: 'unit_list',
  initial: 'draft',
  states: {
    draft: { vi: 'Đang lập', en: 'Draft' },
    forwarded: { vi: 'Đã gửi', en: 'Forwarded' },
    accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
    returned: { vi: 'Trả lại đơn vị', en: 'Returned' },
  },
  transitions: [
    {
      name: 'forward',
      label: { vi: 'Gửi danh sách', en: 'Forward the list' },
      from: ['draft', 'returned'],
      to: 'forwarded',
      roles: UNIT,
      guards: [contestRuns, inTime, withLetter, notEmpty, withinMaximum],
      emits: 'UnitListForwarded',
    },
    {
      name: 'accept',
      label: { vi: 'Tiếp nhận danh sách', en: 'Accept the list' },
      from: ['forwarded'],
      to: 'accepted',
      roles: secretariat,
      guards: [contestRuns, matching],
      emits: 'UnitListAccepted',
    },
    {
      name: 'return',
      label: { vi: 'Trả lại đơn vị', en: 'Return to the unit' },
      from: ['forwarded', 'accepted'],
      to: 'returned',
      roles: secretariat,
      guards: [contestRuns],
      needsReason: true,
      emits: 'UnitListReturned',
    },
  ],
};
