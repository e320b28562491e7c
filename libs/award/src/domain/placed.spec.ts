import { placed } from './placed';

const entry = (rank: number, numerator: string, separatedBy: number | 'settlement' | null = null) => ({
  rank,
  score: { numerator, denominator: '3' },
  separatedBy,
});

it('says how many equals stand before an entry, and why', () => {
  const ranking = [
    entry(1, '281'),
    entry(2, '281', 1),
    entry(3, '280'),
    entry(3, '280'),
    entry(5, '270'),
    entry(6, '270', 'settlement'),
  ];
  expect(ranking.map((one) => placed(one, ranking))).toEqual([
    { rank: 1, note: '' },
    { rank: 2, behind: 1, note: 'Bằng điểm, xếp sau theo tiêu chí phụ thứ 2 của Thể lệ' },
    { rank: 3, note: '' },
    { rank: 3, note: '' },
    { rank: 5, note: '' },
    { rank: 6, behind: 1, note: 'Bằng điểm, xếp sau theo quyết định' },
  ]);
  expect(placed({ reason: 'absent' }, ranking)).toEqual({ rank: null, note: 'Không xếp hạng' });
});
