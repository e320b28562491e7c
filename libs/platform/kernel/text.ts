/** NFC form of every string inside a JSON value; keys too. */
export function normaliseDeep(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normaliseDeep);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key.normalize('NFC'), normaliseDeep(inner)]),
    );
  }
  return value;
}

/** Folded for accent-free search: lower case, no diacritics, đ → d, single spaces. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** LIKE pattern that matches a folded text containing the words as typed. */
export function containsPattern(query: string): string {
  return `%${fold(query).replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
}
