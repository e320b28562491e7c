import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { SYSTEM } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { z } from 'zod';

/** What rooms above take over when a contest is made from last year's. */
@Injectable()
export class CopiedContests {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Runs `copy` after a contest was created, once only. $1: the new contest (its `copied_from` may be null), $2: now; it
   * copies nothing over what is there and returns what it copied, which goes into the audit.
   */
  takeOver(job: string, copy: string): void {
    this.outbox.register({
      name: job,
      schema: z.looseObject({ subjectId: z.uuid() }),
      handle: ({ subjectId }) => this.run(copy, subjectId),
    });
    this.outbox.subscribe('ContestCreated', job);
  }

  private async run(copy: string, contestId: string): Promise<void> {
    const copied = await this.db.write<Record<string, string>>(copy, [contestId, await this.db.now()]);
    await this.audit.recordAll(
      SYSTEM,
      copied.map((detail) => ({
        action: 'template.copy',
        subjectKind: 'contest',
        subjectId: contestId,
        contestId,
        detail,
      })),
    );
  }
}
