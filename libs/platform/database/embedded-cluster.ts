import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError, errnoOf, refusals } from './embedded-error';
import { identity, isAlive, startTimeOf } from './embedded-host';
import type { Binaries, RunAs } from './embedded-host';

export interface ServerFile {
  readonly port: number;
  readonly password: string;
  readonly owner?: { readonly pid: number; readonly startedAt?: string };
}

export interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly file: string;
  readonly log: string;
}

export async function readServerFile(place: Place): Promise<ServerFile | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(place.file, 'utf8'));
    return isServerFile(value) ? value : undefined;
  } catch (error) {
    if (errnoOf(error) === 'EACCES') throw refusals.notYours(place.folder);
    return undefined;
  }
}

function isServerFile(value: unknown): value is ServerFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    typeof value.port === 'number' &&
    'password' in value &&
    typeof value.password === 'string'
  );
}

export async function writeServerFile(place: Place, content: ServerFile): Promise<void> {
  const next = `${place.file}.new`;
  try {
    await writeFile(next, JSON.stringify(content), { mode: 0o600 });
    await rename(next, place.file);
  } catch (error) {
    throw refusals.readOnly(place.folder, error);
  }
}

export const remember = (place: Place, server: ServerFile) => {
  const startedAt = startTimeOf(process.pid);
  const owner = startedAt === undefined ? { pid: process.pid } : { pid: process.pid, startedAt };
  return writeServerFile(place, { port: server.port, password: server.password, owner });
};

export function refuseSecondOwner(place: Place, known: ServerFile | undefined): void {
  const owner = known?.owner;
  if (!owner || owner.pid === process.pid || !isAlive(owner.pid)) return;
  if (startTimeOf(owner.pid) !== owner.startedAt) return;
  throw refusals.inUse(place.folder, owner.pid);
}

export function checkMajor(place: Place, binaries: Binaries): void {
  if (!existsSync(place.cluster)) return;
  let found: string;
  try {
    found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw errnoOf(error) === 'EACCES' ? refusals.notYours(place.cluster) : refusals.notACluster(place.cluster);
  }
  if (found !== binaries.major) throw refusals.otherMajor(place.cluster, found, binaries.major);
}

/** Builds the cluster beside its place and renames it when complete, so a killed initdb leaves nothing behind. */
export async function initialise(
  place: Place,
  user: RunAs | undefined,
  binaries: Binaries,
  known?: string,
): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (name.startsWith('cluster.new')) await rm(join(place.folder, name), { recursive: true, force: true });
  }
  const fresh = join(place.folder, `cluster.new.${process.pid}`);
  const secret = `${fresh}.secret`;
  const password = known ?? randomBytes(24).toString('base64url');
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(secret, `${password}\n`, { mode: 0o600 });
    if (user) await Promise.all([fresh, secret].map((path) => chown(path, user.uid, user.gid)));
    await writeServerFile(place, { port: 0, password });
    await initdb(place, binaries, user, [
      `--pgdata=${fresh}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ]);
    await rename(fresh, place.cluster);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw refusals.readOnly(place.folder, error);
  } finally {
    await rm(secret, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function initdb(place: Place, binaries: Binaries, user: RunAs | undefined, flags: string[]): Promise<void> {
  const child = spawn(binaries.initdb, flags, { ...identity(user), stdio: ['ignore', 'ignore', 'pipe'] });
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString('utf8')));
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('close', done);
  });
  if (code !== 0) throw refusals.didNotStart(place.log, trouble.trim().split('\n').at(-1) ?? 'initdb');
}
