/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 5;

/** Codes for one round: different from each other and from those `taken`, derived from nothing. `pick` gives a random whole number below its argument. */
export function blindCodes(
  count: number,
  pick: (below: number) => number,
  taken: ReadonlySet<string> = new Set(),
): string[] {
  const codes = new Set<string>();
  while (codes.size < count) {
    const code = Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join('');
    if (!taken.has(code)) codes.add(code);
  }
  return [...codes];
}
