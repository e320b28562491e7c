import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Editing } from '../persistence/editing';

/** Asks co-authors who have not answered to do so; each at most once a day, so that nobody's mailbox is filled. */
@Injectable()
export class AskConsent {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** How many were asked now. An author without any address is not counted: theirs is a signed page. */
  execute(actor: Actor, id: string): Promise<{ asked: number }> {
    return this.db.transaction(async () => {
      const { subject, now } = await this.editing.open(id, actor, ['content']);
      const asked = await this.db.write<{ id: string }>(
        `UPDATE initiative.author SET asked_at = $2 WHERE initiative_id = $1 AND consent = 'pending'
           AND (account_id IS NOT NULL OR email IS NOT NULL) AND (asked_at IS NULL OR asked_at <= $2::timestamptz - interval '1 day')
         RETURNING id`,
        [id, now],
      );
      if (asked.length > 0) {
        await this.outbox.emit('ConsentAsked', {
          subjectKind: 'initiative',
          subjectId: id,
          contestId: subject.contest_id,
          actorId: actor.accountId,
        });
        await this.audit.record(actor, {
          action: 'initiative.askConsent',
          subjectKind: 'initiative',
          subjectId: id,
          contestId: subject.contest_id,
          detail: { asked: asked.length },
        });
      }
      return { asked: asked.length };
    });
  }
}
