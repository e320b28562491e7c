import { randomInt } from 'node:crypto';

/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 5;

/** Codes for one round: random, different from each other, derived from nothing. */
export function blindCodes(count: number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    codes.add(Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''));
  }
  return [...codes];
}
