import { readDecimal, writeDecimal } from './decimal';

it.each([
  ['', null],
  ['  ', null],
  ['12', 12],
  ['9,50', 9.5],
  ['9.50', 9.5],
  [' 9,5 ', 9.5],
  ['９', 9],
  ['９，５', 9.5],
  ['-3,25', -3.25],
  ['−3', -3],
  ['1 234,5', 1234.5],
  ['1\u00a0234', 1234],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234.567,89', 1234567.89],
])('reads %j', (typed, value) => {
  expect(readDecimal(typed, 2)).toEqual({ value });
});

it.each([
  ['1.234', 'grouped'],
  ['1,234', 'grouped'],
  ['9,5051', 'decimals'],
  ['1.234,567', 'decimals'],
  ['1e3', 'shape'],
  ['abc', 'shape'],
  ['9,', 'shape'],
  [',5', 'shape'],
  ['9,5đ', 'shape'],
  ['12.34.5', 'shape'],
  ['1.23,45', 'shape'],
  ['1'.repeat(16), 'shape'],
])('asks again for %j: %s', (typed, fault) => {
  expect(readDecimal(typed, 2)).toEqual({ fault });
});

it('takes as many decimals as the field has', () => {
  expect(readDecimal('1.234', 3)).toEqual({ value: 1.234 });
  expect(readDecimal('1,5', 0)).toEqual({ fault: 'decimals' });
});

it('writes with the mark of the language', () => {
  expect([writeDecimal(12.5, 'vi'), writeDecimal(12.5, 'en'), writeDecimal(null, 'vi')]).toEqual(['12,5', '12.5', '']);
});
