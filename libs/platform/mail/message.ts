import type { Blocker } from '../kernel';

export interface Mail {
  /** `left@right`, fixed for all attempts at one message, so that a repeat can be recognised. */
  readonly messageId: string;
  readonly from: string | { readonly name: string; readonly address: string };
  /** One plain address: a message has one recipient. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** `Auto-Submitted`, `In-Reply-To`, `References`, `List-*` and `X-*` only. */
  readonly headers?: Readonly<Record<string, string>>;
}

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^(?=.{1,254}$)(?=[^@]{1,64}@)${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})*$`);
const MESSAGE_ID = /^[A-Za-z0-9._-]{1,128}@[A-Za-z0-9.-]{1,128}$/;
const HEADER_NAME = /^(?:Auto-Submitted|In-Reply-To|References|List-[A-Za-z-]{1,40}|X-[A-Za-z0-9-]{1,60})$/i;
const LONGEST_HEADER = 900;

/** True for one bare address (RFC 5321, 4.1.2: dot-atom and host name), nothing around it. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

function isHeaderText(text: string): boolean {
  return !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text) && Buffer.byteLength(text) <= LONGEST_HEADER;
}

/** What keeps a message from being sent at all: nothing of a message is repaired or guessed. */
export function faultOf(mail: Mail): Blocker | undefined {
  const sender = typeof mail.from === 'string' ? { name: '', address: mail.from } : mail.from;
  if (!isMailAddress(mail.to)) return { code: 'mail.bad_recipient' };
  if (!isMailAddress(sender.address) || !isHeaderText(sender.name)) return { code: 'mail.bad_sender' };
  if (!MESSAGE_ID.test(mail.messageId)) return { code: 'mail.bad_message_id' };
  if (!isHeaderText(mail.subject)) return { code: 'mail.bad_header', params: { name: 'Subject' } };
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!HEADER_NAME.test(name) || !isHeaderText(value)) {
      return { code: 'mail.bad_header', params: { name: name.replace(/[^\x21-\x7e]/g, '?').slice(0, 60) } };
    }
  }
  return undefined;
}

/** The message as nodemailer takes it; files and addresses of the machine are out of its reach. */
export function composition(mail: Mail) {
  const sender = typeof mail.from === 'string' ? { name: '', address: mail.from } : mail.from;
  return {
    messageId: `<${mail.messageId}>`,
    from: sender,
    to: { name: '', address: mail.to },
    envelope: { from: sender.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
