import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Desk } from '../persistence/desk';
import { Dossiers, ownSql } from '../persistence/dossiers';
import { AssignScreener } from './assign-screener';
import { RunBulk } from './run-bulk';
import type { BulkResult } from './run-bulk';

export interface Handover {
  readonly from: string;
  readonly to: string;
  readonly dryRun: boolean;
}

/**
 * Everything that one secretary has not finished becomes another's, as when the first falls ill: what was given to them, and
 * what they hold that was given to nobody. What cannot go stays, and is listed with the reason.
 */
@Injectable()
export class HandOver {
  constructor(
    private readonly db: Database,
    private readonly bulk: RunBulk,
    private readonly assigning: AssignScreener,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(contestId: string, { from, to, dryRun }: Handover, actor: Actor): Promise<BulkResult> {
    this.dossiers.requireSecretary(contestId, actor);
    if (from === to) refuse('invalid', 'screening.handover_to_same', undefined, 'to');
    const screener = await this.assigning.screener(contestId, to);
    return this.db.transaction(async () => {
      const ids = await this.unfinished(contestId, from, actor);
      if (ids.length === 0) refuse('conflict', 'screening.nothing_to_hand_over');
      return this.bulk.execute({ ids, dryRun, mode: 'each' }, async (id) => {
        const state = await this.assigning.execute(id, contestId, screener, actor, { from });
        await this.desk.freeOf(id, from);
        return state;
      });
    });
  }

  /** Nobody else gives these away meanwhile. The actor's own are not the actor's to know of. */
  private async unfinished(contestId: string, from: string, actor: Actor): Promise<string[]> {
    const rows = await this.db.write<{ id: string }>(
      `WITH given AS (SELECT s.initiative_id AS id FROM screening.screener s WHERE s.account_id = $2 FOR UPDATE),
         held AS (SELECT c.initiative_id AS id FROM screening.claim c WHERE c.account_id = $2 AND c.until > platform.now()
           AND NOT EXISTS (SELECT FROM screening.screener s WHERE s.initiative_id = c.initiative_id))
       SELECT i.id FROM initiative.initiative i
       WHERE i.id IN (SELECT id FROM given UNION SELECT id FROM held) AND i.contest_id = $1
         AND i.state IN ('submitted', 'awaiting_completion') AND NOT ${ownSql('$3', '$4')}`,
      [contestId, from, actor.accountId, actor.personId],
    );
    return rows.map(({ id }) => id);
  }
}
