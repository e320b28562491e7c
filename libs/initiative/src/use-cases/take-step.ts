import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import type { InitiativeState } from '../domain/initiative.types';
import { InitiativeFactsLoader } from '../persistence/binding';
import { Dossiers } from '../persistence/dossiers';

export type PlainStep = 'returnToAuthor' | 'notForward' | 'withdraw';

export interface StepTaken {
  readonly id: string;
  readonly state: InitiativeState;
  readonly version: number;
}

/** Steps that change nothing but the state: of the unit's coordinator, and withdrawal. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly dossiers: Dossiers,
    private readonly facts: InitiativeFactsLoader,
  ) {}

  execute(
    actor: Actor,
    id: string,
    transition: PlainStep,
    by: { readonly version: number; readonly reason?: string | undefined },
  ): Promise<StepTaken> {
    return this.db.transaction(async () => {
      const done = await this.runner.run(id, {
        binding: this.facts.binding,
        transition,
        actor,
        input: {},
        version: by.version,
        reason: by.reason ?? null,
        set: (_, now) => ({ updated_at: now, ...(transition === 'withdraw' && { duplicate_of: null }) }),
      });
      if (done.from === 'awaiting_completion') await this.dossiers.restore([id]);
      return { id, state: done.to, version: done.version };
    });
  }
}
