import { advance } from './advance';
import type { Candidate } from './rank';
import { rank } from './rank';
import type { Exact } from './rational';
import type { AdvanceRule, InitiativeTally, LadderStep, RoundRules, ScoreSheet } from './rules';
import { tally } from './tally';

/**
 * The same results worked out a second time, from the rules as they are written and with nothing of this room: bare
 * fractions that are never shortened, no sorting, ranks by counting who is better.
 */
type Fraction = readonly [bigint, bigint];

const whole = (value: number, per = 1): Fraction => [BigInt(value), BigInt(per)];
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const less = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
const by = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const part = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const isLess = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
const isSame = (a: Fraction, b: Fraction): boolean => !isLess(a, b) && !isLess(b, a);
const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, whole(0));
const read = (exact: Exact): Fraction => [BigInt(exact.numerator), BigInt(exact.denominator)];
const same = (exact: Exact | null | undefined, fraction: Fraction | null): boolean =>
  exact && fraction ? isSame(read(exact), fraction) : !exact && fraction === null;

function halfUp([a, b]: Fraction, decimals: number): string {
  const scaled = a * 10n ** BigInt(decimals);
  const floor = scaled / b;
  const text = (2n * (scaled - floor * b) >= b ? floor + 1n : floor).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STATES = [
  'submitted',
  'submitted',
  'submitted',
  'submitted',
  'draft',
  'superseded',
  'void',
  'not_returned',
] as const;

function randomRound(throwOf: ReturnType<typeof dice>, code: string, carried: boolean): RoundRules {
  const criteria = Array.from({ length: 1 + throwOf(4) }, (_, index) => {
    const step = [1, 25, 50, 100][throwOf(4)] ?? 50;
    const max = step * (2 + throwOf(6));
    return { code: `c${index}`, max, step, passMark: throwOf(4) === 0 ? step * throwOf(3) : null };
  });
  const vote = throwOf(3) === 0 ? { max: 100 + throwOf(500), decimals: throwOf(3) } : null;
  const cut = 1 + throwOf(9_999);
  const codes = criteria.map((one) => one.code);
  const weighted = codes.length > 1 && throwOf(3) === 0;
  const ew = throwOf(10_001);
  return {
    code,
    total: criteria.reduce((all, { max }) => all + max, 0) + (vote?.max ?? 0),
    criteria,
    minimumSheets: 1 + throwOf(5),
    aggregation: weighted
      ? {
          method: 'weighted',
          groups: [
            { code: 'x', weight: cut, criteria: codes.slice(0, 1) },
            { code: 'y', weight: 10_000 - cut, criteria: codes.slice(1) },
          ],
        }
      : { method: throwOf(2) === 0 ? 'mean' : 'trimmed' },
    displayDecimals: throwOf(4),
    discrepancyThreshold: throwOf(3) === 0 ? null : 50 * throwOf(12),
    carryOver: carried ? { from: 'earlier', earlierWeight: ew, ownWeight: 10_000 - ew } : null,
    publicVote: vote,
    grades: [],
  };
}

function randomSheets(
  throwOf: ReturnType<typeof dice>,
  round: RoundRules,
  initiatives: readonly string[],
): ScoreSheet[] {
  return initiatives.flatMap((initiative) =>
    Array.from({ length: throwOf(8) }, (_, judge) => ({
      id: `${initiative}-${judge}`,
      initiative,
      judge: `j${judge}`,
      state: STATES[throwOf(STATES.length)] ?? 'draft',
      marks: Object.fromEntries(round.criteria.map(({ code, max, step }) => [code, step * throwOf(max / step + 1)])),
    })),
  );
}

interface ByHand {
  readonly score: Fraction | null;
  readonly means: readonly Fraction[];
  readonly discrepancy: boolean;
  readonly passed: boolean;
}

function byHand(
  round: RoundRules,
  sheets: readonly ScoreSheet[],
  votes: number,
  most: number,
  carried: Fraction | null,
): ByHand {
  const counted = sheets.filter(({ state }) => state === 'submitted');
  const mark = (sheet: ScoreSheet, code: string): Fraction => whole(sheet.marks[code] ?? 0, 100);
  const totals = counted.map((sheet): Fraction => {
    const { aggregation } = round;
    if (aggregation.method !== 'weighted') return sum(round.criteria.map(({ code }) => mark(sheet, code)));
    return sum(
      aggregation.groups.map((group) => {
        const maxima = round.criteria
          .filter(({ code }) => group.criteria.includes(code))
          .map(({ max }) => whole(max, 100));
        const reached = part(sum(group.criteria.map((code) => mark(sheet, code))), sum(maxima));
        return by(by(reached, whole(group.weight, 10_000)), whole(round.total - (round.publicVote?.max ?? 0), 100));
      }),
    );
  });
  const low = totals.reduce<Fraction | null>((least, one) => (least && isLess(least, one) ? least : one), null);
  const high = totals.reduce<Fraction | null>((best, one) => (best && isLess(one, best) ? best : one), null);
  const means = counted.length
    ? round.criteria.map(({ code }) => part(sum(counted.map((sheet) => mark(sheet, code))), whole(counted.length)))
    : [];
  let score: Fraction | null = null;
  if (counted.length >= round.minimumSheets && low && high) {
    const trimmed = round.aggregation.method === 'trimmed' && counted.length >= 5;
    score = trimmed
      ? part(less(less(sum(totals), low), high), whole(totals.length - 2))
      : part(sum(totals), whole(totals.length));
    if (round.publicVote && most > 0) {
      const given = halfUp(
        [BigInt(round.publicVote.max) * BigInt(votes), 100n * BigInt(most)],
        round.publicVote.decimals,
      );
      score = add(score, [BigInt(given.replace('.', '')), 10n ** BigInt(round.publicVote.decimals)]);
    }
    if (round.carryOver && carried) {
      const { earlierWeight, ownWeight } = round.carryOver;
      score = add(by(carried, whole(earlierWeight, 10_000)), by(score, whole(ownWeight, 10_000)));
    }
  }
  return {
    score,
    means,
    discrepancy:
      low !== null && high !== null && counted.length > 1 && round.discrepancyThreshold !== null
        ? !isLess(less(high, low), whole(round.discrepancyThreshold, 100))
        : false,
    passed: round.criteria.every(
      ({ passMark }, index) => passMark === null || !means[index] || !isLess(means[index], whole(passMark, 100)),
    ),
  };
}

/** True where `a` goes before `b`. */
function better(a: Candidate, b: Candidate, ladder: readonly LadderStep[]): boolean {
  const of = (one: Candidate, round: string): InitiativeTally | undefined => one.tallies[round];
  const pairs: [Exact | null | undefined, Exact | null | undefined][] = [
    [of(a, 'final')?.score, of(b, 'final')?.score],
  ];
  for (const step of ladder) {
    if (step.by === 'criterion') {
      const mean = (one: Candidate) => of(one, step.round)?.criteria.find(({ code }) => code === step.criterion)?.mean;
      pairs.push([mean(a), mean(b)]);
    } else if (step.by === 'carried') pairs.push([of(a, step.round)?.score, of(b, step.round)?.score]);
  }
  for (const [one, two] of pairs) {
    if (!one || !two) {
      if (one) return true;
      if (two) return false;
    } else if (!isSame(read(one), read(two))) return isLess(read(two), read(one));
  }
  return false;
}

/** Who surely goes on, and the ties across a line, by counting who is better. */
function goingOn(
  ranked: readonly { initiative: string; category: string; rank: number; score: Exact }[],
  rule: Extract<AdvanceRule, { rule: 'top' }>,
): { sure: string[]; tied: string[][] } {
  const sure = new Set<string>();
  const tied: string[][] = [];
  for (const { categories, count } of rule.quotas) {
    const pool = ranked.filter(
      (one) =>
        categories.includes(one.category) &&
        (rule.minimum === null || !isLess(read(one.score), whole(rule.minimum, 100))),
    );
    for (const one of pool) {
      const ahead = pool.filter((other) => other.rank < one.rank).length;
      const group = pool.filter((other) => other.rank === one.rank);
      if (ahead + group.length <= count) sure.add(one.initiative);
      else if (ahead < count && group[0] === one) tied.push(group.map(({ initiative }) => initiative).sort());
    }
  }
  return { sure: [...sure].sort(), tied };
}

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);
/** One test over all contests; a failure names its contest. */
const inEach = (name: string, check: (seed: number) => void): void =>
  test(name, () => {
    for (const seed of SEEDS) {
      try {
        check(seed);
      } catch (cause) {
        throw new Error(`contest ${seed}`, { cause });
      }
    }
  });

const LADDER: readonly LadderStep[] = [
  { by: 'carried', round: 'earlier' },
  { by: 'criterion', round: 'final', criterion: 'c0' },
  { by: 'criterion', round: 'earlier', criterion: 'c1' },
  { by: 'decision' },
];

function play(seed: number) {
  const throwOf = dice(seed);
  const initiatives = Array.from({ length: throwOf(12) }, (_, index) => `i${index}`);
  const earlier = randomRound(throwOf, 'earlier', false);
  const before = tally({
    round: { ...earlier, minimumSheets: 1 },
    initiatives,
    sheets: randomSheets(throwOf, earlier, initiatives),
  });
  if (!before.ok) throw new Error(JSON.stringify(before.faults));
  const carries = throwOf(2) === 0 && before.initiatives.every(({ score }) => score !== null);
  const round = randomRound(throwOf, 'final', carries);
  const sheets = randomSheets(throwOf, round, initiatives);
  const votes = Object.fromEntries(initiatives.map((one) => [one, throwOf(5)]));
  const earlierOf = new Map(before.initiatives.map((one) => [one.initiative, one]));
  const carried = Object.fromEntries(
    carries ? before.initiatives.map(({ initiative, score }) => [initiative, score as Exact]) : [],
  );
  const now = tally({ round, initiatives, sheets, votes, carried });
  if (!now.ok) throw new Error(JSON.stringify(now.faults));
  const candidates = now.initiatives.map((own, index): Candidate => {
    const earlierTally = earlierOf.get(own.initiative);
    return {
      initiative: own.initiative,
      category: ['individual', 'group'][index % 2] ?? 'group',
      tallies: { final: own, ...(earlierTally && { earlier: earlierTally }) },
    };
  });
  const ladder = LADDER.slice(throwOf(LADDER.length + 1));
  const ranking = rank({ round: 'final', rounds: ['earlier', 'final'], candidates, ladder });
  return { throwOf, round, sheets, votes, carried, now, candidates, ladder, ranking };
}

inEach('the tally is what a person works out', (seed) => {
  const { round, sheets, votes, carried, now } = play(seed);
  const most = Math.max(0, ...Object.values(votes));
  for (const one of now.initiatives) {
    const earlier = carried[one.initiative];
    const own = sheets.filter(({ initiative }) => initiative === one.initiative);
    const expected = byHand(round, own, votes[one.initiative] ?? 0, most, earlier ? read(earlier) : null);
    expect([same(one.score, expected.score), one.discrepancy, one.passed]).toEqual([
      true,
      expected.discrepancy,
      expected.passed,
    ]);
    expect(one.display).toBe(expected.score && halfUp(expected.score, round.displayDecimals));
    expect(one.criteria.every(({ mean }, index) => same(mean, expected.means[index] ?? null))).toBe(true);
  }
});

inEach('ranks count who is better, ties are those that nobody separates', (seed) => {
  const { candidates, ladder, ranking } = play(seed);
  const scored = candidates.filter(({ tallies }) => tallies['final']?.score && tallies['final'].passed);
  expect(new Map(ranking.ranked.map((one) => [one.initiative, one.rank]))).toEqual(
    new Map(scored.map((a) => [a.initiative, 1 + scored.filter((b) => better(b, a, ladder)).length])),
  );
  const shared = scored.filter((a) => scored.some((b) => a !== b && !better(a, b, ladder) && !better(b, a, ladder)));
  expect(ranking.ties.flatMap(({ initiatives }) => initiatives).sort()).toEqual(
    shared.map(({ initiative }) => initiative).sort(),
  );
});

inEach('whoever has fewer ahead than places goes on, and ties across the line are asked', (seed) => {
  const { throwOf, ranking } = play(seed);
  const quotas = throwOf(2)
    ? [{ categories: ['individual', 'group'], count: 1 + throwOf(4) }]
    : ['individual', 'group'].map((category) => ({ categories: [category], count: 1 + throwOf(3) }));
  const rule = { rule: 'top', quotas, minimum: throwOf(2) ? null : 50 * throwOf(10) } as const;
  const expected = goingOn(ranking.ranked, rule);
  const { advancing, questions } = advance(ranking, rule);
  expect([...advancing].sort()).toEqual(expected.sure);
  expect(questions.map(({ tied }) => [...tied].sort())).toEqual(expected.tied);
});
