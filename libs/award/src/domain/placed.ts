export interface Score {
  readonly numerator: string;
  readonly denominator: string;
}

interface Ranked {
  readonly rank: number;
  readonly score: Score;
  /** The step of the rulebook's ladder, from 0, or a person's settlement, that put it below an equal score. */
  readonly separatedBy: number | 'settlement' | null;
}

/** Whose score is higher, exactly. */
const above = (one: Score, other: Score): boolean =>
  BigInt(one.numerator) * BigInt(other.denominator) > BigInt(other.numerator) * BigInt(one.denominator);

/** What a tally says of an entry's place: its rank; how many equals stand before it, and why. */
export function placed(entry: Ranked | object, ranking: readonly Ranked[]) {
  if (!('rank' in entry)) return { rank: null, note: 'Không xếp hạng' };
  const behind = entry.rank - 1 - ranking.filter(({ score }) => above(score, entry.score)).length;
  if (behind <= 0) return { rank: entry.rank, note: '' };
  const { separatedBy } = entry;
  const why =
    typeof separatedBy === 'number' ? `theo tiêu chí phụ thứ ${String(separatedBy + 1)} của Thể lệ` : 'theo quyết định';
  return { rank: entry.rank, behind, note: `Bằng điểm, xếp sau ${why}` };
}
