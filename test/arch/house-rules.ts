import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Path below the project → text. */
export type Tree = Readonly<Record<string, string>>;

const groundUp = [
  'platform',
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
const siblings = new Set(['screening→judging', 'judging→screening']);
const generated = new Set(['node_modules', 'dist', 'data', 'out', '.git', '.cache', 'coverage']);
const isText =
  /\.(?:ts|tsx|js|cjs|mjs|json|md|yml|yaml|sql|sh|txt|css|html|typ)$|(?:^|\/)(?:Dockerfile[^/]*|run|\.npmrc)$/;
const isGenerated = /\.generated\.ts$/;
const isTest = /\.(?:spec|test)\.ts$/;

/** Every text file of the project that a person wrote. */
export function readTree(root: string, below = root): Tree {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(below, { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (generated.has(entry.name)) continue;
    if (entry.isDirectory()) Object.assign(tree, readTree(root, path));
    else if (entry.isFile() && isText.test(relative(root, path)))
      tree[relative(root, path)] = readFileSync(path, 'utf8');
  }
  return tree;
}

const lines = (text: string): number => text.trimEnd().split('\n').length;
const each = (tree: Tree, where: RegExp): [string, string][] =>
  Object.entries(tree).filter(([path]) => where.test(path));
const sources = /^(?:apps|libs|test)\/(?!.*(?:\/migrations\/|\/i18n\/|\.generated\.)).*\.tsx?$/;

/** Sources longer than the house allows; tables of test cases may run a little longer. SQL of migrations, texts and generated types are not counted. */
export const tooLong = (tree: Tree): string[] =>
  each(tree, sources)
    .filter(([path]) => !isGenerated.test(path))
    .filter(([path, text]) => lines(text) > (isTest.test(path) || path.startsWith('test/') ? 320 : 300))
    .map(([path, text]) => `${path}: ${lines(text)} lines`);

const door = /^libs\/(?!platform\/)[^/]+\/src\/index\.ts$/;
const doorsFrom = /from '\.\/(?:persistence|http)\//;

/** Doors that are too wide, or that let entities, repositories or request shapes out. */
export const wideDoors = (tree: Tree): string[] =>
  each(tree, door).flatMap(([path, text]) => [
    ...(lines(text) > 30 ? [`${path}: ${lines(text)} lines`] : []),
    ...(doorsFrom.test(text) ? [`${path}: opens persistence or http`] : []),
  ]);

/** Rooms and platform parts without their page or their door. */
export function unfurnished(tree: Tree): string[] {
  const rooms = new Set(Object.keys(tree).flatMap((path) => /^libs\/(?!platform\/)[^/]+(?=\/src\/)/.exec(path) ?? []));
  return [...rooms]
    .sort()
    .flatMap((room) =>
      ['README.md', 'src/index.ts'].map((name) => `${room}/${name}`).filter((path) => !(path in tree)),
    );
}

const clock = /\bDate\.now\(|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\(|\bMath\.random\(/;
const chance = /\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/;

/** Decisions take the time from the database, and chance from nowhere. */
export const ownClocks = (tree: Tree): string[] =>
  each(tree, /^libs\/[^/]+\/src\/(?:domain|use-cases)\/.*\.ts$/)
    .filter(
      ([path, text]) => !isTest.test(path) && (clock.test(text) || (path.includes('/domain/') && chance.test(text))),
    )
    .map(([path]) => path);

/** Foreign keys that point to a room above, or to a sibling. */
export const upwardKeys = (tree: Tree): string[] =>
  each(tree, /^libs\/(?:platform\/[^/]+|[^/]+\/src\/persistence)\/migrations\/.*\.ts$/).flatMap(([path, text]) => {
    const room = path.split('/')[1] ?? '';
    const schemas = [...text.matchAll(/\bREFERENCES\s+"?(\w+)"?\."?\w+/gi)].map((match) => match[1] ?? '');
    return [...new Set(schemas)]
      .filter(
        (to) =>
          !(groundUp.indexOf(to) >= 0 && groundUp.indexOf(to) <= groundUp.indexOf(room)) ||
          siblings.has(`${room}→${to}`),
      )
      .map((to) => `${path}: ${to}`);
  });

const machinePath = /(?<![\w.])\/(?:home|root|Users|work|tmp)\/[\w.-]+\//;
const registryHost = /https?:\/\/[^\s'"]*(?:registry|npmjs|artifactory|nexus)[^\s'"]*/;
const unfinished = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);

/** Paths of somebody's machine, package hosts, and notes to self. */
export const strayText = (tree: Tree): string[] =>
  Object.entries(tree).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const found = machinePath.exec(line) ?? registryHost.exec(line) ?? unfinished.exec(line);
      return found ? [`${path}:${index + 1}: ${found[0]}`] : [];
    }),
  );
