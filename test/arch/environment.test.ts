import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Names that the code reads from its environment. */
function namesRead(): string[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => join(root, folder, String(name)))
      .filter((name) => /\.(?:ts|mjs)$/.test(name) && !/\.spec\.ts$|apps[\\/]web[\\/]/.test(name)),
  );
  const names = files.flatMap((name) => {
    const text = readFileSync(name, 'utf8');
    return [
      ...text.matchAll(/\benv(?:ironment)?(?:\.|\[')([A-Z][A-Z0-9_]+)\b/g),
      ...text.matchAll(/\b(?:need|wholeNumber|portFrom)\((?:env, )?'([A-Z][A-Z0-9_]+)'/g),
    ].map(([, variable = '']) => variable);
  });
  return [...new Set(names)].sort();
}

/** Set by the machine or the shell, not by who installs the service. */
const FOREIGN = ['PATH'];

test('the runbook lists every variable that the code reads, and no other', () => {
  const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
  const rows = runbook.split('\n').filter((line) => line.startsWith('| `'));
  const listed = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)(?:=\w+)?`/g)].map(([, name = '']) => name),
  );
  expect([...new Set(listed)].sort()).toEqual(namesRead().filter((name) => !FOREIGN.includes(name)));
});
