import { plainRound, sheetsOf } from './samples';
import { tally } from './tally';
import type { Tallied, TallyInput } from './tally';
import type { InitiativeTally, RoundRules } from './rules';

const exact = (numerator: number, denominator = 1): { numerator: string; denominator: string } => ({
  numerator: String(numerator),
  denominator: String(denominator),
});

function good(input: TallyInput): Extract<Tallied, { ok: true }> {
  const result = tally(input);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result;
}

function only(input: Omit<TallyInput, 'initiatives'>): InitiativeTally {
  const [first] = good({ ...input, initiatives: ['a'] }).initiatives;
  if (!first) throw new Error('No tally');
  return first;
}

test('a plain mean, whole', () => {
  const sheets = sheetsOf('a', [50, 30], [45.5, 35], [48, 33]);
  expect(good({ round: plainRound, initiatives: ['a'], sheets })).toEqual({
    ok: true,
    initiatives: [
      {
        initiative: 'a',
        sheets: 3,
        enough: true,
        panel: exact(483, 6),
        vote: null,
        carried: null,
        score: exact(161, 2),
        display: '80.50',
        grade: null,
        criteria: [
          { code: 'content', mean: exact(287, 6), display: '47.83', failed: false },
          { code: 'delivery', mean: exact(98, 3), display: '32.67', failed: false },
        ],
        lowest: exact(80),
        highest: exact(81),
        spread: exact(1),
        discrepancy: false,
        passed: true,
      },
    ].map((expected) => ({ ...expected, panel: exact(161, 2) })),
    calculation: {
      round: 'final',
      method: 'mean',
      initiatives: [
        {
          initiative: 'a',
          steps: [
            { step: 'sheet_total', sheet: 'a-1', expression: '50 + 30', result: '80' },
            { step: 'sheet_total', sheet: 'a-2', expression: '45.5 + 35', result: '80.5' },
            { step: 'sheet_total', sheet: 'a-3', expression: '48 + 33', result: '81' },
            { step: 'mean', sheet: null, expression: '(80 + 80.5 + 81) ÷ 3', result: '80.5' },
            { step: 'rounding', sheet: null, expression: '80.5', result: '80.50' },
          ],
        },
      ],
    },
  });
});

test('only submitted sheets count', () => {
  const [first, second, third, ...rest] = sheetsOf('a', [60, 40], [0, 0], [0, 0], [0, 0], [30, 20], [30, 20]);
  if (!first || !second || !third) throw new Error('Three sheets are needed');
  const [void_, ...counted] = rest;
  if (!void_) throw new Error('A fourth sheet is needed');
  const sheets = [
    { ...first, state: 'superseded' as const },
    { ...second, state: 'draft' as const, marks: {} },
    { ...third, state: 'not_returned' as const, marks: {} },
    { ...void_, state: 'void' as const },
    ...counted,
  ];
  expect(only({ round: plainRound, sheets })).toMatchObject({ sheets: 2, score: exact(50) });
});

test('too few sheets give no score, but are seen', () =>
  expect(only({ round: plainRound, sheets: sheetsOf('a', [50, 30]) })).toMatchObject({
    sheets: 1,
    enough: false,
    panel: null,
    score: null,
    display: null,
    lowest: exact(80),
    discrepancy: false,
  }));

test('no sheet at all', () =>
  expect(only({ round: plainRound, sheets: [] })).toMatchObject({
    sheets: 0,
    criteria: [],
    spread: null,
    score: null,
  }));

const trimmed: RoundRules = { ...plainRound, minimumSheets: 5, aggregation: { method: 'trimmed' } };

test('a trimmed mean drops one highest and one lowest of five; criterion means keep all', () => {
  const sheets = sheetsOf('a', [60, 40], [40, 30], [40, 31], [40, 32], [0, 0]);
  const result = good({ round: trimmed, initiatives: ['a'], sheets });
  expect(result.initiatives[0]).toMatchObject({ sheets: 5, score: exact(71), spread: exact(100), discrepancy: true });
  expect(result.initiatives[0]?.criteria[0]?.mean).toEqual(exact(36));
  expect(result.calculation.initiatives[0]?.steps.filter(({ step }) => step === 'dropped')).toEqual([
    { step: 'dropped', sheet: 'a-5', expression: '0', result: '0' },
    { step: 'dropped', sheet: 'a-1', expression: '100', result: '100' },
  ]);
});

test('nothing is trimmed from four sheets: their plain mean, where the minimum allows four', () => {
  const sheets = sheetsOf('a', [60, 40], [40, 30], [40, 31], [0, 1]);
  const result = good({ round: { ...trimmed, minimumSheets: 3 }, initiatives: ['a'], sheets });
  expect(result.initiatives[0]).toMatchObject({ enough: true, score: exact(121, 2), display: '60.50' });
  expect(result.calculation.initiatives[0]?.steps.map(({ step }) => step)).toEqual([
    ...sheets.map(() => 'sheet_total'),
    'mean',
    'rounding',
  ]);
  expect(only({ round: trimmed, sheets })).toMatchObject({ enough: false, score: null });
});

test('weighted groups', () => {
  const round: RoundRules = {
    ...plainRound,
    aggregation: {
      method: 'weighted',
      groups: [
        { code: 'x', weight: 7000, criteria: ['content'] },
        { code: 'y', weight: 3000, criteria: ['delivery'] },
      ],
    },
  };
  const result = good({ round, initiatives: ['a'], sheets: sheetsOf('a', [50, 30], [60, 40]) });
  expect(result.initiatives[0]).toMatchObject({ lowest: exact(485, 6), score: exact(1085, 12), display: '90.42' });
  expect(result.calculation.initiatives[0]?.steps[0]).toEqual({
    step: 'sheet_total',
    sheet: 'a-1',
    expression: '(50) ÷ 60 × 70% × 100 + (30) ÷ 40 × 30% × 100',
    result: '485/6',
  });
});

test.each([
  [14.5, false],
  [15, true],
])('a spread of %d points against a threshold of 15', (spread, discrepancy) =>
  expect(only({ round: plainRound, sheets: sheetsOf('a', [40, 20], [40, 20 + spread]) }).discrepancy).toBe(discrepancy),
);

test.each([
  [[30, 29.5], true, '29.75'],
  [[30, 30], false, '30.00'],
])('delivery marks %p against a pass mark of 30', ([one = 0, two = 0], failed, display) => {
  const criteria = plainRound.criteria.map((criterion) =>
    criterion.code === 'delivery' ? { ...criterion, passMark: 3000 } : criterion,
  );
  const result = only({ round: { ...plainRound, criteria }, sheets: sheetsOf('a', [60, one], [60, two]) });
  expect(result.passed).toBe(!failed);
  expect(result.criteria[1]).toMatchObject({ failed, display });
});

test('weighted groups fill the panel’s part of the scale, the public vote the rest', () => {
  const round: RoundRules = {
    ...plainRound,
    total: 12_000,
    publicVote: { max: 2000, decimals: 1 },
    aggregation: {
      method: 'weighted',
      groups: [
        { code: 'x', weight: 7000, criteria: ['content'] },
        { code: 'y', weight: 3000, criteria: ['delivery'] },
      ],
    },
  };
  const sheets = sheetsOf('a', [60, 40], [60, 40]);
  expect(only({ round, sheets, votes: { a: 1 } })).toMatchObject({
    panel: exact(100),
    vote: exact(20),
    score: exact(120),
  });
});

test('public votes: share of the most voted, rounded to one decimal, then added', () => {
  const round: RoundRules = { ...plainRound, total: 12_000, publicVote: { max: 2000, decimals: 1 } };
  const sheets = [...sheetsOf('a', [50, 30], [50, 30]), ...sheetsOf('b', [50, 30], [50, 30])];
  const input = { round, initiatives: ['a', 'b'], sheets };
  const voted = good({ ...input, votes: { a: 301, b: 97 } });
  expect(voted.initiatives.map(({ vote, display }) => [vote, display])).toEqual([
    [exact(20), '100.00'],
    [exact(32, 5), '86.40'],
  ]);
  expect(voted.calculation.initiatives[1]?.steps.slice(-2)).toEqual([
    { step: 'public_vote', sheet: null, expression: '20 × 97 ÷ 301', result: '6.4' },
    { step: 'rounding', sheet: null, expression: '80 + 6.4', result: '86.40' },
  ]);
  expect(good(input).initiatives.map(({ display }) => display)).toEqual(['80.00', '80.00']);
});

test('carried points by weight', () => {
  const round: RoundRules = { ...plainRound, carryOver: { from: 'preliminary', earlierWeight: 3000, ownWeight: 7000 } };
  const result = good({
    round,
    initiatives: ['a'],
    sheets: sheetsOf('a', [50, 30], [50, 30]),
    carried: { a: exact(250, 3) },
  });
  expect(result.initiatives[0]).toMatchObject({ carried: exact(250, 3), score: exact(81), display: '81.00' });
  expect(result.calculation.initiatives[0]?.steps.at(-2)).toEqual({
    step: 'carry_over',
    sheet: null,
    expression: '250/3 × 30% + 80 × 70%',
    result: '81',
  });
});

test.each([
  [35, 'no'],
  [34.5, 'no'],
  [35.5, 'yes'],
])('the grade of delivery %d', (delivery, grade) => {
  const grades = [
    { code: 'no', from: 0, below: 8550 },
    { code: 'yes', from: 8550, below: null },
  ];
  const sheets = sheetsOf('a', [50, delivery], [50, delivery]);
  expect(only({ round: { ...plainRound, grades }, sheets }).grade).toBe(grade);
});

test.each([
  [{ content: 6050, delivery: 0 }, 'mark_above_maximum', 'content'],
  [{ content: -50, delivery: 0 }, 'mark_below_zero', 'content'],
  [{ content: 25, delivery: 0 }, 'mark_off_step', 'content'],
  [{ content: NaN, delivery: 0 }, 'mark_not_exact', 'content'],
  [{ content: 50.5, delivery: 0 }, 'mark_not_exact', 'content'],
  [{ content: '50' as unknown as number, delivery: 0 }, 'mark_not_exact', 'content'],
  [{ content: 50 }, 'mark_missing', 'delivery'],
  [{ content: 50, delivery: 0, style: 1 }, 'criterion_unknown', 'style'],
])('a sheet with %j is no sheet', (marks, reason, criterion) => {
  const [first] = sheetsOf('a', [1, 1]);
  if (!first) throw new Error('A sheet is needed');
  expect(tally({ round: plainRound, initiatives: ['a'], sheets: [{ ...first, marks: marks }] })).toEqual({
    ok: false,
    faults: [{ path: `sheets.a-1.${criterion}`, code: `scoring.${reason}`, params: { sheet: 'a-1', criterion } }],
  });
});

test('all other faults of the input at once', () => {
  const round: RoundRules = {
    ...plainRound,
    publicVote: { max: 2000, decimals: 1 },
    carryOver: { from: 'preliminary', earlierWeight: 5000, ownWeight: 5000 },
  };
  const [first] = sheetsOf('a', [1, 1]);
  if (!first) throw new Error('A sheet is needed');
  const sheets = [first, { ...first, id: 'again' }, ...sheetsOf('x', [1, 1])];
  const result = tally({ round, initiatives: ['a', 'a'], sheets, votes: { a: -1, y: 3 } });
  expect(result.ok ? [] : result.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'initiatives scoring.initiative_twice',
    'sheets.again scoring.judge_twice',
    'sheets.x-1 scoring.initiative_unknown',
    'votes.a scoring.votes_not_counted',
    'votes.y scoring.initiative_unknown',
    'carried.a scoring.carried_missing',
    'carried.a scoring.carried_missing',
  ]);
});
