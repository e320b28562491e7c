const MINUTE = 60_000;

/** The wall-clock time of an instant in a zone: `2026-09-05T08:30`. Empty where the text is no instant. */
export function localIn(timeZone: string, at: Date | string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return '';
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant of a wall-clock time in a zone, with its offset: `2026-09-05T08:30:00+07:00`. */
export function instantIn(timeZone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const offset = (Date.parse(`${localIn(timeZone, new Date(asUtc))}Z`) - asUtc) / MINUTE;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}:00${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
