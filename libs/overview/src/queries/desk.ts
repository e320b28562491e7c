import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { vietnamese } from '@platform/documents';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Judging } from '@rooms/judging';
import { DESK_LIST_NAMES, deskCountSql, deskListSql } from './desk-lists';
import type { DeskItem, DeskList, DeskListed } from './desk-lists';

export interface DeskCounts extends Readonly<Record<DeskList, number>> {
  readonly newDossiers: number;
  readonly waitingLong: number;
  readonly completionOpen: number;
  readonly completionDueSoon: number;
  readonly completionOverdue: number;
  readonly noticesWaiting: number;
  readonly noticesFailed: number;
  readonly noticesUncertain: number;
  readonly noticesToPrint: number;
  readonly namesUnconfirmed: number;
  readonly papersWithoutNumber: number;
  readonly complaintsOpen: number;
  readonly complaintsDueSoon: number;
  readonly complaintsOverdue: number;
  readonly discrepancies: number;
}

/** Dossiers to screen: nobody screens an own one ($2: account, $3: person), so that it is not counted either. */
const TO_SCREEN = `initiative.initiative i WHERE i.contest_id = c.id AND (i.owner_id <> $2::uuid OR i.channel <> 'online') AND NOT EXISTS (
      SELECT FROM initiative.author o WHERE o.initiative_id = i.id AND (o.account_id = $2::uuid OR o.person_id = $3::uuid))`;
const completions = (name: string, due: string) =>
  `(SELECT count(*) FROM screening.completion s WHERE s.contest_id = c.id AND s.state = 'open' AND ${due}
       AND EXISTS (SELECT FROM ${TO_SCREEN} AND i.id = s.initiative_id AND i.state = 'awaiting_completion'))::int AS "${name}"`;

const DESK = `
  SELECT
    (SELECT count(*) FROM ${TO_SCREEN} AND i.state = 'submitted')::int AS "newDossiers",
    (SELECT count(*) FROM ${TO_SCREEN} AND i.state = 'submitted'
       AND i.submitted_at <= platform.now() - interval '3 days')::int AS "waitingLong",
    ${completions('completionOpen', 'TRUE')},
    ${completions('completionOverdue', 's.due_at < platform.now()')},
    ${completions('completionDueSoon', `s.due_at BETWEEN platform.now() AND platform.now() + interval '2 days'`)},
    ${DESK_LIST_NAMES.map(deskCountSql).join(',\n    ')},
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'draft' AND notification.for_office(n.kind, n.initiative_id))::int AS "noticesWaiting",
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'failed' AND notification.for_office(n.kind, n.initiative_id))::int AS "noticesFailed",
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'uncertain' AND notification.for_office(n.kind, n.initiative_id))::int AS "noticesUncertain",
    (SELECT count(*) FROM notification.notice n WHERE n.contest_id = c.id AND n.state = 'to_print' AND notification.for_office(n.kind, n.initiative_id))::int AS "noticesToPrint",
    (SELECT count(*) FROM initiative.author a JOIN initiative.initiative i ON i.id = a.initiative_id
       WHERE i.contest_id = c.id AND i.state = 'eligible' AND i.decided_at IS NULL AND a.name_state <> 'confirmed')::int AS "namesUnconfirmed",
    (SELECT count(*) FROM award.decision d WHERE d.contest_id = c.id AND d.state = 'sent')::int AS "papersWithoutNumber",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying'))::int AS "complaintsOpen",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying')
       AND k.answer_due_on - (platform.now() AT TIME ZONE c.zone)::date BETWEEN 0 AND 3)::int AS "complaintsDueSoon",
    (SELECT count(*) FROM award.complaint k WHERE k.contest_id = c.id AND k.state IN ('received', 'accepted', 'verifying')
       AND k.answer_due_on < (platform.now() AT TIME ZONE c.zone)::date)::int AS "complaintsOverdue"
  FROM contest.contest c WHERE c.id = $1`;

const sqlOf = (sql: (list: DeskList) => string) =>
  Object.fromEntries(DESK_LIST_NAMES.map((list) => [list, sql(list)])) as Record<DeskList, string>;
const LISTS = sqlOf(deskListSql);
const COUNTS = sqlOf(
  (list) => `SELECT x."${list}" AS count FROM (SELECT ${deskCountSql(list)} FROM contest.contest c WHERE c.id = $1) x`,
);

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
  constructor(
    private readonly db: Database,
    private readonly judging: Judging,
  ) {}

  async counts(contestId: string, reader: Actor): Promise<DeskCounts> {
    const params = [contestId, reader.accountId, reader.personId];
    const counts = await this.db.first<Omit<DeskCounts, 'discrepancies'>>(DESK, params);
    const { length: discrepancies } = await this.judging.openDiscrepancies(contestId);
    return { ...(counts ?? absent()), discrepancies };
  }

  /** What one of the counts counts. */
  async list(contestId: string, list: DeskListed, reader: Actor): Promise<{ count: number; items: DeskItem[] }> {
    if (list !== 'discrepancies') {
      const params = [contestId, reader.accountId, reader.personId];
      const total = await this.db.first<{ count: number }>(COUNTS[list], params);
      return { count: total?.count ?? 0, items: await this.db.query<DeskItem>(LISTS[list], params) };
    }
    const open = await this.judging.openDiscrepancies(contestId);
    const items = open.map(({ roundId, roundName, blindCode }) => ({
      id: roundId,
      code: blindCode,
      title: roundName,
      detail: null,
      since: null,
    }));
    return { count: items.length, items };
  }

  async judges(contestId: string): Promise<JudgeProgress[]> {
    const judges = await this.db.query<JudgeProgress>(SHEETS_BY_JUDGE, [contestId]);
    return vietnamese.sortByGivenName(judges, ({ name }) => name);
  }
}
