import { Injectable } from '@nestjs/common';
import { DailyForgetting } from './daily-forgetting';

/** Until then a row that is done says what was done, and its key that it was. Those given up stay until a person has looked. */
@Injectable()
export class ForgetJobs extends DailyForgetting {
  protected readonly name = 'platform.forgetJobs';
  protected readonly keptDays = 30;
  protected readonly deletion = `DELETE FROM platform.outbox WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM platform.outbox WHERE done_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`;
}
