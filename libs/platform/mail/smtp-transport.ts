import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { MailTransport } from './mail-transport';
import type { MailOutcome } from './mail-transport';
import { composition } from './message';
import type { Mail } from './message';
import type { SmtpSettings } from './smtp-settings';

interface SmtpFault extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Replies to these concern the message or its recipient; a refusal anywhere else is trouble with the server or our account. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'MAIL FROM', 'DATA']);

function openPool(settings: SmtpSettings) {
  const timeout = settings.timeoutMs ?? 30_000;
  return createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.implicitTls,
    requireTLS: settings.requireTls,
    ...(settings.auth && { auth: settings.auth }),
    maxConnections: settings.connections ?? 3,
    maxMessages: 100,
    // Only for a kept connection that turns out to be closed before anything of the text has left; the outbox does the rest.
    maxRequeues: 1,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Hands messages to an SMTP server over a few kept connections. */
export class SmtpTransport extends MailTransport {
  private readonly pool: ReturnType<typeof openPool>;
  /** Text streams of running deliveries, by Message-ID: whether one has been read tells whether the text has left. */
  private readonly texts = new Map<string, Readable>();
  private readonly running = new Set<Promise<MailOutcome>>();

  constructor(settings: SmtpSettings) {
    super();
    this.pool = openPool(settings);
    this.pool.use('stream', (mail, next) => {
      const { message } = mail;
      const open = message.createReadStream.bind(message);
      message.createReadStream = (...options) => {
        const text = open(...options);
        this.texts.set(message.messageId(), text);
        return text;
      };
      next();
    });
  }

  override async probe(): Promise<void> {
    await this.pool.verify();
  }

  override async close(): Promise<void> {
    await Promise.allSettled(this.running);
    this.pool.close();
  }

  protected override async deliver(mail: Mail): Promise<MailOutcome> {
    const attempt = this.attempt(mail);
    this.running.add(attempt);
    try {
      return await attempt;
    } finally {
      this.running.delete(attempt);
    }
  }

  private async attempt(mail: Mail): Promise<MailOutcome> {
    const message = composition(mail);
    try {
      await this.pool.sendMail(message);
      return { outcome: 'sent' };
    } catch (error) {
      const textLeft = this.texts.get(message.messageId)?.readableDidRead === true;
      return outcomeOf(error as SmtpFault, textLeft);
    } finally {
      this.texts.delete(message.messageId);
    }
  }
}

function outcomeOf(fault: SmtpFault, textLeft: boolean): MailOutcome {
  const reply = fault.responseCode;
  const code = reply === undefined ? (fault.code ?? 'EUNKNOWN') : String(reply);
  const reason = fault.message.replace(/\p{Cc}+/gu, ' ').slice(0, 500);
  if (reply !== undefined && reply >= 500 && ABOUT_THE_MESSAGE.has(fault.command ?? '')) {
    return { outcome: 'permanent', reason, code };
  }
  if (reply === undefined && textLeft) return { outcome: 'temporary', reason, code, uncertain: true };
  return { outcome: 'temporary', reason, code };
}
