import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../apps/web/src/features/contest/i18n/rules.en';
import { vi } from '../../apps/web/src/features/contest/i18n/rules.vi';
import { labelOf, valueName } from '../../apps/web/src/features/contest/rules/words';
import type { Schema } from '../../apps/web/src/features/contest/rules/schema';
import { sectionOf } from '../../apps/web/src/features/contest/rules/sections';

const schema = JSON.parse(
  readFileSync(join(__dirname, '../../libs/contest/src/domain/rulebook/rulebook.schema.json'), 'utf8'),
) as Schema;

interface Place {
  readonly path: string;
  readonly values: readonly string[];
}

/** Every place of the published schema, with the values it may have where it is a choice. */
function places(node: Schema, path: string): Place[] {
  const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.items ? [node.items] : [])];
  return [
    ...inner.flatMap((one) => places(one, path)),
    ...(node.enum ? [{ path, values: node.enum }] : []),
    ...(typeof node.const === 'string' ? [{ path, values: [node.const] }] : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, one]) => {
      const below = path === '' ? key : `${path}.${key}`;
      return [{ path: below, values: [] }, ...places(one, below)];
    }),
  ];
}

const all = places(schema, '');

describe.each([
  ['vi', vi],
  ['en', en],
])('the words of the rulebook editor, %s', (_, text) => {
  it('name every place of the published schema', () => {
    const labels: Readonly<Record<string, string>> = text.labels;
    const nameless = all.filter(({ path }) => !Object.values(labels).includes(labelOf(text, path)));
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });

  it('name every value of its choices', () => {
    const values: Readonly<Record<string, string>> = text.values;
    const nameless = all.flatMap(({ path, values: given }) =>
      given
        .filter((value) => !Object.values(values).includes(valueName(text, path, value)))
        .map((value) => [path, value]),
    );
    expect(nameless).toEqual([]);
  });
});

it('every place but the format is shown by a section of the editor', () => {
  const tops = Object.keys(schema.properties ?? {});
  expect(tops.filter((top) => sectionOf(top) === 'json')).toEqual(['format']);
});
