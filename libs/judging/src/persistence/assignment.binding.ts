import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { assignmentWorkflow } from '../domain/assignment.workflow';
import type { AssignmentFacts, AssignmentState } from '../domain/assignment.workflow';
import { conflictOf } from '../domain/conflict-kind';
import type { ConflictParams } from '../domain/conflict-kind';
import { SECRETARIES } from '../queries/rounds';

interface Row {
  readonly id: string;
  readonly contest_id: string;
  readonly account_id: string;
  readonly round_state: string;
  readonly submitted: boolean;
  readonly conflicts: string[];
}

@Injectable()
export class AssignmentBinding implements WorkflowBinding<AssignmentState, AssignmentFacts> {
  readonly workflow = assignmentWorkflow;
  readonly table = 'judging.assignment';

  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
  ) {}

  readonly load = async (ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<AssignmentFacts>>> => {
    const rows = await this.db.query<Row>(
      `SELECT a.id, r.contest_id, a.account_id, r.state AS round_state,
         EXISTS (SELECT FROM judging.sheet s WHERE s.assignment_id = a.id AND s.state = 'submitted') AS submitted,
         ARRAY(SELECT DISTINCT c.kind FROM judging.conflicts(a.round_id, a.account_id, ARRAY[a.round_initiative_id]) c ORDER BY 1) AS conflicts
       FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id WHERE a.id = ANY ($1::uuid[])`,
      [ids],
    );
    const found = new Map<string, SubjectFacts<AssignmentFacts>>();
    for (const row of rows) {
      const held = rolesIn(actor, row.contest_id);
      const own = row.account_id === actor.accountId && hasRole(actor, row.contest_id, 'judge');
      const secretaries = SECRETARIES.filter((role) => held.includes(role));
      const roles = [...secretaries, ...(own ? ['assigned_judge'] : []), ...(held.includes('chair') ? ['chair'] : [])];
      if (roles.length === 0) continue;
      const conflicts = row.conflicts.length > 0 ? await this.named(row) : [];
      const facts = { roundState: row.round_state, conflicts, submitted: row.submitted };
      found.set(row.id, { contestId: row.contest_id, roles, facts });
    }
    return found;
  };

  /** The rulebook is read for the few in conflict only, not for each of thousands that are spread at once. */
  private async named({ contest_id, conflicts }: Row): Promise<ConflictParams[]> {
    const rulebook = await this.contests.rulebook(contest_id);
    return conflicts.map((kind) => conflictOf(kind, rulebook));
  }
}
