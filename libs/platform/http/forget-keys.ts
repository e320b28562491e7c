import { Injectable } from '@nestjs/common';
import { DAY, DailyJob } from '@platform/jobs';

/** How long a repeated Idempotency-Key still gives the first answer. */
const KEPT_DAYS = 7;
const BATCH = 5_000;

/** Forgets Idempotency-Keys, and the answers kept with them, after a week. Once a day. */
@Injectable()
export class ForgetKeys extends DailyJob {
  protected readonly name = 'platform.forgetKeys';

  protected async work(): Promise<void> {
    const before = new Date((await this.db.now()).getTime() - KEPT_DAYS * DAY);
    while ((await this.forget(before)) === BATCH);
  }

  /** In steps, so that no request waits long for its row. */
  private async forget(before: Date): Promise<number> {
    const gone = await this.db.transaction(() =>
      this.db.write<{ one: number }>(
        `DELETE FROM platform.idempotency WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM platform.idempotency WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`,
        [before, BATCH],
      ),
    );
    return gone.length;
  }
}
