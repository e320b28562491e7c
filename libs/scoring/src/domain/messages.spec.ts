import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '@platform/kernel';
import './messages';

test('every fault and question of scoring has its sentence', () => {
  const read = (file: string): string => readFileSync(join(__dirname, file), 'utf8');
  const source = read('sheet-faults.ts') + read('advance.ts');
  const whole = [...source.matchAll(/'(scoring\.[a-z_]+)'/g)].map((match) => match[1] ?? '');
  const marks = [...source.matchAll(/'(mark_[a-z_]+|criterion_unknown)'/g)].map((match) => `scoring.${match[1] ?? ''}`);
  const used = new Set([...whole, ...marks]);
  expect(used.size).toBe(12);
  expect([...used].filter((code) => !hasMessage(code))).toEqual([]);
});
