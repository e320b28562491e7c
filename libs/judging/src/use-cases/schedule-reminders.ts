import { Injectable } from '@nestjs/common';
import { Outbox } from '@platform/jobs';
import type { RoundRow } from '../queries/rounds';

export const REMIND_JOB = 'judging.remind';
const TWO_DAYS_MS = 2 * 86_400_000;

/** Reminders of a round's due time. One for an earlier due time finds out by itself that it is out of date. */
@Injectable()
export class ScheduleReminders {
  constructor(private readonly outbox: Outbox) {}

  async schedule({ id, dueAt }: Pick<RoundRow, 'id' | 'dueAt'>): Promise<void> {
    if (!dueAt) return;
    const due = dueAt.toISOString();
    await this.outbox.addAll(
      [TWO_DAYS_MS, 0].map((before) => ({
        name: REMIND_JOB,
        payload: { roundId: id, dueAt: due, overdue: before === 0 },
        key: `${REMIND_JOB}:${id}:${due}:${before}`,
        runAt: new Date(dueAt.getTime() - before),
      })),
    );
  }
}
