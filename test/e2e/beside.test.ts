import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onConnection } from '../support/admin';
import { cloneDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { freePort, Service } from '../support/service';

/** `npm start` on a database of one's own. */
describe('beside DATABASE_URL', () => {
  let dataDir: string;
  let database: TestDatabase;
  let service: Service | undefined;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-beside-'));
    await chmod(dataDir, 0o711);
    database = await cloneDatabase();
  });
  afterEach(async () => {
    if (service && !service.hasEnded()) await service.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function started(env: NodeJS.ProcessEnv) {
    const port = await freePort();
    service = await Service.start(dataDir, port, { DATABASE_URL: database.url, ...env });
    const mailbox = await fetch(`http://127.0.0.1:${port}/api/mailbox`);
    const accounts = await onConnection(database.url, (client) => client.query('SELECT FROM identity.account'));
    return { mailbox: mailbox.status, said: service.output.includes('Test mailbox'), accounts: accounts.rowCount };
  }

  it('there is no demo account and no test mailbox', async () => {
    expect(await started({})).toEqual({ mailbox: 404, said: false, accounts: 0 });
  }, 60_000);

  it('the test mailbox is there when the demo is asked for', async () => {
    expect(await started({ DEMO: '1' })).toMatchObject({ mailbox: 200, said: true });
  }, 60_000);
});
