import { scoreBins } from './score-bins';

describe('steps of a score distribution', () => {
  it.each([
    ['none', [], []],
    ['one', [8_850], [{ from: 8_850, to: 8_875, count: 1 }]],
    [
      'a hundred points, both ends in',
      [0, 4_999, 5_000, 10_000],
      [
        { from: 0, to: 1_000, count: 1 },
        { from: 1_000, to: 2_000, count: 0 },
        { from: 2_000, to: 3_000, count: 0 },
        { from: 3_000, to: 4_000, count: 0 },
        { from: 4_000, to: 5_000, count: 1 },
        { from: 5_000, to: 6_000, count: 1 },
        { from: 6_000, to: 7_000, count: 0 },
        { from: 7_000, to: 8_000, count: 0 },
        { from: 8_000, to: 9_000, count: 0 },
        { from: 9_000, to: 10_000, count: 0 },
        { from: 10_000, to: 11_000, count: 1 },
      ],
    ],
    [
      'ten points',
      [800, 850, 899, 900],
      [
        { from: 800, to: 825, count: 1 },
        { from: 825, to: 850, count: 0 },
        { from: 850, to: 875, count: 1 },
        { from: 875, to: 900, count: 1 },
        { from: 900, to: 925, count: 1 },
      ],
    ],
  ])('%s', (_name, scores, expected) => expect(scoreBins(scores)).toEqual(expected));

  it('counts every score once, in at most twelve steps', () => {
    const scores = Array.from({ length: 400 }, (_, index) => (index * 7_919) % 10_001);
    const bins = scoreBins(scores);
    expect([bins.length <= 12, bins.reduce((sum, { count }) => sum + count, 0)]).toEqual([true, 400]);
  });
});
