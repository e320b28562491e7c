import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Seat } from '../domain/panel-steps';
import type { Assignable } from '../domain/pair-blockers';
import { ABLE } from '../persistence/able.sql';

export interface PanelMemberView {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly seat: Seat;
  readonly maxLoad: number | null;
  readonly absentReason: string | null;
  /** Initiatives the judge has now. */
  readonly load: number;
  /** Sheets handed in. */
  readonly submitted: number;
  /** Sheets still to be handed in. */
  readonly missing: number;
  readonly lastSignInAt: Date | null;
  /** False once the account is closed or the role taken away. */
  readonly able: boolean;
}

@Injectable()
export class PanelQueries {
  constructor(private readonly db: Database) {}

  members(roundId: string): Promise<PanelMemberView[]> {
    return this.db.query<PanelMemberView>(
      `SELECT m.id, m.account_id AS "accountId", m.name, u.name AS "unitName", m.seat, m.max_load AS "maxLoad", m.absent_reason AS "absentReason",
         coalesce(l.load, 0) AS load, coalesce(l.submitted, 0) AS submitted, coalesce(l.missing, 0) AS missing, c.last_sign_in_at AS "lastSignInAt", ${ABLE} AS able
       FROM judging.panel_member m JOIN judging.round r ON r.id = m.round_id JOIN identity.account c ON c.id = m.account_id LEFT JOIN identity.unit u ON u.id = m.unit_id
         LEFT JOIN (
           SELECT x.panel_member_id, count(*) FILTER (WHERE x.live)::int AS load, count(*) FILTER (WHERE x.sheet = 'submitted')::int AS submitted,
             count(*) FILTER (WHERE x.live AND x.sheet IS NULL AND x.presence <> 'absent')::int AS missing
           FROM (SELECT a.panel_member_id, a.state IN ('offered', 'appointed', 'accepted') AS live, s.state AS sheet, e.presence
             FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id
             LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('submitted', 'not_returned')
             WHERE a.round_id = $1) x
           GROUP BY x.panel_member_id) l ON l.panel_member_id = m.id
       WHERE m.round_id = $1 AND m.removed_at IS NULL ORDER BY m.seat, m.name, m.id`,
      [roundId],
    );
  }

  /** All that decides who can be put to what. */
  async assignable(roundId: string): Promise<Assignable> {
    const members = await this.members(roundId);
    const [entries, pairs, conflicts] = [
      await this.db.query<Assignable['entries'][number]>(
        'SELECT id, blind_code AS "blindCode" FROM judging.entry WHERE round_id = $1 ORDER BY id',
        [roundId],
      ),
      await this.db.query<Assignable['pairs'][number]>(
        `SELECT round_initiative_id AS "roundInitiativeId", account_id AS "accountId", state IN ('offered', 'appointed', 'accepted') AS live
         FROM judging.assignment WHERE round_id = $1`,
        [roundId],
      ),
      await this.conflicts(roundId),
    ];
    return { entries, judges: members.filter(({ seat }) => seat === 'judge'), pairs, conflicts };
  }

  conflicts(roundId: string): Promise<Assignable['conflicts'][number][]> {
    return this.db.query(
      `SELECT c.account_id AS "accountId", c.round_initiative_id AS "roundInitiativeId", c.kind
       FROM judging.conflicts($1) c ORDER BY c.account_id, c.round_initiative_id, c.kind`,
      [roundId],
    );
  }
}
