import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isRunning, Service } from '../support/service';
import { waitFor } from '../support/wait-for';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-start-'));
  await chmod(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whichever case is first fills the data folder, which takes longest. */
describe('a service on its data folder', () => {
  let dataDir: string;
  let port: number;
  let service: Service;
  beforeAll(async () => {
    dataDir = join(folder, 'data');
    port = await freePort();
  });
  beforeEach(async () => {
    service = await Service.start(dataDir, port);
  }, 90_000);
  afterEach(async () => {
    if (!service.hasEnded()) await service.end();
  });

  test('comes back after the loss of its API, of PostgreSQL and of itself, and leaves nothing when told to stop', async () => {
    const first = await service.children();

    process.kill(first.api, 'SIGKILL');
    await waitFor('a new API', async () => (await service.children()).api !== first.api && service.isReady());
    const second = await service.children();

    process.kill(second.postgres, 'SIGKILL');
    await waitFor('a new PostgreSQL', () => service.output.includes('PostgreSQL stopped'));
    await waitFor('readiness', () => service.isReady());
    const third = await service.children();

    await service.end('SIGKILL');
    await waitFor('the orphaned API to leave', () => !isRunning(third.api));
    const orphan = isRunning(third.postgres);
    service = await Service.start(dataDir, port);
    const fourth = await service.children();
    const code = await service.end('SIGINT');

    expect({
      newPostgres: third.postgres !== first.postgres,
      adopted: orphan && fourth.postgres === third.postgres,
      code,
      left: [first, second, third, fourth].flatMap(({ api, postgres }) => [api, postgres]).filter(isRunning),
    }).toEqual({ newPostgres: true, adopted: true, code: 0, left: [] });
  }, 120_000);

  test('a second supervisor on the same data is refused by name, the first goes on', async () => {
    const second = Service.launch(dataDir, await freePort());
    await waitFor('the refusal', () => second.hasEnded());
    expect({
      code: second.process.exitCode,
      named: second.output.includes(`is in use by process ${service.process.pid ?? 0}`),
      stack: /\n\s+at /.test(second.output),
      first: await service.isReady(),
    }).toEqual({ code: 1, named: true, stack: false, first: true });
  }, 90_000);
});

test('a taken port is named with the way to choose another, and no stack', async () => {
  const squatter = createServer();
  const port = await freePort();
  await new Promise<void>((done) => squatter.listen(port, '127.0.0.1', done));
  const refused = Service.launch(join(folder, 'other'), port);
  await waitFor('the refusal', () => refused.hasEnded());
  await new Promise((done) => squatter.close(done));
  expect({ code: refused.process.exitCode, output: refused.output.trim().split('\n') }).toEqual({
    code: 1,
    output: [
      `Cổng ${port} đã có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: PORT=${port + 1} npm start`,
      `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`,
    ],
  });
});

test('a data folder that can not be one is refused without a stack', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const refused = Service.launch(file, await freePort());
  await waitFor('the refusal', () => refused.hasEnded());
  expect({
    code: refused.process.exitCode,
    named: refused.output.includes(`The data folder ${join(file, 'postgres')} can't be written`),
    stack: /\n\s+at /.test(refused.output),
  }).toEqual({ code: 1, named: true, stack: false });
});
