import { useMemo } from 'react';
import { useLanguage } from './language';

const LOCALE = { vi: 'vi-VN', en: 'en-GB' };
export const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KILO = 1024;
const MEGA = KILO * KILO;

export interface Format {
  /** `17:00, 31/10/2026` */
  readonly moment: (iso: string, zone?: string) => string;
  /** Of an instant or a date. `31/10/2026` */
  readonly day: (iso: string, zone?: string) => string;
  /** Of a zone as in `Asia/Ho_Chi_Minh`: `Giờ Đông Dương (GMT+7)` */
  readonly zone: (zone: string) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** `PDF, JPG hoặc PNG` */
  readonly anyOf: (names: readonly string[]) => string;
  readonly bytes: (size: number) => string;
  /** Whole days, hours or minutes that a number of milliseconds makes, rounded down. */
  readonly span: (ms: number) => string;
}

function makeFormat(language: 'vi' | 'en'): Format {
  const locale = LOCALE[language];
  const number = (value: number, decimals = 2) => value.toLocaleString(locale, { maximumFractionDigits: decimals });
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  return {
    number,
    moment: (iso, timeZone = ZONE) => {
      const at = new Date(iso);
      const time = at.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false });
      return `${time}, ${at.toLocaleDateString(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })}`;
    },
    day: (iso, timeZone = ZONE) =>
      new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso).toLocaleDateString(locale, {
        timeZone: iso.length === 10 ? 'UTC' : timeZone,
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
      }),
    zone: (timeZone) => {
      const named = (timeZoneName: 'longGeneric' | 'shortOffset') =>
        new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
          .formatToParts()
          .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
      return `${named('longGeneric')} (${named('shortOffset')})`;
    },
    anyOf: (names) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names),
    bytes: (size) =>
      size < MEGA ? `${number(Math.max(1, Math.round(size / KILO)), 0)} kB` : `${number(size / MEGA, 1)} MB`,
    span: (ms) =>
      ms >= 2 * DAY
        ? unit(Math.floor(ms / DAY), 'day')
        : ms >= HOUR
          ? unit(Math.floor(ms / HOUR), 'hour')
          : unit(Math.max(0, Math.floor(ms / MINUTE)), 'minute'),
  };
}

const formats = { vi: makeFormat('vi'), en: makeFormat('en') };

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => formats[language], [language]);
}
