import { compare, display, fromExact, mean, points, rational, roundHalfUp, toExact, written } from './rational';

test.each([
  [rational(-6n, -4n), '3', '2'],
  [rational(6n, -4n), '-3', '2'],
  [rational(0n, 7n), '0', '1'],
  [points(950), '19', '2'],
])('fractions are kept in lowest terms', (value, numerator, denominator) => {
  expect(toExact(value)).toEqual({ numerator, denominator });
  expect(fromExact(toExact(value))).toEqual(value);
});

test('zero divides nothing', () => {
  expect(() => rational(1n, 0n)).toThrow(RangeError);
  expect(() => mean([])).toThrow(RangeError);
});

test.each([
  [rational(2345n, 1000n), 2, '2.35'],
  [rational(2344n, 1000n), 2, '2.34'],
  [rational(1005n, 1000n), 2, '1.01'],
  [rational(2n, 3n), 2, '0.67'],
  [rational(1n, 2n), 0, '1'],
  [rational(9999n, 100n), 1, '100.0'],
  [rational(-5n, 1000n), 2, '-0.01'],
  [rational(5n, 100n), 2, '0.05'],
])('%p with %i decimals reads %s', (value, decimals, text) => expect(display(value, decimals)).toBe(text));

test('display rounding never changes an order', () => {
  const [a, b] = [mean([points(8500), points(8501), points(8501)]), mean([points(8501), points(8501), points(8501)])];
  expect(display(a, 2)).toBe(display(b, 2));
  expect(compare(a, b)).toBe(-1);
});

test('a secretary reads decimals where they end and fractions where they do not', () => {
  expect([points(8750), rational(1n, 8n), rational(250n, 3n)].map(written)).toEqual(['87.5', '0.125', '250/3']);
  expect(roundHalfUp(rational(1n, 3n), 1)).toEqual(rational(3n, 10n));
});
