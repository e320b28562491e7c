import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './cruise';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}
interface Manifest {
  readonly engines?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, name), 'utf8'));
const manifest = read('package.json') as Manifest;
const lock = read('package-lock.json') as Lock;

/** Packages that carry the address they were fetched from. */
const withAddress = ({ packages }: Lock): string[] =>
  Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined);

/** Packages whose content is not pinned by a hash. Those inside another package's archive share its hash. */
const withoutHash = ({ packages }: Lock): string[] =>
  Object.keys(packages).filter(
    (name) => name !== '' && packages[name]?.integrity === undefined && !('inBundle' in (packages[name] ?? {})),
  );

/** Dependencies that no folder of the lock provides: `npm ci` refuses such a lock. */
function missing({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([at, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesFor(at, name).some((place) => place in packages))
      .map((name) => `${at} → ${name}`),
  );
}

function placesFor(at: string, name: string): string[] {
  const places: string[] = [];
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    places.push(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
    if (folder === '') return places;
  }
}

/** Versions that leave room. `$name` in an override stands for the version above it. */
const loose = ({ dependencies, devDependencies, overrides }: Manifest): string[] =>
  [...Object.entries({ ...dependencies, ...devDependencies }), ...Object.entries(overrides ?? {}).flatMap(flat)]
    .filter(
      ([, version]) =>
        !/^\$[\w@/.-]+$/.test(version) && !/^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    )
    .map(([name]) => name);

const flat = ([name, value]: [string, string | Readonly<Record<string, string>>]): [string, string][] =>
  typeof value === 'string'
    ? [[name, value]]
    : Object.entries(value).map(([below, version]) => [`${name} > ${below}`, version]);

test('the lock names no address, pins every content and misses nothing', () => {
  expect({ addresses: withAddress(lock), unpinned: withoutHash(lock), missing: missing(lock) }).toEqual({
    addresses: [],
    unpinned: [],
    missing: [],
  });
});

test('a lock with an address, without a hash or with a gap is seen', () => {
  const planted: Lock = {
    packages: {
      '': { dependencies: { whole: '1.0.0' } },
      'node_modules/whole': {
        version: '1.0.0',
        integrity: 'sha512-x',
        optionalDependencies: { 'whole-other-system': '1.0.0' },
      },
      'node_modules/fetched': { version: '1.0.0', resolved: 'somewhere', integrity: 'sha512-x' },
      'node_modules/bare': { version: '1.0.0' },
    },
  };
  expect({ addresses: withAddress(planted), unpinned: withoutHash(planted), missing: missing(planted) }).toEqual({
    addresses: ['node_modules/fetched'],
    unpinned: ['node_modules/bare'],
    missing: ['node_modules/whole → whole-other-system'],
  });
});

test('versions are exact, and overrides and engines are the ones that were tried together', () => {
  expect({
    loose: loose(manifest),
    engines: manifest.engines,
    pinned: pick(manifest.overrides, ['msgpackr-extract', 'unrs-resolver']),
  }).toEqual({
    loose: [],
    engines: { node: '^20.19.0 || ^22.13.0 || >=24.11.0' },
    pinned: { 'msgpackr-extract': '3.0.4', 'unrs-resolver': '1.12.2' },
  });
});

test('a range is seen', () => {
  const planted: Manifest = {
    dependencies: { exact: '1.2.3', caret: '^1.2.3', star: '*', alias: 'npm:@a/b@1.0.0-beta.1' },
    overrides: { pinned: '3.0.4', same: { typescript: '$typescript' }, nested: { inner: '~2.0.0' } },
  };
  expect(loose(planted)).toEqual(['caret', 'star', 'nested > inner']);
});

test('npm accepts the lock for this package.json', () => {
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  expect(() => execFileSync('npm', args, { cwd: projectRoot, stdio: 'pipe' })).not.toThrow();
});

function pick(from: Manifest['overrides'], names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, from?.[name]]));
}
