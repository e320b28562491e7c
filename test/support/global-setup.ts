import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../libs/platform/database/embedded';
import type { EmbeddedPostgres } from '../../libs/platform/database/embedded';

declare global {
  var testCluster: EmbeddedPostgres | undefined;
}

/** One cluster a run. The template inside it is built by the first test file that asks for a database. */
export default async function setUp(): Promise<void> {
  const dataDir = await mkdtemp(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'sang-kien-test-'));
  await chmod(dataDir, 0o711);
  const cluster = await startEmbeddedPostgres({ dataDir, persistent: false, durability: 'off', database: 'admin' });
  globalThis.testCluster = cluster;
  process.env['TEST_ADMIN_URL'] = cluster.url;
}
