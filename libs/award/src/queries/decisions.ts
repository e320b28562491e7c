import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import type { DecisionAct, DecisionKind, ListRow } from '../domain/award-list';
import { asSigned, listHash } from '../domain/award-list';
import { printedCode } from '../domain/check-code';
import { DECISION_PAPERS, decisionActions, paperBlockers } from '../domain/decision-actions';
import type { DecisionState } from '../domain/decision.workflow';
import type { DifferenceState } from '../domain/difference.workflow';
import type { Wording } from '../domain/wording';
import { DecisionBinding, NO_INPUT } from '../persistence/decision.binding';
import { DifferenceBinding } from '../persistence/difference.binding';
import { ListRowsQuery } from './list-rows';
import { isStaff, VISIBLE, visibleTo } from './visible';

export interface DecisionSummary {
  readonly id: string;
  readonly contestId: string;
  readonly kind: DecisionKind;
  readonly act: DecisionAct;
  readonly amendsId: string | null;
  readonly complaintId: string | null;
  readonly state: DecisionState;
  readonly version: number;
  readonly subject: string;
  readonly series: string;
  readonly issuer: string;
  /** Of the list as signed, once it is signed. */
  readonly rows: number;
  readonly total: number;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly agreedBy: string | null;
  readonly agreedAt: Date | null;
  readonly agreedHash: string | null;
  readonly proposalNumber: string | null;
  readonly proposalDate: string | null;
  readonly sentAt: Date | null;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly signerName: string | null;
  readonly signedFileId: string | null;
  readonly signedHash: string | null;
  readonly signedAt: Date | null;
  readonly publishedAt: Date | null;
}

export interface DifferenceView {
  readonly id: string;
  readonly initiativeId: string;
  readonly initiativeCode: string;
  readonly state: DifferenceState;
  readonly change: 'added' | 'removed' | 'changed';
  readonly table: string | null;
  readonly prize: string | null;
  readonly prizeName: string | null;
  readonly amount: number | null;
  readonly reason: string;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly documentFileId: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
}

const SUMMARY = `
  SELECT d.id, d.contest_id AS "contestId", d.kind, d.act, d.amends_id AS "amendsId", d.complaint_id AS "complaintId", d.state, d.version,
    d.wording ->> 'subject' AS subject, d.series, d.issuer, t.rows, t.total, pp.name AS "proposedBy", d.proposed_at AS "proposedAt",
    ap.name AS "agreedBy", d.agreed_at AS "agreedAt", d.list_hash AS "agreedHash", d.proposal_number AS "proposalNumber",
    d.proposal_date::text AS "proposalDate", d.sent_at AS "sentAt", d.number, d.signed_on::text AS "signedOn", d.signer_name AS "signerName",
    d.signed_file_id AS "signedFileId", d.signed_hash AS "signedHash", d.signed_at AS "signedAt", d.published_at AS "publishedAt"
  FROM award.decision d
  JOIN identity.account pa ON pa.id = d.proposed_by JOIN identity.person pp ON pp.id = pa.person_id
  LEFT JOIN identity.account aa ON aa.id = d.agreed_by LEFT JOIN identity.person ap ON ap.id = aa.person_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS rows, coalesce(sum(r.amount) FILTER (WHERE r.effect <> 'withdraw'), 0)::float8 AS total
    FROM (SELECT w.amount, w.effect FROM award.decision_row w WHERE w.decision_id = d.id AND d.signed_hash IS NULL
          UNION ALL SELECT a.amount, a.effect FROM award.award a WHERE a.decision_id = d.id) r) t`;

@Injectable()
export class DecisionQueries {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly binding: DecisionBinding,
    private readonly differing: DifferenceBinding,
    private readonly lists: ListRowsQuery,
  ) {}

  list(actor: Actor, contestId: string): Promise<DecisionSummary[]> {
    if (!isStaff(actor, contestId)) return absent();
    return this.db.query<DecisionSummary>(
      `${SUMMARY} WHERE d.contest_id = $5 AND ${VISIBLE} ORDER BY d.proposed_at, d.id`,
      [...visibleTo(actor), contestId],
    );
  }

  async one(actor: Actor, id: string) {
    const summary =
      (await this.db.first<DecisionSummary>(`${SUMMARY} WHERE d.id = $5 AND ${VISIBLE}`, [...visibleTo(actor), id])) ??
      absent();
    const row =
      (await this.db.first<{ wording: Wording; tables: string[] | null; certificates: number }>(
        `SELECT d.wording, d.table_codes AS tables, (SELECT count(*)::int FROM award.certificate c
           WHERE c.decision_id = d.id AND c.revoked_by IS NULL) AS certificates
         FROM award.decision d WHERE d.id = $1`,
        [id],
      )) ?? absent();
    const actions = decisionActions(summary.state, summary.amendsId === null, rolesIn(actor, summary.contestId));
    const agreed = (await this.lists.proposed([id])).get(id) ?? [];
    const differences = await this.differences(id);
    return {
      ...summary,
      wording: row.wording,
      tables: row.tables,
      /** Of the list shown: to be sent back when agreeing to it. */
      listHash: listHash(agreed),
      list: agreed,
      signedList: await this.signedList(summary, agreed),
      differences: await this.withSteps(actor, differences),
      outsideSteps: await this.outsideSteps(id),
      availableTransitions: await this.runner.available(this.binding, id, summary.state, actor, {
        ...NO_INPUT,
        compare: true,
      }),
      actions,
      papers: actions.includes('make_papers') ? papersOf(summary.state, row.certificates) : [],
    };
  }

  private async withSteps(actor: Actor, differences: readonly DifferenceView[]) {
    const shown = [];
    for (const one of differences)
      shown.push({
        ...one,
        availableTransitions: await this.runner.available(this.differing, one.id, one.state, actor, undefined),
      });
    return shown;
  }

  /** Codes are for printing: whoever may make the papers sees them, from the signature on. */
  async certificates(actor: Actor, id: string) {
    const known = await this.db.first(`SELECT 1 FROM award.decision d WHERE d.id = $5 AND ${VISIBLE}`, [
      ...visibleTo(actor),
      id,
    ]);
    if (!known) absent();
    const rows = await this.db.query<{
      code: string;
      status: 'valid' | 'revoked';
      initiativeCode: string;
      title: string;
      prizeName: string;
    }>(
      `SELECT c.code, CASE WHEN c.revoked_by IS NULL THEN 'valid' ELSE 'revoked' END AS status, a.code AS "initiativeCode",
         a.title, a.prize_name AS "prizeName"
       FROM award.certificate c JOIN award.award a ON a.id = c.award_id WHERE c.decision_id = $1 ORDER BY a.position`,
      [id],
    );
    return rows.map((row) => ({ ...row, code: printedCode(row.code) }));
  }

  /** Before the signature is recorded: what it would be with the differences confirmed so far. */
  private async signedList(summary: DecisionSummary, agreed: readonly ListRow[]): Promise<readonly ListRow[]> {
    if (summary.state === 'signed' || summary.state === 'published') {
      return (await this.lists.signed([summary.id])).get(summary.id) ?? [];
    }
    if (summary.state !== 'sent') return [];
    return asSigned(agreed, await this.lists.differences(summary.id), new Map()).rows;
  }

  private differences(id: string): Promise<DifferenceView[]> {
    return this.db.query<DifferenceView>(
      `SELECT f.id, f.initiative_id AS "initiativeId", i.code AS "initiativeCode", f.state, f.change, f.table_code AS "table",
         f.prize_code AS prize, f.prize_name AS "prizeName", f.amount::float8 AS amount, f.reason, f.document_number AS "documentNumber",
         f.document_date::text AS "documentDate", f.document_file_id AS "documentFileId", ep.name AS "enteredBy", f.entered_at AS "enteredAt",
         cp.name AS "confirmedBy", f.confirmed_at AS "confirmedAt"
       FROM award.signing_difference f JOIN initiative.initiative i ON i.id = f.initiative_id
       JOIN identity.account ea ON ea.id = f.entered_by JOIN identity.person ep ON ep.id = ea.person_id
       LEFT JOIN identity.account ca ON ca.id = f.confirmed_by LEFT JOIN identity.person cp ON cp.id = ca.person_id
       WHERE f.decision_id = $1 ORDER BY f.entered_at, f.id`,
      [id],
    );
  }

  private outsideSteps(id: string) {
    return this.db.query<{
      body: string;
      summary: string;
      documentNumber: string;
      documentDate: string;
      fileId: string;
      recordedAt: Date;
    }>(
      `SELECT body, summary, document_number AS "documentNumber", document_date::text AS "documentDate", file_id AS "fileId",
         recorded_at AS "recordedAt" FROM award.outside_step WHERE decision_id = $1 ORDER BY recorded_at, id`,
      [id],
    );
  }
}

/** Each paper of the decision as a step of making it. */
function papersOf(state: DecisionState, certificates: number): AvailableTransition[] {
  const label = { vi: 'Lập văn bản', en: 'Make a paper' };
  return DECISION_PAPERS.map((name) => ({
    name,
    label,
    needsReason: false,
    blockers: paperBlockers(name, state, certificates),
  }));
}
