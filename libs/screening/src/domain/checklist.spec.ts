import { eligibilityBlockers, resultFaults } from './checklist';
import type { ChecklistResult } from './checklist';

const checklist = [
  { code: 'form', text: 'Đơn đúng mẫu' },
  { code: 'seal', text: 'Có xác nhận của đơn vị' },
];

describe('the checklist', () => {
  it.each<[string, [string, ChecklistResult][], string[]]>([
    [
      'all met',
      [
        ['form', 'met'],
        ['seal', 'met'],
      ],
      [],
    ],
    [
      'one does not apply',
      [
        ['form', 'met'],
        ['seal', 'not_applicable'],
      ],
      [],
    ],
    ['one not looked at', [['form', 'met']], ['screening.item_open']],
    [
      'one not met',
      [
        ['form', 'not_met'],
        ['seal', 'met'],
      ],
      ['screening.item_not_met'],
    ],
    ['nothing looked at', [], ['screening.item_open', 'screening.item_open']],
  ])('%s', (_, results, codes) => {
    expect(eligibilityBlockers(checklist, new Map(results)).map((blocker) => blocker.code)).toEqual(codes);
  });

  it.each([
    [['form', 'seal'], []],
    [['form', 'other'], [{ code: 'screening.unknown_item', params: { item: 'other' }, path: 'results.1' }]],
    [['form', 'form'], [{ code: 'screening.item_twice', params: { item: 'form' }, path: 'results.1' }]],
  ])('faults of %j', (codes, faults) => {
    expect(resultFaults(checklist, codes)).toEqual(faults);
  });
});
