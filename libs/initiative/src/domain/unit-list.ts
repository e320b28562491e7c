import type { Blocker } from '@platform/kernel';
import type { InitiativeState } from './initiative.types';

/** A dossier on a unit's list, in the unit's order of rank. */
export interface ListedDossier {
  readonly code: string;
  readonly state: InitiativeState;
  /** Its author's unit is the unit of the list today. */
  readonly ofUnit: boolean;
}

/** The list as the official letter has it, and as the dossiers are. */
export interface ComparedList {
  readonly declaredCount: number | null;
  /** Codes in the order of the letter; null where it names none. */
  readonly declaredCodes: readonly string[] | null;
  readonly dossiers: readonly ListedDossier[];
  /** Codes of the unit's dossiers that were handed in before the list was forwarded and are on no list. */
  readonly leftOut: readonly string[];
}

/** Not handed in, or out of the contest. */
export const NOT_LISTABLE: readonly InitiativeState[] = [
  'draft',
  'not_forwarded',
  'withdrawn',
  'duplicate',
  'disqualified',
];

/** May be put on a list: handed in, and not out of the contest. */
export const listable = (state: InitiativeState): boolean => !NOT_LISTABLE.includes(state);

/** Every difference between the letter and the dossiers. It holds up the list, never a dossier. */
export function listMismatches(list: ComparedList): Blocker[] {
  const codes = list.dossiers.map(({ code }) => code);
  return [
    ...(list.declaredCount !== null && list.declaredCount !== codes.length
      ? [{ code: 'initiative.list_count', params: { declared: list.declaredCount, listed: codes.length } }]
      : []),
    ...declaredMismatches(list.declaredCodes, codes),
    ...list.dossiers.flatMap(({ code, state, ofUnit }) => [
      ...(state === 'awaiting_unit' ? [{ code: 'initiative.list_not_confirmed', params: { code } }] : []),
      ...(listable(state) ? [] : [{ code: 'initiative.list_dossier_gone', params: { code } }]),
      ...(ofUnit ? [] : [{ code: 'initiative.list_other_unit', params: { code } }]),
    ]),
    ...list.leftOut.map((code) => ({ code: 'initiative.list_left_out', params: { code } })),
  ];
}

function declaredMismatches(declared: readonly string[] | null, listed: readonly string[]): Blocker[] {
  if (declared === null) return [];
  const missing = listed.filter((code) => !declared.includes(code));
  const extra = declared.filter((code) => !listed.includes(code));
  const inOrder = declared.filter((code) => listed.includes(code));
  const first = listed.filter((code) => declared.includes(code)).findIndex((code, index) => inOrder[index] !== code);
  return [
    ...missing.map((code) => ({ code: 'initiative.list_not_declared', params: { code } })),
    ...extra.map((code) => ({ code: 'initiative.list_only_declared', params: { code } })),
    ...(first >= 0 ? [{ code: 'initiative.list_order', params: { code: inOrder[first] ?? '', rank: first + 1 } }] : []),
  ];
}

/** How many initiatives a unit may and should send; max null: any number. */
export interface UnitQuota {
  readonly min: number;
  readonly max: number | null;
}

/** The numbers of the unit's block, or those of all units. */
export function quotaOf(
  units: {
    readonly perUnit: UnitQuota;
    readonly blocks: readonly (UnitQuota & { readonly block: string })[];
  },
  block: string,
): UnitQuota {
  const { min, max } = units.blocks.find((one) => one.block === block) ?? units.perUnit;
  return { min, max };
}
