import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { toHtml } from '../domain/render';
import { contestsOf, Notices, visibleSql } from '../persistence/notices';
import { MailSettings } from '../settings';
import { NOTICE_COLUMNS, NOTICE_FROM } from './notice-list';
import type { NoticeListItem } from './notice-list';

export interface NoticeDetail extends NoticeListItem {
  readonly contestId: string;
  readonly body: string;
  /** As it is sent; escaped text in paragraphs. */
  readonly html: string;
  readonly messageId: string;
  readonly templateVersion: number;
  readonly lastReason: string | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

type Row = Omit<NoticeDetail, 'html' | 'availableTransitions'>;

@Injectable()
export class NoticeDetailQuery {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly notices: Notices,
    private readonly settings: MailSettings,
  ) {}

  async execute(id: string, actor: Actor): Promise<NoticeDetail> {
    const row = await this.row(id, actor);
    const state = (await this.notices.byId(id))?.state ?? absent();
    return {
      ...row,
      html: this.html(row),
      availableTransitions: await this.runner.available(this.notices.binding, id, state, actor, undefined),
    };
  }

  /** A page to print for somebody without an address. */
  async printable(id: string, actor: Actor): Promise<string> {
    return this.html(await this.row(id, actor));
  }

  private html(row: Row): string {
    return toHtml({ subject: row.subject, text: row.body }, row.language, this.settings.publicUrl);
  }

  private async row(id: string, actor: Actor): Promise<Row> {
    const row = await this.db.first<Row>(
      `SELECT ${NOTICE_COLUMNS}, n.contest_id AS "contestId", n.body, n.message_id AS "messageId", n.template_version AS "templateVersion",
         n.last_reason AS "lastReason" FROM ${NOTICE_FROM} WHERE n.id = $1 AND ${visibleSql('$2')}`,
      [id, contestsOf(actor)],
    );
    return row ?? absent();
  }
}
