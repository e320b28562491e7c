import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';

const libs = join(__dirname, '..', '..');
const sources = '*.{js,ts}';

/**
 * Entities and migrations of every room, by place: `<room>/src/persistence/*.entity.ts` and `.../migrations/<time>-<room>.ts`.
 * Times order the migrations from the ground of the house up.
 */
export function dataSourceOptions(url: string, poolSize = Number(process.env.DATABASE_POOL ?? 12)): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [join(libs, '*', 'src', 'persistence', `*.entity.{js,ts}`)],
    migrations: [
      join(libs, 'platform', 'database', 'migrations', sources),
      join(libs, '*', 'src', 'persistence', 'migrations', sources),
    ],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    extra: {
      max: poolSize,
      connectionTimeoutMillis: 10_000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      application_name: 'sang-kien',
      // Texts are constant and prepared: planned once a connection, not at every request (that was most of a read's time).
      options: '-c plan_cache_mode=force_generic_plan',
    },
  };
}

export function createDataSource(url: string): DataSource {
  return new DataSource(dataSourceOptions(url));
}

/** Brings the schema to this version; waits where another process is already doing it. Gives what it has added. */
export async function migrate(url: string): Promise<readonly string[]> {
  const options = dataSourceOptions(url, 2);
  // A long migration, or the wait for one, is no fault.
  const source = new DataSource({ ...options, extra: { ...(options.extra as object), statement_timeout: 0 } });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.connect();
    await lock.query(`SELECT pg_advisory_lock(hashtext('sang-kien migrations'))`);
    const done = await source.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

/** Names of this version's migrations that the database has not had. */
export async function missingMigrations(source: DataSource): Promise<readonly string[]> {
  const [table] = await source.query<{ there: boolean }[]>(`SELECT to_regclass('migration') IS NOT NULL AS there`);
  const had = table?.there ? await source.query<{ name: string }[]>('SELECT name FROM migration') : [];
  const names = new Set(had.map(({ name }) => name));
  return source.migrations.map(({ name, constructor }) => name ?? constructor.name).filter((name) => !names.has(name));
}
