import { Client as Postgres } from 'pg';
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_CONTEST } from './demo/known';
import type { DemoAccount } from './demo/known';
import { databaseUrlOrTrouble } from './settings';

/** Fills a migrated, empty database with the demo contest; on a filled one changes nothing. Gives the demo accounts in it. */
export async function seedDemo(url: string): Promise<readonly DemoAccount[]> {
  const found = await present(url);
  if (found === 'foreign') return [];
  if (found !== 'complete') await (await import('./demo/seeding.js')).fill(url);
  return DEMO_ACCOUNTS;
}

type Found = 'nothing' | 'part' | 'complete' | 'foreign';

/** What of the demo is in the database; people who are not of the demo are left alone. */
async function present(url: string): Promise<Found> {
  const client = new Postgres({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ accounts: number; admin: boolean; initiatives: number }>(
      `SELECT (SELECT count(*)::int FROM identity.account) AS accounts, EXISTS (SELECT FROM identity.account WHERE email = $1) AS admin,
         (SELECT count(*)::int FROM initiative.initiative i JOIN contest.contest c ON c.id = i.contest_id WHERE c.code = $2) AS initiatives`,
      [DEMO_ADMIN.email, `TD${DEMO_CONTEST.seed}`],
    );
    const [{ accounts, admin, initiatives } = { accounts: 0, admin: false, initiatives: 0 }] = rows;
    if (!admin) return accounts === 0 ? 'nothing' : 'foreign';
    return initiatives >= DEMO_CONTEST.initiatives ? 'complete' : 'part';
  } finally {
    await client.end();
  }
}

export async function run(): Promise<number> {
  for (const account of await seedDemo(databaseUrlOrTrouble())) console.log(Object.values(account).join('\t'));
  return 0;
}
