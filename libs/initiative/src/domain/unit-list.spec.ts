import { listMismatches, quotaOf } from './unit-list';
import type { ComparedList, ListedDossier } from './unit-list';

const dossier = (code: string, more: Partial<ListedDossier> = {}): ListedDossier => ({
  code,
  state: 'submitted',
  ofUnit: true,
  ...more,
});
const good: ComparedList = {
  declaredCount: 3,
  declaredCodes: ['A', 'B', 'C'],
  dossiers: [dossier('A'), dossier('B'), dossier('C')],
  leftOut: [],
};

describe('letter and dossiers', () => {
  it.each<[string, Partial<ComparedList>, string[]]>([
    ['agree', {}, []],
    ['agree where the letter names no codes', { declaredCodes: null }, []],
    ['differ in number', { declaredCount: 2 }, ['list_count {"declared":2,"listed":3}']],
    ['differ in order', { declaredCodes: ['A', 'C', 'B'] }, ['list_order {"code":"C","rank":2}']],
    [
      'name others',
      { declaredCodes: ['A', 'X', 'C'] },
      ['list_not_declared {"code":"B"}', 'list_only_declared {"code":"X"}'],
    ],
    [
      'hold one that is out',
      { dossiers: [dossier('A'), dossier('B', { state: 'withdrawn' }), dossier('C')] },
      ['list_dossier_gone {"code":"B"}'],
    ],
    [
      'hold one found ineligible',
      { dossiers: [dossier('A'), dossier('B', { state: 'ineligible' }), dossier('C')] },
      [],
    ],
    [
      'hold one that the unit has not confirmed',
      { dossiers: [dossier('A'), dossier('B', { state: 'awaiting_unit' }), dossier('C')] },
      ['list_not_confirmed {"code":"B"}'],
    ],
    [
      'hold one of another unit',
      { dossiers: [dossier('A', { ofUnit: false }), dossier('B'), dossier('C')] },
      ['list_other_unit {"code":"A"}'],
    ],
    ['leave one out', { leftOut: ['D'] }, ['list_left_out {"code":"D"}']],
  ])('%s', (_, change, expected) => {
    expect(
      listMismatches({ ...good, ...change }).map(
        ({ code, params }) => `${code.replace('initiative.', '')} ${JSON.stringify(params)}`,
      ),
    ).toEqual(expected);
  });
});

it('a block’s numbers go before those of all units', () => {
  const units = { perUnit: { min: 0, max: 20 }, blocks: [{ block: 'commune', min: 1, max: null }] };
  expect([quotaOf(units, 'commune'), quotaOf(units, 'department')]).toEqual([
    { min: 1, max: null },
    { min: 0, max: 20 },
  ]);
});
