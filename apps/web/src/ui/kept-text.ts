/** A text as the server keeps it: composed letters, without characters that nobody sees. */
export const keptText = (text: string): string => text.replace(/\p{Cf}/gu, '').normalize('NFC');
