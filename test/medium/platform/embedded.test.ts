import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../../../libs/platform/database/embedded';
import { startTimeOf } from '../../../libs/platform/database/embedded-host';
import { onConnection } from '../../support/admin';

const made: string[] = [];
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sang-kien-embedded-'));
  await chmod(path, 0o711);
  made.push(path);
  return path;
}
afterAll(async () => {
  await Promise.all(made.map((path) => rm(path, { recursive: true, force: true })));
});

const one = async (url: string, sql: string): Promise<unknown> =>
  onConnection(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

test('starts on 127.0.0.1, keeps data and port over a stop, and sorts by code point', async () => {
  const dataDir = await folder();
  const first = await startEmbeddedPostgres({ dataDir, durability: 'off' });
  await one(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  const settings = await one(
    first.url,
    `SELECT current_setting('listen_addresses') AS address, datcollate, datctype, pg_encoding_to_char(encoding) AS encoding
       FROM pg_database WHERE datname = current_database()`,
  );
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir, durability: 'off' });
  const rows = await one(second.url, 'SELECT n FROM kept');
  await second.stop();
  expect({ settings, rows, samePort: first.port === second.port }).toEqual({
    settings: [{ address: '127.0.0.1', datcollate: 'C.UTF-8', datctype: 'C.UTF-8', encoding: 'UTF8' }],
    rows: [{ n: 1 }],
    samePort: true,
  });
});

const refusalOf = async (start: Promise<unknown>): Promise<unknown> =>
  start.then(
    () => 'started',
    (error: unknown) => (error instanceof EmbeddedPostgresError ? error.code : error),
  );

test('recovers from a killed server: the stale pid file does not stop the next start', async () => {
  const dataDir = await folder();
  const lost = await new Promise<string>((done, fail) => {
    startEmbeddedPostgres({ dataDir, onExit: () => done('told') }).then(async (server) => {
      await one(server.url, 'CREATE TABLE kept AS SELECT 1 AS n');
      process.kill(server.pid, 'SIGKILL');
    }, fail);
  });
  const next = await startEmbeddedPostgres({ dataDir });
  const rows = await one(next.url, 'SELECT n FROM kept');
  await next.stop();
  expect({ lost, rows }).toEqual({ lost: 'told', rows: [{ n: 1 }] });
});

test('adopts the server that a killed starter left running', async () => {
  const dataDir = await folder();
  const left = await startEmbeddedPostgres({ dataDir, durability: 'off' });
  const next = await startEmbeddedPostgres({ dataDir });
  await next.stop();
  expect({ pid: next.pid, port: next.port }).toEqual({ pid: left.pid, port: left.port });
});

/** A process that has ended but whose parent never asks: its id stays taken. */
async function endedUnnoticed(): Promise<{ readonly pid: number; readonly release: () => void }> {
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((done) => parent.stdout.once('data', (text: Buffer) => done(Number(text))));
  return { pid, release: () => parent.kill() };
}

test('passes over the pid file of another program and of a server that ended unnoticed', async () => {
  const dataDir = await folder();
  await (await startEmbeddedPostgres({ dataDir, durability: 'off' })).stop();
  const dead = await endedUnnoticed();
  const pids = [process.pid, dead.pid];
  const started: boolean[] = [];
  for (const pid of pids) {
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${pid}\n${dataDir}/cluster\n1\n1\n`);
    const next = await startEmbeddedPostgres({ dataDir, durability: 'off' });
    await next.stop();
    started.push(!pids.includes(next.pid));
  }
  dead.release();
  expect(started).toEqual([true, true]);
});

test('a remembered port that somebody else has taken is changed, a named one is refused', async () => {
  const dataDir = await folder();
  const first = await startEmbeddedPostgres({ dataDir, durability: 'off' });
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((done) => squatter.listen({ port: first.port, host: '127.0.0.1' }, done));
  const named = await refusalOf(startEmbeddedPostgres({ dataDir, port: first.port }));
  const second = await startEmbeddedPostgres({ dataDir, durability: 'off' });
  await second.stop();
  await new Promise((done) => squatter.close(done));
  expect({ named, moved: second.port !== first.port }).toEqual({ named: 'database.port_taken', moved: true });
});

test('refuses data of another major and a folder that is no cluster, and leaves both as they were', async () => {
  const [older, strange] = [await folder(), await folder()];
  await mkdir(join(older, 'cluster'));
  await writeFile(join(older, 'cluster', 'PG_VERSION'), '13\n');
  await mkdir(join(strange, 'cluster'));
  const codes = [
    await refusalOf(startEmbeddedPostgres({ dataDir: older })),
    await refusalOf(startEmbeddedPostgres({ dataDir: strange })),
  ];
  expect({ codes, left: [await readdir(older), await readdir(strange)] }).toEqual({
    codes: ['database.other_major', 'database.not_a_cluster'],
    left: [['cluster'], ['cluster']],
  });
});

test('refuses a cluster that lost its credentials and a folder that another starter uses', async () => {
  const [bare, used] = [await folder(), await folder()];
  await (await startEmbeddedPostgres({ dataDir: bare, durability: 'off' })).stop();
  await rm(join(bare, 'server.json'));
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  await writeFile(
    join(used, 'server.json'),
    JSON.stringify({ port: 1, password: 'x', owner: { pid: other.pid, startedAt: startTimeOf(other.pid ?? 0) } }),
  );
  const codes = [
    await refusalOf(startEmbeddedPostgres({ dataDir: bare })),
    await refusalOf(startEmbeddedPostgres({ dataDir: used })),
  ];
  other.kill();
  expect(codes).toEqual(['database.credentials_missing', 'database.in_use']);
});

test('names what stands in the way when the place of the folder is a file', async () => {
  const file = join(await folder(), 'taken');
  await writeFile(file, '');
  expect(await refusalOf(startEmbeddedPostgres({ dataDir: join(file, 'data') }))).toBe('database.folder_read_only');
});

const isRoot = process.getuid?.() === 0;
test(`names the folder that stands in the way (${isRoot ? 'root: closed parent' : 'ordinary user: read-only'})`, async () => {
  const closed = await folder();
  await chmod(closed, isRoot ? 0o700 : 0o500);
  const trouble: unknown = await startEmbeddedPostgres({ dataDir: join(closed, 'data') }).catch(
    (error: unknown) => error,
  );
  expect(
    trouble instanceof EmbeddedPostgresError && { code: trouble.code, named: trouble.en.includes(closed) },
  ).toEqual({
    code: isRoot ? 'database.folder_closed' : 'database.folder_read_only',
    named: true,
  });
});
