import { Controller } from '@nestjs/common';
import { Call, Handle } from '@platform/http';
import type { CallOf } from '@platform/http';
import { absent } from '@platform/kernel';
import { MailboxStore } from '@platform/mail';
import PostalMime from 'postal-mime';
import { MailSettings } from '../settings';
import * as ep from './mailbox.endpoints';
import { escapeHtml, page } from './mailbox.page';
import { sendPage } from './page';

/** The test mailbox: looks absent unless mail is kept here and TEST_MAILBOX=on asks for it. */
@Controller()
export class MailboxController {
  constructor(
    private readonly store: MailboxStore,
    private readonly settings: MailSettings,
  ) {}

  @Handle(ep.listMailbox)
  async list(@Call() call: CallOf<typeof ep.listMailbox>) {
    return { items: await this.entries(call.query) };
  }

  @Handle(ep.mailboxPage)
  async listPage(@Call() call: CallOf<typeof ep.mailboxPage>) {
    const rows = (await this.entries(call.query)).map(
      (mail) =>
        `<tr><td>${mail.receivedAt.toISOString()}</td><td>${escapeHtml(mail.recipient)}</td><td><a href="/api/mailbox/${mail.id}/page">${escapeHtml(mail.subject)}</a></td></tr>`,
    );
    const empty = '<p>Chưa có thư nào. / No mail yet.</p>';
    return sendPage(
      call.reply,
      page(
        'Hộp thư thử nghiệm / Test mailbox',
        rows.length === 0 ? empty : `<table><tr><th>Lúc</th><th>Đến</th><th>Tiêu đề</th></tr>${rows.join('')}</table>`,
      ),
    );
  }

  @Handle(ep.readMail)
  async read(@Call() call: CallOf<typeof ep.readMail>) {
    return this.message(call.params.id);
  }

  @Handle(ep.rawMail)
  async raw(@Call() call: CallOf<typeof ep.rawMail>) {
    const raw = await this.rawOf(call.params.id);
    await call.reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="mail-${call.params.id}.eml"`)
      .send(raw);
  }

  @Handle(ep.mailPage)
  async readPage(@Call() call: CallOf<typeof ep.mailPage>) {
    const mail = await this.message(call.params.id);
    const text = escapeHtml(mail.text).replace(/https?:\/\/[^\s&<>"']+/g, (link) => `<a href="${link}">${link}</a>`);
    return sendPage(
      call.reply,
      page(
        mail.subject,
        `<p>${escapeHtml(mail.from)} → ${escapeHtml(mail.to)}</p><pre>${text}</pre><p><a href="/api/mailbox/page">← Hộp thư / Mailbox</a></p>`,
      ),
    );
  }

  private async entries(query: { readonly limit: number; readonly recipient?: string | undefined }) {
    this.requireOpen();
    const { limit, recipient } = query;
    return this.store.list({ limit, ...(recipient !== undefined && { recipient }) });
  }

  private async message(id: string) {
    const mail = await PostalMime.parse(await this.rawOf(id));
    return {
      id,
      from: mail.from?.address ?? '',
      to: mail.to?.[0]?.address ?? '',
      subject: mail.subject ?? '',
      messageId: mail.messageId ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
    };
  }

  private async rawOf(id: string): Promise<string> {
    this.requireOpen();
    return (await this.store.raw(id)) ?? absent();
  }

  private requireOpen(): void {
    if (!this.settings.testMailbox) absent();
  }
}
