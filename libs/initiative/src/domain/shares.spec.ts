import { validateShares } from './shares';
import type { ShareFault } from './shares';

const check = (...shares: unknown[]): ShareFault[] => validateShares(shares.map((share) => ({ share })));
const fault = (path: string, reason: string, params: ShareFault['params'] = {}): ShareFault => ({
  path,
  code: `initiative.${reason}`,
  params,
});

test.each([[[10_000]], [[5000, 5000]], [[3333, 3333, 3334]], [[9999, 1]]])('%j is the whole', (shares) =>
  expect(check(...shares)).toEqual([]),
);

test.each([
  [[9999], 9999],
  [[3333, 3333, 3333], 9999],
  [[5000, 5001], 10_001],
  [[], 0],
])('%j is not', (shares, total) =>
  expect(check(...shares)).toEqual([fault('authors', 'shares_not_whole', { total, whole: 10_000 })]),
);

test.each([
  [33.33, 'share_not_exact'],
  [NaN, 'share_not_exact'],
  [Infinity, 'share_not_exact'],
  ['5000', 'share_not_exact'],
  [null, 'share_not_exact'],
  [0, 'share_not_positive'],
  [-1, 'share_not_positive'],
])('a share of %p', (share, reason) => expect(check(10_000, share)).toEqual([fault('authors.1.share', reason)]));

test('a share above the whole', () =>
  expect(check(10_001, -1)).toEqual([
    fault('authors.0.share', 'share_above_whole', { maximum: 10_000 }),
    fault('authors.1.share', 'share_not_positive'),
  ]));
