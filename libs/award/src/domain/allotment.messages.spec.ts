import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '@platform/kernel';
import '@rooms/scoring';
import './allotment.messages';

const SOURCES = ['allotment.ts', '../../../scoring/src/domain/sheet-faults.ts', '../../../scoring/src/domain/advance.ts'];

test('every question of allotment and every fault of scoring has its sentence', () => {
  const text = SOURCES.map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n');
  const whole = [...text.matchAll(/'((?:award|scoring)\.[a-z_]+)'/g)].map((match) => match[1] ?? '');
  const marks = [...text.matchAll(/'(mark_[a-z_]+|criterion_unknown)'/g)].map((match) => `scoring.${match[1] ?? ''}`);
  const built = ['award.extra_slots_not_allowed', 'award.leave_empty_not_allowed'];
  const used = new Set([...whole, ...marks, ...built]);
  expect(used.size).toBe(20);
  expect([...used].filter((code) => !hasMessage(code))).toEqual([]);
});
