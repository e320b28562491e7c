import { parseRulebook, SHIPPED_RULEBOOKS } from '@rooms/contest';
import type { Criterion, Round, Rulebook } from '@rooms/contest';
import { advance, rank, tally } from '@rooms/scoring';
import type { Exact, InitiativeTally, Ranking, ScoreSheet } from '@rooms/scoring';
import { allot } from './allotment';
import type { Allotment } from './allotment.types';

interface Entrant {
  readonly initiative: string;
  readonly category: string;
  /** 0 is the best; each next one loses `pace` more steps from every judge. */
  readonly place: number;
}

interface Story {
  readonly perCategory?: number;
  readonly pace?: number;
  /** Places that score like another place. */
  readonly like?: Readonly<Record<number, number>>;
  readonly ballots?: Parameters<typeof allot>[0]['ballots'];
  readonly settle?: readonly (readonly string[])[];
}

function load(name: string): Rulebook {
  const parsed = parseRulebook(SHIPPED_RULEBOOKS[name]);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.faults)}`);
  return parsed.rulebook;
}

/** i1, g1, c1, i2, …: the categories in turn, from the best down. */
function entrants({ authors: { categories } }: Rulebook, each: number): Entrant[] {
  return Array.from({ length: each }, (_, index) =>
    categories.map(({ code }, turn) => ({
      initiative: `${code.charAt(0)}${index + 1}`,
      category: code,
      place: index * categories.length + turn,
    })),
  ).flat();
}

/** Full marks less so many steps, taken in turn from the criteria that have any left. */
function marks(criteria: readonly Criterion[], steps: number): Record<string, number> {
  const left = criteria.map(({ code, max, step }) => ({ code, step, mark: max }));
  for (let taken = 0; taken < steps; taken += 1) {
    const turn = [...left.slice(taken % left.length), ...left.slice(0, taken % left.length)];
    const entry = turn.find(({ mark, step }) => mark >= step);
    if (entry) entry.mark -= entry.step;
  }
  return Object.fromEntries(left.map(({ code, mark }) => [code, mark]));
}

function sheetsOf(round: Round, field: readonly Entrant[], { pace = 1, like = {} }: Story): ScoreSheet[] {
  return field.flatMap(({ initiative, place }) =>
    Array.from({ length: round.judgesPerInitiative }, (_, judge) => ({
      id: `${initiative}-${judge}`,
      initiative,
      judge: `judge-${judge}`,
      state: 'submitted' as const,
      marks: marks(round.criteria, pace * (like[place] ?? place) + judge),
    })),
  );
}

/** The whole way from sheets to prizes as the rulebook orders it. */
function run(rulebook: Rulebook, story: Story): { rankings: Record<string, Ranking>; allotment: Allotment } {
  const rankings: Record<string, Ranking> = {};
  const tallies = new Map<string, Record<string, InitiativeTally>>();
  let field = entrants(rulebook, story.perCategory ?? 8);
  for (const [index, round] of rulebook.rounds.entries()) {
    const from = round.carryOver?.from;
    const carried: Record<string, Exact> = {};
    for (const { initiative } of field) {
      const score = from === undefined ? null : tallies.get(initiative)?.[from]?.score;
      if (score) carried[initiative] = score;
    }
    const initiatives = field.map(({ initiative }) => initiative);
    const votes = Object.fromEntries(field.map(({ initiative, place }) => [initiative, 1000 - place]));
    const tallied = tally({ round, initiatives, sheets: sheetsOf(round, field, story), carried, votes });
    if (!tallied.ok) throw new Error(JSON.stringify(tallied.faults));
    for (const one of tallied.initiatives) {
      tallies.set(one.initiative, { ...tallies.get(one.initiative), [round.code]: one });
    }
    const ranking = rank({
      round: round.code,
      rounds: rulebook.rounds.slice(0, index + 1).map(({ code }) => code),
      ladder: rulebook.tieBreak,
      settlements:
        index === rulebook.rounds.length - 1 ? (story.settle?.map((order) => ({ by: 'decision', order })) ?? []) : [],
      candidates: field.map(({ initiative, category, place }) => ({
        initiative,
        category,
        tallies: tallies.get(initiative) ?? {},
        receivedAt: place,
      })),
    });
    rankings[round.code] = ranking;
    const { advancing, questions } = advance(ranking, round.advance);
    expect(questions).toEqual([]);
    field = field.filter(({ initiative }) => advancing.includes(initiative));
  }
  const { ballots } = story;
  return { rankings, allotment: allot({ prizes: rulebook.prizes, rankings, ...(ballots && { ballots }) }) };
}

function winnersByPrize({ winners }: Allotment): Record<string, string> {
  const lists = new Map<string, string[]>();
  for (const { prize, initiative } of winners) lists.set(prize, [...(lists.get(prize) ?? []), initiative]);
  return Object.fromEntries([...lists].map(([prize, names]) => [prize, names.join(' ')]));
}

const ballot = (inFavour: number) => ({ inFavour, members: 9, present: 9, cast: 9 });
const everyone = ['i', 'g', 'c'].flatMap((kind) => Array.from({ length: 8 }, (_, index) => `${kind}${index + 1}`));

const stories: [string, Story, Record<string, string>, number][] = [
  [
    'bac_ninh_2026',
    {},
    {
      individual_first: 'i1',
      individual_second: 'i2 i3',
      individual_third: 'i4 i5 i6',
      individual_consolation: 'i7 i8',
      group_first: 'g1',
      group_second: 'g2 g3',
      group_third: 'g4 g5 g6',
      group_consolation: 'g7 g8',
      collective_first: 'c1',
      collective_second: 'c2',
      collective_third: 'c3',
    },
    150_000_000,
  ],
  [
    'thai_nguyen_public_vote',
    {
      ballots: Object.fromEntries(everyone.map((name) => [name, ballot(name === 'i1' ? 5 : 6)])),
    },
    { first: 'g1', second: 'c1 i2', third: 'g2 c2 i3' },
    39_000_000,
  ],
  [
    'hau_giang_bands',
    { pace: 3, perCategory: 10 },
    {
      special: 'i1',
      first: 'g1 i2',
      second: 'g2 i3 g3',
      third: 'i4 g4 i5 g5 i6',
      consolation: 'g6 i7 g7 i8 g8 i9',
    },
    60_000_000,
  ],
  [
    'thai_nguyen_2018',
    {},
    { first: 'i1', second: 'g1 i2', third: 'g2 i3 g3', consolation: 'i4 g4 i5 g5 i6' },
    32_000_000,
  ],
  ['dak_lak_2019', {}, { first: 'i1', second: 'g1 i2', third: 'g2 i3 g3' }, 13_000_000],
  [
    'ha_noi_2024',
    {},
    {
      first: 'i1',
      second: 'g1 i2',
      third: 'g2 i3 g3',
      consolation: 'i4 g4 i5 g5 i6',
      collective_first: 'c1',
      collective_second: 'c2',
      collective_third: 'c3',
    },
    150_000_000,
  ],
  [
    'soc_trang_2022',
    { perCategory: 20 },
    {
      first: 'c1',
      second: 'c2 c3',
      third: 'c4 c5 c6',
      consolation: 'c7 c8 c9 c10',
      good_initiative: 'c11 c12 c13 c14 c15 c16 c17 c18 c19 c20',
    },
    71_000_000,
  ],
  ['quang_ninh_2019', {}, { first: 'i1 g1', second: 'i2 g2', third: 'i3 g3', consolation: 'i4 g4' }, 22_000_000],
];

test.each(stories)('%s runs from sheets to prizes', (name, story, winners, budgetUsed) => {
  const { allotment } = run(load(name), story);
  expect(winnersByPrize(allotment)).toEqual(winners);
  expect(allotment).toMatchObject({ budgetUsed, boundaryTies: [], questions: [], complete: true });
});

test('every shipped rulebook has its story', () =>
  expect(stories.map(([name]) => name).sort()).toEqual(Object.keys(SHIPPED_RULEBOOKS).sort()));

test('in Hậu Giang 60 points win and less do not, though there are places left', () => {
  const { allotment } = run(load('hau_giang_bands'), { pace: 3, perCategory: 10 });
  expect(allotment.emptySlots).toEqual([{ table: 'main', prize: 'consolation', count: 4, reason: 'below_band' }]);
});

test('in Thái Nguyên five of nine votes are too few', () =>
  expect(
    run(load('thai_nguyen_public_vote'), {
      ballots: Object.fromEntries(everyone.map((name) => [name, ballot(name === 'i1' ? 5 : 6)])),
    }).allotment.notSupported,
  ).toEqual(['i1']));

test('equal sheets at the line between First and Second ask, and a settlement answers', () => {
  const rulebook = load('bac_ninh_2026');
  const asked = run(rulebook, { like: { 3: 0 } });
  expect(asked.rankings['final']?.ties).toEqual([{ rank: 1, initiatives: ['i1', 'i2'], settledBy: 'decision' }]);
  expect(asked.allotment.boundaryTies).toEqual([
    {
      table: 'individuals',
      prize: 'individual_first',
      rank: 1,
      tied: ['i1', 'i2'],
      places: 1,
      answers: ['pick', 'share', 'extra_slot'],
    },
  ]);
  const settled = run(rulebook, { like: { 3: 0 }, settle: [['i2', 'i1']] });
  expect(winnersByPrize(settled.allotment)).toMatchObject({ individual_first: 'i2', individual_second: 'i1 i3' });
  expect(settled.allotment.complete).toBe(true);
});
