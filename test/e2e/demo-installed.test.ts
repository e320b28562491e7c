import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAdministrator } from '../../apps/cli/src/demo/accounts';
import { overNetwork } from '../../apps/cli/src/demo/client';
import type { Transport } from '../../apps/cli/src/demo/client';
import { startInProcess } from '../../apps/cli/src/demo/in-process';
import type { InProcess } from '../../apps/cli/src/demo/in-process';
import { play } from '../../apps/cli/src/demo/index';
import { DEMO_ADMIN } from '../../apps/cli/src/demo/known';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { describeWith } from '../support/daemon';
import { cloneDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { Installation } from '../support/installation';
import { AppProcess } from '../support/process';
import { redisBinary } from '../support/redis';
import { s3ServerBinary } from '../support/s3-server';
import { smallContest } from '../support/small-contest';

const tools = [redisBinary(), s3ServerBinary()];

interface Told {
  readonly prizes: readonly object[];
  readonly signed: readonly object[];
  readonly amended: readonly object[];
  readonly ranking: readonly object[];
}

describeWith('redis-server or the S3 server', tools.every(Boolean) ? 'both' : undefined)(
  'the same contest on the embedded default and on installed services',
  () => {
    let folder: string;
    let database: TestDatabase;
    let embedded: InProcess;
    let installed: Installation;
    const told: Record<string, Told> = {};

    async function playOn(name: string, transport: Transport): Promise<void> {
      const out = join(folder, name);
      await play(smallContest(transport, 'TWICE'), out);
      const read = async <T>(file: string) => JSON.parse(await readFile(join(out, file), 'utf8')) as T;
      told[name] = await read<Told>('result.json');
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-twice-'));
      process.env['FILES_DIR'] = join(folder, 'files');
      database = await cloneDatabase();
      embedded = await startInProcess(database.url);
      await makeAdministrator(database.url, embedded.identity, { ...DEMO_ADMIN, name: 'Lê Thị Quản Trị' });
      installed = await Installation.start();
      const admin = { ...installed.env, ADMIN_PASSWORD: DEMO_ADMIN.password };
      await AppProcess.cli(admin, 'create-admin', DEMO_ADMIN.email, 'Lê Thị Quản Trị').ended();
      await playOn('embedded', embedded.transport);
      await playOn('installed', overNetwork(installed.url));
    }, 420_000);
    afterAll(async () => {
      await embedded.close();
      await installed.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });

    it('gives the same ranking, prizes and lists', () => {
      expect(told['embedded']?.signed.length).toBeGreaterThan(3);
      expect(told['installed']).toEqual(told['embedded']);
    });

    it('leaves nothing behind that an invariant finds', async () => {
      expect(await brokenInvariants(installed.databaseUrl)).toEqual([]);
    });
  },
);
