import { randomUUID } from 'node:crypto';
import { adminUrl, onConnection, withDatabase } from './admin';
import { migrateTemplate } from './migrate';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'template_migrated';
const TEMPLATE_LOCK = 7_160_413;

/** A database of one's own, equal to a freshly migrated one. Safe from parallel jest workers. */
export async function cloneDatabase(): Promise<TestDatabase> {
  await ensureTemplate();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onConnection(adminUrl(), (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  return {
    url: withDatabase(adminUrl(), name),
    drop: async () => {
      await onConnection(adminUrl(), (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** The first caller migrates, the others wait; a half-built template is never marked as one. */
async function ensureTemplate(): Promise<void> {
  await onConnection(adminUrl(), async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const ready = await admin.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [TEMPLATE]);
    if (ready.rowCount === 1) return;
    await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    await migrateTemplate(withDatabase(adminUrl(), TEMPLATE));
    await admin.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
}

/** Fixes `platform.now()` of one test database at `iso` (ISO 8601 with zone); `null` lets the clock run again. */
export async function setNow(database: Pick<TestDatabase, 'url'>, iso: string | null): Promise<void> {
  await onConnection(database.url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS platform.test_clock (definition text NOT NULL)');
    const kept = await client.query<{ definition: string }>(`
      INSERT INTO platform.test_clock
      SELECT pg_get_functiondef('platform.now()'::regprocedure) WHERE NOT EXISTS (SELECT FROM platform.test_clock);
      SELECT definition FROM platform.test_clock`);
    const definition = [kept].flat().at(-1)?.rows[0]?.definition;
    if (definition === undefined) throw new Error('platform.now() is not there');
    await client.query(
      iso === null
        ? definition
        : `CREATE OR REPLACE FUNCTION platform.now() RETURNS timestamptz LANGUAGE sql STABLE
           AS $$ SELECT ${client.escapeLiteral(iso)}::timestamptz $$`,
    );
  });
}
