import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Dossiers } from '../persistence/dossiers';

/** Reminds the authors of an open request by a notice, at most once a day. */
@Injectable()
export class RemindCompletion {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(id: string, actor: Actor): Promise<string> {
    return this.db.transaction(async () => {
      const dossier = await this.dossiers.screenable(id, actor);
      const [open] = await this.db.write<{ id: string; reminded_at: Date | null }>(
        `SELECT id, reminded_at FROM screening.completion WHERE initiative_id = $1 AND state = 'open' FOR UPDATE`,
        [id],
      );
      const completion = open ?? refuse('conflict', 'screening.no_open_completion');
      const now = await this.db.now();
      const [done] = await this.db.write(
        `UPDATE screening.completion SET reminded_at = $2
         WHERE id = $1 AND (reminded_at IS NULL OR reminded_at <= $2::timestamptz - interval '1 day') RETURNING id`,
        [completion.id, now],
      );
      if (!done) refuse('conflict', 'screening.reminded', { at: completion.reminded_at?.toISOString() ?? '' });
      await this.audit.record(actor, {
        action: 'completion.remind',
        subjectKind: 'completion',
        subjectId: completion.id,
        contestId: dossier.contestId,
        detail: { initiativeId: id },
      });
      await this.outbox.emit('CompletionDue', {
        subjectKind: 'initiative',
        subjectId: id,
        contestId: dossier.contestId,
        actorId: actor.accountId,
      });
      return dossier.state;
    });
  }
}
