/** Without characters that are mistaken for one another when read aloud or from paper: 0O 1IL 2Z 5S 8B. */
export const CHECK_ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 12;
const CODE = new RegExp(`^[${CHECK_ALPHABET}]{${String(LENGTH)}}$`);

/** `random(n)` gives an integer from 0 below n, unforeseeable. 25^12 codes: about 56 bits. */
export function newCheckCode(random: (below: number) => number): string {
  return Array.from({ length: LENGTH }, () => CHECK_ALPHABET.charAt(random(CHECK_ALPHABET.length))).join('');
}

/** As printed: GCN-7K3M-Q4T6-WX9A. */
export function printedCode(code: string): string {
  return `GCN-${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** The code in what somebody typed, or null: case, dashes, spaces and the prefix do not matter. */
export function readCheckCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[\s.–—-]/gu, '')
    .replace(/^GCN(?=.{12}$)/u, '');
  return CODE.test(bare) ? bare : null;
}
