import { projectRoot } from './cruise';
import { ownClocks, readTree, strayText, tooLong, unfurnished, upwardKeys, wideDoors } from './house-rules';
import type { Tree } from './house-rules';

const tree = readTree(projectRoot);
const long = (count: number) => 'line\n'.repeat(count);
const migration = (room: string) => `libs/${room}/src/persistence/migrations/1-${room}.ts`;

interface Case {
  readonly law: string;
  readonly rule: (tree: Tree) => string[];
  readonly lawful: Tree;
  readonly breach: Tree;
  readonly found: readonly string[];
}

const cases: readonly Case[] = [
  {
    law: 'sources have at most 300 lines, tests 320',
    rule: tooLong,
    lawful: { 'libs/award/src/a.ts': long(300), 'libs/award/src/a.spec.ts': long(320), 'docs/long.md': long(900) },
    breach: { 'libs/award/src/a.ts': long(301), 'apps/cli/src/b.ts': long(302), 'test/e2e/c.test.ts': long(321) },
    found: ['libs/award/src/a.ts: 301 lines', 'apps/cli/src/b.ts: 302 lines', 'test/e2e/c.test.ts: 321 lines'],
  },
  {
    law: 'doors have at most 30 lines and let no entity or request shape out',
    rule: wideDoors,
    lawful: { 'libs/award/src/index.ts': long(30), 'libs/platform/kernel/index.ts': long(31) },
    breach: {
      'libs/award/src/index.ts': long(31),
      'libs/contest/src/index.ts': `export { ContestEntity } from './persistence/contest.entity';`,
    },
    found: ['libs/award/src/index.ts: 31 lines', 'libs/contest/src/index.ts: opens persistence or http'],
  },
  {
    law: 'every room has its page and its door',
    rule: unfurnished,
    lawful: { 'libs/award/src/index.ts': '', 'libs/award/README.md': '' },
    breach: { 'libs/award/src/index.ts': '', 'libs/judging/src/domain/sheet.ts': '' },
    found: ['libs/award/README.md', 'libs/judging/README.md', 'libs/judging/src/index.ts'],
  },
  {
    law: 'decisions have no clock and no dice of their own',
    rule: ownClocks,
    lawful: {
      'libs/award/src/domain/a.ts': 'new Date(row.at)',
      'libs/award/src/domain/a.spec.ts': 'new Date()',
      'libs/award/src/jobs/b.ts': 'Date.now()',
      'libs/award/src/use-cases/c.ts': 'const id = randomUUID();',
    },
    breach: {
      'libs/award/src/domain/a.ts': 'const now = new Date();',
      'libs/award/src/use-cases/b.ts': 'Date.now() > closesAt',
      'libs/scoring/src/domain/c.ts': 'Math.random()',
      'libs/judging/src/domain/d.ts': 'randomInt(6)',
    },
    found: [
      'libs/award/src/domain/a.ts',
      'libs/award/src/use-cases/b.ts',
      'libs/scoring/src/domain/c.ts',
      'libs/judging/src/domain/d.ts',
    ],
  },
  {
    law: 'foreign keys point downward only',
    rule: upwardKeys,
    lawful: { [migration('judging')]: 'REFERENCES initiative.initiative (id), REFERENCES judging.round (id)' },
    breach: {
      [migration('contest')]: 'REFERENCES initiative.initiative (id)',
      [migration('judging')]: 'REFERENCES screening.verdict (id)',
      'libs/platform/database/migrations/1-platform.ts': 'references "identity"."account" (id)',
      [migration('award')]: 'REFERENCES public.thing (id)',
    },
    found: [
      `${migration('contest')}: initiative`,
      `${migration('judging')}: screening`,
      'libs/platform/database/migrations/1-platform.ts: identity',
      `${migration('award')}: public`,
    ],
  },
  {
    law: 'no path of a machine, no package host, no note to self',
    rule: strayText,
    lawful: {
      'libs/award/src/a.ts': `get('${['', 'api', 'work', 'items'].join('/')}')`,
      'README.md': 'open http://127.0.0.1:3000',
    },
    breach: {
      'a.md': ['see ', 'home', 'someone', 'notes.txt'].join('/'),
      'b.json': ['https:', '', 'registry.example.org', 'a.tgz'].join('/'),
      'c.ts': `// ${'TO' + 'DO'} later`,
    },
    found: [
      `a.md:1: ${['', 'home', 'someone', ''].join('/')}`,
      `b.json:1: ${['https:', '', 'registry.example.org', 'a.tgz'].join('/')}`,
      `c.ts:1: ${'TO' + 'DO'}`,
    ],
  },
];

test.each(cases)('$law', ({ rule }) => {
  expect(rule(tree)).toEqual([]);
});

test.each(cases)('a breach is seen: $law', ({ rule, lawful, breach, found }) => {
  expect({ lawful: rule(lawful), breach: rule(breach) }).toEqual({ lawful: [], breach: found });
});

test('the tree that is checked is the whole project', () => {
  const expected = ['package.json', 'apps/start.mjs', 'libs/platform/kernel/index.ts', 'test/run.mjs', '.ci/run'];
  expect(expected.filter((path) => !(path in tree))).toEqual([]);
});
