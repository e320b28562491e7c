import type { Chance } from './chance';

export interface MarkedCriterion {
  readonly code: string;
  readonly max: number;
  readonly step: number;
}

/** The two best are clear; then two that nobody can tell apart, across the line between two prizes. */
const BEST: Readonly<Record<number, number>> = { 0: 0.97, 2: 0.955, 6: 0.93, 8: 0.93 };
const TIED = [6, 8];
/** One judge of the blind round thinks much less of this one: a discrepancy to settle. */
export const DISCREPANT = 10;
/** One judge of the blind round mistypes a mark of this one, and asks for the sheet to be opened again. */
export const REOPENED = 14;
/** A judge withdraws from this one and is replaced. */
export const RECUSED = 11;

const LEAST = 0.6;
const MOST = 0.89;
const NOISE = 0.012;
const DISAGREEMENT = 0.24;

/**
 * The marks of one sheet. `place`: of the judge among those of the initiative, by name; so that a result depends on the
 * seed alone, whoever was drawn to judge.
 */
export function marksFor(
  chance: Chance,
  round: string,
  n: number,
  place: number,
  criteria: readonly MarkedCriterion[],
): Record<string, number> {
  const judged = TIED.includes(n) ? 'tied' : n;
  const quality = BEST[n] ?? LEAST + (MOST - LEAST) * chance.unit('quality', n);
  const dissent = round === 'preliminary' && n === DISCREPANT && place === 0 ? DISAGREEMENT : 0;
  return Object.fromEntries(
    criteria.map(({ code, max, step }) => {
      const noise = (chance.unit('mark', round, judged, place, code) * 2 - 1) * NOISE;
      const steps = Math.round((max * (quality - dissent + noise)) / step);
      return [code, Math.max(0, Math.min(max, steps * step))];
    }),
  );
}
