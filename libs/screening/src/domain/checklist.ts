import type { Blocker } from '@platform/kernel';

export const RESULTS = ['met', 'not_met', 'not_applicable'] as const;
export type ChecklistResult = (typeof RESULTS)[number];

export interface ChecklistItem {
  readonly code: string;
  readonly text: string;
}

/** What keeps a dossier from being found eligible: an item not looked at, or looked at and not met. */
export function eligibilityBlockers(
  checklist: readonly ChecklistItem[],
  results: ReadonlyMap<string, ChecklistResult>,
): Blocker[] {
  return checklist.flatMap((item) => {
    const result = results.get(item.code);
    if (result === undefined) return [{ code: 'screening.item_open', params: { item: item.text } }];
    return result === 'not_met' ? [{ code: 'screening.item_not_met', params: { item: item.text } }] : [];
  });
}

/** Results that name no item of the rulebook's checklist, or one item twice. */
export function resultFaults(checklist: readonly ChecklistItem[], codes: readonly string[]): Blocker[] {
  const known = new Set(checklist.map((item) => item.code));
  return codes.flatMap((code, index) => {
    if (!known.has(code)) return [{ code: 'screening.unknown_item', params: { item: code }, path: `results.${index}` }];
    return codes.indexOf(code) < index
      ? [{ code: 'screening.item_twice', params: { item: code }, path: `results.${index}` }]
      : [];
  });
}
