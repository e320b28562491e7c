import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { isOpen, planBlockers } from '../domain/round-doors';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { ScheduleReminders } from './schedule-reminders';

export interface RoundSettings {
  readonly dueAt?: string | null | undefined;
  readonly ownPartsCloseAt?: string | null | undefined;
}

export interface NextRound {
  readonly next: { readonly code: string; readonly name: string } | null;
  readonly availableTransitions: readonly AvailableTransition[];
}

/** Puts a round of the rulebook into the contest's calendar, and moves its times while it is not over. */
@Injectable()
export class PlanRound {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly contests: Contests,
    private readonly rounds: RoundQueries,
    private readonly reminders: ScheduleReminders,
  ) {}

  async plan(actor: Actor, contestId: string, code: string, settings: RoundSettings): Promise<RoundRow> {
    if (!hasRole(actor, contestId, ...SECRETARIES)) absent();
    return this.db.transaction(async () => {
      const contest = await this.contests.lock(contestId, 'share');
      const [blocker] = planBlockers(contest.state);
      if (blocker) refuse('conflict', blocker.code);
      const { rounds } = await this.contests.rulebook(contestId);
      const position = rounds.findIndex((round) => round.code === code);
      const rules = rounds[position];
      if (!rules) return refuse('invalid', 'judging.round_unknown', { round: code }, 'code');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO judging.round (contest_id, code, position, name, visibility, due_at, own_parts_close_at, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (contest_id, code) DO NOTHING RETURNING id`,
        [
          contestId,
          code,
          position + 1,
          rules.name,
          rules.visibility,
          settings.dueAt ?? null,
          settings.ownPartsCloseAt ?? rules.ownPartsCloseAt,
          await this.db.now(),
          actor.accountId,
        ],
      );
      if (!row) return refuse('conflict', 'judging.round_planned');
      await this.audit.record(actor, {
        action: 'round.plan',
        subjectKind: 'round',
        subjectId: row.id,
        contestId,
        from: null,
        to: 'planned',
        detail: { code },
      });
      return this.rounds.byId(row.id);
    });
  }

  /** The first round of the rulebook that is not planned, and whether this person may plan it now. */
  async next(actor: Actor, contestId: string): Promise<NextRound> {
    const nothing = { next: null, availableTransitions: [] };
    if (!hasRole(actor, contestId, ...SECRETARIES)) return nothing;
    const planned = await this.db.query<{ code: string }>('SELECT code FROM judging.round WHERE contest_id = $1', [
      contestId,
    ]);
    const { rounds } = await this.contests.rulebook(contestId);
    const round = rounds.find(({ code }) => !planned.some((one) => one.code === code));
    if (!round) return nothing;
    const { state } = await this.contests.view(contestId);
    const plan = { name: 'plan', label: { vi: `Lập ${round.name}`, en: `Plan ${round.name}` }, needsReason: false };
    return {
      next: { code: round.code, name: round.name },
      availableTransitions: [{ ...plan, blockers: planBlockers(state) }],
    };
  }

  async change(actor: Actor, roundId: string, version: number, settings: RoundSettings): Promise<RoundRow> {
    const seen = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, seen.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    return this.db.transaction(async () => {
      const round = await this.rounds.lock(roundId, 'update');
      if (round.version !== version) refuse('stale', 'platform.stale');
      if (!isOpen('changeTimes', round.state)) refuse('conflict', 'judging.round_over');
      if (settings.dueAt === null && round.state === 'scoring')
        refuse('conflict', 'judging.due_time_missing', {}, 'dueAt');
      await this.db.write(
        'UPDATE judging.round SET due_at = $2, own_parts_close_at = $3, version = version + 1 WHERE id = $1',
        [
          roundId,
          settings.dueAt === undefined ? round.dueAt : settings.dueAt,
          settings.ownPartsCloseAt === undefined ? round.ownPartsCloseAt : settings.ownPartsCloseAt,
        ],
      );
      await this.audit.record(actor, {
        action: 'round.reschedule',
        subjectKind: 'round',
        subjectId: roundId,
        contestId: round.contestId,
        detail: { dueAt: settings.dueAt ?? null, ownPartsCloseAt: settings.ownPartsCloseAt ?? null },
      });
      const changed = await this.rounds.byId(roundId);
      if (changed.state === 'scoring') await this.reminders.schedule(changed);
      return changed;
    });
  }
}
