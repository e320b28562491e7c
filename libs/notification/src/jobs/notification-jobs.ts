import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';
import { KINDS } from '../domain/kinds';
import { DeliverNotice } from '../use-cases/deliver-notice';
import { DraftNotices } from '../use-cases/draft-notices';
import { DELIVER_JOB } from '../use-cases/pacing';
import { ReleaseNotices } from '../use-cases/release-notices';

const DRAFT_JOB = 'notification.draft';
const CANCEL_JOB = 'notification.cancelOutdated';

const text = z.string().optional().catch(undefined);
const seen = z.looseObject({
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  contestId: z.string().nullable(),
  accountId: text,
  initiativeId: text,
});

@Injectable()
export class NotificationJobs implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly drafting: DraftNotices,
    private readonly delivering: DeliverNotice,
    private readonly releasing: ReleaseNotices,
  ) {}

  onModuleInit(): void {
    this.outbox.register({
      name: DRAFT_JOB,
      schema: seen,
      handle: (event, job) => this.drafting.execute(event, job.id),
    });
    this.outbox.register({
      name: DELIVER_JOB,
      schema: z.strictObject({ noticeId: z.uuid() }),
      handle: ({ noticeId }) => this.delivering.execute(noticeId),
      transactional: false,
    });
    this.outbox.register({
      name: CANCEL_JOB,
      schema: seen,
      handle: (event) => this.releasing.cancelOf(event.subjectId),
    });
    for (const event of KINDS.flatMap((kind) => kind.events)) this.outbox.subscribe(event, DRAFT_JOB);
    for (const event of ['VerdictUndone', 'VerdictOverturned']) this.outbox.subscribe(event, CANCEL_JOB);
  }
}
