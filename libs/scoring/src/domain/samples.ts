import type { RoundRules, ScoreSheet } from './rules';

/** Two criteria of 60 and 40 points, step half a point. */
export const plainRound: RoundRules = {
  code: 'final',
  total: 10_000,
  criteria: [
    { code: 'content', max: 6000, step: 50, passMark: null },
    { code: 'delivery', max: 4000, step: 50, passMark: null },
  ],
  minimumSheets: 2,
  aggregation: { method: 'mean' },
  displayDecimals: 2,
  discrepancyThreshold: 1500,
  carryOver: null,
  publicVote: null,
  grades: [],
};

/** Submitted sheets of judges 1, 2, …: one pair of content and delivery marks each, in points. */
export function sheetsOf(initiative: string, ...pairs: readonly (readonly [number, number])[]): ScoreSheet[] {
  return pairs.map(([content, delivery], index) => ({
    id: `${initiative}-${index + 1}`,
    initiative,
    judge: `judge-${index + 1}`,
    state: 'submitted',
    marks: { content: Math.round(content * 100), delivery: Math.round(delivery * 100) },
  }));
}
