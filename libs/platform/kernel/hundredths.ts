/**
 * Exact decimals with two places, kept as integer hundredths: 9.5 marks are 950, 33.33 % is 3333.
 * JSON numbers are read through their shortest decimal text, never multiplied.
 */
export function toHundredths(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(value));
  if (!match) return null;
  const whole = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && whole !== 0 ? -whole : whole;
}

/** 950 → 9.5, as a JSON number: a division rounds to the double nearest to the decimal, which is what JSON reads back. */
export function fromHundredths(hundredths: number): number {
  return hundredths / 100;
}

/** 950 → "9,50" (or with a point). */
export function formatHundredths(hundredths: number, separator: ',' | '.' = ','): string {
  const absolute = Math.abs(hundredths);
  const digits = `${Math.floor(absolute / 100)}${separator}${String(absolute % 100).padStart(2, '0')}`;
  return hundredths < 0 ? `-${digits}` : digits;
}
