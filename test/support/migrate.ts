import { migrate } from '@platform/database';

/** Brings an empty database to the newest schema of every room. */
export async function migrateTemplate(url: string): Promise<void> {
  await migrate(url);
}
