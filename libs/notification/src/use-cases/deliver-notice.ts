import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { Refused, SYSTEM } from '@platform/kernel';
import { MailTransport } from '@platform/mail';
import type { MailOutcome } from '@platform/mail';
import { TransitionRunner } from '@platform/workflow';
import { kindOf } from '../domain/kinds';
import { toHtml } from '../domain/render';
import { nextAttempt } from '../domain/retry';
import { Notices } from '../persistence/notices';
import type { NoticeRow } from '../persistence/notices';
import { MailSettings } from '../settings';
import { OneTimeLinks } from './one-time-links';
import { Pacing } from './pacing';

type Ending = 'confirm' | 'fail' | 'doubt' | 'postpone';

/**
 * One attempt at one message: marked as sending, handed over, marked by the outcome; three transactions, so that no
 * lock is held while a server is waited for. Found in `sending`, it was left behind by a crash: nobody knows whether the
 * text had gone, so a letter waits for a person, and anything else is repeated once under the same Message-ID.
 */
@Injectable()
export class DeliverNotice {
  private readonly logger = new Logger('notification');

  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly transport: MailTransport,
    private readonly notices: Notices,
    private readonly pacing: Pacing,
    private readonly links: OneTimeLinks,
    private readonly settings: MailSettings,
  ) {}

  async execute(noticeId: string): Promise<void> {
    const ready = await this.begin(noticeId);
    if (!ready) return;
    const outcome = await this.handOver(ready);
    try {
      await this.db.transaction(() => this.end(ready, outcome));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.logger.warn(`${noticeId}: another worker has taken this attempt over (${error.refusal.code})`);
    }
  }

  private begin(noticeId: string): Promise<NoticeRow | null> {
    return this.db.transaction(async () => {
      const notice = await this.notices.byId(noticeId);
      if (!notice || !['released', 'retrying', 'sending'].includes(notice.state)) return null;
      const letter = kindOf(notice.kind)?.letter ?? false;
      if (notice.state === 'sending' && letter) {
        await this.step(notice, 'doubt', { last_code: 'notification.interrupted', last_reason: null });
        return null;
      }
      const paused = await this.pacing.pausedUntil(notice.lane);
      if (paused && notice.state !== 'sending') {
        await this.pacing.again(notice, paused);
        return null;
      }
      const now = await this.db.now();
      const begun = await this.step(notice, 'begin', {
        attempts: notice.attempts + 1,
        first_attempt_at: notice.first_attempt_at ?? now,
      });
      return {
        ...notice,
        version: begun,
        attempts: notice.attempts + 1,
        first_attempt_at: notice.first_attempt_at ?? now,
      };
    });
  }

  private async handOver(notice: NoticeRow): Promise<MailOutcome> {
    const kind = kindOf(notice.kind);
    const text =
      kind?.token === undefined || notice.account_id === null
        ? notice.body
        : await this.links.fill(notice.body, notice.account_id, kind.token, notice.language);
    if (text === null) {
      return { outcome: 'permanent', code: 'notification.not_needed', reason: 'The account no longer waits for it.' };
    }
    return this.transport.send({
      messageId: notice.message_id,
      from: this.settings.from,
      to: notice.address ?? '',
      subject: notice.subject,
      text,
      html: toHtml({ subject: notice.subject, text }, notice.language, this.settings.publicUrl),
    });
  }

  private async end(notice: NoticeRow, outcome: MailOutcome): Promise<void> {
    const now = await this.db.now();
    if (outcome.outcome === 'sent') {
      await this.step(notice, 'confirm', { ended_at: now, last_code: null, last_reason: null });
      return;
    }
    const said = { last_code: outcome.code, last_reason: outcome.reason };
    if (outcome.outcome === 'permanent') {
      await this.step(notice, 'fail', { ...said, ended_at: now });
      return;
    }
    if (outcome.uncertain && kindOf(notice.kind)?.letter) {
      await this.step(notice, 'doubt', said);
      return;
    }
    const next = nextAttempt(notice.attempts, notice.first_attempt_at ?? now, now, randomInt(1000) / 1000);
    if (next === null) {
      await this.step(notice, 'fail', { ...said, ended_at: now });
      return;
    }
    const version = await this.step(notice, 'postpone', { ...said, next_attempt_at: next });
    await this.pacing.again({ id: notice.id, version, lane: notice.lane }, next);
    if (!/^\d{3}$/.test(outcome.code)) await this.pacing.pause(notice.lane);
  }

  private async step(notice: NoticeRow, transition: Ending | 'begin', set: Readonly<Record<string, unknown>>) {
    const done = await this.runner.run(notice.id, {
      binding: this.notices.binding,
      transition,
      actor: SYSTEM,
      input: undefined,
      version: notice.version,
      set: () => set,
    });
    return done.version;
  }
}
