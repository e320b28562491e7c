/** An exact fraction in lowest terms with a positive denominator. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The same fraction as plain JSON, for snapshots: integers written in decimal. */
export interface Exact {
  readonly numerator: string;
  readonly denominator: string;
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Errors: RangeError when the denominator is zero. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('A fraction has no denominator of zero');
  const sign = denominator < 0n ? -1n : 1n;
  const common = divisor(numerator, sign * denominator) || 1n;
  return { numerator: (sign * numerator) / common, denominator: (sign * denominator) / common };
}

export const ZERO = rational(0n);

/** Points from integer hundredths. Errors: RangeError when the number is no integer. */
export const points = (hundredths: number): Rational => rational(BigInt(hundredths), 100n);

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const minus = (a: Rational, b: Rational): Rational =>
  plus(a, { numerator: -b.numerator, denominator: b.denominator });
export const times = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);
export const over = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);
export const total = (values: readonly Rational[]): Rational => values.reduce(plus, ZERO);
export const mean = (values: readonly Rational[]): Rational => over(total(values), rational(BigInt(values.length)));

/** Negative, zero or positive, as a comparator wants it. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half up (away from zero), exact: 2.345 with two decimals is 2.35. */
export function roundHalfUp(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  const negative = value.numerator < 0n;
  const size = negative ? -value.numerator : value.numerator;
  const rounded = (2n * size * scale + value.denominator) / (2n * value.denominator);
  return rational(negative ? -rounded : rounded, scale);
}

/** Decimal text with a point, rounded half up for display only. */
export function display(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = times(roundHalfUp(value, decimals), rational(scale)).numerator;
  const size = rounded < 0n ? -rounded : rounded;
  const fraction = decimals === 0 ? '' : `.${(size % scale).toString().padStart(decimals, '0')}`;
  return `${rounded < 0n ? '-' : ''}${(size / scale).toString()}${fraction}`;
}

export const toExact = ({ numerator, denominator }: Rational): Exact => ({
  numerator: numerator.toString(),
  denominator: denominator.toString(),
});
export const fromExact = ({ numerator, denominator }: Exact): Rational =>
  rational(BigInt(numerator), BigInt(denominator));
export const compareExact = (a: Exact, b: Exact): number => compare(fromExact(a), fromExact(b));

/** As a person writes it: a decimal where it ends within four places, else a fraction. */
export function written({ numerator, denominator }: Rational): string {
  for (const decimals of [0, 1, 2, 3, 4]) {
    if (10n ** BigInt(decimals) % denominator === 0n) return display({ numerator, denominator }, decimals);
  }
  return `${numerator.toString()}/${denominator.toString()}`;
}
