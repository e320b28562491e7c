import { faultOf } from './message';
import type { Mail } from './message';

/**
 * What became of one attempt.
 * - sent: the server has taken the message.
 * - temporary: try again later. `uncertain` where the text had left and no answer came: the server may have taken it, so
 *   a message that must not arrive twice goes to a person instead of into a repeat.
 * - permanent: this message will not be taken; no repeat.
 * `code` is an SMTP reply code, a connection error (`ETIMEDOUT`…) or a refusal code of ours; `reason` is for operators.
 */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'temporary'; readonly reason: string; readonly code: string; readonly uncertain?: true }
  | { readonly outcome: 'permanent'; readonly reason: string; readonly code: string };

/** Takes one message for one recipient. Never throws: each failure is an outcome. */
export abstract class MailTransport {
  async send(mail: Mail): Promise<MailOutcome> {
    const fault = faultOf(mail);
    if (fault)
      return { outcome: 'permanent', reason: 'The message is malformed and was not handed over.', code: fault.code };
    return this.deliver(mail);
  }

  /** Resolves when messages can be handed over now, rejects otherwise. */
  abstract probe(): Promise<void>;

  /** Lets running deliveries end and closes connections. */
  abstract close(): Promise<void>;

  /** Hands over a message that has been checked. */
  protected abstract deliver(mail: Mail): Promise<MailOutcome>;
}
