// PostgreSQL and one API process for the bench: durable database, production settings, everything in a throw-away folder.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, chmodSync, readFileSync, rmSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../apps/tools/prepare.mjs';

const require = createRequire(import.meta.url);
const built = (...parts) => require(join(root, 'dist', ...parts));

const freePort = () =>
  new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

export async function startStack(profileFolder) {
  built('apps', 'cli', 'src', 'main.js');
  const { startEmbeddedPostgres, migrate } = built('libs', 'platform', 'database', 'index.js');
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  await migrate(postgres.url);
  const port = await freePort();
  const log = openSync(join(folder, 'api.log'), 'a');
  const api = fork(join(root, 'dist', 'apps', 'api', 'src', 'main.js'), [], {
    execArgv: profileFolder ? ['--cpu-prof', '--cpu-prof-dir', profileFolder] : [],
    env: {
      ...process.env,
      MALLOC_ARENA_MAX: '2',
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url,
      FILES_DIR: join(folder, 'files'),
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (
    !(await fetch(`${url}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (api.exitCode !== null || Date.now() > deadline) throw new Error(readFileSync(join(folder, 'api.log'), 'utf8'));
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    url,
    databaseUrl: postgres.url,
    /** MiB. */
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    /** Processor seconds used by the API process so far. */
    cpu: () => {
      const fields = readFileSync(`/proc/${api.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop: async () => {
      const gone = new Promise((done) => api.once('exit', done));
      api.kill('SIGTERM');
      await gone;
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What bare Node answers on this machine: a server that says hello in a process of its own. */
export async function startHello() {
  const port = await freePort();
  const code = `require('http').createServer((q, a) => { a.setHeader('content-type', 'application/json'); a.end('{"hello":"world"}'); }).listen(${port}, '127.0.0.1', () => process.send('up'))`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await new Promise((done) => child.once('message', done));
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}
