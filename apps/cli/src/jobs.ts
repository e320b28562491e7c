import { createDataSource, Database } from '@platform/database';
import { DeadJobs } from '@platform/jobs';
import { databaseUrlOrTrouble } from './settings';
import { Trouble } from './trouble';

const SHOWN = 100;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `jobs`: those given up. `jobs revive <id>`: lets one begin anew. */
export async function run([verb, id]: readonly string[]): Promise<number> {
  const source = await createDataSource(databaseUrlOrTrouble()).initialize();
  const dead = new DeadJobs(new Database(source));
  try {
    if (verb === 'revive') return await revive(dead, id ?? '');
    if (verb !== undefined)
      throw new Trouble('Chỉ có: jobs, jobs revive <id>.', 'There is only: jobs, jobs revive <id>.');
    const jobs = await dead.list(SHOWN);
    for (const job of jobs)
      console.log(`${job.id}  ${job.deadAt.toISOString()}  ${job.name} (${job.attempts})  ${job.lastError}`);
    if (jobs.length === 0) console.log('✓ Không có việc nào bị bỏ / No job was given up');
    return jobs.length === 0 ? 0 : 1;
  } finally {
    await source.destroy();
  }
}

async function revive(dead: DeadJobs, id: string): Promise<number> {
  if (UUID.test(id) && (await dead.revive(id))) return 0;
  throw new Trouble(`Không có việc bị bỏ nào mang mã ${id}.`, `No job that was given up has the id ${id}.`);
}
