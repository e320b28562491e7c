/** Points as typed, with comma or point and at most two decimals, or null where it is no such number. */
export function readPoints(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,5}(?:\.\d{1,2})?$/.test(text) ? Number(text) : null;
}

/** As it is typed: `12,5` in Vietnamese, `12.5` in English. */
export function writePoints(points: number, language: 'vi' | 'en'): string {
  const text = String(points);
  return language === 'vi' ? text.replace('.', ',') : text;
}

/** The exact sum, in points. */
export function sumOf(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100;
}

/** A total as the API writes it (`87.50`), in the reader's way. */
export function showTotal(total: string, language: 'vi' | 'en'): string {
  return language === 'vi' ? total.replace('.', ',') : total;
}
