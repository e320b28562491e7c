import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { makeAdministrator } from '../../apps/cli/src/demo/accounts';
import { overNetwork } from '../../apps/cli/src/demo/client';
import { startInProcess } from '../../apps/cli/src/demo/in-process';
import type { InProcess } from '../../apps/cli/src/demo/in-process';
import { play } from '../../apps/cli/src/demo/index';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { DEMO_ADMIN } from '../../apps/cli/src/demo/known';
import { createDataSource, Database } from '@platform/database';
import { AuditSealer } from '@platform/jobs';
import { unzip } from '../support/bytes';
import { describeWith } from '../support/daemon';
import { cloneDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { Installation } from '../support/installation';
import { AppProcess } from '../support/process';
import { redisBinary } from '../support/redis';
import { s3ServerBinary } from '../support/s3-server';
import { smallContest } from '../support/small-contest';

interface Sheets {
  readonly rounds: readonly {
    readonly sheets: readonly { readonly state: string; readonly marks: Record<string, number> }[];
  }[];
}

interface Result {
  readonly prizes: readonly { readonly initiative: string; readonly prize: string }[];
  readonly signed: readonly { readonly title: string; readonly prize: string; readonly amount: number }[];
  readonly amended: readonly { readonly prize: string }[];
}

const SEED = 'E2E';
const tools = [redisBinary(), s3ServerBinary()];
const recompute = resolve(__dirname, '..', 'verify', 'recompute.mjs');
const archive = resolve(__dirname, '..', 'verify', 'archive.mjs');

describe('a contest from its rules to an upheld complaint', () => {
  let database: TestDatabase;
  let service: InProcess;
  let folder: string;
  let summary: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-journey-'));
    process.env['FILES_DIR'] = join(folder, 'files');
    database = await cloneDatabase();
    service = await startInProcess(database.url);
    await makeAdministrator(database.url, service.identity, { ...DEMO_ADMIN, name: 'Lê Thị Quản Trị' });
    summary = await play(smallContest(service.transport, SEED), join(folder, 'out'));
  }, 300_000);
  afterAll(async () => {
    await service.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(folder, 'out', name), 'utf8')) as T;
  const verify = (out: string) =>
    promisify(execFile)(process.execPath, [recompute, out]).then(
      () => 'agrees',
      (error: unknown) => (error as { stdout: string }).stdout,
    );

  it('is told in a summary, with every paper in the folder', async () => {
    const sizes = await Promise.all(
      ['decision.docx', 'decision.pdf', 'certificates.pdf', 'tally.xlsx'].map(
        async (name) => (await readFile(join(folder, 'out', name))).length > 5000,
      ),
    );
    expect({
      over: summary.includes('The contest is over'),
      certificate: /GCN-[A-Z0-9-]+ valid/.test(summary),
      sizes,
    }).toEqual({
      over: true,
      certificate: true,
      sizes: [true, true, true, true],
    });
  });

  it('leaves papers of every kind, and an archive that checks itself', async () => {
    const out = join(folder, 'out');
    const names = await readdir(out);
    for (const name of [
      ...['entry-form.pdf', 'entry-form.docx', 'description.pdf', 'receipt.pdf', 'receipt-on-paper.pdf'],
      ...['score-sheets-blank.pdf', 'score-sheets-blank.docx', 'score-sheets-filled.pdf', 'reading-pack.zip'],
      ...['tally-preliminary.pdf', 'tally-preliminary.xlsx', 'minutes.pdf', 'minutes.docx', 'proposal.docx'],
      ...['result-notice.docx', 'signing-list.xlsx', 'blanks.pdf', 'blanks.xlsx', 'certificates.pdf'],
      ...['register.xlsx', 'register.csv', 'register.pdf', 'result.xlsx', 'result.pdf', 'dossiers.zip'],
    ]) {
      expect(names).toContain(name);
    }
    const unpacked = join(folder, 'archive');
    for (const [path, content] of await unzip(await readFile(join(out, 'contest-archive.zip')))) {
      await mkdir(dirname(join(unpacked, path)), { recursive: true });
      await writeFile(join(unpacked, path), content);
    }
    const checked = await promisify(execFile)(process.execPath, [archive, unpacked]);
    expect(checked.stdout).toMatch(/, 30 tables, \d+ links, 0 faults/);
  });

  it('gives ranking and prizes that a stranger recomputes from the sheets, until one mark is changed', async () => {
    const sheets = await read<Sheets>('sheets.json');
    const changed = join(folder, 'changed');
    await promisify(execFile)('cp', ['-r', join(folder, 'out'), changed]);
    const one = sheets.rounds[0]?.sheets.find(({ state }) => state === 'submitted');
    if (one) one.marks['novelty_known'] = (one.marks['novelty_known'] ?? 0) - 0.5;
    await writeFile(join(changed, 'sheets.json'), JSON.stringify(sheets));
    expect({ as: await verify(join(folder, 'out')), changed: (await verify(changed)).includes('✗') }).toEqual({
      as: 'agrees',
      changed: true,
    });
  });

  it('publishes what the chairman signed and adds the prize of the upheld complaint', async () => {
    const { prizes, signed, amended } = await read<Result>('result.json');
    const raised =
      signed.filter(({ prize }) => prize === 'individual_third').length -
      prizes.filter(({ prize }) => prize === 'individual_third').length;
    expect({ raised, rows: signed.length === prizes.length, amended: amended.map(({ prize }) => prize) }).toEqual({
      raised: 1,
      rows: true,
      amended: ['individual_consolation'],
    });
  });

  it('breaks no invariant and leaves an audit chain without a fault', async () => {
    const source = createDataSource(database.url);
    await source.initialize();
    const sealer = new AuditSealer(new Database(source));
    while ((await sealer.seal()) > 0);
    const { fault, unsealed } = await sealer.check();
    await source.destroy();
    expect({ broken: await brokenInvariants(database.url), fault, unsealed }).toEqual({
      broken: [],
      fault: null,
      unsealed: 0,
    });
  });

  it('played again with the same seed changes nothing', async () => {
    const before = await counts(database.url);
    const again = await play(smallContest(service.transport, SEED), join(folder, 'again'));
    const [first, second] = await Promise.all(
      ['out', 'again'].map((name) => readFile(join(folder, name, 'result.json'), 'utf8')),
    );
    expect({
      after: await counts(database.url),
      same: first === second,
      over: again.includes('The contest is over'),
    }).toEqual({
      after: before,
      same: true,
      over: true,
    });
  }, 120_000);

  describeWith('redis-server or the S3 server', tools.every(Boolean) ? 'both' : undefined)(
    'played on installed services too',
    () => {
      let installed: Installation;
      beforeAll(async () => {
        installed = await Installation.start();
        const admin = { ...installed.env, ADMIN_PASSWORD: DEMO_ADMIN.password };
        await AppProcess.cli(admin, 'create-admin', DEMO_ADMIN.email, 'Lê Thị Quản Trị').ended();
        await play(smallContest(overNetwork(installed.url), SEED), join(folder, 'installed'));
      }, 420_000);
      afterAll(() => installed.stop());

      it('gives the same ranking, prizes and lists', async () => {
        const [there, here] = [await read<Result>('../installed/result.json'), await read<Result>('result.json')];
        expect(here.signed.length).toBeGreaterThan(3);
        expect(there).toEqual(here);
      });

      it('leaves nothing behind that an invariant finds', async () => {
        expect(await brokenInvariants(installed.databaseUrl)).toEqual([]);
      });
    },
  );
});

/** Rows that a second play must not add. */
async function counts(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM initiative.initiative) AS initiatives, (SELECT count(*) FROM initiative.revision) AS revisions,
         (SELECT count(*) FROM initiative.attachment) AS attachments, (SELECT count(*) FROM judging.sheet) AS sheets,
         (SELECT count(*) FROM judging.assignment) AS assignments, (SELECT count(*) FROM award.decision) AS decisions,
         (SELECT count(*) FROM award.award) AS awards, (SELECT count(*) FROM award.complaint) AS complaints,
         (SELECT count(*) FROM identity.account) AS accounts, (SELECT count(*) FROM identity.unit) AS units`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
