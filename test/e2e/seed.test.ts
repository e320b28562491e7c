import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { makeAdministrator } from '../../apps/cli/src/demo/accounts';
import { Client } from '../../apps/cli/src/demo/client';
import { fill } from '../../apps/cli/src/demo/seeding';
import { startInProcess } from '../../apps/cli/src/demo/in-process';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { seedDemo } from '../../apps/cli/src/seed';
import { cloneDatabase } from '../support/database';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-seed-'));
  process.env['FILES_DIR'] = join(folder, 'files');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is there, by kind. */
async function countsOf(url: string): Promise<unknown> {
  const client = new Postgres({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT c.code, c.state,
         (SELECT count(*)::int FROM initiative.initiative i WHERE i.contest_id = c.id) AS initiatives,
         (SELECT json_agg(r.code || ' ' || r.state ORDER BY r.code DESC) FROM judging.round r WHERE r.contest_id = c.id) AS rounds,
         (SELECT count(*)::int FROM judging.sheet s JOIN judging.round r ON r.id = s.round_id
          WHERE r.contest_id = c.id AND s.state = 'submitted') AS sheets,
         (SELECT json_agg(d.state) FROM award.decision d WHERE d.contest_id = c.id) AS decisions
       FROM contest.contest c ORDER BY c.created_at DESC`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

test('fills an empty database once: contests that take dossiers, are judged, are over; an account for each part', async () => {
  const database = await cloneDatabase();
  const accounts = await seedDemo(database.url);
  const again = await seedDemo(database.url);
  const counts = await countsOf(database.url);
  // As after a start that was broken off at the end of one: every act is played again and changes nothing.
  await fill(database.url, ['judged']);
  const service = await startInProcess(database.url);
  try {
    const clients = await Promise.all(
      accounts.map(async ({ role, email, password }) => {
        const client = new Client(service.transport, role);
        await client.signIn(email, password);
        return client;
      }),
    );
    const { items } = (await clients[0]?.get<{ items: { id: string; code: string }[] }>('/contests')) ?? { items: [] };
    const seen = await clients[2]?.all<{ state: string; channel: string }>(
      `/contests/${items[0]?.id ?? ''}/initiatives`,
    );
    const judge = clients[accounts.findIndex(({ email }) => email.startsWith('giamkhao@'))];
    const rounds = await judge?.get<{ items: { id: string; state: string }[] }>('/my/rounds');
    const round = rounds?.items.find(({ state }) => state === 'scoring')?.id ?? '';
    const mine = await judge?.get<{ items: { sheetState: string }[] }>(`/my/rounds/${round}/assignments`);
    expect({
      again,
      roles: accounts.length,
      long: accounts.every(({ password }) => password.length >= 15),
      contests: items.map(({ code }) => code),
      counts,
      unchanged: await countsOf(database.url),
      states: [...new Set(seen?.map(({ state }) => state))].sort(),
      paper: seen?.filter(({ channel }) => channel === 'paper').length,
      mine: mine?.items.map(({ sheetState }) => sheetState).sort(),
      broken: await brokenInvariants(database.url),
    }).toEqual({
      again: accounts,
      roles: 10,
      long: true,
      contests: ['TDMAU', 'TDCHAM', 'TDXONG'],
      counts: [
        { code: 'TDMAU', state: 'open', initiatives: 30, rounds: null, sheets: 0, decisions: null },
        {
          code: 'TDCHAM',
          state: 'closed',
          initiatives: 10,
          rounds: ['preliminary scoring'],
          sheets: 23,
          decisions: null,
        },
        {
          code: 'TDXONG',
          state: 'concluded',
          initiatives: 11,
          rounds: ['preliminary announced', 'final announced'],
          sheets: 88,
          decisions: ['published'],
        },
      ],
      unchanged: counts,
      states: ['eligible', 'ineligible', 'submitted', 'withdrawn'],
      paper: 4,
      mine: ['draft', 'draft', 'draft', 'draft', 'submitted', 'submitted'],
      broken: [],
    });
  } finally {
    await service.close();
    await database.drop();
  }
}, 180_000);

test('leaves a database with other people alone', async () => {
  const database = await cloneDatabase();
  const service = await startInProcess(database.url);
  await makeAdministrator(database.url, service.identity, {
    name: 'Lê Thị Khác',
    email: 'khac@vidu.vn',
    password: 'mot-cau-rat-dai-1',
  });
  await service.close();
  expect(await seedDemo(database.url)).toEqual([]);
  await database.drop();
}, 60_000);
