import type { Path, RulebookFault } from './faults';
import { fault } from './faults';

/** A fault at every item whose key was used before it. */
export function duplicates<T>(path: Path, items: readonly T[], keyOf: (item: T) => string): RulebookFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) return [fault([...path, index], 'duplicate', { key })];
    seen.add(key);
    return [];
  });
}

export const duplicateCodes = (path: Path, items: readonly { readonly code: string }[]): RulebookFault[] =>
  duplicates(path, items, (item) => item.code);

export interface Range {
  readonly from: number;
  /** null: no upper end. */
  readonly below: number | null;
}

/**
 * Half-open ranges that must follow on each other. `index` is the place in the document; order does not matter.
 * Values in faults are points, not hundredths.
 */
export function chainFaults(path: Path, ranges: readonly (Range & { readonly index: number })[]): RulebookFault[] {
  const ordered = ranges.toSorted((a, b) => a.from - b.from || a.index - b.index);
  return ordered.flatMap((range, position) => {
    const at = [...path, range.index];
    const faults: RulebookFault[] = [];
    if (range.below !== null && range.below <= range.from) faults.push(fault(at, 'band_empty'));
    const next = ordered[position + 1];
    if (next && (range.below === null || range.below > next.from)) {
      faults.push(fault([...path, next.index], 'bands_overlap', { at: next.from / 100 }));
    } else if (next && range.below !== null && range.below < next.from) {
      faults.push(fault([...path, next.index], 'bands_gap', { from: range.below / 100, to: next.from / 100 }));
    }
    return faults;
  });
}
