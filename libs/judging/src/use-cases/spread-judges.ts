import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole, refuse } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { AssignmentPlanner, spreadBlockers } from '../domain/assignment-planner';
import { lacking } from '../domain/pair-blockers';
import { canonicalHash } from '../domain/canonical';
import { PanelQueries } from '../queries/panel';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import { AssignJudges } from './assign-judges';

export interface SpreadView {
  /** Names this plan: send it back to apply exactly what was shown. */
  readonly planHash: string;
  readonly seed: string;
  readonly pairs: readonly { readonly roundInitiativeId: string; readonly accountId: string }[];
  readonly loads: readonly { readonly accountId: string; readonly name: string; readonly load: number }[];
  /** Where not every initiative gets its judges: who stands in the way. */
  readonly infeasible: {
    readonly missing: readonly { readonly roundInitiativeId: string; readonly count: number }[];
    readonly initiatives: readonly string[];
    readonly judges: readonly string[];
  } | null;
  /** Judges of the panel who can no longer act, so that they get nothing. */
  readonly leftOut: readonly string[];
  /** What stands against applying it. */
  readonly blockers: readonly Blocker[];
}

/** Spreads the judges evenly over the initiatives that still need some: shown first, then applied as shown. */
@Injectable()
export class SpreadJudges {
  constructor(
    private readonly db: Database,
    private readonly planner: AssignmentPlanner,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly panel: PanelQueries,
    private readonly assigning: AssignJudges,
  ) {}

  async preview(actor: Actor, roundId: string, seed: string): Promise<SpreadView> {
    const round = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, round.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    const { round: rules } = await this.rules.of(round);
    const facts = await this.panel.assignable(roundId);
    const judges = facts.judges.filter(({ able }) => able);
    const live = facts.pairs.filter((pair) => pair.live);
    const plan = this.planner.plan({
      initiatives: facts.entries.map(({ id }) => ({
        id,
        needs: lacking(
          rules.judgesPerInitiative,
          live.filter(({ roundInitiativeId }) => roundInitiativeId === id).length,
        ),
      })),
      judges: judges.map(({ accountId, maxLoad }) => ({ id: accountId, maxLoad })),
      forbidden: [...facts.conflicts, ...facts.pairs.filter((pair) => !pair.live)].map(
        ({ roundInitiativeId, accountId }) => ({ initiative: roundInitiativeId, judge: accountId }),
      ),
      existing: live.map(({ roundInitiativeId, accountId }) => ({ initiative: roundInitiativeId, judge: accountId })),
      seed,
    });
    return {
      planHash: canonicalHash([seed, plan.pairs]),
      seed,
      pairs: plan.pairs.map(({ initiative, judge }) => ({ roundInitiativeId: initiative, accountId: judge })),
      loads: judges.map(({ accountId, name }) => ({ accountId, name, load: plan.loads[accountId] ?? 0 })),
      infeasible: plan.infeasible
        ? {
            missing: Object.entries(plan.infeasible.missing).map(([id, count]) => ({ roundInitiativeId: id, count })),
            initiatives: plan.infeasible.initiatives,
            judges: plan.infeasible.judges,
          }
        : null,
      leftOut: facts.judges.filter(({ able }) => !able).map(({ name }) => name),
      blockers: spreadBlockers(plan),
    };
  }

  /** Refused where panel, conflicts or initiatives have changed since the plan was shown. */
  async apply(actor: Actor, roundId: string, seed: string, planHash: string): Promise<SpreadView> {
    return this.db.transaction(async () => {
      await this.rounds.visible(roundId, actor);
      await this.rounds.lock(roundId, 'update');
      const plan = await this.preview(actor, roundId, seed);
      if (plan.planHash !== planHash) refuse('conflict', 'judging.plan_changed');
      const [blocker] = plan.blockers;
      if (blocker) refuse('conflict', blocker.code, blocker.params);
      await this.assigning.execute(actor, roundId, plan.pairs, { seed });
      return plan;
    });
  }
}
