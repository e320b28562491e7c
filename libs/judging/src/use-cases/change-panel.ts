import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { Identity } from '@rooms/identity';
import { absenceBlockers, removalBlockers, seatBlockers } from '../domain/panel-steps';
import type { Seat } from '../domain/panel-steps';
import { isOpen } from '../domain/round-doors';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';

export interface Appointment {
  readonly accountId: string;
  readonly seat: Seat;
  readonly maxLoad?: number | null | undefined;
}

interface MemberRow {
  readonly id: string;
  readonly account_id: string;
  readonly seat: Seat;
}

/** Appoints and removes the members of a round's panel. The role comes with the seat, in the same transaction. */
@Injectable()
export class ChangePanel {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly identity: Identity,
    private readonly contests: Contests,
    private readonly rounds: RoundQueries,
  ) {}

  async appoint(actor: Actor, roundId: string, appointment: Appointment): Promise<string> {
    return this.change(actor, roundId, async (round) => {
      const account = await this.identity.accountOf(appointment.accountId);
      if (!account) return refuse('invalid', 'judging.unknown_account', {}, 'accountId');
      const held = await this.identity.holders(round.contestId, [appointment.seat]);
      if (!held.some(({ accountId }) => accountId === account.id)) {
        await this.identity.grant(actor, {
          accountId: account.id,
          role: appointment.seat,
          contestId: round.contestId,
          unitId: null,
        });
      }
      const [person] = await this.identity.persons([account.personId]);
      const taken = await this.db.query<{ seat: Seat }>(
        'SELECT seat FROM judging.panel_member WHERE round_id = $1 AND removed_at IS NULL',
        [roundId],
      );
      const seats = taken.map(({ seat }) => seat);
      const [blocker] = seatBlockers(appointment.seat, seats);
      if (blocker) refuse('conflict', blocker.code, {}, blocker.path);
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO judging.panel_member (round_id, account_id, person_id, name, unit_id, seat, max_load, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (round_id, account_id) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
        [
          roundId,
          account.id,
          account.personId,
          account.name,
          person?.unitId ?? null,
          appointment.seat,
          appointment.maxLoad ?? null,
          await this.db.now(),
          actor.accountId,
        ],
      );
      if (!row) return refuse('conflict', 'judging.already_in_panel', {}, 'accountId');
      await this.tell(actor, round, 'panel.appoint', row.id, null, appointment.seat);
      await this.outbox.emit('PanelMemberAppointed', {
        subjectKind: 'round',
        subjectId: roundId,
        contestId: round.contestId,
        actorId: actor.accountId,
        accountId: account.id,
        seat: appointment.seat,
      });
      return row.id;
    });
  }

  /** A judge who still has initiatives must be replaced there first. */
  async remove(actor: Actor, roundId: string, memberId: string, reason: string): Promise<void> {
    await this.change(actor, roundId, async (round) => {
      const member = await this.member(roundId, memberId);
      const [live] = await this.db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM judging.assignment WHERE panel_member_id = $1 AND state IN ('offered', 'appointed', 'accepted')`,
        [memberId],
      );
      const [blocker] = removalBlockers(live?.count ?? 0);
      if (blocker) refuse('conflict', blocker.code, blocker.params);
      await this.db.write('UPDATE judging.panel_member SET removed_at = $2 WHERE id = $1', [
        memberId,
        await this.db.now(),
      ]);
      await this.tell(actor, round, 'panel.remove', memberId, reason, member.seat);
    });
  }

  /** Records that the chair (or a deputy) cannot act, so that a deputy may; null: is there again. */
  async recordAbsence(actor: Actor, roundId: string, memberId: string, reason: string | null): Promise<void> {
    await this.change(actor, roundId, async (round) => {
      const member = await this.member(roundId, memberId);
      const [blocker] = absenceBlockers(member.seat);
      if (blocker) refuse('conflict', blocker.code);
      await this.db.write('UPDATE judging.panel_member SET absent_reason = $2 WHERE id = $1', [memberId, reason]);
      await this.tell(actor, round, reason === null ? 'panel.return' : 'panel.absence', memberId, reason, member.seat);
    });
  }

  private async change<T>(actor: Actor, roundId: string, work: (round: RoundRow) => Promise<T>): Promise<T> {
    const seen = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, seen.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    return this.db.transaction(async () => {
      // The seat's role is granted under the lock of the contest, which comes before that of the round.
      await this.contests.lock(seen.contestId, 'update');
      const round = await this.rounds.lock(roundId, 'update');
      if (!isOpen('changePanel', round.state)) refuse('conflict', 'judging.round_over');
      return work(round);
    });
  }

  private async member(roundId: string, memberId: string): Promise<MemberRow> {
    const row = await this.db.first<MemberRow>(
      'SELECT id, account_id, seat FROM judging.panel_member WHERE id = $1 AND round_id = $2 AND removed_at IS NULL',
      [memberId, roundId],
    );
    return row ?? absent();
  }

  private tell(
    actor: Actor,
    round: RoundRow,
    action: string,
    memberId: string,
    reason: string | null,
    seat: string,
  ): Promise<void> {
    return this.audit.record(actor, {
      action,
      subjectKind: 'panel_member',
      subjectId: memberId,
      contestId: round.contestId,
      reason,
      detail: { roundId: round.id, seat },
    });
  }
}
