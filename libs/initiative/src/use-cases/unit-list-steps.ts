import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { UnitLists } from '../persistence/unit-lists';

export type UnitListStep = 'forward' | 'accept' | 'return';

/** Forwarding by the unit; acceptance or return by the secretariat. No step of a list touches a dossier. */
@Injectable()
export class UnitListSteps {
  constructor(
    private readonly db: Database,
    private readonly lists: UnitLists,
    private readonly runner: TransitionRunner,
  ) {}

  async execute(
    actor: Actor,
    id: string,
    transition: UnitListStep,
    by: { readonly version: number; readonly reason?: string },
  ): Promise<void> {
    await this.db.transaction(async () => {
      const list = await this.lists.locked(id, actor);
      await this.runner.run(id, {
        binding: this.lists.binding,
        transition,
        actor,
        input: undefined,
        version: by.version,
        reason: by.reason ?? null,
        detail: { listed: list.items.length, declared: list.declared_count },
        set: (_, now) =>
          transition === 'forward'
            ? { forwarded_at: now, reason: null }
            : transition === 'return'
              ? { reason: by.reason ?? null }
              : {},
      });
    });
  }
}
