import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage, sentence } from '@platform/kernel';
import { parseRulebook, SHIPPED_RULEBOOKS } from './rulebook';
import './rule-messages';

/** Every reason that a source names right after a path, with the prefix of its file. */
function codes(file: string, prefix: string, pattern: RegExp): string[] {
  return [...readFileSync(join(__dirname, file), 'utf8').matchAll(pattern)].map(
    (match) => `contest.${prefix}_${match[1] ?? ''}`,
  );
}

const rulebookFiles = readdirSync(join(__dirname, 'rulebook')).filter((name) => /^[\w-]+\.ts$/.test(name));
const used = [
  ...rulebookFiles.flatMap((name) =>
    codes(
      join('rulebook', name),
      'rulebook',
      /(?:\bfault\([^;]*?[\])\w], |\bat\(|code: |: )'([a-z]+_[a-z_]+)'(?=[,)} ])/g,
    ),
  ),
  ...codes('answers.ts', 'answer', /\bat\([^']*?, '([a-z_]+)'/g),
  ...codes('marks.ts', 'mark', /\breport\(code, '([a-z_]+)'/g),
].filter((code) => !code.endsWith('_unrecognized_keys'));

test('every refusal of the rules has its sentence', () => {
  expect(used.length).toBeGreaterThan(70);
  expect(used.filter((code) => !hasMessage(code))).toEqual([]);
});

test.each([
  ['2026', 'Sai kiểu dữ liệu, cần số.', 'Wrong type; a number is expected.'],
  [2026.5, 'Sai kiểu dữ liệu, cần số nguyên.', 'Wrong type; a whole number is expected.'],
])('a year given as %j is told what it should be, in words', (year, vi, en) => {
  const document = { ...(SHIPPED_RULEBOOKS['bac_ninh_2026'] as object), year };
  const parsed = parseRulebook(document);
  const said = parsed.ok ? [] : parsed.faults.map((one) => [sentence(one, 'vi'), sentence(one, 'en')]);
  expect(said).toEqual([[vi, en]]);
});
