export interface Bin {
  /** Hundredths of a mark; from is in, to is out, except in the last one. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Widths that people read easily, in hundredths. */
const WIDTHS = [25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const MOST = 12;

/** How many scores (hundredths) lie in each of at most twelve steps of one even width. None gives none. */
export function scoreBins(scores: readonly number[]): Bin[] {
  if (scores.length === 0) return [];
  const least = Math.min(...scores);
  const most = Math.max(...scores);
  const width = WIDTHS.find((one) => stepsOf(least, most, one) <= MOST) ?? 10_000;
  const first = Math.floor(least / width) * width;
  return Array.from({ length: stepsOf(least, most, width) }, (_, index) => {
    const from = first + index * width;
    return { from, to: from + width, count: scores.filter((score) => score >= from && score < from + width).length };
  });
}

const stepsOf = (least: number, most: number, width: number): number =>
  Math.floor(most / width) - Math.floor(least / width) + 1;
