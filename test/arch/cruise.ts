import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const projectRoot = resolve(__dirname, '..', '..');

interface Cruised {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { from: string; to: string; rule: { name: string } }[] };
}

export interface Cruise {
  readonly files: number;
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/** Runs the import law of this project over the house in `root`. */
export async function cruise(root: string): Promise<Cruise> {
  const command = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const config = join(projectRoot, 'test', 'arch', 'imports.cjs');
  const args = [command, '--config', config, '--output-type', 'json', 'apps', 'libs'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 });
  const { modules, summary } = JSON.parse(stdout) as Cruised;
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { files: modules.length, violations };
}

/** Writes a small house: path → source. Packages and compiler settings are those of the project. */
export async function buildHouse(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  await cp(join(projectRoot, 'tsconfig.json'), join(root, 'tsconfig.json'));
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, source] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), source);
  }
}
