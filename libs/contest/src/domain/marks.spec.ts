import { validateMarks } from './marks';
import type { Criterion } from './rulebook';

const criteria: Criterion[] = [
  { code: 'novelty', name: 'Tính mới', max: 2000, step: 50, passMark: null, descriptors: [] },
  { code: 'effect', name: 'Hiệu quả', max: 3000, step: 25, passMark: null, descriptors: [] },
];
const draft = (marks: unknown): unknown => validateMarks(criteria, marks, { completeness: false });

test.each([
  [
    { novelty: 0, effect: 30 },
    { novelty: 0, effect: 3000 },
  ],
  [
    { novelty: 19.5, effect: 0.25 },
    { novelty: 1950, effect: 25 },
  ],
  [{ novelty: null }, {}],
  [{}, {}],
])('%j is good on a draft', (marks, exact) => expect(draft(marks)).toEqual({ ok: true, marks: exact }));

test.each([
  [20.5, 'above_maximum', { maximum: 20 }],
  [Infinity, 'above_maximum', { maximum: 20 }],
  [1e300, 'above_maximum', { maximum: 20 }],
  [-0.5, 'below_zero', {}],
  [9.25, 'off_step', { step: 0.5 }],
  [9.500001, 'off_step', { step: 0.5 }],
  [1e-9, 'off_step', { step: 0.5 }],
  [NaN, 'not_a_number', {}],
  ['9.5', 'not_a_number', {}],
  ['', 'not_a_number', {}],
  [true, 'not_a_number', {}],
  [[9], 'not_a_number', {}],
])('%p is refused', (novelty, reason, params) =>
  expect(draft({ novelty })).toEqual({
    ok: false,
    faults: [{ path: 'marks.novelty', code: `contest.mark_${reason}`, params: { criterion: 'novelty', ...params } }],
  }),
);

test('an unknown criterion is refused, also one named like an inherited property', () =>
  expect(draft(JSON.parse('{"style": 3, "__proto__": 4, "constructor": 5}'))).toEqual({
    ok: false,
    faults: ['style', '__proto__', 'constructor'].map((criterion) => ({
      path: `marks.${criterion}`,
      code: 'contest.mark_of_unknown_criterion',
      params: { criterion },
    })),
  }));

test('submitting needs every mark', () =>
  expect(validateMarks(criteria, { effect: 1 }, { completeness: true })).toEqual({
    ok: false,
    faults: [{ path: 'marks.novelty', code: 'contest.mark_missing', params: { criterion: 'novelty' } }],
  }));

test.each([null, [], 'x', 3])('%j is no set of marks', (marks) =>
  expect(draft(marks)).toEqual({ ok: false, faults: [{ path: 'marks', code: 'contest.marks_malformed', params: {} }] }),
);
