import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { AssignmentBinding } from '../persistence/assignment.binding';
import { RoundQueries } from '../queries/rounds';
import { EndAssignment } from './end-assignment';
import { OpenSheets } from './open-sheets';

/** A judge accepts (and thereby declares no conflict), or asks to be let go. */
@Injectable()
export class AnswerAssignment {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly rounds: RoundQueries,
    private readonly binding: AssignmentBinding,
    private readonly sheets: OpenSheets,
    private readonly ending: EndAssignment,
  ) {}

  /** All or none. */
  async accept(actor: Actor, roundId: string, ids: readonly string[]): Promise<void> {
    await this.rounds.visible(roundId, actor);
    await this.db.transaction(async () => {
      await this.rounds.lock(roundId, 'share');
      const own = await this.db.query(
        'SELECT id FROM judging.assignment WHERE round_id = $1 AND account_id = $2 AND id = ANY ($3::uuid[])',
        [roundId, actor.accountId, ids],
      );
      if (own.length !== new Set(ids).size) absent();
      await this.runner.runAll([...new Set(ids)], {
        binding: this.binding,
        transition: 'accept',
        actor,
        input: undefined,
      });
      await this.sheets.open(actor, ids);
    });
  }

  async recuse(actor: Actor, assignmentId: string, reason: string): Promise<void> {
    const row = await this.db.first<{ round_id: string }>(
      'SELECT round_id FROM judging.assignment WHERE id = $1 AND account_id = $2',
      [assignmentId, actor.accountId],
    );
    if (!row) return absent();
    if (!reason.trim()) refuse('invalid', 'workflow.reason_required', {}, 'reason');
    await this.db.transaction(async () => {
      // Alone in the round, so that no sheet is handed in meanwhile.
      await this.rounds.lock(row.round_id, 'update');
      await this.ending.execute(actor, assignmentId, 'recuse', reason);
    });
  }
}
