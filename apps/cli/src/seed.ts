import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { DEMO_ACCOUNTS, DEMO_ADMIN, DEMO_CONTESTS } from './demo/known';
import type { DemoAccount, DemoContest } from './demo/known';
import { databaseUrlOrTrouble } from './settings';
import { Trouble } from './trouble';

/** Fills a migrated, empty database with the demo contests; on a filled one changes nothing. Gives the demo accounts in it. */
export async function seedDemo(url: string): Promise<readonly DemoAccount[]> {
  const missing = await missingOf(url);
  if (missing === null) return [];
  if (missing.length > 0) await (await import('./demo/seeding.js')).fill(url, missing);
  return DEMO_ACCOUNTS;
}

/** The same in a process of its own, which takes the memory with it that the whole application needs for a moment. */
export async function seedDemoApart(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<readonly DemoAccount[]> {
  const missing = await missingOf(env['DATABASE_URL'] ?? '');
  if (missing === null) return [];
  if (missing.length > 0) {
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

/** The demo contests that the settings ask for. */
export function wantedContests(): readonly DemoContest[] {
  const all = Object.keys(DEMO_CONTESTS) as DemoContest[];
  const chosen = process.env['DEMO_CONTESTS']?.split(',').map((name) => name.trim());
  const unknown = chosen?.filter((name) => !all.some((one) => one === name)) ?? [];
  if (unknown.length > 0)
    throw new Trouble(
      `DEMO_CONTESTS gồm ${all.join(', ')}; không có: ${unknown.join(', ')}.`,
      `DEMO_CONTESTS takes ${all.join(', ')}; there is no ${unknown.join(', ')}.`,
    );
  return all.filter((name) => chosen?.includes(name) ?? true);
}

/** Which of the demo contests that are wanted are not there, or not whole. Null: the database belongs to other people, who are left alone. */
async function missingOf(url: string): Promise<readonly DemoContest[] | null> {
  const client = new Postgres({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ accounts: number; admin: boolean }>(
      `SELECT count(*)::int AS accounts, coalesce(bool_or(email = $1), false) AS admin FROM identity.account`,
      [DEMO_ADMIN.email],
    );
    const [{ accounts, admin } = { accounts: 0, admin: false }] = rows;
    if (!admin && accounts > 0) return null;
    const missing: DemoContest[] = [];
    for (const contest of wantedContests()) {
      const { seed, complete } = DEMO_CONTESTS[contest];
      const { rowCount } = await client.query(`SELECT FROM contest.contest c WHERE c.code = $1 AND ${complete}`, [
        `TD${seed}`,
      ]);
      if (rowCount === 0) missing.push(contest);
    }
    return missing;
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
