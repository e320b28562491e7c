import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { IssuedToken, TokenPurpose } from '../domain/tokens';
import { tokenHash } from './session-authenticator';

const HOURS: Readonly<Record<TokenPurpose, number>> = { invite: 168, confirm: 24, reset: 1, paper_code: 72 };
/** Crockford's base 32: nothing that is misread on paper. 16 letters are 80 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One use, for one account and one purpose; only the hash is kept, and the expiry is checked on use. */
@Injectable()
export class OneTimeTokens {
  constructor(private readonly db: Database) {}

  async issue(accountId: string, purpose: TokenPurpose, createdBy: string | null): Promise<IssuedToken> {
    const token = purpose === 'paper_code' ? paperCode() : randomBytes(32).toString('base64url');
    const [row] = await this.db.write<{ expires_at: Date }>(
      `INSERT INTO identity.one_time_token (token_hash, account_id, purpose, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, platform.now(), $4, platform.now() + make_interval(hours => $5)) RETURNING expires_at`,
      [tokenHash(token), accountId, purpose, createdBy, HOURS[purpose]],
    );
    if (!row) throw new Error('No token was written');
    return { token, expiresAt: row.expires_at };
  }

  /** Whose it is, if it could be used now. */
  async holder(token: string, purpose: TokenPurpose): Promise<string | null> {
    const row = await this.db.first<{ account_id: string }>(
      `SELECT account_id FROM identity.one_time_token
       WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > platform.now()`,
      [tokenHash(token), purpose],
    );
    return row?.account_id ?? null;
  }

  /** Uses it up, with every other open token of the account; false where it is no longer good. */
  async use(token: string, purpose: TokenPurpose, accountId: string): Promise<boolean> {
    const used = await this.db.write(
      `UPDATE identity.one_time_token SET used_at = platform.now()
       WHERE token_hash = $1 AND purpose = $2 AND account_id = $3 AND used_at IS NULL AND expires_at > platform.now() RETURNING token_hash`,
      [tokenHash(token), purpose, accountId],
    );
    await this.void(accountId);
    return used.length === 1;
  }

  async void(accountId: string): Promise<void> {
    await this.db.write(
      'UPDATE identity.one_time_token SET used_at = platform.now() WHERE account_id = $1 AND used_at IS NULL',
      [accountId],
    );
  }
}

/** As typed from paper: without blanks and hyphens, letters that look like digits read as those. */
export function readPaperCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-');
}

function paperCode(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
