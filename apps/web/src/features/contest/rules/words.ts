import type { vi } from '../i18n/rules.vi';

export type RulesText = typeof vi;

/** A path without the numbers of its items: `rounds.0.criteria.2.max` → `rounds.criteria.max`. */
export const pattern = (path: string): string =>
  path
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');

/** The name of a place: of the longest ending of its path that has one. */
export function labelOf(text: RulesText, path: string): string {
  const labels: Readonly<Record<string, string>> = text.labels;
  const steps = pattern(path).split('.');
  for (let from = 0; from < steps.length; from += 1) {
    const found = labels[steps.slice(from).join('.')];
    if (found !== undefined) return found;
  }
  return steps.at(-1) ?? path;
}

/** The name of a value of a choice. */
export function valueName(text: RulesText, path: string, value: string): string {
  const values: Readonly<Record<string, string>> = text.values;
  return values[`${pattern(path).split('.').at(-1) ?? ''}.${value}`] ?? values[value] ?? value;
}
