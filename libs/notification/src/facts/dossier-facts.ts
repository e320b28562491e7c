import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Language } from '@platform/kernel';
import type { NoticeKind } from '../domain/kinds';
import type { Values } from '../domain/render';
import { moment } from './times';

interface DossierRow {
  readonly id: string;
  readonly contest_id: string;
  readonly contest: string;
  readonly zone: string;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly state: string;
  readonly revision: number;
  readonly lead_author: string | null;
  readonly consents: string | null;
  readonly names: string | null;
  readonly receipt_code: string | null;
  readonly received_at: Date | null;
  readonly content_hash: string | null;
  readonly items: readonly { readonly text: string }[] | null;
  readonly message: string | null;
  readonly due_at: Date | null;
  readonly verdict_id: string | null;
  readonly verdict: string | null;
  readonly verdict_reason: string | null;
  readonly kept_code: string | null;
  readonly step_reason: string | null;
  readonly outcome: string | null;
  readonly decision: string | null;
  readonly certificates: string | null;
}

const CONSENT: Record<Language, Record<string, string>> = {
  vi: { pending: 'chưa trả lời', given: 'đã đồng ý', signed_page: 'đã ký trên giấy', refused: 'từ chối' },
  en: { pending: 'no answer yet', given: 'agreed', signed_page: 'signed on paper', refused: 'declined' },
};
const STATE: Record<string, Record<Language, string>> = {
  draft: { vi: 'trả lại để sửa', en: 'returned to you' },
  not_forwarded: { vi: 'đơn vị không gửi', en: 'not forwarded' },
};

const DECISION: Record<Language, string> = { vi: 'Quyết định số', en: 'Decision no.' };
const NO_PRIZE: Record<Language, string> = { vi: 'không có giải trong lần này', en: 'no prize this time' };

export interface DossierTopic {
  readonly contestId: string;
  readonly initiativeId: string;
  readonly verdictId: string | null;
  readonly values: (language: Language) => Values;
}

/** What notices about dossiers may say, as it stands when they are drafted. */
@Injectable()
export class DossierFacts {
  constructor(private readonly db: Database) {}

  /** Dossiers whose facts no longer bear the notice out (a verdict undone meanwhile) are left out, but for a preview. */
  async topics(kind: NoticeKind, initiativeIds: readonly string[], preview = false): Promise<DossierTopic[]> {
    const rows = await this.db.query<DossierRow>(
      `SELECT i.id, i.contest_id, c.title AS contest, c.zone, i.code, coalesce(r.title, i.title) AS title, i.unit_name AS unit, i.state, i.revision,
         w.name AS lead_author, consent.lines AS consents, consent.names, rc.code AS receipt_code, rc.received_at, rc.content_hash,
         k.items, k.message, k.due_at, v.id AS verdict_id, v.verdict, v.reason AS verdict_reason, kept.code AS kept_code, step.reason AS step_reason,
         won.outcome, won.decision, won.certificates
       FROM initiative.initiative i
       JOIN contest.contest c ON c.id = i.contest_id
       LEFT JOIN initiative.revision r ON r.initiative_id = i.id AND r.number = i.revision
       LEFT JOIN initiative.receipt rc ON rc.initiative_id = i.id AND rc.revision = i.revision
       LEFT JOIN initiative.author w ON w.initiative_id = i.id AND w.is_lead
       LEFT JOIN LATERAL (SELECT string_agg('- ' || o.name || ': ' || o.consent, E'\n' ORDER BY o.position) AS lines,
           string_agg('- ' || concat_ws(', ', o.name, o.job_title, coalesce(o.unit_name, i.unit_name)), E'\n' ORDER BY o.position) AS names
         FROM initiative.author o WHERE o.initiative_id = i.id) consent ON true
       LEFT JOIN LATERAL (SELECT items, message, due_at FROM screening.completion s WHERE s.initiative_id = i.id
         ORDER BY (s.state = 'open') DESC, s.asked_at DESC LIMIT 1) k ON true
       LEFT JOIN screening.verdict v ON v.initiative_id = i.id AND v.state = 'standing'
       LEFT JOIN initiative.initiative kept ON kept.id = v.duplicate_of
       LEFT JOIN LATERAL (SELECT reason FROM platform.audit t WHERE t.subject_kind = 'initiative' AND t.subject_id = i.id
         AND t.reason IS NOT NULL AND t.outcome = 'done' ORDER BY t.id DESC LIMIT 1) step ON true
       LEFT JOIN LATERAL (SELECT string_agg(a.prize_name, ', ' ORDER BY d.published_at, a.position) AS outcome,
           string_agg(DISTINCT d.number || '/' || d.series || ' (' || to_char(d.signed_on, 'DD/MM/YYYY') || ')', ', ') AS decision,
           string_agg(e.code, ', ' ORDER BY e.issued_at, e.code) FILTER (WHERE e.revoked_at IS NULL) AS certificates
         FROM award.award a JOIN award.decision d ON d.id = a.decision_id AND d.state = 'published'
         LEFT JOIN award.certificate e ON e.award_id = a.id
         WHERE a.initiative_id = i.id AND a.ended_by IS NULL AND a.effect <> 'withdraw') won ON true
       WHERE i.id = ANY($1::uuid[]) ORDER BY i.code`,
      [initiativeIds],
    );
    return rows
      .filter((row) => preview || kind.verdict === undefined || row.verdict === kind.verdict)
      .map((row) => ({
        contestId: row.contest_id,
        initiativeId: row.id,
        verdictId: kind.verdict === undefined ? null : row.verdict_id,
        values: (language) => valuesOf(row, kind, language),
      }));
  }

  /**
   * Dossiers that a published decision speaks of: those on its list, and for the award decision of the whole contest
   * all that were judged.
   */
  async ofDecision(decisionId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT i.id FROM award.decision d JOIN initiative.initiative i ON i.contest_id = d.contest_id
       WHERE d.id = $1 AND d.state = 'published' AND (
         EXISTS (SELECT FROM award.award a WHERE a.decision_id = d.id AND a.initiative_id = i.id)
         OR (i.state = 'eligible' AND d.kind = 'award' AND d.act = 'grant' AND d.table_codes IS NULL))`,
      [decisionId],
    );
    return rows.map((row) => row.id);
  }

  async ofCertificates(decisionId: string): Promise<string[]> {
    const rows = await this.db.query<{ initiative_id: string }>(
      `SELECT DISTINCT a.initiative_id FROM award.certificate c JOIN award.award a ON a.id = c.award_id
       WHERE c.decision_id = $1 AND c.revoked_at IS NULL`,
      [decisionId],
    );
    return rows.map((row) => row.initiative_id);
  }

  /** Eligible dossiers of which a name is asked for. */
  async ofNames(contestId: string): Promise<string[]> {
    const rows = await this.db.query<{ initiative_id: string }>(
      `SELECT DISTINCT a.initiative_id FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
       WHERE i.contest_id = $1 AND i.state = 'eligible' AND i.decided_at IS NULL AND a.name_state = 'open' AND a.name_asked_at IS NOT NULL`,
      [contestId],
    );
    return rows.map((row) => row.initiative_id);
  }

  async ofIntake(intakeId: string): Promise<string[]> {
    const rows = await this.db.query<{ initiative_id: string }>(
      'SELECT initiative_id FROM initiative.paper_intake WHERE id = $1',
      [intakeId],
    );
    return rows.map((row) => row.initiative_id);
  }

  async ofCompletion(completionId: string): Promise<string[]> {
    const rows = await this.db.query<{ initiative_id: string }>(
      'SELECT initiative_id FROM screening.completion WHERE id = $1',
      [completionId],
    );
    return rows.map((row) => row.initiative_id);
  }
}

function valuesOf(row: DossierRow, kind: NoticeKind, language: Language): Values {
  const at = (date: Date | null) => (date === null ? '' : moment(date, row.zone, language));
  const consents = (row.consents ?? '').replace(
    /: (pending|given|signed_page|refused)$/gm,
    (_, consent: string) => `: ${CONSENT[language][consent] ?? consent}`,
  );
  return {
    contest: row.contest,
    code: row.code,
    title: row.title,
    unit: row.unit,
    leadAuthor: row.lead_author ?? '',
    consents,
    names: row.names ?? '',
    state: STATE[row.state]?.[language] ?? '',
    receiptCode: row.receipt_code ?? '',
    receivedAt: at(row.received_at),
    contentHash: row.content_hash ?? '',
    revision: String(row.revision),
    items: (row.items ?? []).map((item) => `- ${item.text.replace(/\s+/g, ' ')}`).join('\n'),
    message: row.message ?? '',
    dueAt: at(row.due_at),
    reason: (kind.verdict === undefined ? row.step_reason : row.verdict_reason) ?? '',
    keptCode: row.kept_code ?? '',
    outcome: row.outcome ?? NO_PRIZE[language],
    decision: row.decision === null ? '' : `${DECISION[language]} ${row.decision}`,
    certificateCode: row.certificates ?? '',
  };
}
