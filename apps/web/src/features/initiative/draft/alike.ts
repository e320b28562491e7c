import { keptText } from '../../../ui/kept-text';

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Equal but for what the server adds or trims itself: ids of new list entries, blanks at the ends. */
export const alike = (one: unknown, other: unknown): boolean => same(plain(one), plain(other));

function plain(value: unknown): unknown {
  if (typeof value === 'string') return keptText(value).trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) => (key === 'id' ? [] : [[key, plain(inner)]])),
  );
}
