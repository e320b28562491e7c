import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { pairBlockers } from '../domain/pair-blockers';
import type { Pair } from '../domain/pair-blockers';
import { isOpen } from '../domain/round-doors';
import { AssignmentBinding } from '../persistence/assignment.binding';
import { PanelQueries } from '../queries/panel';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { OpenSheets } from './open-sheets';

/** `replaces`: the assignment this one stands in for. */
export interface Pairing extends Pair {
  readonly replaces?: string;
}

interface Made {
  readonly id: string;
  readonly account_id: string;
  readonly round_initiative_id: string;
}

/** Puts judges to initiatives by hand or from a plan. All pairs or none; every blocker is named with its pair. */
@Injectable()
export class AssignJudges {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly runner: TransitionRunner,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly panel: PanelQueries,
    private readonly binding: AssignmentBinding,
    private readonly sheets: OpenSheets,
  ) {}

  async execute(
    actor: Actor,
    roundId: string,
    pairs: readonly Pairing[],
    detail: { readonly seed?: string } = {},
  ): Promise<string[]> {
    const seen = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, seen.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    return this.db.transaction(async () => {
      const round = await this.rounds.lock(roundId, 'update');
      if (!isOpen('assign', round.state)) refuse('conflict', 'judging.round_not_running');
      const facts = await this.panel.assignable(round.id);
      const { round: rules, rulebook } = await this.rules.of(round);
      refuseAll('conflict', 'judging.not_assignable', pairBlockers(facts, rulebook, pairs));
      const made = await this.insert(actor, round, pairs);
      await this.audit.recordAll(
        actor,
        made.map(({ id, account_id, round_initiative_id }) => ({
          action: 'assignment.offer',
          subjectKind: 'assignment',
          subjectId: id,
          contestId: round.contestId,
          from: null,
          to: 'offered',
          detail: { accountId: account_id, roundInitiativeId: round_initiative_id, ...detail },
        })),
      );
      const ids = made.map(({ id }) => id);
      if (rules.judgeEntry === 'appointed') {
        await this.runner.runAll(ids, { binding: this.binding, transition: 'appoint', actor, input: undefined });
        await this.sheets.open(actor, ids);
      }
      for (const accountId of new Set(made.map(({ account_id }) => account_id))) {
        await this.outbox.emit('JudgesAssigned', {
          subjectKind: 'round',
          subjectId: round.id,
          contestId: round.contestId,
          actorId: actor.accountId,
          accountId,
        });
      }
      return ids;
    });
  }

  private async insert(actor: Actor, round: RoundRow, pairs: readonly Pairing[]): Promise<Made[]> {
    return this.db.write<Made>(
      `INSERT INTO judging.assignment (round_id, round_initiative_id, panel_member_id, account_id, state, assigned_at, assigned_by, replaces)
       SELECT $1, p.entry, m.id, p.account, 'offered', $3, $4, p.replaces
       FROM jsonb_to_recordset($2::jsonb) AS p(entry uuid, account uuid, replaces uuid)
       JOIN judging.panel_member m ON m.round_id = $1 AND m.account_id = p.account AND m.removed_at IS NULL AND m.seat = 'judge'
       RETURNING id, account_id, round_initiative_id`,
      [
        round.id,
        JSON.stringify(
          pairs.map((pair) => ({
            entry: pair.roundInitiativeId,
            account: pair.accountId,
            replaces: pair.replaces ?? null,
          })),
        ),
        await this.db.now(),
        actor.accountId,
      ],
    );
  }
}
