import type { Value, View } from '../layout/blocks';

/**
 * The view with each value picked replaced by a mark (its index between two marks), and what the marks stand for. Marks
 * are private-use characters: no typed text holds them.
 */
export function marked<T extends Value>(
  view: View,
  mark: string,
  picked: (value: Value, tag: string) => value is T,
): { view: View; values: readonly T[] } {
  const values: T[] = [];
  const replaced = (value: Value, tag: string): Value => {
    if (picked(value, tag)) return `${mark}${String(values.push(value) - 1)}${mark}`;
    return Array.isArray(value) ? value.map(marks) : value;
  };
  const marks = (one: View): View =>
    Object.fromEntries(Object.entries(one).map(([tag, value]) => [tag, replaced(value, tag)]));
  return { view: marks(view), values };
}
