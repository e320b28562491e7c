import { parseRulebook, SHIPPED_RULEBOOKS } from './index';
import type { RulebookFault } from './index';

const MB = 1_048_576;

/** A copy of the Bắc Ninh rulebook with other values at some paths; undefined removes the key. */
function changed(values: Readonly<Record<string, unknown>>): unknown {
  const document = structuredClone(SHIPPED_RULEBOOKS['bac_ninh_2026']) as Record<string, unknown>;
  for (const [path, value] of Object.entries(values)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce((node, step) => node[step] as Record<string, unknown>, document);
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else holder[last] = value;
  }
  return document;
}

function faultsOf(document: unknown): readonly RulebookFault[] {
  const parsed = parseRulebook(document);
  return parsed.ok ? [] : parsed.faults;
}

const fault = (path: string, reason: string, params: RulebookFault['params'] = {}): RulebookFault => ({
  path,
  code: `contest.rulebook_${reason}`,
  params,
});

test('the unchanged rulebook has no fault', () => expect(faultsOf(changed({}))).toEqual([]));

const grade = (code: string, from: number, below: number | null): unknown => ({ code, name: code, from, below });
const group = (code: string, weight: number, criteria: string[]): unknown => ({ code, name: code, weight, criteria });
const weighted = (...groups: unknown[]): unknown => ({ method: 'weighted', groups });
const quota = (count: number, ...categories: string[]): unknown => ({ categories, count });
const P0 = 'prizes.tables.0.prizes';

const cases: [string, Readonly<Record<string, unknown>>, RulebookFault[]][] = [
  [
    'a summary without its field',
    { 'publication.fields': ['title', 'summary'] },
    [fault('publication.summaryField', 'summary_field')],
  ],
  [
    'a summary from no text of the form',
    { 'publication.fields': ['summary'], 'publication.summaryField': 'nothing' },
    [fault('publication.summaryField', 'summary_field')],
  ],
  ['an empty name', { name: '' }, [fault('name', 'missing')]],
  ['a name too long', { name: 'x'.repeat(301) }, [fault('name', 'too_long', { maximum: 300 })]],
  ['a number left out', { year: null }, [fault('year', 'missing')]],
  ['a code with capitals', { 'themes.0.code': 'Số' }, [fault('themes.0.code', 'wrong_code')]],
  ['a prefix with a space', { codePrefix: 'SK 26' }, [fault('codePrefix', 'wrong_prefix')]],
  [
    'a symbol with a slash',
    { 'documents.papers.0.symbol': 'QĐ/UB' },
    [fault('documents.papers.0.symbol', 'wrong_symbol')],
  ],
  ['a day of no month', { 'calendar.milestones.0.on': '2026-02-30' }, [fault('calendar.milestones.0.on', 'wrong_day')]],
  ['no category', { 'authors.categories': [] }, [fault('authors.categories', 'too_few', { minimum: 1 })]],
  ['unknown key', { 'authors.quota': 3 }, [fault('authors.quota', 'unknown_key', { key: 'quota' })]],
  ['unknown key at the top', { notes: 'x' }, [fault('notes', 'unknown_key', { key: 'notes' })]],
  ['missing section', { conflicts: undefined }, [fault('conflicts', 'missing')]],
  [
    'wrong type',
    { 'units.confirmation': 'yes' },
    [fault('units.confirmation', 'wrong_type', { expected: 'rulebook.boolean' })],
  ],
  [
    'a mark as text',
    { 'rounds.0.criteria.2.max': '15' },
    [fault('rounds.0.criteria.2.max', 'wrong_type', { expected: 'rulebook.number' })],
  ],
  ['three decimals', { 'rounds.0.criteria.2.step': 0.125 }, [fault('rounds.0.criteria.2.step', 'too_many_decimals')]],
  [
    'a fraction of a đồng',
    { [`${P0}.0.amounts.0.amount`]: 10.5 },
    [fault(`${P0}.0.amounts.0.amount`, 'wrong_type', { expected: 'rulebook.int' })],
  ],
  [
    'individual of two',
    { 'authors.categories.0.maxAuthors': 2 },
    [fault('authors.categories.0.maxAuthors', 'individual_is_one')],
  ],
  [
    'group of one',
    { 'authors.categories.1.minAuthors': 1 },
    [fault('authors.categories.1.minAuthors', 'group_from_two')],
  ],
  ['theme twice', { 'themes.1.code': 'direction' }, [fault('themes.1', 'duplicate', { key: 'direction' })]],
  [
    'field twice',
    { 'form.fields.1.code': 'applied_state' },
    [fault('form.fields.1', 'duplicate', { key: 'applied_state' })],
  ],
  ['words upside down', { 'form.fields.2.minWords': 1600 }, [fault('form.fields.2', 'min_above_max')]],
  [
    'part above the dossier',
    { 'dossier.parts.0.maxBytes': 200 * MB },
    [fault('dossier.parts.0.maxBytes', 'above_total', { maximum: 100 * MB })],
  ],
  [
    'executable part',
    { 'dossier.parts.1.contentTypes': ['application/x-msdownload'] },
    [
      fault('dossier.parts.1.contentTypes.0', 'not_allowed', {
        allowed: expect.stringContaining('application/pdf') as string,
      }),
    ],
  ],
  [
    'unknown zone',
    { 'calendar.zone': 'Asia/Bac_Ninh' },
    [fault('calendar.zone', 'unknown_zone', { zone: 'Asia/Bac_Ninh' })],
  ],
  [
    'closes before it opens',
    { 'calendar.closesAt': '2026-03-01T17:00:00+07:00' },
    [fault('calendar.closesAt', 'calendar_order')],
  ],
  [
    'units close before authors',
    { 'calendar.unitClosesAt': '2026-06-30T16:59:59+07:00' },
    [fault('calendar.unitClosesAt', 'calendar_order')],
  ],
  ['time without offset', { 'calendar.opensAt': '2026-03-02T07:00:00' }, [fault('calendar.opensAt', 'wrong_time')]],
  ['unit quota upside down', { 'units.perUnit.min': 21 }, [fault('units.perUnit', 'min_above_max')]],
  [
    'criteria that miss the total',
    { 'rounds.0.criteria.2.max': 14.5 },
    [fault('rounds.0.total', 'criteria_total', { sum: 99.5 })],
  ],
  [
    'step that does not divide',
    { 'rounds.0.criteria.2.step': 0.4 },
    [fault('rounds.0.criteria.2.step', 'step_does_not_divide', { max: 15 })],
  ],
  ['zero step', { 'rounds.0.criteria.2.step': 0 }, [fault('rounds.0.criteria.2.step', 'zero')]],
  [
    'pass mark above the maximum',
    { 'rounds.0.criteria.0.passMark': 20.5 },
    [fault('rounds.0.criteria.0.passMark', 'above_maximum', { max: 20 })],
  ],
  [
    'more sheets than judges',
    { 'rounds.0.minimumSheets': 4 },
    [fault('rounds.0.minimumSheets', 'above_judges', { judges: 3 })],
  ],
  [
    'trimmed with four judges, who never hand in five sheets',
    { 'rounds.1.aggregation': { method: 'trimmed' }, 'rounds.1.judgesPerInitiative': 4, 'rounds.1.minimumSheets': 3 },
    [fault('rounds.1.judgesPerInitiative', 'trimmed_needs_five')],
  ],
  [
    'weights of 99.99',
    { 'rounds.1.aggregation': weighted(group('a', 70, ['content']), group('b', 29.99, ['presentation', 'answers'])) },
    [fault('rounds.1.aggregation.groups', 'weights_not_100', { total: 99.99 })],
  ],
  [
    'groups that miss a criterion and name a strange one',
    { 'rounds.1.aggregation': weighted(group('a', 70, ['content']), group('b', 30, ['answers', 'style'])) },
    [
      fault('rounds.1.aggregation.groups.1.criteria.1', 'unknown_criterion', { code: 'style' }),
      fault('rounds.1.aggregation.groups', 'criterion_in_no_group', { code: 'presentation' }),
    ],
  ],
  [
    'overlapping grades',
    { 'rounds.0.grades': [grade('no', 0, 71), grade('yes', 70, null)] },
    [fault('rounds.0.grades.1', 'bands_overlap', { at: 70 })],
  ],
  [
    'grades with a gap',
    { 'rounds.0.grades': [grade('no', 0, 69), grade('yes', 70, null)] },
    [fault('rounds.0.grades.1', 'bands_gap', { from: 69, to: 70 })],
  ],
  [
    'grades that end',
    { 'rounds.0.grades': [grade('no', 0, 70), grade('yes', 70, 90)] },
    [fault('rounds.0.grades', 'bands_incomplete', { from: 0, to: 100 })],
  ],
  [
    'descriptors that overlap',
    {
      'rounds.0.criteria.3.descriptors': [
        { from: 0, to: 5, text: 'thấp' },
        { from: 5, to: 10, text: 'cao' },
      ],
    },
    [fault('rounds.0.criteria.3.descriptors.1', 'bands_overlap', { at: 5 })],
  ],
  ['nobody goes on', { 'rounds.0.advance': { rule: 'none' } }, [fault('rounds.0.advance', 'advance_missing')]],
  [
    'on after the last round',
    { 'rounds.1.advance': { rule: 'minimum', minimum: 50 } },
    [fault('rounds.1.advance', 'advance_after_last_round')],
  ],
  [
    'a category that cannot go on',
    { 'rounds.0.advance.quotas': [quota(9, 'individual', 'group')] },
    [fault('rounds.0.advance.quotas', 'category_without_quota', { code: 'collective' })],
  ],
  [
    'carry-over from itself',
    { 'rounds.1.carryOver.from': 'final' },
    [fault('rounds.1.carryOver.from', 'not_an_earlier_round', { code: 'final' })],
  ],
  ['blind presentation', { 'rounds.1.visibility': 'blind' }, [fault('rounds.1.presentation', 'not_blind')]],
  [
    'own parts without a closing time',
    { 'rounds.1.ownPartsCloseAt': null },
    [fault('rounds.1.ownPartsCloseAt', 'missing')],
  ],
  [
    'ladder with a strange criterion',
    { 'tieBreak.0.criterion': 'style' },
    [fault('tieBreak.0.criterion', 'unknown_criterion', { code: 'style' })],
  ],
  [
    'ladder with a strange round',
    { 'tieBreak.0.round': 'semifinal' },
    [fault('tieBreak.0.round', 'unknown_round', { code: 'semifinal' })],
  ],
  [
    'ladder that goes on after a person',
    { 'tieBreak.1': { by: 'lot' } },
    [fault('tieBreak.1', 'ladder_goes_on_after_person')],
  ],
  [
    'rank twice in a category',
    { [`${P0}.1.rank`]: 1 },
    [
      fault(`${P0}.1.rank`, 'rank_taken', { category: 'individual', rank: 1 }),
      fault(`${P0}.1.rank`, 'ranks_not_rising'),
    ],
  ],
  [
    'prize without its amount',
    { [`${P0}.0.amounts.0.category`]: 'group' },
    [
      fault(`${P0}.0.amounts`, 'amount_missing', { code: 'individual' }),
      fault(`${P0}.0.amounts`, 'unknown_category', { code: 'group' }),
    ],
  ],
  [
    'overlapping prize bands',
    { [`${P0}.0.band`]: { from: 90, below: null }, [`${P0}.1.band`]: { from: 80, below: 91 } },
    [fault(`${P0}.0`, 'bands_overlap', { at: 90 })],
  ],
  [
    'prize bands with a gap',
    { [`${P0}.0.band`]: { from: 90, below: null }, [`${P0}.1.band`]: { from: 80, below: 89 } },
    [fault(`${P0}.0`, 'bands_gap', { from: 89, to: 90 })],
  ],
  [
    'band out of reach',
    { [`${P0}.0.band`]: { from: 100.01, below: null } },
    [fault(`${P0}.0.band.from`, 'above_maximum', { max: 100 })],
  ],
  [
    'ceiling below the prizes',
    { 'prizes.budgetCeiling': 164_999_999 },
    [fault('prizes.budgetCeiling', 'ceiling_below_prizes', { fixed: 165_000_000 })],
  ],
  [
    'table of a strange round',
    { 'prizes.tables.0.round': 'semifinal' },
    [fault('prizes.tables.0.round', 'unknown_round', { code: 'semifinal' })],
  ],
  [
    'vote of more than all',
    { 'prizes.committeeVote': { share: { of: 4, in: 3 }, base: 'members' } },
    [fault('prizes.committeeVote.share', 'share_above_one')],
  ],
  [
    'signing for nobody',
    { 'documents.papers.6.signing.authority': null },
    [fault('documents.papers.6.signing.authority', 'signing_case')],
  ],
  [
    'faults of several sections at once',
    {
      format: 2,
      'themes.1.code': 'direction',
      'rounds.0.criteria.2.max': 14.5,
      'calendar.closesAt': 'soon',
    },
    [
      fault('format', 'not_allowed', { allowed: '1' }),
      fault('calendar.closesAt', 'wrong_time'),
      fault('themes.1', 'duplicate', { key: 'direction' }),
      fault('rounds.0.total', 'criteria_total', { sum: 99.5 }),
    ],
  ],
];

test.each(cases)('%s', (_, values, faults) => expect(faultsOf(changed(values))).toEqual(faults));

test.each([null, 7, 'text', []])('%j is no rulebook', (json) =>
  expect(faultsOf(json)).toEqual([fault('', 'wrong_type', { expected: 'rulebook.object' })]),
);
