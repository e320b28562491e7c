import { onConnection } from './admin';
import type { TestApp } from './app';
import { waitFor } from './wait-for';

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Both statuses, and why the second was refused. */
export type Outcome = readonly [number, number, string | undefined];

/**
 * Sends both while nothing can be written to `table`: the first has decided before the second is sent, and neither has
 * committed before both have decided or wait for each other. What the first has locked, it has first.
 */
export async function inTurn(
  app: TestApp,
  first: () => PromiseLike<Answered>,
  second: () => PromiseLike<Answered>,
  table = 'platform.audit',
): Promise<Outcome> {
  const waiting = (count: number) =>
    waitFor(`${count} to wait`, () =>
      app.db.first(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' HAVING count(*) = $1`,
        [count],
      ),
    );
  return onConnection(app.databaseUrl, async (holder) => {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    const one = Promise.resolve(first());
    await waiting(1);
    const other = Promise.resolve(second());
    await waiting(2);
    await holder.query('COMMIT');
    const [before, after] = await Promise.all([one, other]);
    return [before.status, after.status, after.status < 400 ? undefined : (after.body as { code: string }).code];
  });
}
