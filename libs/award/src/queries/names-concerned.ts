import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Initiatives } from '@rooms/initiative';
import { AllotmentQuery } from './allotment';

export interface NamesConcerned {
  readonly initiativeIds: readonly string[];
  readonly open: number;
  readonly correctionAsked: number;
  readonly toAsk: number;
}

/** Names that certificates would be printed with: those of the lists not yet signed and of who would win today. */
@Injectable()
export class NamesConcernedQuery {
  constructor(
    private readonly db: Database,
    private readonly allotments: AllotmentQuery,
    private readonly initiatives: Initiatives,
  ) {}

  /** For the secretariat; null for others. */
  async execute(actor: Actor, contestId: string): Promise<NamesConcerned | null> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) return null;
    const listed = await this.db.query<{ id: string }>(
      `SELECT DISTINCT r.initiative_id AS id FROM award.decision_row r JOIN award.decision d ON d.id = r.decision_id
       WHERE d.contest_id = $1 AND d.state NOT IN ('signed', 'published')`,
      [contestId],
    );
    const winners = (await this.allotments.ifLocked(contestId))?.allotment.winners ?? [];
    const initiativeIds = [
      ...new Set([...listed.map(({ id }) => id), ...winners.map(({ initiative }) => initiative)]),
    ].sort();
    const { open, correctionAsked, toAsk } = await this.initiatives.nameCounts(contestId, initiativeIds);
    return { initiativeIds, open, correctionAsked, toAsk };
  }
}
