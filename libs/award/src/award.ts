import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { DecisionAct, DecisionKind, Recipient } from './domain/award-list';
import type { DecisionState } from './domain/decision.workflow';
import { ManageTemplates } from './use-cases/manage-templates';

/** One row of a list as signed. amount: whole đồng. */
export interface AwardView {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly initiativeId: string;
  readonly code: string;
  readonly title: string;
  readonly theme: string | null;
  readonly category: string;
  readonly unitName: string;
  readonly recipients: readonly Recipient[];
  readonly tableCode: string;
  readonly prizeCode: string;
  readonly prizeName: string;
  readonly amount: number;
  readonly rank: number;
}

export interface DecisionView {
  readonly id: string;
  readonly contestId: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly amendsId: string | null;
  readonly state: DecisionState;
  readonly number: string | null;
  readonly series: string;
  readonly issuer: string;
  readonly signedOn: string | null;
  readonly publishedAt: Date | null;
}

const AWARDS = `
  SELECT a.id, a.decision_id AS "decisionId", d.kind, a.initiative_id AS "initiativeId", a.code, a.title, a.theme, a.category,
    a.unit_name AS "unitName", a.recipients, a.table_code AS "tableCode", a.prize_code AS "prizeCode", a.prize_name AS "prizeName",
    a.amount::float8 AS amount, a.rank
  FROM award.award a JOIN award.decision d ON d.id = a.decision_id
  WHERE a.contest_id = $1 AND d.state = ANY($2::text[]) AND a.effect <> 'withdraw' AND a.ended_by IS NULL
  ORDER BY d.signed_at, d.id, a.position`;

/** What other rooms may ask of award. Not limited by who asks: whoever shows it decides who may see it. */
@Injectable()
export class Award {
  constructor(
    private readonly db: Database,
    private readonly templates: ManageTemplates,
  ) {}

  /** The Word template that the contest has put in the place of the shipped one. */
  async template(contestId: string, paper: string): Promise<Buffer | undefined> {
    return (await this.templates.current(contestId, paper)).template;
  }

  /** Awards in force of signed decisions, published or not yet. */
  signed(contestId: string): Promise<AwardView[]> {
    return this.db.query<AwardView>(AWARDS, [contestId, ['signed', 'published']]);
  }

  /** Awards in force that the public may know of. */
  published(contestId: string): Promise<AwardView[]> {
    return this.db.query<AwardView>(AWARDS, [contestId, ['published']]);
  }

  decisions(contestId: string): Promise<DecisionView[]> {
    return this.db.query<DecisionView>(
      `SELECT id, contest_id AS "contestId", kind, act, amends_id AS "amendsId", state, number, series, issuer,
         signed_on::text AS "signedOn", published_at AS "publishedAt"
       FROM award.decision WHERE contest_id = $1 ORDER BY proposed_at, id`,
      [contestId],
    );
  }
}
