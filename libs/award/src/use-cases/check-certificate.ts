import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Recipient } from '../domain/award-list';
import { printedCode, readCheckCode } from '../domain/check-code';

export interface CertificateCheck {
  readonly code: string;
  /** replaced: the decision that ended it gives the same initiative another prize, with a certificate of its own. */
  readonly status: 'valid' | 'revoked' | 'replaced';
  readonly contest: string;
  readonly names: readonly string[];
  readonly unit: string;
  readonly prize: string;
  readonly title: string;
  readonly decision: { readonly number: string; readonly issuer: string; readonly signedOn: string };
  readonly revokedBy: { readonly number: string; readonly issuer: string; readonly signedOn: string } | null;
}

const CHECKS_A_MINUTE = 20;

interface Row extends Omit<CertificateCheck, 'names' | 'decision' | 'revokedBy' | 'code'> {
  readonly recipients: readonly Recipient[];
  readonly number: string;
  readonly issuer: string;
  readonly signedOn: string;
  readonly revokedNumber: string | null;
  readonly revokedIssuer: string | null;
  readonly revokedOn: string | null;
}

/** What a code stands for. Says of an unpublished certificate what it says of a code that never was: nothing. */
@Injectable()
export class CheckCertificate {
  constructor(private readonly db: Database) {}

  async execute(address: string, typed: string): Promise<CertificateCheck> {
    await this.count(address);
    const code = readCheckCode(typed) ?? absent();
    const row = await this.db.first<Row>(
      `SELECT CASE WHEN c.revoked_by IS NULL THEN 'valid' WHEN n.effect = 'change' THEN 'replaced' ELSE 'revoked' END AS status, k.title AS contest, a.recipients,
         a.unit_name AS unit, a.prize_name AS prize, a.title, d.number || '/' || d.series AS number, d.issuer, d.signed_on::text AS "signedOn",
         r.number || '/' || r.series AS "revokedNumber", r.issuer AS "revokedIssuer", r.signed_on::text AS "revokedOn"
       FROM award.certificate c JOIN award.award a ON a.id = c.award_id JOIN award.decision d ON d.id = c.decision_id
       JOIN contest.contest k ON k.id = d.contest_id LEFT JOIN award.decision r ON r.id = c.revoked_by
       LEFT JOIN award.award n ON n.decision_id = c.revoked_by AND n.initiative_id = a.initiative_id
       WHERE c.code = $1 AND d.state = 'published'`,
      [code],
    );
    const { recipients, number, issuer, signedOn, revokedNumber, revokedIssuer, revokedOn, ...shown } = row ?? absent();
    return {
      code: printedCode(code),
      ...shown,
      names: recipients.map(({ name }) => name),
      decision: { number, issuer, signedOn },
      revokedBy:
        revokedNumber === null
          ? null
          : { number: revokedNumber, issuer: revokedIssuer ?? '', signedOn: revokedOn ?? '' },
    };
  }

  /** Its own transaction, so that a refused check counts too; rows older than an hour go at the same time. */
  private async count(address: string): Promise<void> {
    const hashed = createHash('sha256').update(address).digest('hex');
    const checks = await this.db.transaction(async () => {
      await this.db.write(
        `DELETE FROM award.check_rate WHERE ctid IN (SELECT ctid FROM award.check_rate
           WHERE minute < platform.now() - interval '1 hour' LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      );
      const [row] = await this.db.write<{ checks: number }>(
        `INSERT INTO award.check_rate (address, minute, checks) VALUES ($1, date_trunc('minute', platform.now()), 1)
         ON CONFLICT (address, minute) DO UPDATE SET checks = award.check_rate.checks + 1 RETURNING checks`,
        [hashed],
      );
      return row?.checks ?? 0;
    });
    if (checks > CHECKS_A_MINUTE) refuse('too_many', 'platform.too_many', { seconds: 60 });
  }
}
