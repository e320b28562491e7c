import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAdministrator } from '../../apps/cli/src/demo/accounts';
import { Client } from '../../apps/cli/src/demo/client';
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

test('fills an empty database once, with an open contest and an account for each part that signs in', async () => {
  const database = await cloneDatabase();
  const accounts = await seedDemo(database.url);
  const again = await seedDemo(database.url);
  const service = await startInProcess(database.url);
  try {
    const clients = await Promise.all(
      accounts.map(async ({ role, email, password }) => {
        const client = new Client(service.transport, role);
        await client.signIn(email, password);
        return client;
      }),
    );
    const { items } = (await clients[0]?.get<{ items: { id: string; state: string }[] }>('/contests')) ?? { items: [] };
    const seen = await clients[2]?.all<{ state: string; channel: string }>(
      `/contests/${items[0]?.id ?? ''}/initiatives`,
    );
    expect({
      again,
      roles: accounts.length,
      long: accounts.every(({ password }) => password.length >= 15),
      contests: items.map(({ state }) => state),
      states: [...new Set(seen?.map(({ state }) => state))].sort(),
      paper: seen?.filter(({ channel }) => channel === 'paper').length,
      broken: await brokenInvariants(database.url),
    }).toEqual({
      again: accounts,
      roles: 10,
      long: true,
      contests: ['open'],
      states: ['eligible', 'ineligible', 'submitted', 'withdrawn'],
      paper: 4,
      broken: [],
    });
  } finally {
    await service.close();
    await database.drop();
  }
}, 120_000);

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
