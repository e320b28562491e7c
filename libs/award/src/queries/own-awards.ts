import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { printedCode } from '../domain/check-code';

export interface OwnAward {
  readonly initiativeId: string;
  readonly contestId: string;
  readonly prize: string;
  /** Đồng. */
  readonly amount: number;
  readonly decision: { readonly number: string; readonly issuer: string; readonly signedOn: string };
  readonly publishedAt: Date;
  /** Code printed on the certificate; null: the decision gives none. */
  readonly certificate: string | null;
}

interface Row extends Omit<OwnAward, 'decision'> {
  readonly number: string;
  readonly issuer: string;
  readonly signedOn: string;
}

/** What published decisions give, at this moment, to the initiatives of which somebody is author or keeper. */
@Injectable()
export class OwnAwardsQuery {
  constructor(private readonly db: Database) {}

  async of(actor: Actor): Promise<OwnAward[]> {
    const rows = await this.db.query<Row>(
      `SELECT a.initiative_id AS "initiativeId", a.contest_id AS "contestId", a.prize_name AS prize, a.amount::float8 AS amount,
         d.number || '/' || d.series AS number, d.issuer, d.signed_on::text AS "signedOn", d.published_at AS "publishedAt",
         c.code AS certificate
       FROM award.award a JOIN award.decision d ON d.id = a.decision_id JOIN initiative.initiative i ON i.id = a.initiative_id
       LEFT JOIN award.certificate c ON c.award_id = a.id AND c.revoked_at IS NULL
       WHERE d.state = 'published' AND a.ended_by IS NULL AND a.effect <> 'withdraw'
         AND ((i.owner_id = $1 AND i.channel = 'online')
           OR EXISTS (SELECT FROM initiative.author o WHERE o.initiative_id = i.id AND o.account_id = $1))
       ORDER BY d.published_at DESC, d.id, a.position`,
      [actor.accountId],
    );
    return rows.map(({ number, issuer, signedOn, certificate, ...row }) => ({
      ...row,
      decision: { number, issuer, signedOn },
      certificate: certificate === null ? null : printedCode(certificate),
    }));
  }
}
