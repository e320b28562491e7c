import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Initiatives } from '@rooms/initiative';
import { Deadlines } from '../jobs/deadlines';
import { Bindings } from '../persistence/bindings';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import { dueOf } from './due';
import type { DueInput } from './due';

/** A secretary moves the due date of an open request, or takes the request back. */
@Injectable()
export class ChangeCompletion {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
    private readonly initiatives: Initiatives,
    private readonly deadlines: Deadlines,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async extend(
    initiativeId: string,
    input: DueInput & { readonly reason: string },
    actor: Actor,
  ): Promise<{ initiativeId: string; completionId: string; dueAt: Date }> {
    return this.db.transaction(async () => {
      const completionId = await this.open(initiativeId, actor);
      const now = await this.db.now();
      const due = dueOf(input, now, null);
      await this.runner.run(completionId, {
        binding: this.bindings.completion,
        transition: 'extend',
        actor,
        input: { newDueAt: due },
        reason: input.reason,
        set: () => ({ due_at: due }),
        detail: { dueAt: due.toISOString() },
      });
      await this.initiatives.apply([initiativeId], 'extendCompletion', {
        actor,
        reason: input.reason,
        input: { dueAt: due },
      });
      await this.deadlines.set(completionId, now, due);
      return { initiativeId, completionId, dueAt: due };
    });
  }

  async cancel(
    initiativeId: string,
    { reason, completionId: only }: { readonly reason: string; readonly completionId?: string | undefined },
    actor: Actor,
  ): Promise<void> {
    await this.db.transaction(async () => {
      const completionId = await this.open(initiativeId, actor);
      if (only !== undefined && completionId !== only) refuse('conflict', 'screening.decided_anew');
      await this.runner.run(completionId, {
        binding: this.bindings.completion,
        transition: 'cancel',
        actor,
        input: { newDueAt: null },
        reason,
        set: (_, now) => ({ ended_at: now }),
      });
      await this.initiatives.apply([initiativeId], 'cancelCompletion', { actor, reason });
    });
  }

  private async open(initiativeId: string, actor: Actor): Promise<string> {
    await this.dossiers.screenable(initiativeId, actor);
    await this.desk.hold(initiativeId, actor);
    const row = await this.db.first<{ id: string }>(
      `SELECT id FROM screening.completion WHERE initiative_id = $1 AND state = 'open'`,
      [initiativeId],
    );
    return row?.id ?? refuse('conflict', 'screening.no_open_completion');
  }
}
