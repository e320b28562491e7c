import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';

const JOB = 'award.complaintDeadline';
const schema = z.strictObject({ complaintId: z.uuid(), dueOn: z.iso.date(), overdue: z.boolean() });
type Deadline = z.output<typeof schema>;

/** Days before the answer is due on which the secretariat is reminded; a complaint is soon due from then on. */
export const DUE_SOON_DAYS = 3;

/** The days to answer a complaint in: reminds before they end and once they have ended, while there is no answer. */
@Injectable()
export class ComplaintDeadlines implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: JOB, schema, handle: (payload) => this.handle(payload) });
  }

  /** At eight in the morning of the contest's zone, some days before the last day and on the day after it. */
  async schedule(complaintId: string): Promise<void> {
    const row = await this.db.first<{ dueOn: string; soonAt: Date; overdueAt: Date }>(
      `SELECT k.answer_due_on::text AS "dueOn", ((k.answer_due_on - $2::int) + time '08:00') AT TIME ZONE c.zone AS "soonAt",
         ((k.answer_due_on + 1) + time '08:00') AT TIME ZONE c.zone AS "overdueAt"
       FROM award.complaint k JOIN contest.contest c ON c.id = k.contest_id WHERE k.id = $1`,
      [complaintId, DUE_SOON_DAYS],
    );
    if (!row) return;
    const job = (overdue: boolean, runAt: Date) => ({
      name: JOB,
      payload: { complaintId, dueOn: row.dueOn, overdue } satisfies Deadline,
      key: `${JOB}:${complaintId}:${row.dueOn}:${overdue ? 'overdue' : 'soon'}`,
      runAt,
    });
    await this.outbox.addAll([job(false, row.soonAt), job(true, row.overdueAt)]);
  }

  private async handle({ complaintId, dueOn, overdue }: Deadline): Promise<void> {
    const open = await this.db.first<{ contestId: string; daysLeft: number }>(
      `SELECT k.contest_id AS "contestId", k.answer_due_on - (platform.now() AT TIME ZONE c.zone)::date AS "daysLeft"
       FROM award.complaint k JOIN contest.contest c ON c.id = k.contest_id
       WHERE k.id = $1 AND k.state IN ('received', 'accepted', 'verifying') AND k.answer_due_on = $2::date`,
      [complaintId, dueOn],
    );
    if (!open || open.daysLeft > DUE_SOON_DAYS || open.daysLeft < 0 !== overdue) return;
    await this.outbox.emit(overdue ? 'ComplaintOverdue' : 'ComplaintDueSoon', {
      subjectKind: 'complaint',
      subjectId: complaintId,
      contestId: open.contestId,
      actorId: null,
    });
  }
}
