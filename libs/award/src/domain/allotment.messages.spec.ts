import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '@platform/kernel';
import './allotment.messages';

test('every question of the allotment has its sentence', () => {
  const source = readFileSync(join(__dirname, 'allotment.ts'), 'utf8');
  const whole = [...source.matchAll(/'(award\.[a-z_]+)'/g)].map((match) => match[1] ?? '');
  const built = ['award.extra_slots_not_allowed', 'award.leave_empty_not_allowed'];
  const used = new Set([...whole, ...built]);
  expect(used.size).toBe(8);
  expect([...used].filter((code) => !hasMessage(code))).toEqual([]);
});
