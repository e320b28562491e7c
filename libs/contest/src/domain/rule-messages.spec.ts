import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasMessage } from '@platform/kernel';
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
