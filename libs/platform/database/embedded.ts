import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import {
  checkMajor,
  initialise,
  readServerFile,
  refuseSecondOwner,
  remember,
  writeServerFile,
} from './embedded-cluster';
import type { Place, ServerFile } from './embedded-cluster';
import { refusals } from './embedded-error';
import {
  checkParents,
  chooseUser,
  findBinaries,
  freePort,
  identity,
  isAlive,
  isFree,
  mayServe,
  prepareFolder,
} from './embedded-host';
import type { Binaries, RunAs } from './embedded-host';

export { EmbeddedPostgresError } from './embedded-error';

export interface EmbeddedPostgresOptions {
  /** Folder of ours; inside it `cluster/`, `server.json` (port and password, mode 0600) and `server.log`. */
  readonly dataDir: string;
  /** 0 or absent: a free port, remembered for the next start and changed when somebody else has taken it. */
  readonly port?: number;
  /** false: the folder is removed by `stop()`. */
  readonly persistent?: boolean;
  /** `off` is for throw-away test clusters only: a power cut loses the cluster. */
  readonly durability?: 'on' | 'off';
  /** Database that `url` names; created when absent. */
  readonly database?: string;
  /** Called once when the server is gone without `stop()`. */
  readonly onExit?: () => void;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** Starts the PostgreSQL that npm brought on 127.0.0.1, or adopts one that an earlier run left behind. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = placeIn(options.dataDir);
  await prepareFolder(place.folder);
  const user = await chooseUser(place.cluster);
  checkParents(place.cluster, user);
  const binaries = await findBinaries(user);
  const known = await readServerFile(place);
  refuseSecondOwner(place, known);
  checkMajor(place, binaries);
  if (!existsSync(place.cluster)) await initialise(place, user, binaries, known?.password);
  const server = await readServerFile(place);
  if (!server) throw refusals.noCredentials(place.file);

  const adopted = await adoptOrStop(place, server);
  const database = options.database ?? 'sang_kien';
  if (adopted) {
    await remember(place, { ...server, port: adopted.port });
    await ensureDatabase(adopted.port, server.password, database);
    return handle(place, options, { ...adopted, password: server.password, database });
  }
  const port = await choosePort(options.port ?? 0, server.port);
  await remember(place, { ...server, port });
  const child = await launch(place, user, binaries, { port, password: server.password, options });
  await ensureDatabase(port, server.password, database);
  return handle(place, options, { pid: child.pid ?? 0, port, password: server.password, database, child });
}

function placeIn(dataDir: string): Place {
  const folder = resolve(dataDir);
  return {
    folder,
    cluster: join(folder, 'cluster'),
    file: join(folder, 'server.json'),
    log: join(folder, 'server.log'),
  };
}

/** Refuses with `database.in_use` while another living process runs a cluster in this folder. */
export async function refuseWhileInUse(dataDir: string): Promise<void> {
  const place = placeIn(dataDir);
  refuseSecondOwner(place, await readServerFile(place));
}

/** What an earlier run left: nothing, a stale pid file, a server that answers (adopted) or one that has to go. */
async function adoptOrStop(place: Place, server: ServerFile): Promise<{ pid: number; port: number } | undefined> {
  const pidFile = join(place.cluster, 'postmaster.pid');
  const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
  const pid = Number(lines[0] ?? 0);
  const port = Number(lines[3] ?? 0);
  if (!(pid > 0)) return undefined;
  // PostgreSQL would take a process that ended unnoticed, or a later one with the same id, for a running server.
  if (!isAlive(pid) || !mayServe(pid, place.cluster)) {
    await rm(pidFile, { force: true });
    return undefined;
  }
  for (let tries = 0; tries < 20 && isAlive(pid); tries += 1) {
    if (port > 0 && (await answers(port, server.password, place.cluster))) return { pid, port };
    await pause(250);
  }
  process.kill(pid, 'SIGINT');
  if (!(await gone(pid, STOP_LIMIT_MS))) throw refusals.orphan(pid);
  return undefined;
}

async function choosePort(wanted: number, remembered: number): Promise<number> {
  if (wanted > 0) {
    if (await isFree(wanted)) return wanted;
    throw refusals.portTaken(wanted);
  }
  return remembered > 0 && (await isFree(remembered)) ? remembered : freePort();
}

interface LaunchWith {
  readonly port: number;
  readonly password: string;
  readonly options: EmbeddedPostgresOptions;
}

async function launch(place: Place, user: RunAs | undefined, binaries: Binaries, launchWith: LaunchWith) {
  const { port, password, options } = launchWith;
  const settings = [
    `listen_addresses=127.0.0.1`,
    'unix_socket_directories=',
    'timezone=UTC',
    ...(options.durability === 'off' ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  const flags = ['-D', place.cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    const log = openSync(place.log, tooBig(place.log) ? 'w' : 'a', 0o600);
    // Its own process group: Ctrl-C in a terminal must reach the supervisor only, which stops things in order.
    const child = spawn(binaries.postgres, flags, { ...identity(user), stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    if (await becomesReady(child, port, password, place)) return child;
    child.kill('SIGINT');
    const tail = readFileSync(place.log, 'utf8').trim().split('\n').slice(-4).join('\n');
    if (/Address already in use|could not bind/.test(tail)) throw refusals.portTaken(port);
    // Backends of a killed server need a moment to notice; until then its memory counts as in use.
    if (!/still in use/.test(tail)) throw refusals.didNotStart(place.log, lastLine(tail));
    await pause(300);
  }
  throw refusals.didNotStart(place.log, lastLine(readFileSync(place.log, 'utf8')));
}

/** False when the server ended by itself or the time is over. */
async function becomesReady(child: ChildProcess, port: number, password: string, place: Place): Promise<boolean> {
  const ended = new AbortController();
  child.once('error', () => ended.abort());
  child.once('exit', () => ended.abort());
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline && !ended.signal.aborted) {
    if (await answers(port, password, place.cluster)) return true;
    await pause(30);
  }
  return false;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
const tooBig = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES;

const urlOf = (port: number, password: string, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

async function answers(port: number, password: string, cluster: string): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(port: number, password: string, database: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

async function gone(pid: number, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (!isAlive(pid)) return true;
    await pause(25);
  }
  return !isAlive(pid);
}

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
  readonly database: string;
  readonly child?: ChildProcess;
}

function handle(place: Place, options: EmbeddedPostgresOptions, running: Running): EmbeddedPostgres {
  const { pid, port } = running;
  let stopping = false;
  const lost = () => {
    if (stopping) return;
    stopping = true;
    process.off('exit', stopNow);
    clearInterval(watch);
    options.onExit?.();
  };
  const stopNow = () => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
  };
  const watch = setInterval(() => {
    if (!isAlive(pid)) lost();
  }, 500).unref();
  running.child?.once('exit', lost);
  running.child?.unref();
  process.once('exit', stopNow);
  return {
    pid,
    port,
    url: urlOf(port, running.password, running.database),
    stop: async () => {
      stopping = true;
      clearInterval(watch);
      process.off('exit', stopNow);
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      if (!(await gone(pid, STOP_LIMIT_MS)) && isAlive(pid)) process.kill(pid, 'SIGQUIT');
      if (options.persistent === false) await rm(place.folder, { recursive: true, force: true });
      else await writeServerFile(place, { port, password: running.password });
    },
  };
}
