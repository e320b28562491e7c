import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_CONTEST } from './demo/known';
import type { DemoAccount } from './demo/known';
import { databaseUrlOrTrouble } from './settings';
import { Trouble } from './trouble';

/** Fills a migrated, empty database with the demo contest; on a filled one changes nothing. Gives the demo accounts in it. */
export async function seedDemo(url: string): Promise<readonly DemoAccount[]> {
  const found = await present(url);
  if (found === 'foreign') return [];
  if (found !== 'complete') await (await import('./demo/seeding.js')).fill(url);
  return DEMO_ACCOUNTS;
}

/** The same in a process of its own, which takes the memory with it that the whole application needs for a moment. */
export async function seedDemoApart(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<readonly DemoAccount[]> {
  const found = await present(env['DATABASE_URL'] ?? '');
  if (found === 'foreign') return [];
  if (found !== 'complete') {
    const child = fork(join(__dirname, 'main.js'), ['seed'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Its own process group: Ctrl-C reaches the supervisor only, which stops things in order.
      detached: true,
    });
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    const [code] = (await once(child, 'exit')) as [number | null];
    signal.removeEventListener('abort', stop);
    if (code !== 0 && !signal.aborted)
      throw new Trouble(
        'Chưa tạo được dữ liệu mẫu. Hãy chạy lại: những gì đã tạo vẫn còn, phần thiếu được làm tiếp.',
        'The demo data could not be written. Start again: what is there stays, the rest goes on.',
      );
  }
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
  // A supervisor that is gone may be back at once, and seeds the rest itself.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  for (const account of await seedDemo(databaseUrlOrTrouble())) console.log(Object.values(account).join('\t'));
  return 0;
}
