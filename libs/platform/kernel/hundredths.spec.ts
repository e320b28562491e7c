import { formatHundredths, fromHundredths, toHundredths } from './hundredths';

describe('hundredths', () => {
  it.each([
    [9.5, 950],
    [0.07, 7],
    [33.33, 3333],
    [100, 10000],
    [1.005, null],
    [Number.NaN, null],
    [Infinity, null],
    [1e21, null],
    [-0, 0],
    [-2.5, -250],
  ])('reads %p', (value, expected) => expect(toHundredths(value)).toBe(expected));

  it.each([
    [950, 9.5, '9,50'],
    [7, 0.07, '0,07'],
    [-250, -2.5, '-2,50'],
  ])('writes %p', (hundredths, number, text) => {
    expect(fromHundredths(hundredths)).toBe(number);
    expect(formatHundredths(hundredths)).toBe(text);
  });
});
