import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuseWhileInUse, startEmbeddedPostgres } from '@platform/database';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { Trouble } from './trouble';

/** Copies the data folder of the stopped embedded default, with owners and modes, into one file. */
export async function run([target]: readonly string[]): Promise<number> {
  const file = named(target, 'backup');
  const settings = embeddedOnly(readSettings());
  if (existsSync(file)) throw new Trouble(`${file} đã có, hãy chọn tên khác.`, `${file} is there already.`);
  if (!existsSync(join(settings.dataDir, 'postgres', 'server.json'))) {
    throw new Trouble(`Không có dữ liệu trong ${settings.dataDir}.`, `There is no data in ${settings.dataDir}.`);
  }
  await standStill(settings.dataDir);
  await tar('-cpf', file, '-C', settings.dataDir, '.');
  console.log(`✓ ${file}`);
  return 0;
}

/** Nobody may write while files are copied or moved: a supervisor is refused, a server that one left behind is stopped. */
export async function standStill(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'postgres');
  await refuseWhileInUse(folder);
  if (isLeftRunning(join(folder, 'cluster', 'postmaster.pid'))) {
    await (await startEmbeddedPostgres({ dataDir: folder })).stop();
  }
}

function isLeftRunning(pidFile: string): boolean {
  if (!existsSync(pidFile)) return false;
  try {
    return process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 0);
  } catch {
    return false;
  }
}

export function named(path: string | undefined, command: string): string {
  if (path) return resolve(path);
  throw new Trouble(`Cách dùng: ${command} <tệp.tar>`, `Usage: ${command} <file.tar>`);
}

/** Installed services have tools of their own for this. */
export function embeddedOnly(settings: Settings): Settings {
  if (settings.databaseUrl === undefined) return settings;
  throw new Trouble(
    'DATABASE_URL đang được đặt: hãy dùng pg_dump và công cụ của kho tệp (docs/runbook.md).',
    'DATABASE_URL is set: use pg_dump and the tools of the file store (docs/runbook.md).',
  );
}

export async function tar(...args: readonly string[]): Promise<void> {
  const child = spawn('tar', ['--numeric-owner', ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Trouble(`tar kết thúc với mã ${code ?? '–'}.`, `tar ended with code ${code ?? '–'}.`);
}
