import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { AvailableTransition, Transitioned } from '@platform/workflow';
import type { InitiativeState } from '../domain/initiative.types';
import { InitiativeFactsLoader } from '../persistence/binding';
import { Dossiers } from '../persistence/dossiers';

export type ScreeningStep =
  | 'askCompletion'
  | 'lapse'
  | 'extendCompletion'
  | 'cancelCompletion'
  | 'markEligible'
  | 'markIneligible'
  | 'reinstate'
  | 'markDuplicate'
  | 'undoVerdict'
  | 'disqualify';

export interface ScreeningInput {
  /** askCompletion, extendCompletion: exclusive end of the time to answer. */
  readonly dueAt?: Date;
  /** askCompletion: whether authors and shares may be changed in the answer. */
  readonly authorsMayChange?: boolean;
  /** markDuplicate: the initiative that is kept. */
  readonly duplicateOf?: string;
}

const columns: Partial<Record<ScreeningStep, (input: ScreeningInput) => Readonly<Record<string, unknown>>>> = {
  askCompletion: (input) => ({
    completion_due_at: input.dueAt ?? null,
    completion_authors: input.authorsMayChange ?? false,
  }),
  extendCompletion: (input) => ({ completion_due_at: input.dueAt ?? null }),
  undoVerdict: () => ({ duplicate_of: null, told_state: null }),
  markDuplicate: (input) => ({ duplicate_of: input.duplicateOf ?? null }),
};

const VERDICTS: readonly ScreeningStep[] = ['markEligible', 'markIneligible', 'markDuplicate', 'reinstate'];

/** Steps that upper rooms decide on; the table that allows them stays here. */
@Injectable()
export class ScreenInitiatives {
  constructor(
    private readonly db: Database,
    private readonly dossiers: Dossiers,
    private readonly runner: TransitionRunner,
    private readonly facts: InitiativeFactsLoader,
  ) {}

  async execute(
    ids: readonly string[],
    transition: ScreeningStep,
    by: {
      readonly actor: Actor;
      readonly reason?: string;
      readonly input?: ScreeningInput;
      readonly version?: number;
    },
  ): Promise<Transitioned<InitiativeState>[]> {
    const input = by.input ?? {};
    if (transition === 'markDuplicate' && input.duplicateOf === undefined) {
      refuse('invalid', 'initiative.kept_unknown', {}, 'duplicateOf');
    }
    return this.db.transaction(async () => {
      const done = await this.runner.runAll(ids, {
        binding: this.facts.binding,
        transition,
        actor: by.actor,
        input: input.duplicateOf === undefined ? {} : { duplicateOf: input.duplicateOf },
        ...(by.reason !== undefined && { reason: by.reason }),
        ...(by.version !== undefined && { version: by.version }),
        ...(input.duplicateOf !== undefined && { detail: { duplicateOf: input.duplicateOf } }),
        set: (_, now) => ({ updated_at: now, ...columns[transition]?.(input) }),
      });
      if (VERDICTS.includes(transition)) await this.keepUntold(done);
      const left = done.filter(({ from, to }) => from === 'awaiting_completion' && to !== from).map(({ id }) => id);
      if (left.length > 0) await this.dossiers.restore(left);
      return done;
    });
  }

  /** The steps that the actor could take with it from here, and what stands against each. */
  async available(id: string, state: InitiativeState, actor: Actor): Promise<AvailableTransition[]> {
    return this.runner.available(this.facts.binding, id, state, actor, {});
  }

  /** Until its notices are out, a verdict is seen by the secretariat only. */
  private async keepUntold(done: readonly Transitioned<InitiativeState>[]): Promise<void> {
    await this.db.write(
      `UPDATE initiative.initiative i SET told_state = coalesce(i.told_state, d.state)
       FROM unnest($1::uuid[], $2::text[]) AS d(id, state) WHERE i.id = d.id`,
      [done.map(({ id }) => id), done.map(({ from }) => from)],
    );
  }
}
