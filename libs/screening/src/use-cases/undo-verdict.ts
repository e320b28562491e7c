import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { Initiatives } from '@rooms/initiative';
import { Bindings } from '../persistence/bindings';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';

/** Takes a verdict back while nobody has been told of it; the row stays, marked undone. */
@Injectable()
export class UndoVerdict {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly bindings: Bindings,
    private readonly initiatives: Initiatives,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(id: string, reason: string, actor: Actor): Promise<{ initiativeId: string; state: string }> {
    return this.db.transaction(async () => {
      await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const standing = await this.db.first<{ id: string }>(
        `SELECT id FROM screening.verdict WHERE initiative_id = $1 AND state = 'standing'`,
        [id],
      );
      const verdict = standing ?? refuse('conflict', 'screening.no_verdict');
      await this.runner.run(verdict.id, {
        binding: this.bindings.verdict,
        transition: 'undo',
        actor,
        input: undefined,
        reason,
      });
      const [moved] = await this.initiatives.apply([id], 'undoVerdict', { actor, reason });
      return { initiativeId: id, state: moved?.to ?? '' };
    });
  }
}
