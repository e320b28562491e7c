import { advance } from './advance';
import type { Advance, AdvanceDecision } from './advance';
import type { Ranking } from './rank';
import type { AdvanceRule } from './rules';

/** Initiatives as `a:i:1:90`: name, category, rank, score. */
function ranking(...entries: string[]): Ranking {
  return {
    round: 'preliminary',
    unranked: [],
    ties: [],
    unusedSettlements: [],
    ranked: entries.map((entry) => {
      const [initiative = '', category = '', rank, score = ''] = entry.split(':');
      const exact = { numerator: score, denominator: '1' };
      return { initiative, category, rank: Number(rank), score: exact, display: score, separatedBy: null };
    }),
  };
}

const top = (count: number, minimum: number | null = null): AdvanceRule => ({
  rule: 'top',
  quotas: [{ categories: ['i', 'g'], count }],
  minimum,
});
const plain = ranking('a:i:1:90', 'b:g:2:80', 'c:i:2:80', 'd:i:4:70');
const tied = (quota: number, rank: number, names: string[], places: number): Advance['questions'][number] => ({
  code: 'scoring.tie_across_advance',
  quota,
  rank,
  tied: names,
  places,
});

const cases: [string, AdvanceRule, AdvanceDecision[], Advance][] = [
  ['nobody', { rule: 'none' }, [], { advancing: [], questions: [] }],
  ['from a minimum on', { rule: 'minimum', minimum: 8000 }, [], { advancing: ['a', 'b', 'c'], questions: [] }],
  ['top 1', top(1), [], { advancing: ['a'], questions: [] }],
  ['top 3, the tie fits', top(3), [], { advancing: ['a', 'b', 'c'], questions: [] }],
  ['top 9 of 4', top(9), [], { advancing: ['a', 'b', 'c', 'd'], questions: [] }],
  ['top 4, none below 75', top(4, 7500), [], { advancing: ['a', 'b', 'c'], questions: [] }],
  ['a tie across the line asks', top(2), [], { advancing: ['a'], questions: [tied(0, 2, ['b', 'c'], 1)] }],
  ['a decision answers', top(2), [{ tied: ['c', 'b'], admitted: ['c'] }], { advancing: ['a', 'c'], questions: [] }],
  [
    'both may go on',
    top(2),
    [{ tied: ['b', 'c'], admitted: ['b', 'c'] }],
    { advancing: ['a', 'b', 'c'], questions: [] },
  ],
  [
    'a decision on others is none',
    top(2),
    [{ tied: ['a', 'b'], admitted: ['b'] }],
    {
      advancing: ['a'],
      questions: [tied(0, 2, ['b', 'c'], 1)],
    },
  ],
  [
    'a decision for a stranger is none',
    top(2),
    [{ tied: ['b', 'c'], admitted: ['d'] }],
    {
      advancing: ['a'],
      questions: [tied(0, 2, ['b', 'c'], 1)],
    },
  ],
];
test.each(cases)('%s', (_, rule, decisions, expected) => expect(advance(plain, rule, decisions)).toEqual(expected));

test('a tie of two categories is no tie within each', () => {
  const rule: AdvanceRule = {
    rule: 'top',
    quotas: [
      { categories: ['i'], count: 2 },
      { categories: ['g'], count: 1 },
    ],
    minimum: null,
  };
  expect(advance(plain, rule)).toEqual({ advancing: ['a', 'b', 'c'], questions: [] });
});
