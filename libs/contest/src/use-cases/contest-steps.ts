import { Injectable, Optional } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition, Step, SubjectFacts, Transitioned, WorkflowBinding } from '@platform/workflow';
import { ContestFactSource } from '../domain/contest-facts';
import { contestWorkflow } from '../domain/contest.workflow';
import type { ContestFacts, ContestState, RunningState } from '../domain/contest.workflow';
import { RulebookQueries } from '../queries/rulebooks';
import { VISIBLE, visibleTo } from '../queries/visible';

export interface ContestInput {
  readonly extendTo?: Date;
}

type ContestStep = Omit<Step<ContestState, ContestFacts, ContestInput>, 'binding' | 'input'> & {
  readonly input?: ContestInput;
};

interface FactRow {
  readonly id: string;
  readonly state: ContestState;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly suspended_from: RunningState | null;
}

/** Takes a contest through its table. */
@Injectable()
export class ContestSteps {
  private readonly binding: WorkflowBinding<ContestState, ContestFacts, ContestInput> = {
    workflow: contestWorkflow,
    table: 'contest.contest',
    load: (ids, actor, input) => this.load(ids, actor, input),
  };

  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly rulebooks: RulebookQueries,
    @Optional() private readonly above?: ContestFactSource,
  ) {}

  take(contestId: string, step: ContestStep): Promise<Transitioned<ContestState>> {
    return this.runner.run(contestId, { ...step, binding: this.binding, input: step.input ?? {} });
  }

  /** What the actor could do next; `extend` is reached through an extension that one proposes and another confirms. */
  async available(contestId: string, state: ContestState, actor: Actor): Promise<AvailableTransition[]> {
    const all = await this.runner.available(this.binding, contestId, state, actor, {});
    const proposes = hasRole(actor, contestId, 'secretary_head');
    return all
      .filter(({ name }) => name !== 'extend' || proposes)
      .map((one) => (one.name === 'extend' ? { ...one, blockers: [] } : one));
  }

  private async load(ids: readonly string[], actor: Actor, input: ContestInput) {
    const rows = await this.db.query<FactRow>(
      `SELECT c.id, c.state, c.opens_at, c.closes_at, c.suspended_from FROM contest.contest c
       WHERE c.id = ANY($3::uuid[]) AND ${VISIBLE}`,
      [...(hasRole(actor, null, 'system') ? [true, []] : visibleTo(actor)), ids],
    );
    const facts = new Map<string, SubjectFacts<ContestFacts>>();
    for (const row of rows) {
      const above = await this.above?.facts(row.id);
      facts.set(row.id, {
        contestId: row.id,
        roles: rolesIn(actor, row.id),
        facts: {
          state: row.state,
          rulebook: await this.rulebooks.rulebook(row.id),
          opensAt: row.opens_at,
          closesAt: row.closes_at,
          suspendedFrom: row.suspended_from,
          extendTo: input.extendTo ?? null,
          marking: above?.firstSheet ?? false,
          signed: above?.signed ?? false,
          decisionPending: row.state === 'closed' && ((await this.above?.decisionPending(row.id)) ?? false),
        },
      });
    }
    return facts;
  }
}
