import { changeAllowed, freezeCheck, parseRulebook, RULEBOOK_PHASES, SHIPPED_RULEBOOKS } from './index';
import type { Rulebook, RulebookFault, RulebookPhase } from './index';

function rulebook(): Rulebook {
  const parsed = parseRulebook(SHIPPED_RULEBOOKS['bac_ninh_2026']);
  if (!parsed.ok) throw new Error('The shipped rulebook is not sound');
  return structuredClone(parsed.rulebook);
}

type Edit = (to: Rulebook) => void;
const first = <T>(items: T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('The list is empty');
  return item;
};
const firstPrize = (to: Rulebook): Rulebook['prizes']['tables'][number]['prizes'][number] =>
  first(first(to.prizes.tables).prizes);

/** The last phase that allows the edit; null: frozen as soon as it is announced. */
const cases: [string, Edit, string, RulebookPhase | null][] = [
  ['a form field', (to) => to.form.fields.pop(), 'form.fields.14', null],
  ['the name', (to) => (to.name = 'Khác'), 'name', null],
  ['a theme', (to) => (first(to.themes).name = 'Khác'), 'themes.0.name', null],
  ['the group limit', (to) => (first(to.authors.categories).name = 'Người'), 'authors.categories.0.name', null],
  ['the opening', (to) => (to.calendar.opensAt = '2026-03-01T07:00:00+07:00'), 'calendar.opensAt', 'announced'],
  ['a later closing', (to) => (to.calendar.closesAt = '2026-07-01T17:00:00+07:00'), 'calendar.closesAt', 'open'],
  ['a criterion', (to) => (first(first(to.rounds).criteria).max = 1900), 'rounds.0.criteria.0.max', 'open'],
  ['the ladder', (to) => to.tieBreak.pop(), 'tieBreak.4', 'open'],
  ['the number of prizes', (to) => (firstPrize(to).count = 2), 'prizes.tables.0.prizes.0.count', 'open'],
  [
    'an amount',
    (to) => (first(firstPrize(to).amounts).amount = 1),
    'prizes.tables.0.prizes.0.amounts.0.amount',
    'scoring',
  ],
  ['the ceiling', (to) => (to.prizes.budgetCeiling = 300_000_000), 'prizes.budgetCeiling', 'scoring'],
  ['a legal basis', (to) => (to.documents.legalBases[0] = 'Luật khác'), 'documents.legalBases.0', 'scoring'],
];

describe.each(RULEBOOK_PHASES)('when %s', (phase) => {
  test.each(cases)('%s', (_, edit, path, until) => {
    const to = rulebook();
    edit(to);
    const expected = (): RulebookFault[] => {
      if (phase === 'preparing') return [];
      if (until === null) return [{ path, code: 'contest.rulebook_frozen', params: { phase } }];
      if (RULEBOOK_PHASES.indexOf(until) >= RULEBOOK_PHASES.indexOf(phase)) return [];
      return [{ path, code: 'contest.rulebook_too_late_to_change', params: { phase, until } }];
    };
    expect(changeAllowed(rulebook(), to, phase)).toEqual(expected());
  });
});

test('closing times never move to an earlier time', () => {
  const to = rulebook();
  to.calendar.closesAt = '2026-06-29T17:00:00+07:00';
  to.calendar.unitClosesAt = null;
  expect(changeAllowed(rulebook(), to, 'open')).toEqual([
    { path: 'calendar.closesAt', code: 'contest.rulebook_only_later', params: { phase: 'open' } },
    { path: 'calendar.unitClosesAt', code: 'contest.rulebook_only_later', params: { phase: 'open' } },
  ]);
});

test('every refused change is named', () => {
  const to = rulebook();
  to.name = 'Khác';
  to.codePrefix = 'XX';
  expect(changeAllowed(rulebook(), to, 'signed').map(({ path }) => path)).toEqual(['name', 'codePrefix']);
});

test('announcing needs a closing time ahead, what follows it behind it, and the papers of the contest', () => {
  const before = Date.parse('2026-06-30T16:59:59+07:00');
  expect(freezeCheck(rulebook(), before)).toEqual([]);
  const bare = rulebook();
  bare.documents.papers = bare.documents.papers.filter(({ kind }) => kind !== 'minutes');
  for (const round of bare.rounds) round.ownPartsCloseAt &&= bare.calendar.closesAt;
  expect(freezeCheck(bare, before + 1000)).toEqual([
    { path: 'calendar.closesAt', code: 'contest.rulebook_already_past', params: {} },
    { path: 'rounds.1.ownPartsCloseAt', code: 'contest.rulebook_before_closing', params: {} },
    { path: 'documents.papers', code: 'contest.rulebook_paper_missing', params: { kind: 'minutes' } },
  ]);
});
