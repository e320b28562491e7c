import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { isOpen } from '../domain/round-doors';
import { AssignmentBinding } from '../persistence/assignment.binding';
import { PanelQueries } from '../queries/panel';
import { conflictOf } from '../domain/conflict-kind';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { OpenSheets } from './open-sheets';

/** A judge for an initiative of the round; `replaces`: the assignment this one stands in for. */
export interface Pairing {
  readonly roundInitiativeId: string;
  readonly accountId: string;
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
      refuseAll('conflict', 'judging.not_assignable', await this.blockers(round, pairs));
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
      const { round: rules } = await this.rules.of(round);
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

  private async blockers(round: RoundRow, pairs: readonly Pairing[]): Promise<Blocker[]> {
    const facts = await this.panel.assignable(round.id);
    const { rulebook } = await this.rules.of(round);
    const blockers: Blocker[] = [];
    const load = new Map(facts.judges.map(({ accountId, load: own }) => [accountId, own]));
    const paired = new Set(facts.pairs.map((pair) => `${pair.roundInitiativeId} ${pair.accountId}`));
    const entries = new Map(facts.entries.map((entry) => [entry.id, entry]));
    pairs.forEach((pair, index) => {
      const path = `pairs.${index}`;
      const entry = entries.get(pair.roundInitiativeId);
      const judge = facts.judges.find(({ accountId }) => accountId === pair.accountId);
      if (!entry) blockers.push({ code: 'judging.unknown_entry', path: `${path}.roundInitiativeId` });
      if (!judge) blockers.push({ code: 'judging.not_a_judge', path: `${path}.accountId` });
      if (!entry || !judge) return;
      const params = { judge: judge.name, blindCode: entry.blindCode };
      if (!judge.able) blockers.push({ code: 'judging.judge_unable', params, path: `${path}.accountId` });
      for (const conflict of facts.conflicts) {
        if (conflict.accountId === judge.accountId && conflict.roundInitiativeId === entry.id)
          blockers.push({
            code: 'judging.judge_in_conflict',
            params: { ...params, ...conflictOf(conflict.kind, rulebook) },
            path,
          });
      }
      const key = `${entry.id} ${judge.accountId}`;
      if (paired.has(key)) blockers.push({ code: 'judging.already_assigned', params, path });
      paired.add(key);
      const next = (load.get(judge.accountId) ?? 0) + 1;
      load.set(judge.accountId, next);
      if (judge.maxLoad !== null && next > judge.maxLoad)
        blockers.push({ code: 'judging.max_load', params: { ...params, maxLoad: judge.maxLoad }, path });
    });
    return blockers;
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
