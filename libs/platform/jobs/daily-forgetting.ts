import { DAY, DailyJob } from './daily-job';

const BATCH = 5_000;

/** Forgets, once a day, what has been kept for so many days; in steps, so that nobody waits long for a row. */
export abstract class DailyForgetting extends DailyJob {
  protected abstract readonly keptDays: number;
  /** Deletes at most $2 rows from before $1 and returns a row for each. */
  protected abstract readonly deletion: string;

  protected async work(): Promise<void> {
    const before = new Date((await this.db.now()).getTime() - this.keptDays * DAY);
    while ((await this.forget(before)) === BATCH);
  }

  private async forget(before: Date): Promise<number> {
    const gone = await this.db.transaction(() => this.db.write<{ one: number }>(this.deletion, [before, BATCH]));
    return gone.length;
  }
}
