import { createTransport } from 'nodemailer';
import { MailTransport } from './mail-transport';
import type { MailOutcome } from './mail-transport';
import type { MailboxStore } from './mailbox-store';
import { composition } from './message';
import type { Mail } from './message';

/** Keeps each message, exactly as it would have travelled, instead of sending it. */
export class MailboxTransport extends MailTransport {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(private readonly store: MailboxStore) {
    super();
  }

  /** The mailbox lives in the database, whose readiness is asked for elsewhere. */
  override probe(): Promise<void> {
    return Promise.resolve();
  }

  override close(): Promise<void> {
    this.composer.close();
    return Promise.resolve();
  }

  protected override async deliver(mail: Mail): Promise<MailOutcome> {
    const { message } = await this.composer.sendMail(composition(mail));
    try {
      await this.store.append({
        messageId: mail.messageId,
        recipient: mail.to,
        subject: mail.subject,
        raw: Buffer.isBuffer(message) ? message.toString('ascii') : '',
      });
      return { outcome: 'sent' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'The mailbox could not be written.';
      return { outcome: 'temporary', reason, code: 'mail.mailbox_unavailable' };
    }
  }
}
