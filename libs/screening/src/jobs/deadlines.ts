import { Injectable } from '@nestjs/common';
import { Outbox } from '@platform/jobs';
import { reminderOf } from '../use-cases/due';

export const SETTLE_COMPLETION = 'screening.settleCompletion';
export const REMIND_COMPLETION = 'screening.remindCompletion';

/** Deadlines as outbox rows; each decides again when it comes, so that a moved date leaves an old row without effect. */
@Injectable()
export class Deadlines {
  constructor(private readonly outbox: Outbox) {}

  async set(completionId: string, now: Date, due: Date): Promise<void> {
    const reminder = reminderOf(now, due);
    await this.outbox.addAll([
      {
        name: SETTLE_COMPLETION,
        payload: { completionId },
        key: `completion-due:${completionId}:${due.toISOString()}`,
        runAt: due,
      },
      ...(reminder === null
        ? []
        : [
            {
              name: REMIND_COMPLETION,
              payload: { completionId },
              key: `completion-reminder:${completionId}:${due.toISOString()}`,
              runAt: reminder,
            },
          ]),
    ]);
  }
}
