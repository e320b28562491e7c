import type { Blocker } from '@platform/kernel';
import type { AvailableTransition } from '@platform/workflow';

export const SEATS = ['judge', 'chair', 'deputy_chair'] as const;
export type Seat = (typeof SEATS)[number];

/** What stands against somebody taking a seat in a panel with these seats taken. */
export const seatBlockers = (seat: Seat, taken: readonly Seat[]): Blocker[] =>
  seat === 'chair' && taken.includes('chair') ? [{ code: 'judging.chair_taken', path: 'seat' }] : [];

/** What stands against taking a member out who has that many initiatives. */
export const removalBlockers = (load: number): Blocker[] =>
  load > 0 ? [{ code: 'judging.member_has_assignments', params: { count: load } }] : [];

/** What stands against noting that a member cannot act: an absent judge is replaced instead. */
export const absenceBlockers = (seat: Seat): Blocker[] =>
  seat === 'judge' ? [{ code: 'judging.absence_of_chair_only' }] : [];

interface Member {
  readonly seat: Seat;
  readonly load: number;
  readonly absentReason: string | null;
}

/** What whoever may change a panel may do with one of its members. */
export function memberSteps({ seat, load, absentReason }: Member): AvailableTransition[] {
  const absence =
    absentReason === null
      ? { name: 'noteAbsence', label: { vi: 'Ghi vắng mặt', en: 'Note as absent' }, needsReason: true, blockers: [] }
      : { name: 'noteReturn', label: { vi: 'Đã trở lại', en: 'Is back' }, needsReason: false, blockers: [] };
  const remove = { name: 'remove', label: { vi: 'Bỏ khỏi ban', en: 'Remove' }, needsReason: true };
  return [...(absenceBlockers(seat).length === 0 ? [absence] : []), { ...remove, blockers: removalBlockers(load) }];
}
