import { Client as Postgres } from 'pg';
import { databaseUrlOrTrouble } from './settings';

/** An account that anybody who starts the demo may sign in with. */
export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

const account = (word: string, role: string): DemoAccount => ({
  role,
  email: `${word}@sangkien.example`,
  password: `dung-thu-2026-${word}`,
});

export const DEMO_ADMIN: DemoAccount = account('quantri', 'Quản trị / Administrator');
/** One for each part that people play. */
export const DEMO_ROLES = {
  head: account('totruong', 'Tổ trưởng thư ký / Head secretary'),
  secretary: account('thuky', 'Thư ký / Secretary'),
  organiser: account('bantochuc', 'Ban tổ chức / Organiser'),
  clerk: account('vanthu', 'Văn thư / Clerk'),
  chair: account('truongban', 'Trưởng ban giám khảo / Chair'),
  deputy: account('phoban', 'Phó ban giám khảo / Deputy chair'),
  judge: account('giamkhao', 'Giám khảo / Judge'),
  coordinator: account('daumoi', 'Đầu mối đơn vị / Coordinator'),
  applicant: account('tacgia', 'Tác giả / Applicant'),
};
const ACCOUNTS: readonly DemoAccount[] = [DEMO_ADMIN, ...Object.values(DEMO_ROLES)];

/** Of the demo contest: its seed, and how many initiatives it has when it is complete. */
export const DEMO_CONTEST = { seed: 'MAU', initiatives: 30 };

/** Fills a migrated, empty database with the demo contest; on a filled one changes nothing. Gives the demo accounts in it. */
export async function seedDemo(url: string): Promise<readonly DemoAccount[]> {
  const found = await present(url);
  if (found === 'foreign') return [];
  if (found !== 'complete') await (await import('./demo/seeding.js')).fill(url);
  return ACCOUNTS;
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
