import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface DeskCounts {
  readonly newDossiers: number;
  readonly waitingLong: number;
  readonly completionOpen: number;
  readonly completionOverdue: number;
  readonly unitsWithoutDossier: number;
  readonly unitListMismatches: number;
  readonly consentsUnsigned: number;
  readonly intakesToConfirm: number;
  readonly reinstatementsToConfirm: number;
  readonly extensionsToConfirm: number;
  readonly sheetsMissing: number;
  readonly recusals: number;
  readonly noticesWaiting: number;
  readonly noticesFailed: number;
  readonly noticesToPrint: number;
  readonly papersWithoutNumber: number;
  readonly complaintsOpen: number;
  readonly complaintsDueSoon: number;
  readonly complaintsOverdue: number;
}

const DESK = `
  SELECT
    (SELECT count(*) FROM initiative.initiative i WHERE i.contest_id = c.id AND i.state = 'submitted')::int AS "newDossiers",
    (SELECT count(*) FROM initiative.initiative i WHERE i.contest_id = c.id AND i.state = 'submitted'
       AND i.submitted_at < platform.now() - interval '3 days')::int AS "waitingLong",
    (SELECT count(*) FROM screening.completion s WHERE s.contest_id = c.id AND s.state = 'open')::int AS "completionOpen",
    (SELECT count(*) FROM screening.completion s WHERE s.contest_id = c.id AND s.state = 'open' AND s.due_at <= platform.now())::int AS "completionOverdue",
    (SELECT count(*) FROM identity.unit u WHERE u.state = 'active'
       AND NOT EXISTS (SELECT FROM initiative.initiative i WHERE i.contest_id = c.id AND i.unit_id = u.id AND i.received_at IS NOT NULL))::int AS "unitsWithoutDossier",
    (SELECT count(*) FROM initiative.unit_list l WHERE l.contest_id = c.id AND l.state = 'forwarded'
       AND l.declared_count <> (SELECT count(*) FROM initiative.unit_list_item t WHERE t.unit_list_id = l.id))::int AS "unitListMismatches",
    (SELECT count(*) FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
       WHERE i.contest_id = c.id AND i.state IN ('submitted', 'awaiting_completion') AND a.consent = 'pending')::int AS "consentsUnsigned",
    (SELECT count(*) FROM initiative.paper_intake p WHERE p.contest_id = c.id AND p.state = 'entered')::int AS "intakesToConfirm",
    (SELECT count(*) FROM screening.reinstatement r WHERE r.contest_id = c.id AND r.state = 'proposed')::int AS "reinstatementsToConfirm",
    (SELECT count(*) FROM contest.extension e WHERE e.contest_id = c.id AND e.state = 'proposed')::int AS "extensionsToConfirm",
    (SELECT count(*) FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id
       WHERE r.contest_id = c.id AND r.state = 'scoring' AND a.state IN ('offered', 'appointed', 'accepted')
       AND NOT EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = a.id AND s.state = 'submitted'))::int AS "sheetsMissing",
    (SELECT count(*) FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id
       WHERE r.contest_id = c.id AND r.state IN ('assigning', 'scoring') AND a.state = 'recused'
       AND NOT EXISTS (SELECT FROM judging.assignment n WHERE n.replaces = a.id))::int AS recusals,
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'draft')::int AS "noticesWaiting",
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state IN ('failed', 'uncertain'))::int AS "noticesFailed",
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'to_print')::int AS "noticesToPrint",
    (SELECT count(*) FROM award.decision d WHERE d.contest_id = c.id AND d.state = 'sent')::int AS "papersWithoutNumber",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying'))::int AS "complaintsOpen",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying')
       AND k.answer_due_on - (platform.now() AT TIME ZONE c.zone)::date BETWEEN 0 AND 3)::int AS "complaintsDueSoon",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying')
       AND k.answer_due_on < (platform.now() AT TIME ZONE c.zone)::date)::int AS "complaintsOverdue"
  FROM contest.contest c WHERE c.id = $1`;

const SHEETS_BY_JUDGE = `
  SELECT m.name, r.name AS round, a.last_sign_in_at AS "lastSignInAt",
    count(*)::int AS assigned,
    count(*) FILTER (WHERE EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = x.id AND s.state = 'submitted'))::int AS submitted
  FROM judging.assignment x
  JOIN judging.round r ON r.id = x.round_id JOIN judging.panel_member m ON m.id = x.panel_member_id
  JOIN identity.account a ON a.id = x.account_id
  WHERE r.contest_id = $1 AND r.state = 'scoring' AND x.state IN ('offered', 'appointed', 'accepted')
  GROUP BY m.id, m.name, r.id, r.name, a.last_sign_in_at ORDER BY m.name, m.id`;

export interface JudgeProgress {
  readonly name: string;
  readonly round: string;
  readonly assigned: number;
  readonly submitted: number;
  readonly lastSignInAt: Date | null;
}

/** What waits for the secretariat: counts only, each of which opens a list; never marks. */
@Injectable()
export class DeskQuery {
  constructor(private readonly db: Database) {}

  async counts(contestId: string): Promise<DeskCounts | undefined> {
    return this.db.first<DeskCounts>(DESK, [contestId]);
  }

  judges(contestId: string): Promise<JudgeProgress[]> {
    return this.db.query<JudgeProgress>(SHEETS_BY_JUDGE, [contestId]);
  }
}
