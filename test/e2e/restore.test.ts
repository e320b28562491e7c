import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, Service } from '../support/service';

const cli = resolve(__dirname, '../../dist/apps/cli/src/main.js');

test('a backup of the stopped service is restored after a loss, checked, and goes on', async () => {
  const folder = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-restore-'));
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const archive = join(folder, 'sk.tar');
  const run = (...words: readonly string[]) => {
    const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { env, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  };
  let service = await Service.start(dataDir, await freePort());
  try {
    const whileRunning = run('backup', archive);
    await service.end('SIGINT');
    const made = run('backup', archive);
    const again = run('backup', archive);
    await writeFile(join(folder, 'other.tar'), 'no archive');
    const other = run('restore', join(folder, 'other.tar'));
    await rm(join(dataDir, 'postgres', 'cluster', 'base'), { recursive: true });
    const restored = run('restore', archive);
    service = await Service.start(dataDir, await freePort());
    expect({
      whileRunning: [whileRunning.status, whileRunning.output.includes('is in use by process')],
      made: [made.status, existsSync(archive)],
      again: again.status,
      other: other.status,
      restored: restored.status,
      checks: restored.output.match(/^[✓✗]/gm),
      rows: /✓ ([1-9]\d*) dòng nhật ký/.test(restored.output),
      beside: (await readdir(folder)).sort(),
      ready: await service.isReady(),
    }).toEqual({
      whileRunning: [1, true],
      made: [0, true],
      again: 1,
      other: 1,
      restored: 0,
      checks: ['✓', '✓', '✓'],
      rows: true,
      beside: ['data', 'data.before-1', 'other.tar', 'sk.tar'],
      ready: true,
    });
  } finally {
    if (!service.hasEnded()) await service.end();
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);
