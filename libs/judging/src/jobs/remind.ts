import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';
import { RoundQueries } from '../queries/rounds';
import { REMIND_JOB } from '../use-cases/schedule-reminders';

const schema = z.strictObject({ roundId: z.uuid(), dueAt: z.iso.datetime(), overdue: z.boolean() });

/** Two days before a round is due, and when it is: says so, if it is still being marked and due at that time. */
@Injectable()
export class RemindJob implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly rounds: RoundQueries,
  ) {}

  onModuleInit(): void {
    this.outbox.register({ name: REMIND_JOB, schema, handle: (payload) => this.handle(payload) });
  }

  private async handle({ roundId, dueAt, overdue }: z.output<typeof schema>): Promise<void> {
    const round = await this.rounds.byId(roundId);
    if (round.state !== 'scoring' || round.dueAt?.toISOString() !== dueAt) return;
    await this.outbox.emit(overdue ? 'SheetsOverdue' : 'SheetsDueSoon', {
      subjectKind: 'round',
      subjectId: roundId,
      contestId: round.contestId,
      actorId: null,
    });
  }
}
