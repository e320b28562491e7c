/** The wall-clock time of an instant in a zone, as inputs of dates and times want it: `2026-09-05T08:30`. */
export function localIn(timeZone: string, at: Date | string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant of a wall-clock time in a zone, as ISO text. */
export function instantIn(timeZone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const offset = Date.parse(`${localIn(timeZone, new Date(asUtc))}Z`) - asUtc;
  return new Date(asUtc - offset).toISOString();
}

const TYPED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[ ,]+(\d{1,2})(?:[:.hg](\d{2}))$/;

/** Typed day first, `5/9/2026 8:30`, to `2026-09-05T08:30`; null where it is no day or time. */
export function readLocal(typed: string): string | null {
  const [, day = '', month = '', year = '', hour = '', minute = ''] = TYPED.exec(typed.trim()) ?? [];
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}`;
  const at = new Date(`${local}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(local) ? local : null;
}

/** A day typed day first, `5/9/2026`, to `2026-09-05`; null where it is none. */
export const readDay = (typed: string): string | null => readLocal(`${typed.trim()} 00:00`)?.slice(0, 10) ?? null;

/** `2026-09-05T08:30` as it is typed: `05/09/2026 08:30`. */
export function writeLocal(local: string): string {
  const [date = '', time = ''] = local.split('T');
  return `${date.split('-').reverse().join('/')} ${time}`;
}
