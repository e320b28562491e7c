import { validateAnswers, wordCount } from './answers';
import type { FormField, RulebookFault } from './rulebook';

const base = { label: 'Mục', required: false, blind: true };
const fields: FormField[] = [
  { ...base, code: 'solution', required: true, kind: 'text', minWords: 2, maxWords: 4 },
  { ...base, code: 'saving', kind: 'number', min: 0, max: 100, decimals: 2 },
  { ...base, code: 'since', kind: 'date', earliest: '2024-01-01', latest: '2026-12-31' },
  { ...base, code: 'state', kind: 'choice', multiple: false, options: [{ code: 'applied', label: 'Đã áp dụng' }] },
  {
    ...base,
    code: 'areas',
    kind: 'choice',
    multiple: true,
    options: [
      { code: 'north', label: 'Bắc' },
      { code: 'south', label: 'Nam' },
    ],
  },
  {
    ...base,
    code: 'figures',
    kind: 'table',
    minRows: 1,
    maxRows: 2,
    columns: [
      { code: 'name', label: 'Chỉ tiêu', required: true, kind: 'text', maxWords: 3 },
      { code: 'value', label: 'Số', required: false, kind: 'number', decimals: 0 },
    ],
  },
];
const rulebook = { form: { titleMaxWords: 60, fields } };
const full = { solution: 'một cửa liên thông', figures: [{ name: 'Hồ sơ', value: 12 }] };
const fault = (path: string, reason: string, params: RulebookFault['params'] = {}): RulebookFault => ({
  path: path === '' ? 'answers' : `answers.${path}`,
  code: `contest.answer_${reason}`,
  params,
});
const check = (answers: unknown, completeness: boolean): RulebookFault[] =>
  validateAnswers(rulebook, answers, { completeness });

test('words of NFD text count as those of NFC text', () => {
  expect(wordCount('Đường  dây\tnóng\u00a0một cửa\n'.normalize('NFD'))).toBe(5);
  expect(wordCount('  ')).toBe(0);
});

test.each([{}, { solution: '' }, { solution: 'x', saving: null }, { solution: 'quá nhiều từ cho một mục ngắn' }, full])(
  '%j may be kept as a draft',
  (answers) => expect(check(answers, false)).toEqual([]),
);

test('complete answers may be submitted', () => expect(check(full, true)).toEqual([]));

const wrongTypes: [unknown, RulebookFault[]][] = [
  [{ solution: 5 }, [fault('solution', 'not_text')]],
  [{ saving: '5' }, [fault('saving', 'not_a_number')]],
  [{ saving: NaN }, [fault('saving', 'not_a_number')]],
  [{ saving: 1.234 }, [fault('saving', 'too_many_decimals', { decimals: 2 })]],
  [{ saving: 1e-7 }, [fault('saving', 'too_many_decimals', { decimals: 2 })]],
  [{ since: '31/12/2025' }, [fault('since', 'not_a_date')]],
  [{ since: '2025-02-29' }, [fault('since', 'not_a_date')]],
  [{ state: 'tried' }, [fault('state', 'not_a_choice')]],
  [{ state: ['applied'] }, [fault('state', 'not_one_choice')]],
  [{ areas: 'north' }, [fault('areas', 'not_a_list')]],
  [{ areas: ['north', 'north'] }, [fault('areas', 'chosen_twice')]],
  [{ areas: ['east'] }, [fault('areas', 'not_a_choice')]],
  [{ figures: {} }, [fault('figures', 'not_a_table')]],
  [{ figures: ['x'] }, [fault('figures.0', 'malformed')]],
  [{ figures: [{}, {}, {}] }, [fault('figures', 'too_many_rows', { maximum: 2 })]],
  [
    { figures: [{ name: 'a', valeu: 3, value: 'b' }] },
    [fault('figures.0.value', 'not_a_number'), fault('figures.0.valeu', 'of_unknown_field')],
  ],
  [{ other: 1 }, [fault('other', 'of_unknown_field')]],
  [null, [fault('', 'malformed')]],
  [[], [fault('', 'malformed')]],
];
test.each(wrongTypes)('%j is refused on a draft', (answers, faults) => expect(check(answers, false)).toEqual(faults));

const incomplete: [unknown, RulebookFault[]][] = [
  [{}, [fault('solution', 'missing'), fault('figures', 'too_few_rows', { minimum: 1 })]],
  [{ ...full, solution: ' \n ' }, [fault('solution', 'missing')]],
  [{ ...full, solution: 'một' }, [fault('solution', 'too_few_words', { words: 1, minimum: 2 })]],
  [{ ...full, solution: 'a b c d e' }, [fault('solution', 'too_many_words', { words: 5, maximum: 4 })]],
  [{ ...full, saving: -1 }, [fault('saving', 'too_small', { minimum: 0 })]],
  [{ ...full, saving: 100.01 }, [fault('saving', 'too_big', { maximum: 100 })]],
  [{ ...full, since: '2023-12-31' }, [fault('since', 'too_early', { earliest: '2024-01-01' })]],
  [{ ...full, since: '2027-01-01' }, [fault('since', 'too_late', { latest: '2026-12-31' })]],
  [{ ...full, figures: [{ value: 1 }] }, [fault('figures.0.name', 'missing')]],
];
test.each(incomplete)('%j may not be submitted', (answers, faults) => expect(check(answers, true)).toEqual(faults));
