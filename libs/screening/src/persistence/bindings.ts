import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { completionWorkflow } from '../domain/completion.workflow';
import type { CompletionFacts, CompletionState } from '../domain/completion.workflow';
import { reinstatementWorkflow } from '../domain/reinstatement.workflow';
import type { ReinstatementFacts, ReinstatementState } from '../domain/reinstatement.workflow';
import { verdictWorkflow } from '../domain/verdict.workflow';
import type { VerdictFacts, VerdictState } from '../domain/verdict.workflow';
import { secretaryRoles } from './dossiers';

export interface CompletionInput {
  readonly newDueAt: Date | null;
}

interface Row {
  readonly id: string;
  readonly contest_id: string;
  readonly person: string | null;
  readonly at: Date | null;
}

/** How the three tables of this room sit under their workflows. Visibility of the dossier is asked before. */
@Injectable()
export class Bindings {
  readonly verdict: WorkflowBinding<VerdictState, VerdictFacts> = {
    workflow: verdictWorkflow,
    table: 'screening.verdict',
    load: (ids, actor) =>
      this.load(
        'SELECT id, contest_id, decided_by AS person, announced_at AS at FROM screening.verdict WHERE id = ANY($1::uuid[])',
        ids,
        actor,
        (row) => ({ announcedAt: row.at }),
        (row) => (row.person !== null && row.person === actor.accountId ? ['decider'] : []),
      ),
  };

  readonly completion: WorkflowBinding<CompletionState, CompletionFacts, CompletionInput> = {
    workflow: completionWorkflow,
    table: 'screening.completion',
    load: (ids, actor, input) =>
      this.load(
        'SELECT id, contest_id, NULL::uuid AS person, due_at AS at FROM screening.completion WHERE id = ANY($1::uuid[])',
        ids,
        actor,
        (row) => ({ dueAt: row.at ?? new Date(0), newDueAt: input.newDueAt }),
      ),
  };

  readonly reinstatement: WorkflowBinding<ReinstatementState, ReinstatementFacts> = {
    workflow: reinstatementWorkflow,
    table: 'screening.reinstatement',
    load: (ids, actor) =>
      this.load(
        'SELECT id, contest_id, proposed_by AS person, proposed_at AS at FROM screening.reinstatement WHERE id = ANY($1::uuid[])',
        ids,
        actor,
        (row) => ({ actorIsProposer: row.person === actor.accountId }),
      ),
  };

  constructor(private readonly db: Database) {}

  private async load<Facts>(
    sql: string,
    ids: readonly string[],
    actor: Actor,
    facts: (row: Row) => Facts,
    relations: (row: Row) => readonly string[] = () => [],
  ): Promise<Map<string, SubjectFacts<Facts>>> {
    const rows = await this.db.query<Row>(sql, [ids]);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          contestId: row.contest_id,
          roles: [...secretaryRoles(actor, row.contest_id), ...relations(row)],
          facts: facts(row),
        },
      ]),
    );
  }
}
