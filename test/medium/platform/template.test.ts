import { onConnection } from '../../support/admin';
import { cloneDatabase, setNow } from '../../support/database';

const one = async (url: string, sql: string): Promise<unknown> =>
  onConnection(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

test('clones are alike at birth and apart afterwards', async () => {
  const [first, second] = await Promise.all([cloneDatabase(), cloneDatabase()]);
  await one(first.url, 'CREATE TABLE public.mine ()');
  const seen = await one(second.url, `SELECT to_regclass('public.mine') AS mine, to_regproc('platform.now') AS clock`);
  await Promise.all([first.drop(), second.drop()]);
  expect(seen).toEqual([{ mine: null, clock: 'platform.now' }]);
});

test('the clock of one database can be fixed, moved and let go', async () => {
  const database = await cloneDatabase();
  const now = () => one(database.url, `SELECT to_json(platform.now() AT TIME ZONE 'UTC') AS now`);
  await setNow(database, '2026-03-01T16:59:59.999+07:00');
  const fixed = await now();
  await setNow(database, '2026-03-01T17:00:00+07:00');
  const moved = await now();
  await setNow(database, null);
  const free = await one(
    database.url,
    `SELECT abs(extract(epoch FROM clock_timestamp() - platform.now())) < 60 AS free`,
  );
  await database.drop();
  expect({ fixed, moved, free }).toEqual({
    fixed: [{ now: '2026-03-01T09:59:59.999' }],
    moved: [{ now: '2026-03-01T10:00:00' }],
    free: [{ free: true }],
  });
});
