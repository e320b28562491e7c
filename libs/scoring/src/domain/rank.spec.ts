import { rank } from './rank';
import type { Candidate, RankInput, Ranking } from './rank';
import { plainRound, sheetsOf } from './samples';
import { tally } from './tally';

type Pair = readonly [number, number];

/** Candidates with one round of two equal sheets each, so that the pair is the mean. */
function candidates(
  marks: Readonly<Record<string, Pair>>,
  receivedAt: Readonly<Record<string, number>> = {},
): Candidate[] {
  const result = tally({
    round: plainRound,
    initiatives: Object.keys(marks),
    sheets: Object.entries(marks).flatMap(([initiative, pair]) => sheetsOf(initiative, pair, pair)),
  });
  if (!result.ok) throw new Error('Faulty sheets');
  return result.initiatives.map((final) => ({
    initiative: final.initiative,
    category: 'individual',
    tallies: { final },
    ...(receivedAt[final.initiative] !== undefined && { receivedAt: receivedAt[final.initiative] }),
  }));
}

const ranked = (marks: Readonly<Record<string, Pair>>, rest: Partial<RankInput> = {}): Ranking =>
  rank({ round: 'final', rounds: ['final'], candidates: candidates(marks), ladder: [], ...rest });
const places = ({ ranked: entries }: Ranking): unknown[] =>
  entries.map(({ initiative, rank: place, separatedBy }) => [initiative, place, separatedBy]);

test('competition ranking: 1, 2, 2, 4', () => {
  const result = ranked({ d: [40, 10], b: [40, 30], c: [30, 40], a: [60, 40] });
  expect(places(result)).toEqual([
    ['a', 1, null],
    ['b', 2, null],
    ['c', 2, null],
    ['d', 4, null],
  ]);
  expect(result.ties).toEqual([{ rank: 2, initiatives: ['b', 'c'], settledBy: 'decision' }]);
});

test('scores that only differ behind the display are no tie', () => {
  const scored = (initiative: string, totals: number[]): Candidate => {
    const result = tally({
      round: { ...plainRound, criteria: plainRound.criteria.map((rule) => ({ ...rule, step: 1 })) },
      initiatives: [initiative],
      sheets: sheetsOf(initiative, ...totals.map((total) => [50, total - 50] as const)),
    });
    if (!result.ok || !result.initiatives[0]) throw new Error('Faulty sheets');
    return { initiative, category: 'individual', tallies: { final: result.initiatives[0] } };
  };
  const thirds = [scored('a', [80, 80, 80.01]), scored('b', [80, 80, 80])];
  const result = rank({ round: 'final', rounds: ['final'], candidates: thirds.toReversed(), ladder: [] });
  expect(result.ranked.map(({ initiative, rank: place, display }) => [initiative, place, display])).toEqual([
    ['a', 1, '80.00'],
    ['b', 2, '80.00'],
  ]);
});

test('the ladder, step by step', () => {
  const marks: Record<string, Pair> = { a: [30, 40], b: [40, 30], c: [40, 30], d: [20, 40] };
  const ladder: RankInput['ladder'] = [
    { by: 'criterion', round: 'semifinal', criterion: 'content' },
    { by: 'criterion', round: 'final', criterion: 'content' },
    { by: 'lot' },
  ];
  const result = ranked(marks, { ladder });
  expect(places(result)).toEqual([
    ['b', 1, null],
    ['c', 1, null],
    ['a', 3, 1],
    ['d', 4, null],
  ]);
  expect(result.ties).toEqual([{ rank: 1, initiatives: ['b', 'c'], settledBy: 'lot' }]);
});

test('the carried score breaks a tie, submission time only when the rules say so', () => {
  const marks: Record<string, Pair> = { a: [30, 40], b: [40, 30] };
  const withEarlier = candidates(marks, { a: 2, b: 1 }).map((candidate, index) => {
    const earlier = candidates({ [candidate.initiative]: [50 + index, 30] })[0]?.tallies['final'];
    return { ...candidate, tallies: { ...candidate.tallies, ...(earlier && { preliminary: earlier }) } };
  });
  const input = { round: 'final', rounds: ['preliminary', 'final'], candidates: withEarlier };
  expect(places(rank({ ...input, ladder: [] }))).toEqual([
    ['a', 1, null],
    ['b', 1, null],
  ]);
  expect(places(rank({ ...input, ladder: [{ by: 'carried', round: 'preliminary' }] }))).toEqual([
    ['b', 1, null],
    ['a', 2, 0],
  ]);
  expect(places(rank({ ...input, ladder: [{ by: 'submission_time' }] }))).toEqual([
    ['b', 1, null],
    ['a', 2, 0],
  ]);
  expect(() => ranked(marks, { ladder: [{ by: 'submission_time' }] })).toThrow(RangeError);
});

test('a settlement orders exactly its tie and by the means the rules name', () => {
  const marks: Record<string, Pair> = { a: [30, 40], b: [40, 30], c: [35, 35] };
  const settle = (by: 'lot' | 'decision', ...order: string[]): Ranking =>
    ranked(marks, { ladder: [{ by: 'lot' }], settlements: [{ by, order }] });
  const settled = settle('lot', 'c', 'a', 'b');
  expect(places(settled)).toEqual([
    ['c', 1, null],
    ['a', 2, 'settlement'],
    ['b', 3, 'settlement'],
  ]);
  expect([settled.ties, settled.unusedSettlements]).toEqual([[], []]);
  for (const stale of [settle('decision', 'c', 'a', 'b'), settle('lot', 'c', 'a'), settle('lot', 'c', 'a', 'a')]) {
    expect([stale.ties.length, stale.unusedSettlements]).toEqual([1, [0]]);
  }
});

test('without enough sheets or below a pass mark there is no rank', () => {
  const [a, b, c] = candidates({ a: [60, 40], b: [50, 30], c: [40, 20] });
  const final = (candidate: Candidate | undefined): Candidate['tallies'][string] => {
    const found = candidate?.tallies['final'];
    if (!found) throw new Error('No tally');
    return found;
  };
  const input = [
    { initiative: 'a', category: 'individual', tallies: { final: { ...final(a), score: null, display: null } } },
    { initiative: 'b', category: 'individual', tallies: { final: { ...final(b), passed: false } } },
    ...(c ? [c] : []),
  ];
  const result = rank({ round: 'final', rounds: ['final'], candidates: input, ladder: [] });
  expect(places(result)).toEqual([['c', 1, null]]);
  expect(result.unranked).toEqual([
    { initiative: 'a', reason: 'too_few_sheets' },
    { initiative: 'b', reason: 'pass_mark' },
  ]);
});

test('names and the order given decide nothing', () => {
  const marks: Record<string, Pair> = { a: [30, 40], b: [40, 30], c: [60, 10], d: [20, 20] };
  const byName = (result: Ranking): unknown =>
    Object.fromEntries(result.ranked.map((entry) => [entry.initiative, entry.rank]));
  const reversed = rank({ round: 'final', rounds: ['final'], candidates: candidates(marks).toReversed(), ladder: [] });
  expect(byName(reversed)).toEqual(byName(ranked(marks)));
});
