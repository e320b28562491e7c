import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { AssignmentBinding } from '../persistence/assignment.binding';
import { SheetBinding } from '../persistence/sheet.binding';

/** Ends an assignment; what was marked so far does not count and is carried over to nobody. Joins the transaction. */
@Injectable()
export class EndAssignment {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly binding: AssignmentBinding,
    private readonly sheets: SheetBinding,
  ) {}

  async execute(actor: Actor, assignmentId: string, transition: 'recuse' | 'replace', reason: string): Promise<void> {
    await this.runner.run(assignmentId, {
      binding: this.binding,
      transition,
      actor,
      input: undefined,
      reason,
      set: () => ({ ended_reason: reason }),
    });
    const live = await this.db.query<{ id: string }>(
      `SELECT id FROM judging.sheet WHERE assignment_id = $1 AND state IN ('draft', 'not_returned')`,
      [assignmentId],
    );
    await this.runner.runAll(
      live.map(({ id }) => id),
      { binding: this.sheets, transition: 'annul', actor, input: { byRound: true }, reason },
    );
  }
}
