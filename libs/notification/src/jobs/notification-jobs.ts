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
/** For mails that somebody waits for at the screen. */
const DRAFT_AT_ONCE_JOB = 'notification.draftAtOnce';
const CANCEL_JOB = 'notification.cancelOutdated';

const text = z.string().optional().catch(undefined);
const seen = z.looseObject({
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  contestId: z.string().nullable(),
  accountId: text,
  initiativeId: text,
  role: text,
  unitId: text,
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
    for (const [name, lane] of [
      [DRAFT_JOB, 'normal'],
      [DRAFT_AT_ONCE_JOB, 'urgent'],
    ] as const)
      this.outbox.register({
        name,
        lane,
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
    for (const kind of KINDS)
      for (const event of kind.events)
        this.outbox.subscribe(event, kind.lane === 'auth' ? DRAFT_AT_ONCE_JOB : DRAFT_JOB);
    for (const event of ['VerdictUndone', 'VerdictOverturned']) this.outbox.subscribe(event, CANCEL_JOB);
  }
}
