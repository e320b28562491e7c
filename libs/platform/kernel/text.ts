import { refuse } from './refusal';

/** Deeper than any body of this service; what is nested further is an attack on the stack. */
const MOST_DEPTH = 64;

/** Joiners, marks of direction and of order, soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;

/** NFC, without characters that nobody sees but that make two names differ, a title empty, or turn letters round. */
export const keptText = (text: string): string => text.replace(INVISIBLE, '').normalize('NFC');

/** Every string inside a JSON value as it is kept. */
export function normaliseDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return keptText(storable(value));
  if (depth > MOST_DEPTH) return refuse('invalid', 'platform.too_deep', { max: MOST_DEPTH });
  if (Array.isArray(value)) return value.map((inner) => normaliseDeep(inner, depth + 1));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [keptText(storable(key)), normaliseDeep(inner, depth + 1)]),
    );
  }
  return value;
}

/** PostgreSQL holds neither U+0000 nor half of a surrogate pair. */
function storable(text: string): string {
  return text.includes('\0') || /\p{Cs}/u.test(text) ? refuse('invalid', 'platform.bad_text') : text;
}

/** Folded for accent-free search: lower case, no diacritics, đ → d, single spaces. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** LIKE pattern that matches a folded text containing the words as typed. */
export function containsPattern(query: string): string {
  return `%${fold(query).replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
}
