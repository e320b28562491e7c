import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHouse, cruise, projectRoot } from './cruise';

const rooms = [
  'identity',
  'contest',
  'scoring',
  'initiative',
  'screening',
  'judging',
  'award',
  'overview',
  'notification',
];

/** Every room and two platform parts with a door, an inner file and nothing wrong. */
const lawful: Record<string, string> = {
  'apps/api/src/main.ts': rooms.map((room) => `export * as ${room} from '@rooms/${room}';`).join('\n'),
  'libs/platform/kernel/index.ts': `export * from './id';`,
  'libs/platform/kernel/id.ts': `export const id = 1;`,
  'libs/platform/files/index.ts': `export * from './folder';\nexport { id } from '@platform/kernel';`,
  'libs/platform/files/folder.ts': `export const folder = 1;`,
  ...Object.fromEntries(
    rooms.flatMap((room) => [
      [`libs/${room}/src/index.ts`, `export { ${room} } from './domain/${room}';`],
      [`libs/${room}/src/domain/${room}.ts`, `import { id } from '@platform/kernel';\nexport const ${room} = id;`],
    ]),
  ),
  'libs/award/src/use-cases/allot.ts': `import { judging } from '@rooms/judging';\nimport { screening } from '@rooms/screening';\nexport const allot = [judging, screening];`,
  'libs/notification/src/use-cases/draft.ts': `import { overview } from '@rooms/overview';\nexport const draft = overview;`,
};

interface Plant {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
  readonly to: string;
  /** Further files that the breach needs. */
  readonly also?: Readonly<Record<string, string>>;
}

const plant = (rule: string, path: string, imported: string, to: string, also?: Plant['also']): Plant => ({
  rule,
  path,
  source: `import * as reached from '${imported}';\nexport const planted = reached;`,
  to,
  ...(also === undefined ? {} : { also }),
});
const useCase = (room: string) => `libs/${room}/src/use-cases/planted.ts`;
const door = (room: string) => `libs/${room}/src/index.ts`;

const plants: readonly Plant[] = [
  plant('room-order-identity', useCase('identity'), '@rooms/contest', door('contest')),
  plant('room-order-contest', useCase('contest'), '@rooms/initiative', door('initiative')),
  plant('room-order-scoring', 'libs/scoring/src/domain/planted.ts', '@rooms/contest', door('contest')),
  plant('room-order-initiative', useCase('initiative'), '@rooms/screening', door('screening')),
  plant('room-order-screening', useCase('screening'), '@rooms/judging', door('judging')),
  plant('room-order-judging', useCase('judging'), '@rooms/screening', door('screening')),
  plant('room-order-award', useCase('award'), '@rooms/overview', door('overview')),
  plant('room-order-overview', useCase('overview'), '@rooms/notification', door('notification')),
  plant('known-room', 'libs/award/src/use-cases/stray.ts', '../../../helpers/src/index', 'libs/helpers/src/index.ts', {
    'libs/helpers/src/index.ts': 'export const helper = 1;',
  }),
  plant(
    'room-door',
    'libs/award/src/queries/planted.ts',
    '../../../judging/src/domain/judging',
    'libs/judging/src/domain/judging.ts',
  ),
  plant(
    'room-door',
    'apps/cli/src/planted.ts',
    '../../../libs/award/src/domain/award',
    'libs/award/src/domain/award.ts',
  ),
  plant('platform-door', 'libs/award/src/jobs/planted.ts', '@platform/files/folder', 'libs/platform/files/folder.ts'),
  plant('platform-door', 'apps/worker/src/planted.ts', '@platform/files/folder', 'libs/platform/files/folder.ts'),
  plant('platform-part-door', 'libs/platform/kernel/planted.ts', '../files/folder', 'libs/platform/files/folder.ts'),
  plant('platform-without-rooms', 'libs/platform/kernel/upward.ts', '@rooms/identity', door('identity')),
  plant('never-upward', 'libs/award/src/http/planted.ts', '../../../../apps/api/src/main', 'apps/api/src/main.ts'),
  plant(
    'product-without-tests',
    'libs/award/src/persistence/planted.ts',
    '../../../../test/support/tool',
    'test/support/tool.ts',
    {
      'test/support/tool.ts': 'export const tool = 1;',
    },
  ),
  plant(
    'domain-without-room',
    'libs/judging/src/domain/planted.ts',
    '../persistence/sheet',
    'libs/judging/src/persistence/sheet.ts',
    {
      'libs/judging/src/persistence/sheet.ts': 'export const sheet = 1;',
    },
  ),
  plant(
    'domain-without-platform',
    'libs/initiative/src/domain/planted.ts',
    '@platform/files',
    'libs/platform/files/index.ts',
  ),
  plant('domain-without-input-output', 'libs/contest/src/domain/planted.ts', 'node:fs', 'fs'),
  plant(
    'domain-without-frameworks',
    'libs/award/src/domain/planted.ts',
    '@nestjs/common',
    'node_modules/@nestjs/common/index.js',
  ),
  plant('domain-without-frameworks', 'libs/award/src/domain/table.ts', 'typeorm', 'node_modules/typeorm/index.mjs'),
  plant(
    'scoring-is-arithmetic',
    'libs/scoring/src/domain/driver.ts',
    '@platform/files',
    'libs/platform/files/index.ts',
  ),
  plant('no-cycle', 'libs/overview/src/queries/one.ts', './two', 'libs/overview/src/queries/two.ts', {
    'libs/overview/src/queries/two.ts': `import * as one from './one';\nexport const two = one;`,
  }),
  plant('resolvable', 'libs/overview/src/queries/planted.ts', '@rooms/nowhere', '@rooms/nowhere'),
];

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'sang-kien-arch-'));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

async function houseWith(name: string, files: Readonly<Record<string, string>>) {
  const root = join(scratch, name);
  await buildHouse(root, files);
  return cruise(root);
}

test('the house keeps the import law', async () => {
  const { files, violations } = await cruise(projectRoot);
  expect({ violations, seen: files > 100 }).toEqual({ violations: [], seen: true });
});

test('a small lawful house passes, with every room in it', async () => {
  const { files, violations } = await houseWith('lawful', lawful);
  expect({ violations, files }).toEqual({ violations: [], files: Object.keys(lawful).length });
});

describe('planted breaches', () => {
  let found: Set<string>;
  beforeAll(async () => {
    const planted = plants.flatMap((one) => [[one.path, one.source] as const, ...Object.entries(one.also ?? {})]);
    const { violations } = await houseWith('planted', { ...lawful, ...Object.fromEntries(planted) });
    found = new Set(violations.map(({ rule, from, to }) => `${rule}: ${from} → ${withoutRoot(to)}`));
  });

  test.each(plants)('$rule is broken by $path', ({ rule, path, to }) => {
    const ofThis = [...found].filter((line) => line.startsWith(`${rule}: ${path} → `));
    expect(ofThis).toEqual([`${rule}: ${path} → ${to}`]);
  });

  test('every rule has its breach', () => {
    const rules = jest
      .requireActual<{ forbidden: { name: string }[] }>('./imports.cjs')
      .forbidden.map(({ name }) => name);
    expect(rules.filter((name) => !plants.some(({ rule }) => rule === name))).toEqual([]);
  });
});

/** Packages are linked into the small house, so their real place is elsewhere. */
const withoutRoot = (path: string): string => path.replace(/^.*(?=node_modules\/)/, '');
