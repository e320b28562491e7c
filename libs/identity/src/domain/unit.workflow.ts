import type { Guard, Workflow } from '@platform/workflow';

export type UnitState = 'active' | 'merged' | 'closed';

export interface UnitFacts {
  /** The unit to merge into; null for other steps, and while none is chosen. */
  readonly into: { readonly id: string; readonly state: UnitState } | null;
  readonly id: string;
}

const successorStands: Guard<UnitFacts> = {
  name: 'the successor is another active unit',
  check: ({ id, into }) =>
    into === null || (into.state === 'active' && into.id !== id)
      ? null
      : { code: 'identity.bad_successor', path: 'intoUnitId' },
};

export const unitWorkflow: Workflow<UnitState, UnitFacts> = {
  name: 'unit',
  initial: 'active',
  states: {
    active: { vi: 'đang hoạt động', en: 'active' },
    merged: { vi: 'đã sáp nhập', en: 'merged' },
    closed: { vi: 'đã giải thể', en: 'closed' },
  },
  transitions: [
    {
      name: 'edit',
      label: { vi: 'Sửa thông tin, đổi tên', en: 'Edit or rename' },
      from: ['active'],
      to: 'active',
      roles: ['admin'],
      emits: 'UnitEdited',
    },
    {
      name: 'merge',
      label: { vi: 'Sáp nhập', en: 'Merge' },
      from: ['active'],
      to: 'merged',
      roles: ['admin'],
      guards: [successorStands],
      emits: 'UnitMerged',
    },
    {
      name: 'close',
      label: { vi: 'Giải thể', en: 'Close' },
      from: ['active'],
      to: 'closed',
      roles: ['admin'],
      needsReason: true,
      emits: 'UnitClosed',
    },
  ],
};
