import type { Language } from '@platform/kernel';

/** A moment as people of the contest's zone write it. */
export function moment(at: Date, zone: string, language: Language): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const seconds = of('second') === '00' ? '' : `:${of('second')}`;
  const time = `${of('hour')}:${of('minute')}${seconds}`;
  const date = `${of('day')}/${of('month')}/${of('year')}`;
  return language === 'vi' ? `${time} ngày ${date}` : `${time} on ${date}`;
}
