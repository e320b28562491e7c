import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';
import { SettleCompletion } from '../use-cases/settle-completion';
import { UndoVerdict } from '../use-cases/undo-verdict';
import { REMIND_COMPLETION, SETTLE_COMPLETION } from './deadlines';

const FOLLOW_INITIATIVE = 'screening.followInitiative';
const ofCompletion = z.strictObject({ completionId: z.uuid() });

@Injectable()
export class ScreeningJobs implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly settling: SettleCompletion,
    private readonly undoing: UndoVerdict,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: SETTLE_COMPLETION,
      schema: ofCompletion,
      handle: ({ completionId }) => this.settling.execute(completionId),
    });
    this.outbox.register({
      name: REMIND_COMPLETION,
      schema: ofCompletion,
      handle: ({ completionId }) => this.remind(completionId),
    });
    this.outbox.register({
      name: FOLLOW_INITIATIVE,
      schema: z.looseObject({ subjectId: z.uuid() }),
      handle: async ({ subjectId }) => {
        await this.settling.ofInitiative(subjectId);
        await this.undoing.ofWithdrawn(subjectId);
      },
    });
    for (const event of ['InitiativeCompleted', 'InitiativeWithdrawn', 'InitiativeDisqualified']) {
      this.outbox.subscribe(event, FOLLOW_INITIATIVE);
    }
  }

  /** Says once that an open request falls due within a day. */
  private async remind(completionId: string): Promise<void> {
    const open = await this.db.first<{ initiative_id: string; contest_id: string }>(
      `SELECT initiative_id, contest_id FROM screening.completion
       WHERE id = $1 AND state = 'open' AND due_at > platform.now() AND due_at <= platform.now() + interval '25 hours'`,
      [completionId],
    );
    if (!open) return;
    await this.outbox.emit('CompletionDue', {
      subjectKind: 'initiative',
      subjectId: open.initiative_id,
      contestId: open.contest_id,
      actorId: null,
    });
  }
}
