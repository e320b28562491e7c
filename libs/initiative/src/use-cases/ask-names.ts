import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { NAMES_TO_ASK } from '../queries/printed-names';

/** Asks the authors who have not answered whether name and position are right; each at most once a day. */
@Injectable()
export class AskNames {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** How many are asked now: their notices are drafted, to be released with the others. */
  execute(actor: Actor, contestId: string, initiativeIds: readonly string[] | null): Promise<{ asked: number }> {
    return this.db.transaction(async () => {
      const asked = await this.db.write<{ id: string }>(
        `UPDATE initiative.author SET name_asked_at = $3 WHERE id IN (SELECT a.id FROM ${NAMES_TO_ASK}) RETURNING id`,
        [contestId, initiativeIds, await this.db.now()],
      );
      if (asked.length > 0) {
        const about = { subjectKind: 'contest', subjectId: contestId, contestId };
        await this.outbox.emit('NamesAsked', { ...about, actorId: actor.accountId });
        await this.audit.record(actor, { action: 'initiative.askNames', ...about, detail: { asked: asked.length } });
      }
      return { asked: asked.length };
    });
  }
}
