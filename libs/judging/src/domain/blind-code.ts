/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 5;

/** Codes for one round: different from each other, derived from nothing. `pick` gives a random whole number below its argument. */
export function blindCodes(count: number, pick: (below: number) => number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    codes.add(Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join(''));
  }
  return [...codes];
}
