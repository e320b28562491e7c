import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { isMailAddress } from '@platform/mail';
import { Audit, TransitionRunner } from '@platform/workflow';
import { Notices } from '../persistence/notices';
import type { NoticeRow } from '../persistence/notices';
import { Pacing } from './pacing';

/** What people do with single notices: reword a draft, cancel it, correct an address and send again, print. */
@Injectable()
export class KeepNotices {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly runner: TransitionRunner,
    private readonly notices: Notices,
    private readonly pacing: Pacing,
  ) {}

  async reword(
    id: string,
    input: { readonly subject: string; readonly body: string },
    version: number,
    actor: Actor,
  ): Promise<{ id: string; version: number }> {
    return this.db.transaction(async () => {
      const notice = await this.locked(id, actor);
      if (notice.version !== version) refuse('stale', 'platform.stale');
      if (notice.state !== 'draft') refuse('conflict', 'notification.not_draft');
      await this.db.write(
        'UPDATE notification.notice SET subject = $2, body = $3, version = version + 1 WHERE id = $1',
        [id, input.subject, input.body],
      );
      await this.record(actor, 'notice.reword', notice);
      return { id, version: version + 1 };
    });
  }

  async cancel(id: string, reason: string, actor: Actor): Promise<void> {
    await this.runner.run(id, {
      binding: this.notices.binding,
      transition: 'cancel',
      actor,
      input: undefined,
      reason,
      set: (_, now) => ({ ended_at: now }),
    });
  }

  /** Another address makes another message with an id of its own; the same address repeats the same one. */
  async resend(id: string, input: { readonly reason: string; readonly address: string | null }, actor: Actor) {
    return this.db.transaction(async () => {
      const notice = await this.locked(id, actor);
      if (input.address !== null && input.address !== notice.address) await this.correct(notice, input.address, actor);
      const moved = await this.runner.run(id, {
        binding: this.notices.binding,
        transition: 'resend',
        actor,
        input: undefined,
        reason: input.reason,
        set: (_, now) => ({
          released_at: now,
          released_by: actor.accountId,
          first_attempt_at: null,
          next_attempt_at: null,
          attempts: 0,
          ended_at: null,
        }),
      });
      await this.pacing.schedule(notice.lane, [moved]);
      return { id, state: moved.to, version: moved.version };
    });
  }

  /** An uncertain letter that is known to have arrived. */
  async settle(id: string, reason: string, actor: Actor): Promise<void> {
    await this.runner.run(id, {
      binding: this.notices.binding,
      transition: 'settle',
      actor,
      input: undefined,
      reason,
      set: (_, now) => ({ ended_at: now }),
    });
  }

  async markPrinted(contestId: string, ids: readonly string[], actor: Actor): Promise<{ printed: number }> {
    return this.db.transaction(async () => {
      const rows = await this.db.query<{ id: string }>(
        'SELECT id FROM notification.notice WHERE id = ANY($1::uuid[]) AND contest_id = $2',
        [ids, contestId],
      );
      if (rows.length !== new Set(ids).size) absent();
      const done = await this.runner.runAll(ids, {
        binding: this.notices.binding,
        transition: 'markPrinted',
        actor,
        input: undefined,
        set: (_, now) => ({ ended_at: now }),
      });
      return { printed: done.length };
    });
  }

  private async correct(notice: NoticeRow, address: string, actor: Actor): Promise<void> {
    if (!isMailAddress(address)) refuse('invalid', 'notification.bad_address', undefined, 'address');
    const [left = '', host = ''] = notice.message_id.split('@');
    await this.db.write('UPDATE notification.notice SET address = $2, message_id = $3 WHERE id = $1', [
      notice.id,
      address,
      `${left}.${notice.version}@${host}`,
    ]);
    await this.record(actor, 'notice.correctAddress', notice);
  }

  private async locked(id: string, actor: Actor): Promise<NoticeRow> {
    await this.db.write('SELECT id FROM notification.notice WHERE id = $1 FOR UPDATE', [id]);
    return (await this.notices.visible(id, actor)) ?? absent();
  }

  private record(actor: Actor, action: string, notice: NoticeRow): Promise<void> {
    return this.audit.record(actor, {
      action,
      subjectKind: 'notice',
      subjectId: notice.id,
      contestId: notice.contest_id,
    });
  }
}
