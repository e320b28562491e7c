import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, contestsWithRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { ComplaintState } from '../domain/complaint.workflow';

/** SQL over `award.complaint k` with $1…$3: the secretariat, the organisers, and the complainant. */
export const COMPLAINT_VISIBLE = '($1::boolean OR k.contest_id = ANY($2::uuid[]) OR k.complainant_id = $3::uuid)';

export function complaintVisibleTo(actor: Actor): readonly [boolean, readonly string[], string | null] {
  const held = contestsWithRole(actor, 'secretary', 'secretary_head', 'organiser');
  return [held === 'all', held === 'all' ? [] : held, actor.accountId];
}

export interface ComplaintView {
  readonly id: string;
  readonly contestId: string;
  readonly number: number;
  readonly state: ComplaintState;
  readonly version: number;
  readonly decisionId: string | null;
  readonly initiativeId: string | null;
  readonly initiativeCode: string | null;
  readonly complainantName: string;
  readonly complainantContact: string;
  readonly content: string;
  readonly fileId: string | null;
  readonly receivedOn: string;
  readonly late: boolean;
  readonly answerDueOn: string;
  readonly overdue: boolean;
  readonly transferredTo: string | null;
  readonly outcome: 'upheld' | 'partly_upheld' | 'rejected' | null;
  readonly answerNumber: string | null;
  readonly answerDate: string | null;
  readonly answerFileId: string | null;
  readonly amendingDecisionIds: readonly string[];
}

const SELECT = `
  SELECT k.id, k.contest_id AS "contestId", k.number, k.state, k.version, k.decision_id AS "decisionId", k.initiative_id AS "initiativeId",
    i.code AS "initiativeCode", k.complainant_name AS "complainantName", k.complainant_contact AS "complainantContact", k.content,
    k.file_id AS "fileId", k.received_on::text AS "receivedOn", k.late, k.answer_due_on::text AS "answerDueOn",
    k.state IN ('received', 'accepted', 'verifying') AND k.answer_due_on < (platform.now() AT TIME ZONE c.zone)::date AS overdue,
    k.transferred_to AS "transferredTo", k.outcome, k.answer_number AS "answerNumber", k.answer_date::text AS "answerDate",
    k.answer_file_id AS "answerFileId",
    ARRAY(SELECT d.id::text FROM award.decision d WHERE d.complaint_id = k.id AND (d.state = 'published' OR $1::boolean OR d.contest_id = ANY($2::uuid[]))
      ORDER BY d.proposed_at) AS "amendingDecisionIds"
  FROM award.complaint k JOIN contest.contest c ON c.id = k.contest_id LEFT JOIN initiative.initiative i ON i.id = k.initiative_id`;

@Injectable()
export class ComplaintQueries {
  constructor(private readonly db: Database) {}

  list(actor: Actor, contestId: string): Promise<ComplaintView[]> {
    return this.db.query<ComplaintView>(
      `${SELECT} WHERE k.contest_id = $4 AND ${COMPLAINT_VISIBLE} ORDER BY k.number`,
      [...complaintVisibleTo(actor), contestId],
    );
  }

  async one(actor: Actor, id: string): Promise<ComplaintView> {
    const row = await this.db.first<ComplaintView>(`${SELECT} WHERE k.id = $4 AND ${COMPLAINT_VISIBLE}`, [
      ...complaintVisibleTo(actor),
      id,
    ]);
    return row ?? absent();
  }
}
