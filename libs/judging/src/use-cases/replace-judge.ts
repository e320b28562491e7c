import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import { AssignJudges } from './assign-judges';
import { EndAssignment } from './end-assignment';

/** Puts another judge in the place of one who cannot go on. */
@Injectable()
export class ReplaceJudge {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly assigning: AssignJudges,
    private readonly ending: EndAssignment,
  ) {}

  /** Returns the id of the new assignment. */
  async execute(actor: Actor, assignmentId: string, accountId: string, reason: string): Promise<string> {
    const row = await this.db.first<{ round_id: string; round_initiative_id: string }>(
      'SELECT round_id, round_initiative_id FROM judging.assignment WHERE id = $1',
      [assignmentId],
    );
    if (!row) return absent();
    const seen = await this.rounds.visible(row.round_id, actor);
    if (!hasRole(actor, seen.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    return this.db.transaction(async () => {
      await this.rounds.lock(row.round_id, 'update');
      await this.ending.execute(actor, assignmentId, 'replace', reason);
      const [id] = await this.assigning.execute(actor, row.round_id, [
        { roundInitiativeId: row.round_initiative_id, accountId, replaces: assignmentId },
      ]);
      return id ?? absent();
    });
  }
}
