/** Name of a spreadsheet cell; columns count from 0, rows from 1: (0, 1) is A1, (26, 3) is AA3. */
export function cellName(column: number, row: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row}`;
}

/** dd/MM/yyyy as yyyy-MM-dd; null where there is no such day. */
export function readDay(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** dd/MM/yyyy HH:mm (or H:mm:ss, 8h05) as the local time yyyy-MM-ddTHH:mm:ss without a zone; null where there is none such. */
export function readLocalTime(text: string): string | null {
  const match = /^(\S+)[\s,]+(\d{1,2})[:hH](\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [, written = '', hour = '', minute = '', second = '00'] = match;
  const day = readDay(written);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${day}T${hour.padStart(2, '0')}:${minute}:${second}`;
}

/** A decimal with at most two places, written with a comma or a point, with or without %: "33,33" is 3333; else null. */
export function readHundredths(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
