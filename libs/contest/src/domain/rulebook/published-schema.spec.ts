import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchema } from './published-schema';

const FILE = join(__dirname, 'rulebook.schema.json');

/** After a wanted change: WRITE_SCHEMA=1 npx jest --selectProjects unit -- published-schema */
test('the committed JSON Schema is the one the code obeys', () => {
  if (process.env['WRITE_SCHEMA']) writeFileSync(FILE, `${JSON.stringify(publishedSchema(), null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(publishedSchema())));
});

test('the schema refuses unknown keys everywhere', () => {
  const open: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    if (record['type'] === 'object' && record['additionalProperties'] !== false) open.push(path);
    for (const [key, inner] of Object.entries(record)) visit(inner, `${path}.${key}`);
  };
  visit(publishedSchema(), '');
  expect(open).toEqual([]);
});
