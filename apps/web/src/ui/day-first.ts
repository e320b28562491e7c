/** Why what was typed is no day or no moment; each has its sentence beside the fields. */
export type DateFault = 'shape' | 'momentShape' | 'shortYear' | 'farYear' | 'noDay' | 'noTime' | 'badTime';

/** A day as `2026-09-05`, a moment on a clock as `2026-09-05T08:30`; empty: nothing was typed. */
export type DateRead = { readonly value: string } | { readonly fault: DateFault };

const DAY = /^(?:(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d+)|(\d{2})(\d{2})(\d{4}|\d{2}))$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = String.raw`(\d{1,2})\s*(?::|\.|h|g|giờ)\s*(\d{2})(?::00)?`;
const DAY_TIME = new RegExp(`^(.*?)[\\s,T]+(?:${TIME}|(\\d{2})(\\d{2}))$`, 'iu');
const TIME_DAY = new RegExp(`^${TIME}[\\s,]+(.*)$`, 'iu');
const RUN = /^(\d{8})(\d{4})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** A day typed day first: `5/9/2026`, `5.9.2026`, `05092026`; also as ISO has it, which has only one meaning. */
export function readDay(typed: string): DateRead {
  const text = typed.trim();
  if (text === '') return { value: '' };
  const [, isoYear, isoMonth, isoDay] = YEAR_FIRST.exec(text) ?? [];
  if (isoYear !== undefined) return dayOf(isoYear, isoMonth ?? '', isoDay ?? '');
  const [, day, month, year, runDay, runMonth, runYear] = DAY.exec(text) ?? [];
  const found = year ?? runYear;
  if (found === undefined) return { fault: 'shape' };
  if (found.length !== 4) return { fault: 'shortYear' };
  return dayOf(found, month ?? runMonth ?? '', day ?? runDay ?? '');
}

function dayOf(year: string, month: string, day: string): DateRead {
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return { fault: 'farYear' };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${value}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? { value } : { fault: 'noDay' };
}

/** A day and the time of day after it or before it: `5/9/2026 8:30`, `8h30 5/9/2026`, `050920260830`. */
export function readMoment(typed: string): DateRead {
  const text = typed.trim();
  if (text === '') return { value: '' };
  const [date, hour, minute] = partsOf(text);
  const day = readDay(date);
  if ('fault' in day) return day.fault === 'shape' ? { fault: 'momentShape' } : day;
  if (hour === undefined || minute === undefined) return { fault: 'noTime' };
  if (Number(hour) > 23 || Number(minute) > 59) return { fault: 'badTime' };
  return { value: `${day.value}T${hour.padStart(2, '0')}:${minute}` };
}

function partsOf(text: string): [string, string?, string?] {
  const [, runDate, runTime] = RUN.exec(text) ?? [];
  if (runDate !== undefined && runTime !== undefined) return [runDate, runTime.slice(0, 2), runTime.slice(2)];
  if ('value' in readDay(text)) return [text];
  const [, before, hourAfter, minuteAfter, runHour, runMinute] = DAY_TIME.exec(text) ?? [];
  if (before !== undefined) return [before, hourAfter ?? runHour, minuteAfter ?? runMinute];
  const [, hourBefore, minuteBefore, after] = TIME_DAY.exec(text) ?? [];
  return after === undefined ? [text] : [after, hourBefore, minuteBefore];
}

/** `2026-09-05T08:30` as it is typed, `05/09/2026 08:30`; a day without its time. */
export function writeDayFirst(value: string): string {
  const [date = '', time = ''] = value.split('T');
  return `${date.split('-').reverse().join('/')} ${time}`.trim();
}
