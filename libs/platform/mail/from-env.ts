import type { MailTransport } from './mail-transport';
import { MailboxTransport } from './mailbox-transport';
import type { MailboxStore } from './mailbox-store';
import { smtpSettings } from './smtp-settings';
import { SmtpTransport } from './smtp-transport';

/** SMTP where SMTP_URL is set, otherwise the test mailbox. */
export function mailTransportFromEnv(
  env: Readonly<Record<string, string | undefined>>,
  mailbox: MailboxStore,
): MailTransport {
  const url = env['SMTP_URL'];
  return url === undefined || url === '' ? new MailboxTransport(mailbox) : new SmtpTransport(smtpSettings(url));
}
