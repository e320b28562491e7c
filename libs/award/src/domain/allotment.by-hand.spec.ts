import type { Prize, Prizes, PrizeTable } from '@rooms/contest';
import type { RankedInitiative, Ranking } from '@rooms/scoring';
import { allot } from './allotment';
import type { AllotmentDecision } from './allotment.types';

/** The same allotment worked out a second time, group of equals by group of equals, as a secretary does it on paper. */
const CATEGORIES = ['individual', 'group', 'collective'] as const;
type Category = (typeof CATEGORIES)[number];

function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function randomTable(throwOf: ReturnType<typeof dice>, code: string, categories: readonly Category[]): PrizeTable {
  const bands = throwOf(2) === 0;
  return {
    code,
    name: code,
    round: 'final',
    categories: [...categories],
    prizes: Array.from({ length: 1 + throwOf(3) }, (_, index): Prize => ({
      code: `${code}${index}`,
      name: `${code}${index}`,
      rank: index + 1,
      count: 1 + throwOf(3),
      amounts: categories.map((category) => ({ category, amount: 1_000_000 * (1 + throwOf(9)) })),
      commendations: [],
      band: bands ? { from: 7_000 - 1_500 * index, below: null } : null,
    })),
  };
}

function randomRanking(throwOf: ReturnType<typeof dice>): Ranking {
  const scores = Array.from({ length: 6 + throwOf(14) }, () => 2_500 * throwOf(4)).sort((a, b) => b - a);
  const ranked = scores.map((score, index): RankedInitiative => ({
    initiative: `i${index}`,
    category: CATEGORIES[throwOf(CATEGORIES.length)] ?? 'group',
    rank: scores.indexOf(score) + 1,
    score: { numerator: String(score), denominator: '100' },
    display: '',
    separatedBy: null,
  }));
  return { round: 'final', ranked, unranked: [], ties: [], unusedSettlements: [] };
}

interface ByHand {
  readonly won: string[];
  readonly money: number;
  /** Table and prize at which it stops, with the tied and the places left. */
  readonly asked: { readonly at: string; readonly tied: string[]; readonly places: number }[];
}

/** `answer`: whom of the tied a person picks; null stops. */
function byHand(
  prizes: Prizes,
  { ranked }: Ranking,
  answer: ((tied: string[], places: number) => string[]) | null,
): ByHand {
  const winners = new Map<string, string>();
  const asked: ByHand['asked'] = [];
  const stopped = new Set<string>();
  let money = 0;
  const give = (one: RankedInitiative, prize: Prize): void => {
    winners.set(one.initiative, prize.code);
    money += prize.amounts.find(({ category }) => category === one.category)?.amount ?? 0;
  };
  for (const table of prizes.tables) {
    if (table.categories.some((category) => stopped.has(category))) {
      for (const category of table.categories) stopped.add(category);
      continue;
    }
    for (const prize of table.prizes) {
      let places = prize.count;
      for (let rank = 1; rank <= ranked.length && places > 0; rank += 1) {
        const equals = ranked.filter(
          (one) =>
            one.rank === rank &&
            !winners.has(one.initiative) &&
            table.categories.some((category) => category === one.category) &&
            Number(one.score.numerator) >= (prize.band?.from ?? 0),
        );
        if (equals.length <= places) {
          for (const one of equals) give(one, prize);
          places -= equals.length;
          continue;
        }
        const names = equals.map(({ initiative }) => initiative);
        if (!answer) {
          asked.push({ at: `${table.code}/${prize.code}`, tied: names, places });
          for (const category of table.categories) stopped.add(category);
          break;
        }
        const picked = answer(names, places);
        for (const one of equals) if (picked.includes(one.initiative)) give(one, prize);
        places = 0;
      }
      if (table.categories.some((category) => stopped.has(category))) break;
    }
  }
  return { won: [...winners].map(([name, prize]) => `${name} ${prize}`).sort(), money, asked };
}

function randomContest(seed: number): { prizes: Prizes; final: Ranking } {
  const throwOf = dice(seed);
  const tables = throwOf(2)
    ? [randomTable(throwOf, 'a', ['individual', 'group']), randomTable(throwOf, 'b', ['group', 'collective'])]
    : CATEGORIES.map((category) => randomTable(throwOf, category.slice(0, 1), [category]));
  const budgetCeiling = throwOf(2) ? null : 1_000_000 * throwOf(40);
  const prizes = { tables, emptySlotsAllowed: true, extraSlotsAllowed: true, budgetCeiling, committeeVote: null };
  return { prizes, final: randomRanking(throwOf) };
}

const SEEDS = Array.from({ length: 400 }, (_, index) => index + 1);

test('who wins, what it costs and where it stops is what a person works out, in four hundred contests', () => {
  for (const seed of SEEDS) {
    const { prizes, final } = randomContest(seed);
    const expected = byHand(prizes, final, null);
    const found = allot({ prizes, rankings: { final } });
    expect({
      seed,
      won: found.winners.map(({ initiative, prize }) => `${initiative} ${prize}`).sort(),
      money: found.budgetUsed,
      asked: found.boundaryTies.map(({ table, prize, tied, places }) => ({ at: `${table}/${prize}`, tied, places })),
      over: found.questions.some(({ code }) => code === 'award.over_budget'),
    }).toEqual({ seed, ...expected, over: prizes.budgetCeiling !== null && expected.money > prizes.budgetCeiling });
    expect(found.complete).toBe(found.boundaryTies.length === 0 && found.questions.length === 0);
  }
});

test('answered one by one, ties across several lines come to the same end', () => {
  let answered = 0;
  for (const seed of SEEDS) {
    const { prizes, final } = randomContest(seed);
    const expected = byHand({ ...prizes, budgetCeiling: null }, final, (tied, places) => tied.slice(-places));
    const decisions: AllotmentDecision[] = [];
    let found = allot({ prizes: { ...prizes, budgetCeiling: null }, rankings: { final } });
    for (let [tie] = found.boundaryTies; tie; [tie] = found.boundaryTies) {
      const { table, prize, tied, places } = tie;
      decisions.push({ kind: 'tie', table, prize, tied, manner: 'pick', winners: tied.slice(-places) });
      found = allot({ prizes: { ...prizes, budgetCeiling: null }, rankings: { final }, decisions });
      answered += 1;
    }
    expect({
      seed,
      won: found.winners.map(({ initiative, prize }) => `${initiative} ${prize}`).sort(),
      money: found.budgetUsed,
      complete: found.complete,
    }).toEqual({ seed, won: expected.won, money: expected.money, complete: true });
  }
  expect(answered).toBeGreaterThan(300);
});
