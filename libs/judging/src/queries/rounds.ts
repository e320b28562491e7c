import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, contestsWithRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { RoundState } from '../domain/round.workflow';

export interface RoundRow {
  readonly id: string;
  readonly contestId: string;
  readonly code: string;
  readonly position: number;
  readonly name: string;
  readonly visibility: 'blind' | 'open';
  readonly state: RoundState;
  readonly version: number;
  readonly rulebookVersion: number | null;
  readonly dueAt: Date | null;
  readonly ownPartsCloseAt: Date | null;
}

const COLUMNS = `r.id, r.contest_id AS "contestId", r.code, r.position, r.name, r.visibility, r.state, r.version,
  r.rulebook_version AS "rulebookVersion", r.due_at AS "dueAt", r.own_parts_close_at AS "ownPartsCloseAt"`;

export const SECRETARIES = ['secretary', 'secretary_head'] as const;
export const PANEL_ROLES = ['judge', 'chair', 'deputy_chair'] as const;

/** Who may see a round `r`: the contest's secretaries, and its own panel while the role is held. Takes $1 to $5. */
const VISIBLE = `($2 OR r.contest_id = ANY ($3::uuid[]) OR (($4 OR r.contest_id = ANY ($5::uuid[])) AND EXISTS
  (SELECT FROM judging.panel_member m WHERE m.round_id = r.id AND m.account_id = $1 AND m.removed_at IS NULL)))`;

function visibleTo(actor: Actor): unknown[] {
  const staff = contestsWithRole(actor, ...SECRETARIES);
  const panel = contestsWithRole(actor, ...PANEL_ROLES);
  const list = (held: typeof staff) => (held === 'all' ? [] : held);
  return [actor.accountId, staff === 'all', list(staff), panel === 'all', list(panel)];
}

@Injectable()
export class RoundQueries {
  constructor(private readonly db: Database) {}

  /** The round if this person may see it; absent() otherwise. */
  async visible(id: string, actor: Actor): Promise<RoundRow> {
    const row = await this.db.first<RoundRow>(`SELECT ${COLUMNS} FROM judging.round r WHERE ${VISIBLE} AND r.id = $6`, [
      ...visibleTo(actor),
      id,
    ]);
    return row ?? absent();
  }

  ofContest(contestId: string, actor: Actor): Promise<RoundRow[]> {
    return this.db.query<RoundRow>(
      `SELECT ${COLUMNS} FROM judging.round r WHERE ${VISIBLE} AND r.contest_id = $6 ORDER BY r.position`,
      [...visibleTo(actor), contestId],
    );
  }

  /** Rounds in whose panel the person sits as judge. */
  ofJudge(actor: Actor): Promise<RoundRow[]> {
    return this.db.query<RoundRow>(
      `SELECT ${COLUMNS} FROM judging.round r WHERE ${VISIBLE} AND EXISTS
         (SELECT FROM judging.panel_member j WHERE j.round_id = r.id AND j.account_id = $1 AND j.removed_at IS NULL AND j.seat = 'judge')
       AND r.state <> 'planned' ORDER BY r.created_at DESC, r.position`,
      visibleTo(actor),
    );
  }

  /** For the service itself, without asking who looks. */
  async byId(id: string): Promise<RoundRow> {
    return (await this.db.first<RoundRow>(`SELECT ${COLUMNS} FROM judging.round r WHERE r.id = $1`, [id])) ?? absent();
  }

  /** Locks the row until the open transaction ends. `share`: while marks of the round are handed in. */
  async lock(id: string, mode: 'share' | 'update'): Promise<RoundRow> {
    const select = `SELECT ${COLUMNS} FROM judging.round r WHERE r.id = $1`;
    const [row] = await this.db.write<RoundRow>(`${select} FOR ${mode === 'share' ? 'SHARE' : 'UPDATE'}`, [id]);
    return row ?? absent();
  }
}
