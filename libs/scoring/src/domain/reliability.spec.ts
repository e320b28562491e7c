import { icc, kendallW, krippendorffAlpha, reliability } from './reliability';

const columns = (...judges: string[]): (number | null)[][] => {
  const rows = judges.map((judge) => judge.split(' ').map((value) => (value === '.' ? null : Number(value))));
  return (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? null));
};
const rows = (table: string): number[][] => table.split(' / ').map((row) => row.split(' ').map(Number));

test('Shrout and Fleiss 1979: ICC(2,1) .29, ICC(2,4) .62', () => {
  const result = icc(rows('9 2 5 8 / 6 1 3 2 / 8 4 6 8 / 7 1 2 6 / 10 5 6 9 / 6 2 4 7'));
  expect(result?.betweenInitiatives).toBeCloseTo(11.241667, 6);
  expect(result?.betweenJudges).toBeCloseTo(32.486111, 6);
  expect(result?.residual).toBeCloseTo(1.019444, 6);
  expect(result?.single).toBeCloseTo(0.289764, 6);
  expect(result?.panel).toBeCloseTo(0.620051, 6);
});

test('Krippendorff 2011: interval alpha .849', () => {
  const table = columns(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  );
  expect(krippendorffAlpha(table)).toBeCloseTo(0.849107, 6);
});

test('Kendall: three competitors and four judges 1/16', () =>
  expect(kendallW(rows('1 1 2 3 / 3 2 3 1 / 2 3 1 2'))).toBeCloseTo(0.0625, 9));

test('Kendall corrects for ties', () => expect(kendallW(columns('1 1 3 4', '1 1 3 4'))).toBeCloseTo(1, 12));

test('where nothing varies there is no figure', () => {
  const same = rows('5 5 / 5 5 / 5 5');
  expect(reliability(same)).toEqual({
    initiatives: 3,
    completeInitiatives: 3,
    icc: null,
    krippendorffAlpha: null,
    kendallW: null,
  });
  expect(reliability([])).toEqual({
    initiatives: 0,
    completeInitiatives: 0,
    icc: null,
    krippendorffAlpha: null,
    kendallW: null,
  });
});

test('an incomplete table keeps alpha; the others use the complete rows', () => {
  const result = reliability([...rows('9 2 / 6 1 / 8 4'), [7, null]]);
  expect(result).toMatchObject({ initiatives: 4, completeInitiatives: 3 });
  expect(result.icc).toEqual(icc(rows('9 2 / 6 1 / 8 4')));
});
