import { Injectable } from '@nestjs/common';
import { DailyForgetting } from '@platform/jobs';

/** Until then a repeated Idempotency-Key still gives the first answer, which is kept with it. */
@Injectable()
export class ForgetKeys extends DailyForgetting {
  protected readonly name = 'platform.forgetKeys';
  protected readonly keptDays = 7;
  protected readonly deletion = `DELETE FROM platform.idempotency WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM platform.idempotency WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1 AS one`;
}
