// `npm run bench`: see README.md beside this file.
import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build, install, root } from '../../apps/tools/prepare.mjs';
import { ANSWERS, contest, initiatives, lockedRound, MARKS, person, scoringRound } from './fill.mjs';
import { hello, rate, statements } from './measure.mjs';

/** Requests per second of HotCRP at one and at sixteen connections for the same work on two cores. */
const PEER = { detail: [203, 478], page: [90, 180], export: [9.2, 20.2], submit: [64, 141], marks: [97, 227] };

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
const pick = (list) => list[Math.floor(Math.random() * list.length)];
const memory = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function startApi(url, folder) {
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(port),
    FILES_DIR: join(folder, 'files'),
    NODE_ENV: 'production',
    ROLES: 'http,jobs',
    DRAIN_SECONDS: '0',
  };
  const child = fork(join(root, 'dist/apps/api/src/main.js'), [], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${base}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return { base, child };
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The API did not become ready');
}

function writesOf(authors, contestId) {
  let number = 0;
  return {
    method: 'POST',
    path: `/api/contests/${contestId}/initiatives`,
    setupRequest: (request) => ({
      ...request,
      headers: { cookie: pick(authors).cookie, 'content-type': 'application/json' },
      body: JSON.stringify({
        title: `Sáng kiến đo tốc độ số ${(number += 1)}`,
        theme: 'procedures',
        answers: ANSWERS,
        submit: true,
      }),
    }),
  };
}

/** Each sheet is used by one request at a time, with the version its last answer gave. */
function savesOf(judges, assignments) {
  const byAccount = new Map(judges.map((judge) => [judge.accountId, judge]));
  const free = assignments.map(({ id, accountId }) => ({ id, cookie: byAccount.get(accountId).cookie, version: 1 }));
  return {
    method: 'PUT',
    setupRequest: (request, context) => {
      context.sheet = free.shift();
      const marks = Object.fromEntries(
        Object.entries(MARKS).map(([code, max]) => [code, Math.floor(Math.random() * max * 2) / 2]),
      );
      return {
        ...request,
        path: `/api/my/assignments/${context.sheet.id}/sheet`,
        headers: {
          cookie: context.sheet.cookie,
          'content-type': 'application/json',
          'if-match': `"v${context.sheet.version}"`,
        },
        body: JSON.stringify({ marks, comment: 'Giải pháp rõ ràng, có số liệu.' }),
      };
    },
    onResponse: (status, body, context) => {
      if (status === 200) free.push({ ...context.sheet, version: JSON.parse(body).version });
    },
  };
}

async function main() {
  await install();
  await build();
  const { startEmbeddedPostgres, migrate } = createRequire(import.meta.url)(join(root, 'dist/libs/platform/database'));
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-bench-'));
  // PostgreSQL may run as another user.
  chmodSync(folder, 0o711);
  const cluster = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), persistent: false, database: 'bench' });
  let api;
  try {
    await migrate(cluster.url);
    const client = new pg.Client({ connectionString: cluster.url });
    client.on('error', () => undefined);
    await client.connect();
    const units = [];
    for (let n = 0; n < 60; n += 1) {
      units.push(
        (
          await client.query(
            `INSERT INTO identity.unit (code, name, name_folded, block) VALUES ($1, $2, $2, 'department') RETURNING id`,
            [`U${n}`, `Đơn vị ${n}`],
          )
        ).rows[0].id,
      );
    }
    const open = await contest(client, root, 'BENCHA', 'open');
    const scored = await contest(client, root, 'BENCHB', 'closed');
    const owner = await person(client, 'Người nhập', units[0]);
    const authors = [];
    for (let n = 0; n < 640; n += 1) authors.push(await person(client, `Tác giả ${n}`, units[n % 60]));
    const secretaries = [];
    for (let n = 0; n < 32; n += 1) {
      secretaries.push(
        await person(client, `Thư ký ${n}`, units[n], [
          { role: 'secretary', contestId: open.id },
          { role: 'secretary', contestId: scored.id },
        ]),
      );
    }
    const judges = [];
    const judgeUnit = (
      await client.query(
        `INSERT INTO identity.unit (code, name, name_folded, block) VALUES ('J', 'Đơn vị giám khảo', 'j', 'department') RETURNING id`,
      )
    ).rows[0].id;
    for (let n = 0; n < 60; n += 1)
      judges.push(await person(client, `Giám khảo ${n}`, judgeUnit, [{ role: 'judge', contestId: scored.id }]));
    const scoredIds = await initiatives(client, scored, owner, units, 1000, 'eligible');
    const assignments = await scoringRound(client, scored.id, judges);
    await lockedRound(client, scored.id, owner.accountId, scoredIds);

    const sizes = (process.env.BENCH_ROWS ?? '1000,50000').split(',').map(Number);
    const wanted = (process.env.BENCH_ONLY ?? '').split(',').filter(Boolean);
    const shown = (figure, peer) =>
      `${figure.toFixed(0).padStart(6)}/s${peer ? ` (${(figure / peer).toFixed(1)}×)` : ''}`;
    /** One line of the table: the work at one and at sixteen connections, beside the peer's figures for the same work. */
    const line = async (key, name, work, peer) => {
      if (wanted.length > 0 && !wanted.includes(key)) return;
      const one = await work(1);
      const many = await work(16);
      const p99 = many.p99 === undefined ? '' : `   p99 ${many.p99.toFixed(0)} ms`;
      console.log(
        `${name.padEnd(42)} c=1 ${shown(one.perSecond, peer?.[0])}   c=16 ${shown(many.perSecond, peer?.[1])}${p99}`,
      );
    };

    await line('hello', 'bare node hello', hello);
    const connect = async () => {
      const extra = new pg.Client({ connectionString: cluster.url });
      await extra.connect();
      return extra;
    };
    await client.query('CREATE TABLE public.one (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text)');
    const insert = () => ({ name: 'i', text: 'INSERT INTO public.one (v) VALUES ($1)', values: ['x'] });
    const select = () => ({
      name: 's',
      text: 'SELECT v FROM public.one WHERE id = $1',
      values: [1 + Math.floor(Math.random() * 1000)],
    });
    await line('insert', 'PostgreSQL one-row insert', (c) => statements(connect, c, insert));
    await line('select', 'PostgreSQL one-row select', (c) => statements(connect, c, select));

    api = await startApi(cluster.url, folder);
    const read = (key, path) => (c) =>
      rate(key, c, api.base, [
        { setupRequest: (request) => ({ ...request, path: path(), headers: { cookie: pick(secretaries).cookie } }) },
      ]);
    let present = 0;
    for (const size of sizes) {
      const ids = await initiatives(client, open, owner, units, size - present);
      present = size;
      await client.query('ANALYZE');
      const peer = (figures) => (size === 1000 ? figures : undefined);
      await line(
        'detail',
        `one initiative as JSON, ${size}`,
        read('detail', () => `/api/initiatives/${pick(ids)}`),
        peer(PEER.detail),
      );
      const page = `/api/contests/${open.id}/initiatives?limit=50`;
      await line(
        'page',
        `page of 50 rows, ${size}`,
        read('page', () => page),
        peer(PEER.page),
      );
    }
    const exported = `/api/contests/${scored.id}/results/export`;
    await line(
      'export',
      'export of 1,000 rows with scores as JSON',
      read('export', () => exported),
      PEER.export,
    );
    await line(
      'submit',
      'create and submit',
      (c) => rate('submit', c, api.base, [writesOf(authors, open.id)]),
      PEER.submit,
    );
    await line('marks', 'save 5 marks', (c) => rate('marks', c, api.base, [savesOf(judges, assignments)]), PEER.marks);
    console.log(`API process at its peak: ${memory(api.child.pid).toFixed(0)} MiB`);
    await client.end();
  } finally {
    if (api) {
      const gone = new Promise((done) => api.child.once('exit', done));
      api.child.kill('SIGTERM');
      await gone;
    }
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
process.exit(0);
