import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse, SYSTEM } from '@platform/kernel';
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

  async execute(
    id: string,
    { reason, verdictId }: { readonly reason: string; readonly verdictId?: string | undefined },
    actor: Actor,
  ): Promise<{ initiativeId: string; state: string }> {
    return this.db.transaction(async () => {
      await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const verdict = (await this.standing(id)) ?? refuse('conflict', 'screening.no_verdict');
      if (verdictId !== undefined && verdict.id !== verdictId) refuse('conflict', 'screening.decided_anew');
      await this.undo(verdict.id, reason, actor);
      const [moved] = await this.initiatives.apply([id], 'undoVerdict', { actor, reason });
      return { initiativeId: id, state: moved?.to ?? '' };
    });
  }

  /** A verdict on a dossier that its author has withdrawn before hearing of it: its notices must not go out. */
  async ofWithdrawn(id: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.desk.lock(id);
      const verdict = await this.standing(id);
      if (verdict?.announcedAt !== null || (await this.dossiers.any(id)).state !== 'withdrawn') return;
      await this.undo(verdict.id, 'Tác giả đã rút hồ sơ trước khi được thông báo.', SYSTEM);
    });
  }

  private standing(id: string): Promise<{ readonly id: string; readonly announcedAt: Date | null } | undefined> {
    return this.db.first(
      `SELECT id, announced_at AS "announcedAt" FROM screening.verdict WHERE initiative_id = $1 AND state = 'standing'`,
      [id],
    );
  }

  private async undo(verdictId: string, reason: string, actor: Actor): Promise<void> {
    await this.runner.run(verdictId, {
      binding: this.bindings.verdict,
      transition: 'undo',
      actor,
      input: undefined,
      reason,
    });
  }
}
