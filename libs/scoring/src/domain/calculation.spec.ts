import { plainRound, sheetsOf } from './samples';
import { tally } from './tally';
import type { CalculationSheet, RoundRules } from './rules';
import type { TallyInput } from './tally';

function calculationOf(input: TallyInput): CalculationSheet {
  const result = tally(input);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.calculation;
}

/** A pocket calculator: × ÷ before + −, brackets, percent. */
function calculate(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?%?|[()+×÷/]/gu) ?? [];
  let place = 0;
  const value = (): number => {
    const token = tokens[place++] ?? '';
    if (token === '(') {
      const inner = sum();
      place += 1;
      return inner;
    }
    return token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token);
  };
  const product = (): number => {
    let result = value();
    for (let sign = tokens[place]; sign && '×÷/'.includes(sign); sign = tokens[place]) {
      place += 1;
      result = sign === '×' ? result * value() : result / value();
    }
    return result;
  };
  const sum = (): number => {
    let result = product();
    while (tokens[place] === '+') {
      place += 1;
      result += product();
    }
    return result;
  };
  return sum();
}

test('every line of the calculation sheet can be redone by hand', () => {
  const round: RoundRules = {
    ...plainRound,
    minimumSheets: 5,
    total: 12_000,
    aggregation: { method: 'trimmed' },
    publicVote: { max: 2000, decimals: 1 },
    carryOver: { from: 'preliminary', earlierWeight: 3333, ownWeight: 6667 },
  };
  const weighted: RoundRules = {
    ...plainRound,
    aggregation: {
      method: 'weighted',
      groups: [
        { code: 'x', weight: 3333, criteria: ['content'] },
        { code: 'y', weight: 6667, criteria: ['delivery'] },
      ],
    },
  };
  const sheets = sheetsOf('a', [50, 30.5], [44.5, 31], [38, 39.5], [60, 22], [51.5, 40]);
  const results = [
    calculationOf({
      round,
      initiatives: ['a'],
      sheets,
      votes: { a: 7 },
      carried: { a: { numerator: '250', denominator: '7' } },
    }),
    calculationOf({ round: weighted, initiatives: ['a'], sheets }),
  ];
  for (const calculation of results) {
    for (const { step, expression, result } of calculation.initiatives[0]?.steps ?? []) {
      expect(Math.abs(calculate(expression) - calculate(result))).toBeLessThan(step === 'rounding' ? 0.005_001 : 1e-9);
    }
  }
});
