import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@platform/database';
import { fold, SYSTEM } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { kindsOfEvent } from '../domain/kinds';
import type { NoticeKind } from '../domain/kinds';
import { letter } from '../domain/render';
import type { Template, Values } from '../domain/render';
import { Topics } from '../facts/topics';
import type { EventSeen, Topic } from '../facts/topics';
import type { Recipient } from '../facts/people';
import { Notices } from '../persistence/notices';
import { Templates } from '../persistence/templates';
import { MailSettings } from '../settings';
import { Pacing } from './pacing';

interface Draft {
  readonly id: string;
  readonly print: boolean;
}

/** From one event to its notices: drafted, and released at once where nobody needs to look at them first. */
@Injectable()
export class DraftNotices {
  private readonly logger = new Logger('notification');

  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly runner: TransitionRunner,
    private readonly topics: Topics,
    private readonly notices: Notices,
    private readonly templates: Templates,
    private readonly pacing: Pacing,
    private readonly settings: MailSettings,
  ) {}

  /** `eventId`: the outbox row, so that an event handled twice makes its notices once. */
  async execute(seen: EventSeen, eventId: string): Promise<void> {
    await this.db.transaction(async () => {
      for (const kind of kindsOfEvent(seen.event)) {
        const topics = await this.topics.of(kind, seen);
        if (topics.length === 0) this.logger.debug(`${seen.event} ${seen.subjectId}: nothing to tell`);
        const drafts = await this.write(kind, topics, eventId);
        if (kind.release === 'at_once') await this.release(kind, drafts);
      }
    });
  }

  private async write(kind: NoticeKind, topics: readonly Topic[], eventId: string): Promise<Draft[]> {
    const rows: Record<string, unknown>[] = [];
    // All topics of one event belong to one contest, or to none.
    const { template, version } = await this.templates.current(topics[0]?.contestId ?? null, kind.code);
    for (const topic of topics) {
      for (const recipient of topic.recipients) {
        rows.push(this.row(kind, topic, recipient, { ...letterOf(kind, topic, recipient, template), version }));
      }
    }
    const written = await this.db.write<{ id: string; address: string | null; contest_id: string | null }>(
      `INSERT INTO notification.notice (id, contest_id, kind, lane, event_id, initiative_id, verdict_id, recipient_key, account_id,
         recipient_name, recipient_folded, address, unit_id, unit_name, language, template_version, subject, body, message_id, created_at)
       SELECT r.id, r.contest_id, $2, $3, $4, r.initiative_id, r.verdict_id, r.recipient_key, r.account_id,
         r.recipient_name, r.recipient_folded, r.address, r.unit_id, r.unit_name, r.language, r.template_version, r.subject, r.body, r.message_id, $5
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, contest_id uuid, initiative_id uuid, verdict_id uuid, recipient_key text,
         account_id uuid, recipient_name text, recipient_folded text, address text, unit_id uuid, unit_name text, language text,
         template_version int, subject text, body text, message_id text)
       ON CONFLICT (event_id, kind, recipient_key) DO NOTHING RETURNING id, address, contest_id`,
      [JSON.stringify(rows), kind.code, kind.lane, eventId, await this.db.now()],
    );
    await this.audit.recordAll(
      SYSTEM,
      written.map((row) => ({
        action: 'notice.draft',
        subjectKind: 'notice',
        subjectId: row.id,
        contestId: row.contest_id,
        to: 'draft',
        detail: { kind: kind.code },
      })),
    );
    return written.map((row) => ({ id: row.id, print: row.address === null }));
  }

  private row(
    kind: NoticeKind,
    topic: Topic,
    recipient: Recipient,
    made: { readonly subject: string; readonly text: string; readonly version: number },
  ): Record<string, unknown> {
    const id = randomUUID();
    const host = this.settings.from.address.split('@')[1] ?? 'localhost';
    return {
      id,
      contest_id: topic.contestId,
      initiative_id: topic.initiativeId,
      verdict_id: topic.verdictId,
      recipient_key: topic.initiativeId === null ? recipient.key : `${topic.initiativeId}:${recipient.key}`,
      account_id: recipient.accountId,
      recipient_name: recipient.name,
      recipient_folded: fold(recipient.name),
      address: recipient.address,
      unit_id: recipient.unitId,
      unit_name: recipient.unitName,
      language: recipient.language,
      template_version: made.version,
      subject: made.subject,
      body: made.text,
      message_id: `${kind.code}.${id}@${host}`,
    };
  }

  private async release(kind: NoticeKind, drafts: readonly Draft[]): Promise<void> {
    const step = (transition: 'release' | 'releaseToPrint', ids: readonly string[]) =>
      this.runner.runAll(ids, {
        binding: this.notices.binding,
        transition,
        actor: SYSTEM,
        input: undefined,
        set: (_, now) => ({ released_at: now }),
      });
    await step(
      'releaseToPrint',
      drafts.filter((draft) => draft.print).map((draft) => draft.id),
    );
    await this.pacing.schedule(
      kind.lane,
      await step(
        'release',
        drafts.filter((draft) => !draft.print).map((draft) => draft.id),
      ),
    );
  }
}

/** A one-time link is filled in when the mail leaves; until then its placeholders stay as they are. */
function letterOf(kind: NoticeKind, topic: Topic, recipient: Recipient, template: Template) {
  const open: Values = kind.token === undefined ? {} : { link: '{link}', expiresAt: '{expiresAt}' };
  const values = { ...topic.values(recipient.language), ...open, recipient: recipient.name };
  return letter(template[recipient.language], values, recipient.language);
}
