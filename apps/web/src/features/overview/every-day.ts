export interface DayCount {
  /** An ISO day. */
  readonly day: string;
  readonly count: number;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

/** With the days on which nothing came in, so that the chart's time is even. */
export function everyDay(days: readonly DayCount[]): DayCount[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const known = new Map(days.map(({ day, count }) => [day, count]));
  const start = Date.parse(first.day);
  const length = Math.min(MOST_DAYS, Math.round((Date.parse(last.day) - start) / DAY_MS) + 1);
  return Array.from({ length }, (_, index) => {
    const day = new Date(start + index * DAY_MS).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
}
