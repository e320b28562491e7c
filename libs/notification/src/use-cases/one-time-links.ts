import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Language } from '@platform/kernel';
import { Identity } from '@rooms/identity';
import { moment } from '../facts/times';
import { MailSettings } from '../settings';

const PAGES = { invite: 'invitation', confirm: 'confirm-address', reset: 'reset-password' } as const;
const ZONE = 'Asia/Ho_Chi_Minh';

/** Puts the one-time link into a mail that is about to leave; it is written down nowhere else. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly db: Database,
    private readonly identity: Identity,
    private readonly settings: MailSettings,
  ) {}

  /** Null where the account no longer waits for it. The token stands behind #, so that no server logs it. */
  async fill(body: string, accountId: string, purpose: keyof typeof PAGES, language: Language): Promise<string | null> {
    const issued = await this.db.transaction(() => this.identity.issueToken(accountId, purpose));
    if (!issued) return null;
    const values: Record<string, string> = {
      link: `${this.settings.publicUrl}/${PAGES[purpose]}#token=${issued.token}`,
      expiresAt: moment(issued.expiresAt, ZONE, language),
    };
    return body.replace(/\{(link|expiresAt)\}/g, (_, name: string) => values[name] ?? '');
  }
}
