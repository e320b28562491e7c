import { Injectable } from '@nestjs/common';
import { DAY, DailyJob } from './daily-job';

/** How long a row that is done still says what was done, and its key that it was. */
const KEPT_DAYS = 30;
const BATCH = 5_000;

/** Forgets the rows of jobs that were done long ago, once a day. Those given up stay until a person has looked. */
@Injectable()
export class ForgetJobs extends DailyJob {
  protected readonly name = 'platform.forgetJobs';

  protected async work(): Promise<void> {
    const before = new Date((await this.db.now()).getTime() - KEPT_DAYS * DAY);
    while ((await this.forget(before)) === BATCH);
  }

  private async forget(before: Date): Promise<number> {
    const gone = await this.db.transaction(() =>
      this.db.write<{ one: number }>(
        `DELETE FROM platform.outbox WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM platform.outbox WHERE done_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`,
        [before, BATCH],
      ),
    );
    return gone.length;
  }
}
