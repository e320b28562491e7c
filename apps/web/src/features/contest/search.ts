/** Search parameters that are plain text; others are dropped. */
export function strings<K extends string>(
  search: Readonly<Record<string, unknown>>,
  keys: readonly K[],
): Partial<Record<K, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key];
      return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
    }),
  ) as Partial<Record<K, string>>;
}
