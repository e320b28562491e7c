import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { isUpheld } from '../domain/complaint.workflow';
import type { ComplaintState, Outcome } from '../domain/complaint.workflow';
import { decisionActions } from '../domain/decision-actions';
import type { DecisionState } from '../domain/decision.workflow';
import { ComplaintBinding } from '../persistence/complaint.binding';
import { DUE_SOON_DAYS } from '../use-cases/complaint-deadlines';
import { COMPLAINT_VISIBLE, complaintVisibleTo } from './complaint-visible';

export interface ComplaintView {
  readonly id: string;
  readonly contestId: string;
  readonly number: number;
  readonly state: ComplaintState;
  readonly version: number;
  readonly decisionId: string | null;
  readonly initiativeId: string | null;
  readonly initiativeCode: string | null;
  readonly initiativeTitle: string | null;
  readonly complainantName: string;
  readonly complainantContact: string;
  readonly content: string;
  readonly fileId: string | null;
  readonly receivedOn: string;
  readonly late: boolean;
  readonly answerDueOn: string;
  readonly overdue: boolean;
  /** Whole days until the answer is due, negative afterwards; null once it is closed. */
  readonly daysLeft: number | null;
  readonly transferredTo: string | null;
  readonly outcome: Outcome | null;
  readonly answerNumber: string | null;
  readonly answerDate: string | null;
  readonly answerFileId: string | null;
  readonly amendingDecisionIds: readonly string[];
}

const SELECT = `
  SELECT k.id, k.contest_id AS "contestId", k.number, k.state, k.version, k.decision_id AS "decisionId", k.initiative_id AS "initiativeId",
    i.code AS "initiativeCode", i.title AS "initiativeTitle", k.complainant_name AS "complainantName", k.complainant_contact AS "complainantContact", k.content,
    k.file_id AS "fileId", k.received_on::text AS "receivedOn", k.late, k.answer_due_on::text AS "answerDueOn",
    k.state IN ('received', 'accepted', 'verifying') AND k.answer_due_on < (platform.now() AT TIME ZONE c.zone)::date AS overdue,
    CASE WHEN k.state IN ('received', 'accepted', 'verifying') THEN k.answer_due_on - (platform.now() AT TIME ZONE c.zone)::date END AS "daysLeft",
    k.transferred_to AS "transferredTo", k.outcome, k.answer_number AS "answerNumber", k.answer_date::text AS "answerDate",
    k.answer_file_id AS "answerFileId",
    ARRAY(SELECT d.id::text FROM award.decision d WHERE d.complaint_id = k.id AND (d.state = 'published' OR $1::boolean OR d.contest_id = ANY($2::uuid[]))
      ORDER BY d.proposed_at) AS "amendingDecisionIds"
  FROM award.complaint k JOIN contest.contest c ON c.id = k.contest_id LEFT JOIN initiative.initiative i ON i.id = k.initiative_id`;

export const COMPLAINT_FILTERS = ['open', 'due_soon', 'overdue', 'closed'] as const;
export type ComplaintFilter = (typeof COMPLAINT_FILTERS)[number];

/** When one may complain about what was published last. */
export interface ComplaintWindow {
  readonly publishedOn: string;
  readonly until: string;
  readonly answerDays: number;
  readonly isOpen: boolean;
}

export interface PublishedContest {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly publishedOn: string;
}

interface Step {
  readonly state: ComplaintState;
  readonly at: Date;
  readonly reason: string | null;
}

@Injectable()
export class ComplaintQueries {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly runner: TransitionRunner,
    private readonly binding: ComplaintBinding,
  ) {}

  async list(actor: Actor, contestId: string, filter?: ComplaintFilter): Promise<ComplaintView[]> {
    const rows = await this.db.query<ComplaintView>(
      `${SELECT} WHERE k.contest_id = $4 AND ${COMPLAINT_VISIBLE} ORDER BY k.number`,
      [...complaintVisibleTo(actor), contestId],
    );
    return rows.filter(({ daysLeft }) => {
      if (filter === 'closed') return daysLeft === null;
      if (filter === 'overdue') return daysLeft !== null && daysLeft < 0;
      if (filter === 'due_soon') return daysLeft !== null && daysLeft >= 0 && daysLeft <= DUE_SOON_DAYS;
      return filter === undefined || daysLeft !== null;
    });
  }

  /** What everybody may know: a published result is public. */
  publishedContests(): Promise<PublishedContest[]> {
    return this.db.query<PublishedContest>(
      `SELECT c.id, c.code, c.title, (max(d.published_at) AT TIME ZONE c.zone)::date::text AS "publishedOn"
       FROM award.decision d JOIN contest.contest c ON c.id = d.contest_id WHERE d.state = 'published'
       GROUP BY c.id ORDER BY max(d.published_at) DESC, c.code`,
    );
  }

  /** Null while nothing is published. */
  async window(contestId: string): Promise<ComplaintWindow | null> {
    const { complaints } = (await this.contests.rulebook(contestId)).publication;
    const row = await this.db.first<Omit<ComplaintWindow, 'answerDays'>>(
      `SELECT p.on_day::text AS "publishedOn", (p.on_day + $2::int)::text AS until,
         (platform.now() AT TIME ZONE p.zone)::date <= p.on_day + $2::int AS "isOpen"
       FROM (SELECT (max(d.published_at) AT TIME ZONE c.zone)::date AS on_day, c.zone
         FROM award.decision d JOIN contest.contest c ON c.id = d.contest_id
         WHERE d.contest_id = $1 AND d.state = 'published' GROUP BY c.zone) p`,
      [contestId, complaints.days],
    );
    return row ? { ...row, answerDays: complaints.answerDays } : null;
  }

  async detail(actor: Actor, id: string) {
    const complaint = await this.one(actor, id);
    return {
      ...complaint,
      steps: await this.steps(id),
      availableTransitions: [
        ...(await this.runner.available(this.binding, id, complaint.state, actor, undefined)),
        ...(await this.amending(actor, complaint)),
      ],
    };
  }

  /** An upheld complaint leads to a decision that amends the one complained about. */
  private async amending(actor: Actor, complaint: ComplaintView): Promise<AvailableTransition[]> {
    if (!isUpheld(complaint.outcome)) return [];
    const row = await this.db.first<{ state: DecisionState; isFirst: boolean }>(
      'SELECT state, amends_id IS NULL AS "isFirst" FROM award.decision WHERE id = $1',
      [complaint.decisionId],
    );
    if (!row || !decisionActions(row.state, row.isFirst, rolesIn(actor, complaint.contestId)).includes('amend'))
      return [];
    const label = { vi: 'Dự thảo quyết định sửa đổi', en: 'Draft an amending decision' };
    return [{ name: 'amend', label, needsReason: false, blockers: [] }];
  }

  /** Without names: the complainant reads them too. */
  private steps(id: string): Promise<Step[]> {
    return this.db.query<Step>(
      `SELECT t.to_state AS state, t.at, t.reason FROM platform.audit t
       WHERE t.subject_kind = 'complaint' AND t.subject_id = $1 AND t.outcome = 'done' AND t.to_state IS NOT NULL ORDER BY t.id`,
      [id],
    );
  }

  private async one(actor: Actor, id: string): Promise<ComplaintView> {
    const row = await this.db.first<ComplaintView>(`${SELECT} WHERE k.id = $4 AND ${COMPLAINT_VISIBLE}`, [
      ...complaintVisibleTo(actor),
      id,
    ]);
    return row ?? absent();
  }
}
