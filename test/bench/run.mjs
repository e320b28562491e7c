// `npm run bench`: the work of reference figures, medians of 3, one and 16 connections, generator on the same machine.
// BENCH_SECONDS (a run, 4), BENCH_RUNS (3), BENCH_LARGE (50000), BENCH_PROFILE (a folder for the API's CPU profile),
// BENCH_ROWS (some of one,page,export,create,marks; without the large contest).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import pg from 'pg';
import { build, checkNode, install, root } from '../../apps/tools/prepare.mjs';
import { dossiers, grant, person, round, TEXT, unit } from './data.mjs';
import { apart, median, run, saver, statements } from './load.mjs';
import { startHello, startStack } from './stack.mjs';

const require = createRequire(import.meta.url);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const LARGE = Number(process.env.BENCH_LARGE ?? 50_000);
const ONLY = process.env.BENCH_ROWS?.split(',');
const CRITERIA = ['a', 'b', 'c', 'd', 'e'];
/** Requests a second of the closest peer on a like machine, 16 connections. */
const PEER = { one: 478, page: 180, export: 20, create: 141, marks: 227 };

const pad = (text, width) => String(text).padStart(width);
const say = (text = '') => console.log(text);

function rulesFor(document, { inOurTime }) {
  const rules = inOurTime(document);
  const criteria = CRITERIA.map((code) => ({
    code,
    name: `Tiêu chí ${code}`,
    max: 20,
    step: 0.5,
    passMark: null,
    descriptors: [],
  }));
  return {
    ...rules,
    units: { ...rules.units, confirmation: false },
    dossier: { ...rules.dossier, parts: rules.dossier.parts.map((part) => ({ ...part, required: false })) },
    form: {
      ...rules.form,
      fields: rules.form.fields.map((field) => ({
        ...field,
        required: false,
        ...(field.kind === 'text' && { minWords: 1 }),
      })),
    },
    rounds: rules.rounds.map((one) =>
      one.code === 'preliminary'
        ? { ...one, criteria, grades: [], discrepancyThreshold: null, advance: { ...one.advance, minimum: null } }
        : one,
    ),
    tieBreak: [{ by: 'decision' }],
  };
}

async function ask(url, cookie, method, path, body, version) {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      cookie,
      ...(body && { 'content-type': 'application/json' }),
      ...(version && { 'if-match': `"v${version}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${text.slice(0, 1500)}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function openContest(stack, db, admin, code) {
  const setting = require(join(root, 'dist', 'apps', 'cli', 'src', 'demo', 'setting-up.js'));
  const document = rulesFor(
    await ask(stack.url, admin.cookie, 'GET', '/rulebook-presets/rulebooks/bac_ninh_2026'),
    setting,
  );
  const { id } = await ask(stack.url, admin.cookie, 'POST', '/contests', {
    code,
    source: { from: 'document', document },
  });
  await grant(db, admin.id, 'secretary_head', id);
  await ask(stack.url, admin.cookie, 'POST', `/contests/${id}/announce`, { number: '1/KH', date: '2026-01-05' }, 1);
  for (;;) {
    const contest = await ask(stack.url, admin.cookie, 'GET', `/contests/${id}`);
    if (contest.state === 'open') return { id, version: contest.version };
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function closeContest(stack, admin, { id, version }) {
  await ask(stack.url, admin.cookie, 'POST', `/contests/${id}/close-early`, { reason: 'Đo tốc độ' }, version);
}

/** Everything the measured requests need. */
async function prepare(stack, db) {
  const unitId = await unit(db, 'DO-1');
  const other = await unit(db, 'DO-2');
  const admin = await person(db, { name: 'Quản trị', unitId: other, grants: [['admin']] });
  const [taking, read, marked] = [
    await openContest(stack, db, admin, 'BVIET'),
    await openContest(stack, db, admin, 'BDOC'),
    await openContest(stack, db, admin, 'BCHAM'),
  ];
  const owner = await person(db, { name: 'Tác giả', unitId });
  const secretary = await person(db, { name: 'Thư ký', unitId: other, sessions: 32, grants: [['secretary', read.id]] });
  const chair = await person(db, { name: 'Trưởng ban', unitId: other });
  const authors = [];
  for (let n = 0; n < 16; n += 1) authors.push(await person(db, { name: `Tác giả ${n}`, unitId }));
  const judges = [];
  for (let n = 0; n < 60; n += 1)
    judges.push(
      await person(db, {
        name: `Giám khảo ${n}`,
        unitId: other,
        grants: [
          ['judge', read.id],
          ['judge', marked.id],
        ],
      }),
    );
  await closeContest(stack, admin, read);
  await closeContest(stack, admin, marked);
  const ids = await dossiers(db, { contestId: read.id, code: 'BDOC', unitId, owner, from: 1, to: 1000 });
  const scored = await round(db, {
    contestId: read.id,
    code: 'preliminary',
    position: 1,
    ids,
    judges,
    head: admin,
    state: 'submitted',
    marks: CRITERIA,
  });
  for (const transition of ['close', 'settle'])
    await ask(stack.url, admin.cookie, 'POST', `/rounds/${scored}/transitions`, { transition });
  await settleAll(stack, db, admin, chair, read, scored);
  const few = await dossiers(db, { contestId: marked.id, code: 'BCHAM', unitId, owner, from: 1, to: 200 });
  const marking = await round(db, {
    contestId: marked.id,
    code: 'preliminary',
    position: 1,
    ids: few,
    judges,
    head: admin,
    state: 'draft',
    marks: CRITERIA,
  });
  const { rows } = await db.query(
    'SELECT DISTINCT ON (account_id) id, account_id FROM judging.assignment WHERE round_id = $1 ORDER BY account_id, id',
    [marking],
  );
  const slots = rows.map(({ id, account_id }) => ({
    id,
    version: 1,
    cookie: judges.find((one) => one.id === account_id).cookie,
    comment: TEXT.slice(0, 300),
  }));
  await db.query('VACUUM ANALYZE');
  return { taking, read, ids, unitId, owner, secretary, authors, slots, admin };
}

/** Ties across the line to the next round are settled by the chair, then the result is locked: the export has real scores. */
async function settleAll(stack, db, admin, chair, contest, roundId) {
  await grant(db, chair.id, 'chair', contest.id);
  await db.query(
    `INSERT INTO judging.panel_member (round_id, account_id, person_id, name, seat, added_at, added_by) VALUES ($1, $2, $3, 'Trưởng ban', 'chair', now(), $4)`,
    [roundId, chair.id, chair.personId, admin.id],
  );
  for (;;) {
    const { questions } = await ask(stack.url, chair.cookie, 'GET', `/rounds/${roundId}/tally`);
    if (questions.length === 0) break;
    const [{ tied, places }] = questions;
    await ask(stack.url, chair.cookie, 'POST', `/rounds/${roundId}/settlements`, {
      kind: 'advance',
      tied,
      admitted: tied.slice(0, places),
      reason: 'Đo tốc độ',
    });
  }
  await ask(stack.url, admin.cookie, 'POST', `/rounds/${roundId}/transitions`, { transition: 'lock' });
}

function rowsOf(data) {
  const { read, secretary, ids, authors, taking, slots } = data;
  const turn = (n) => secretary.cookies[n % secretary.cookies.length];
  const get = (path, count = 320) =>
    Array.from({ length: count }, (_, n) => ({ method: 'GET', path: `/api${path(n)}`, headers: { cookie: turn(n) } }));
  const some = () => ids[Math.floor(Math.random() * ids.length)];
  const draft = JSON.stringify({
    title: 'Rút ngắn thời gian giải quyết thủ tục về đất đai tại cấp xã',
    theme: 'procedures',
    answers: { solution: TEXT, current_state: TEXT.slice(0, 300), applied_state: 'applied' },
    submit: true,
  });
  const create = authors.map(({ cookie }) => ({
    method: 'POST',
    path: `/api/contests/${taking.id}/initiatives`,
    headers: { cookie, 'content-type': 'application/json' },
    body: draft,
  }));
  const list = (n) => `/contests/${read.id}/initiatives?limit=50`;
  return {
    one: { label: 'one dossier as JSON', setupClient: apart(get(() => `/initiatives/${some()}`)) },
    page: { label: 'page of 50', setupClient: apart(get(list)) },
    export: {
      label: 'export of 1,000 rows with scores',
      setupClient: apart(get(() => `/contests/${read.id}/results/export`, 32)),
    },
    create: { label: 'create and submit', setupClient: apart(create) },
    marks: { label: 'save 5 marks', setupClient: saver(slots, CRITERIA) },
  };
}

async function measure(stack, row, connections, seconds = SECONDS, runs = RUNS) {
  const results = [];
  const before = stack.cpu?.() ?? 0;
  let answered = 0;
  for (let n = 0; n < runs; n += 1) {
    const result = await run({
      url: stack.url,
      connections,
      seconds,
      requests: [{ path: '/' }],
      setupClient: row.setupClient,
    });
    answered += result.rate * seconds;
    results.push(result);
  }
  const rates = results.map(({ rate }) => rate);
  const middle = results.find(({ rate }) => rate === median(rates));
  return {
    ...middle,
    least: Math.min(...rates),
    most: Math.max(...rates),
    failed: results.reduce((all, { failed }) => all + failed, 0),
    cpuMs: (((stack.cpu?.() ?? 0) - before) * 1000) / answered,
  };
}

async function limits(stack, db) {
  const hello = await startHello();
  await db.query('CREATE TABLE bench_row (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), text text)');
  await db.query('INSERT INTO bench_row (text) SELECT n::text FROM generate_series(1, 100000) n');
  const { rows } = await db.query('SELECT id FROM bench_row LIMIT 1000');
  const insert = { name: 'i', text: 'INSERT INTO bench_row (text) VALUES ($1)', values: () => ['Sáng kiến'] };
  const select = {
    name: 's',
    text: 'SELECT text FROM bench_row WHERE id = $1',
    values: () => [rows[Math.floor(Math.random() * rows.length)].id],
  };
  const found = {};
  for (const connections of [1, 16]) {
    const answers = await measure({ url: hello.url }, {}, connections, 2);
    found[connections] = { hello: answers.rate };
    for (const [name, statement] of Object.entries({ insert, select })) {
      const times = [];
      for (let n = 0; n < RUNS; n += 1)
        times.push(await statements(stack.databaseUrl, { ...statement, connections, seconds: 2 }));
      found[connections][name] = median(times);
    }
  }
  hello.stop();
  await db.query('DROP TABLE bench_row');
  return found;
}

async function flat(stack, data, db, small) {
  const added = await dossiers(db, {
    contestId: data.read.id,
    code: 'BDOC',
    unitId: data.unitId,
    owner: data.owner,
    from: 1001,
    to: LARGE,
  });
  await db.query('VACUUM ANALYZE initiative.initiative');
  data.ids.push(...added);
  const rows = pagedRows(data);
  const large = await pagedRates(stack, rows);
  say(`\n  Paged reads, c=16, requests a second         1,000 ${pad(LARGE.toLocaleString('en'), 10)}    ratio`);
  for (const [name, row] of Object.entries(rows))
    say(
      `  ${row.label.padEnd(40)} ${pad(small[name].rate.toFixed(0), 9)} ${pad(large[name].rate.toFixed(0), 10)} ${pad((large[name].rate / small[name].rate).toFixed(2), 8)}`,
    );
}

function pagedRows(data) {
  const cookie = (n) => data.secretary.cookies[n % data.secretary.cookies.length];
  const list = (query) =>
    apart(
      Array.from({ length: 64 }, (_, n) => ({
        method: 'GET',
        path: `/api/contests/${data.read.id}/initiatives?limit=50${query(n)}`,
        headers: { cookie: cookie(n) },
      })),
    );
  const all = rowsOf(data);
  return {
    one: all.one,
    page: all.page,
    title: { label: 'page of 50 by title', setupClient: list(() => '&sort=title') },
    filter: { label: 'page of 50 of one theme and state', setupClient: list(() => '&theme=procedures&state=eligible') },
    search: {
      label: 'page of 50 found by a code',
      setupClient: list((n) => `&q=BDOC-000${String(n).padStart(3, '0')}`),
    },
  };
}

async function pagedRates(stack, rows) {
  const found = {};
  for (const [name, row] of Object.entries(rows)) found[name] = await measure(stack, row, 16, Math.min(SECONDS, 3), 3);
  return found;
}

checkNode();
await install();
await build();
const began = performance.now();
const stack = await startStack(process.env.BENCH_PROFILE);
const db = new pg.Client({ connectionString: stack.databaseUrl });
await db.connect();
try {
  say(`  load of the machine before: ${loadavg()[0].toFixed(2)}`);
  const bare = await limits(stack, db);
  for (const connections of [1, 16]) {
    const { hello, insert, select } = bare[connections];
    say(
      `  c=${pad(connections, 2)}  bare Node hello ${hello.toFixed(0)}/s · PostgreSQL one-row insert ${insert.toFixed(0)}/s, select ${select.toFixed(0)}/s`,
    );
  }
  const data = await prepare(stack, db);
  const rows = rowsOf(data);
  say(
    '\n  requests a second (median of 3)       c=1   p50 ms     c=16   p50    p99   spread        of hello  of the peer  API ms  bytes  failed',
  );
  for (const [name, row] of Object.entries(rows).filter(([name]) => ONLY?.includes(name) ?? true)) {
    const one = await measure(stack, row, 1);
    const many = await measure(stack, row, 16);
    say(
      `  ${row.label.padEnd(34)} ${pad(one.rate.toFixed(0), 6)} ${pad(one.p50.toFixed(1), 8)} ${pad(many.rate.toFixed(0), 8)} ${pad(many.p50.toFixed(0), 5)} ${pad(many.p99.toFixed(0), 6)}  ${pad(`${many.least.toFixed(0)}-${many.most.toFixed(0)}`, 11)} ${pad((many.rate / bare[16].hello).toFixed(3), 10)} ${pad(`×${(many.rate / PEER[name]).toFixed(1)}`, 12)} ${pad(many.cpuMs.toFixed(2), 7)} ${pad(many.bytes.toFixed(0), 6)} ${pad(one.failed + many.failed, 7)}`,
    );
  }
  if (!ONLY) {
    const small = await pagedRates(stack, pagedRows(data));
    await flat(stack, data, db, small);
  }
  say(
    `\n  API process at its peak: ${stack.peak().toFixed(0)} MiB · ${((performance.now() - began) / 1000).toFixed(0)} s · load after: ${loadavg()[0].toFixed(2)}`,
  );
} finally {
  await db.end();
  await stack.stop();
}
