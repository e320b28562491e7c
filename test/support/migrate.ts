import { createDataSource } from '@platform/database';

/** Brings an empty database to the newest schema of every room. */
export async function migrateTemplate(url: string): Promise<void> {
  const source = createDataSource(url);
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
