import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate, startEmbeddedPostgres } from '@platform/database';
import { FolderBlobStore } from '@platform/files';
import { embeddedOnly, named, standStill, tar } from './backup';
import { checkAll } from './check';
import { readSettings } from './settings';
import { Trouble } from './trouble';

/**
 * Puts a backup in the place of the data folder and checks everything in it. What was there before is kept beside it; a
 * backup that does not unpack changes nothing.
 */
export async function run([source]: readonly string[]): Promise<number> {
  const file = named(source, 'restore');
  const { dataDir, postgresPort } = embeddedOnly(readSettings());
  if (!existsSync(file)) throw new Trouble(`Không có ${file}.`, `There is no ${file}.`);
  await standStill(dataDir);
  const unpacked = `${dataDir}.restoring`;
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  try {
    await tar('-xpf', file, '-C', unpacked);
    if (!existsSync(join(unpacked, 'postgres', 'server.json'))) {
      throw new Trouble(`${file} không phải bản sao lưu của hệ thống này.`, `${file} is no backup of this service.`);
    }
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true });
    throw error;
  }
  if (existsSync(dataDir)) {
    const before = freeName(`${dataDir}.before`);
    await rename(dataDir, before);
    console.log(`Dữ liệu cũ / Earlier data: ${before}`);
  }
  await rename(unpacked, dataDir);
  return check(dataDir, postgresPort);
}

async function check(dataDir: string, port: number): Promise<number> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), ...(port > 0 && { port }) });
  try {
    await migrate(postgres.url);
    return await checkAll(postgres.url, new FolderBlobStore(process.env['FILES_DIR'] ?? join(dataDir, 'files')));
  } finally {
    await postgres.stop();
  }
}

function freeName(stem: string): string {
  let number = 1;
  while (existsSync(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
