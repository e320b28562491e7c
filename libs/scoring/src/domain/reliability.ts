/**
 * Advice on how far judges agree, never an input of the result: floating point is allowed in this file alone.
 * Rows are initiatives, columns judges, null where a judge has no mark.
 */
export type Ratings = readonly (readonly (number | null)[])[];

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;
const squares = (values: readonly number[], around: number): number =>
  sumOf(values.map((value) => (value - around) ** 2));

export interface Icc {
  readonly betweenInitiatives: number;
  readonly betweenJudges: number;
  readonly residual: number;
  /** ICC(2,1): one judge, absolute agreement. */
  readonly single: number;
  /** ICC(2,k): the mean of the panel. */
  readonly panel: number;
}

/** Rows that every judge has marked. */
export const completeBlock = (ratings: Ratings): (readonly number[])[] =>
  ratings.flatMap((row) => (row.every((value) => value !== null) ? [row] : []));

/** Shrout and Fleiss 1979, two-way random. Null when fewer than two rows or judges, or when nothing varies. */
export function icc(ratings: Ratings): Icc | null {
  const rows = completeBlock(ratings);
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  if (n < 2 || k < 2) return null;
  const grand = meanOf(rows.flat());
  const columns = Array.from({ length: k }, (_, column) => rows.map((row) => row[column] ?? 0));
  const rowSquares = k * squares(rows.map(meanOf), grand);
  const columnSquares = n * squares(columns.map(meanOf), grand);
  const betweenInitiatives = rowSquares / (n - 1);
  const betweenJudges = columnSquares / (k - 1);
  const residual = Math.max(0, squares(rows.flat(), grand) - rowSquares - columnSquares) / ((n - 1) * (k - 1));
  const singleBase = betweenInitiatives + (k - 1) * residual + (k * (betweenJudges - residual)) / n;
  const panelBase = betweenInitiatives + (betweenJudges - residual) / n;
  if (singleBase === 0 || panelBase === 0) return null;
  const signal = betweenInitiatives - residual;
  return { betweenInitiatives, betweenJudges, residual, single: signal / singleBase, panel: signal / panelBase };
}

/** Krippendorff 2011, interval distance; rows with one mark drop out. Null when all paired values are equal. */
export function krippendorffAlpha(ratings: Ratings): number | null {
  const rows = ratings.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1);
  const all = rows.flat();
  const pairs = (values: readonly number[]): number =>
    2 * (values.length * sumOf(values.map((value) => value ** 2)) - sumOf(values) ** 2);
  if (new Set(all).size < 2) return null;
  const expected = pairs(all) / (all.length * (all.length - 1));
  const observed = sumOf(rows.map((row) => pairs(row) / (row.length - 1))) / all.length;
  return 1 - observed / expected;
}

function midRanks(values: readonly number[]): { ranks: number[]; ties: number } {
  const ranks = values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
  const sizes = [...new Set(values)].map((value) => values.filter((other) => other === value).length);
  return { ranks, ties: sumOf(sizes.map((size) => size ** 3 - size)) };
}

/** Kendall's W with the correction for ties, on the rows that every judge has marked. Null when nothing varies. */
export function kendallW(ratings: Ratings): number | null {
  const rows = completeBlock(ratings);
  const [n, m] = [rows.length, rows[0]?.length ?? 0];
  if (n < 2 || m < 2) return null;
  const judges = Array.from({ length: m }, (_, judge) => midRanks(rows.map((row) => row[judge] ?? 0)));
  const sums = rows.map((_, row) => sumOf(judges.map(({ ranks }) => ranks[row] ?? 0)));
  const base = m ** 2 * (n ** 3 - n) - m * sumOf(judges.map(({ ties }) => ties));
  return base === 0 ? null : (12 * squares(sums, meanOf(sums))) / base;
}

export interface Reliability {
  readonly initiatives: number;
  readonly completeInitiatives: number;
  readonly icc: Icc | null;
  readonly krippendorffAlpha: number | null;
  readonly kendallW: number | null;
}

export const reliability = (ratings: Ratings): Reliability => ({
  initiatives: ratings.length,
  completeInitiatives: completeBlock(ratings).length,
  icc: icc(ratings),
  krippendorffAlpha: krippendorffAlpha(ratings),
  kendallW: kendallW(ratings),
});
