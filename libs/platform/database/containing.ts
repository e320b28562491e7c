import { containsPattern, fold } from '@platform/kernel';

/**
 * Condition that the folded text in `column` (indexed by trigrams) contains what was typed, accents and case aside. The
 * letters of a code stand in every row of its contest, so of a text with a number only the number asks the index, and
 * the whole is compared in the few rows found.
 */
export function containing(column: string, typed: string, bind: (value: unknown) => string): string {
  const whole = fold(typed);
  const [number] = (whole.match(/\d{4,}/g) ?? []).sort((a, b) => b.length - a.length);
  if (number === undefined || number === whole) return `${column} LIKE ${bind(containsPattern(typed))}`;
  return `(${column} LIKE ${bind(containsPattern(number))} AND position(${bind(whole)} in ${column}) > 0)`;
}
