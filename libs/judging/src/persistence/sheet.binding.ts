import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import type { AssignmentState } from '../domain/assignment.workflow';
import { conflictOf } from '../domain/conflict-kind';
import { submitFaults } from '../domain/marks';
import type { Marks } from '../domain/marks';
import { mayMark } from '../domain/own-steps';
import { sheetWorkflow } from '../domain/sheet.workflow';
import type { SheetFacts, SheetState } from '../domain/sheet.workflow';
import { RoundRulesReader } from '../queries/round-rules';

/** True where the round itself takes the step: it is closed, a reopening was confirmed, an assignment ended. */
export interface SheetStep {
  readonly byRound: boolean;
}

interface Row {
  readonly id: string;
  readonly contestId: string;
  readonly code: string;
  readonly rulebookVersion: number | null;
  readonly roundState: string;
  readonly contestState: string;
  readonly account_id: string;
  readonly assignment_state: AssignmentState;
  readonly marks: Marks;
  readonly absent: boolean;
  readonly conflicts: string[];
}

@Injectable()
export class SheetBinding implements WorkflowBinding<SheetState, SheetFacts, SheetStep> {
  readonly workflow = sheetWorkflow;
  readonly table = 'judging.sheet';

  constructor(
    private readonly db: Database,
    private readonly rules: RoundRulesReader,
  ) {}

  readonly load = async (
    ids: readonly string[],
    actor: Actor,
    step: SheetStep,
  ): Promise<Map<string, SubjectFacts<SheetFacts>>> => {
    const rows = await this.db.query<Row>(
      `SELECT s.id, r.contest_id AS "contestId", r.code, r.rulebook_version AS "rulebookVersion", r.state AS "roundState", c.state AS "contestState",
         s.account_id, a.state AS assignment_state, s.marks, coalesce(e.presence = 'absent', true) AS absent,
         ARRAY(SELECT DISTINCT c.kind FROM judging.conflicts(s.round_id, s.account_id, ARRAY[s.round_initiative_id]) c ORDER BY 1) AS conflicts
       FROM judging.sheet s JOIN judging.round r ON r.id = s.round_id JOIN contest.contest c ON c.id = r.contest_id JOIN judging.assignment a ON a.id = s.assignment_id
       LEFT JOIN judging.entry e ON e.id = s.round_initiative_id WHERE s.id = ANY ($1::uuid[])`,
      [ids],
    );
    const found = new Map<string, SubjectFacts<SheetFacts>>();
    for (const row of rows) {
      const own = row.account_id === actor.accountId && hasRole(actor, row.contestId, 'judge');
      if (!own && !step.byRound) continue;
      const { rulebook, round } = await this.rules.of(row);
      found.set(row.id, {
        contestId: row.contestId,
        roles: [...(own ? ['assigned_judge'] : []), ...(step.byRound ? ['round'] : [])],
        facts: {
          contestState: row.contestState,
          roundState: row.roundState,
          accepted: mayMark(row.assignment_state, rulebook.conflicts.declarationRequired),
          conflicts: row.conflicts.map((kind) => conflictOf(kind, rulebook)),
          absent: row.absent,
          markFaults: submitFaults(round, row.marks),
        },
      });
    }
    return found;
  };
}
