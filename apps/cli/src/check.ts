import { createHash } from 'node:crypto';
import { createDataSource, Database } from '@platform/database';
import type { BlobStore } from '@platform/files';
import { blobStoreFromEnv } from '@platform/files';
import { verifyAudit } from './audit';
import { checkInvariants } from './invariants';
import { databaseUrlOrTrouble } from './settings';

interface Named {
  readonly blob_key: string;
  readonly sha256: string;
}

/** Every file that a row names, with the hash it was taken in with. */
const FILES = `
  SELECT blob_key, sha256 FROM initiative.attachment
  UNION SELECT scan_key, scan_sha256 FROM initiative.unit_list WHERE scan_key IS NOT NULL
  UNION SELECT blob_key, sha256 FROM judging.round_part
  UNION SELECT blob_key, sha256 FROM award.file
  UNION SELECT blob_key, sha256 FROM award.document_register
  ORDER BY blob_key`;
const SHOWN = 20;

/** Invariants, the audit's chain, and whether every file is there and whole: what a restored installation has to pass. */
export function run(): Promise<number> {
  return checkAll(databaseUrlOrTrouble(), blobStoreFromEnv(process.env));
}

export async function checkAll(databaseUrl: string, files: BlobStore): Promise<number> {
  const faults = [
    await checkInvariants(databaseUrl),
    await verifyAudit(databaseUrl),
    await checkFiles(databaseUrl, files),
  ];
  return faults.some((code) => code !== 0) ? 1 : 0;
}

async function checkFiles(databaseUrl: string, files: BlobStore): Promise<number> {
  const source = createDataSource(databaseUrl);
  await source.initialize();
  try {
    const rows = await new Database(source).query<Named>(FILES);
    const bad: string[] = [];
    for (const row of rows) if (!(await isWhole(files, row))) bad.push(row.blob_key);
    for (const key of bad.slice(0, SHOWN)) console.log(`✗ Tệp thiếu hoặc hỏng / File missing or damaged: ${key}`);
    if (bad.length === 0) console.log(`✓ ${rows.length} tệp đầy đủ / files whole`);
    return bad.length === 0 ? 0 : 1;
  } finally {
    await source.destroy();
  }
}

async function isWhole(files: BlobStore, { blob_key: key, sha256 }: Named): Promise<boolean> {
  try {
    const { stream } = await files.get(key);
    const hash = createHash('sha256');
    for await (const chunk of stream) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}
