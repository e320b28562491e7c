import { migrate } from '@platform/database';
import { databaseUrlOrTrouble } from './settings';

export async function run(): Promise<number> {
  const done = await migrate(databaseUrlOrTrouble());
  console.log(done.length === 0 ? 'Đã mới nhất / Up to date' : done.map((name) => `+ ${name}`).join('\n'));
  return 0;
}
