const MINUTE = 60_000;

function offsetMinutes(at: Date, zone: string): number {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const local = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:00Z`);
  return Math.round((local - Math.floor(at.getTime() / MINUTE) * MINUTE) / MINUTE);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as the clock of the zone shows it, for an input of date and time: `2026-10-31T17:00`. */
export function toZoned(instant: string, zone: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() + offsetMinutes(at, zone) * MINUTE).toISOString().slice(0, 16);
}

/** What the clock of the zone shows as an instant with its offset: `2026-10-31T17:00:00+07:00`. */
export function fromZoned(local: string, zone: string): string {
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime())) return '';
  const offset = offsetMinutes(new Date(asUtc.getTime() - offsetMinutes(asUtc, zone) * MINUTE), zone);
  const hours = Math.floor(Math.abs(offset) / 60);
  return `${local}:00${offset < 0 ? '-' : '+'}${two(hours)}:${two(Math.abs(offset) % 60)}`;
}
