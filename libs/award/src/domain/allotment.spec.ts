import type { Prize, Prizes } from '@rooms/contest';
import type { Ranking } from '@rooms/scoring';
import { allot } from './allotment';
import type { Allotment, AllotmentDecision, AllotmentInput, TieAnswer } from './allotment.types';

const M = 1_000_000;

/** Initiatives as `a:1:90`: name, rank, score; a name of two letters ending in g is a group's. */
function ranking(...entries: string[]): Ranking {
  return {
    round: 'final',
    unranked: [],
    ties: [],
    unusedSettlements: [],
    ranked: entries.map((entry) => {
      const [initiative = '', rank, score = ''] = entry.split(':');
      const category = /^.g$/.test(initiative) ? 'group' : 'individual';
      const exact = { numerator: String(Math.round(Number(score) * 100)), denominator: '100' };
      return { initiative, category, rank: Number(rank), score: exact, display: score, separatedBy: null };
    }),
  };
}

const prize = (code: string, rank: number, count: number, millions: number, from?: number): Prize => ({
  code,
  name: code,
  rank,
  count,
  amounts: [
    { category: 'individual', amount: millions * M },
    { category: 'group', amount: 2 * millions * M },
  ],
  commendations: ['certificate'],
  band: from === undefined ? null : { from: from * 100, below: null },
});

const rules = (change: Partial<Prizes> = {}, ...prizes: Prize[]): Prizes => ({
  tables: [
    {
      code: 'main',
      name: 'Giải thưởng',
      round: 'final',
      categories: ['individual', 'group'],
      prizes: prizes.length > 0 ? prizes : [prize('first', 1, 1, 10), prize('second', 2, 2, 6)],
    },
  ],
  emptySlotsAllowed: true,
  extraSlotsAllowed: true,
  budgetCeiling: null,
  committeeVote: null,
  ...change,
});

function run(prizes: Prizes, final: Ranking, rest: Partial<AllotmentInput> = {}): Allotment {
  return allot({ prizes, rankings: { final }, ...rest });
}
const won = ({ winners }: Allotment): string[] =>
  winners.map(({ initiative, prize: code, amount, by }) => `${initiative} ${code} ${amount / M} ${by}`);

const clear = ranking('a:1:95', 'bg:2:90', 'c:3:85', 'd:4:80');

test('by rank, whole', () =>
  expect(run(rules(), clear)).toEqual({
    slots: [
      { table: 'main', prize: 'first', number: 1, state: 'filled', winners: ['a'] },
      { table: 'main', prize: 'second', number: 1, state: 'filled', winners: ['bg'] },
      { table: 'main', prize: 'second', number: 2, state: 'filled', winners: ['c'] },
    ],
    winners: [
      {
        initiative: 'a',
        category: 'individual',
        table: 'main',
        prize: 'first',
        rank: 1,
        amount: 10 * M,
        commendations: ['certificate'],
        by: 'rank',
      },
      {
        initiative: 'bg',
        category: 'group',
        table: 'main',
        prize: 'second',
        rank: 2,
        amount: 12 * M,
        commendations: ['certificate'],
        by: 'rank',
      },
      {
        initiative: 'c',
        category: 'individual',
        table: 'main',
        prize: 'second',
        rank: 3,
        amount: 6 * M,
        commendations: ['certificate'],
        by: 'rank',
      },
    ],
    emptySlots: [],
    budgetUsed: 28 * M,
    boundaryTies: [],
    questions: [],
    notSupported: [],
    complete: true,
  }));

test('a tie inside one prize is no question', () => {
  const result = run(rules(), ranking('a:1:95', 'b:2:90', 'c:2:90', 'd:4:80'));
  expect([won(result), result.complete]).toEqual([['a first 10 rank', 'b second 6 rank', 'c second 6 rank'], true]);
});

const firstTie = ranking('a:1:95', 'b:1:95', 'c:3:85', 'd:4:80');

test('a tie across the end of a prize stops and asks', () =>
  expect(run(rules(), firstTie)).toEqual({
    slots: [
      { table: 'main', prize: 'first', number: 1, state: 'pending', winners: [] },
      { table: 'main', prize: 'second', number: 1, state: 'pending', winners: [] },
      { table: 'main', prize: 'second', number: 2, state: 'pending', winners: [] },
    ],
    winners: [],
    emptySlots: [],
    budgetUsed: 0,
    boundaryTies: [
      { table: 'main', prize: 'first', rank: 1, tied: ['a', 'b'], places: 1, answers: ['pick', 'share', 'extra_slot'] },
    ],
    questions: [],
    notSupported: [],
    complete: false,
  }));

const tie = (answer: TieAnswer, ...tied: string[]): AllotmentDecision => ({
  kind: 'tie',
  table: 'main',
  prize: 'first',
  tied,
  ...answer,
});

test.each([
  [tie({ manner: 'pick', winners: ['b'] }, 'b', 'a'), ['b first 10 pick', 'a second 6 rank', 'c second 6 rank']],
  [tie({ manner: 'share' }, 'a', 'b'), ['a first 5 share', 'b first 5 share', 'c second 6 rank', 'd second 6 rank']],
  [
    tie({ manner: 'extra_slot' }, 'a', 'b'),
    ['a first 10 extra_slot', 'b first 10 extra_slot', 'c second 6 rank', 'd second 6 rank'],
  ],
])('a named decision settles it: %j', (decision, winners) => {
  const result = run(rules(), firstTie, { decisions: [decision] });
  expect([won(result), result.questions, result.complete]).toEqual([winners, [], true]);
});

test('a shared place names all its winners; what does not divide is not paid', () => {
  const result = run(rules(), ranking('a:1:95', 'b:1:95', 'c:1:95'), {
    decisions: [tie({ manner: 'share' }, 'a', 'b', 'c')],
  });
  expect(result.slots[0]).toEqual({
    table: 'main',
    prize: 'first',
    number: 1,
    state: 'filled',
    winners: ['a', 'b', 'c'],
  });
  expect(result.budgetUsed).toBe(3 * 3_333_333);
});

test.each([
  ['too many picked', tie({ manner: 'pick', winners: ['a', 'b'] }, 'a', 'b'), {}, ['award.tie_answer_refused']],
  ['a stranger picked', tie({ manner: 'pick', winners: ['c'] }, 'a', 'b'), {}, ['award.tie_answer_refused']],
  [
    'an extra place against the rules',
    tie({ manner: 'extra_slot' }, 'a', 'b'),
    { extraSlotsAllowed: false },
    ['award.tie_answer_refused'],
  ],
  ['other initiatives', tie({ manner: 'share' }, 'a', 'c'), {}, []],
])('%s settles nothing', (_, decision, change, codes) => {
  const result = run(rules(change), firstTie, { decisions: [decision] });
  expect([won(result), result.boundaryTies.length, result.questions.map(({ code }) => code)]).toEqual([[], 1, codes]);
});

test('a later table with a category of a waiting one waits too, another does not', () => {
  const base = rules();
  const [main] = base.tables;
  if (!main) throw new Error('No table');
  const tableOf = (code: string, category: 'individual' | 'group'): Prizes['tables'][number] => ({
    ...main,
    code,
    categories: [category],
    prizes: [prize(`${code}_prize`, 9, 1, 1)],
  });
  const tables = [
    { ...tableOf('people', 'individual'), prizes: main.prizes },
    tableOf('more', 'individual'),
    tableOf('groups', 'group'),
  ];
  const result = run({ ...base, tables }, ranking('a:1:95', 'b:1:95', 'cg:3:85', 'd:4:80'));
  expect(won(result)).toEqual(['cg groups_prize 2 rank']);
  expect(result.slots.filter(({ table }) => table === 'more').map(({ state }) => state)).toEqual(['pending']);
});

test.each([
  [true, []],
  [false, [{ code: 'award.empty_slot', params: { table: 'main', prize: 'second', count: 1 } }]],
])('too few candidates, empty places allowed: %p', (emptySlotsAllowed, questions) => {
  const result = run(rules({ emptySlotsAllowed }), ranking('a:1:95', 'b:2:90'));
  expect(result.emptySlots).toEqual([{ table: 'main', prize: 'second', count: 1, reason: 'no_candidate' }]);
  expect([result.questions, result.complete]).toEqual([questions, questions.length === 0]);
});

test('nobody wins below a band; one above it may fall to it when the higher prize is full', () => {
  const banded = rules({}, prize('special', 1, 1, 10, 95), prize('first', 2, 2, 6, 90), prize('second', 3, 2, 3, 80));
  const result = run(banded, ranking('a:1:97', 'b:2:96', 'c:3:89.99', 'd:4:79.99'));
  expect(won(result)).toEqual(['a special 10 rank', 'b first 6 rank', 'c second 3 rank']);
  expect(result.emptySlots).toEqual([
    { table: 'main', prize: 'first', count: 1, reason: 'below_band' },
    { table: 'main', prize: 'second', count: 1, reason: 'below_band' },
  ]);
});

test('a place left empty by decision', () => {
  const decisions: AllotmentDecision[] = [{ kind: 'leave_empty', table: 'main', prize: 'first', count: 1 }];
  const result = run(rules(), clear, { decisions });
  expect(won(result)).toEqual(['a second 6 rank', 'bg second 12 rank']);
  expect(result.emptySlots).toEqual([{ table: 'main', prize: 'first', count: 1, reason: 'left_empty' }]);
  expect(run(rules({ emptySlotsAllowed: false }), clear, { decisions }).questions).toEqual([
    { code: 'award.leave_empty_not_allowed', params: { table: 'main', prize: 'first' } },
  ]);
});

test('extra places by decision, within the ceiling', () => {
  const decisions: AllotmentDecision[] = [{ kind: 'extra_slots', table: 'main', prize: 'second', count: 1 }];
  const input = { decisions };
  const over = run(rules({ budgetCeiling: 33 * M }), clear, input);
  expect(won(over)).toEqual(['a first 10 rank', 'bg second 12 rank', 'c second 6 rank', 'd second 6 rank']);
  expect(over.questions).toEqual([
    { code: 'award.over_budget', params: { budgetUsed: 34 * M, budgetCeiling: 33 * M } },
  ]);
  expect(run(rules({ budgetCeiling: 34 * M }), clear, input).complete).toBe(true);
  expect(run(rules({ extraSlotsAllowed: false }), clear, input).questions).toEqual([
    { code: 'award.extra_slots_not_allowed', params: { table: 'main', prize: 'second' } },
  ]);
  expect(
    run(rules(), clear, { decisions: [{ kind: 'extra_slots', table: 'main', prize: 'second', count: -1 }] }).questions,
  ).toEqual([{ code: 'award.count_not_positive', params: { table: 'main', prize: 'second' } }]);
});

test('a decision about nothing is reported', () =>
  expect(run(rules(), clear, { decisions: [tie({ manner: 'share' }, 'a', 'bg')] }).questions).toEqual([
    { code: 'award.decision_without_use', params: { decision: 0, table: 'main', prize: 'first' } },
  ]));

describe('a committee vote of two thirds of the members', () => {
  const voted = rules({ committeeVote: { share: { of: 2, in: 3 }, base: 'members' } });
  const ballots = (inFavour: number): { inFavour: number; members: number; present: number; cast: number } => ({
    inFavour,
    members: 9,
    present: 8,
    cast: 8,
  });

  test('six of nine are enough, five pass the prize to the next', () => {
    const result = run(voted, clear, { ballots: { a: ballots(5), bg: ballots(6), c: ballots(8), d: ballots(6) } });
    expect(won(result)).toEqual(['bg first 20 rank', 'c second 6 rank', 'd second 6 rank']);
    expect([result.notSupported, result.complete]).toEqual([['a'], true]);
  });

  test('a missing or impossible count is asked for', () => {
    const result = run(voted, clear, { ballots: { a: ballots(9), bg: ballots(6) } });
    expect(result.questions).toEqual([
      { code: 'award.vote_missing', params: { initiative: 'a' } },
      { code: 'award.vote_missing', params: { initiative: 'c' } },
    ]);
    expect(result.complete).toBe(false);
  });
});

test('the order and the names given to equals decide nothing', () => {
  const renamed = ranking('z:1:95', 'y:1:95', 'c:3:85', 'd:4:80');
  const shape = (result: Allotment): unknown => [
    result.winners.length,
    result.boundaryTies[0]?.places,
    result.complete,
  ];
  expect(shape(run(rules(), renamed))).toEqual(shape(run(rules(), firstTie)));
});

test('a table of a round without ranking is a mistake of the caller', () =>
  expect(() => allot({ prizes: rules(), rankings: {} })).toThrow(RangeError));
