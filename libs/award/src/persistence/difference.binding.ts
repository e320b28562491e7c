import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import type { DecisionState } from '../domain/decision.workflow';
import { differenceWorkflow } from '../domain/difference.workflow';
import type { DifferenceFacts, DifferenceState } from '../domain/difference.workflow';
import { VISIBLE, visibleTo } from '../queries/visible';

const SECONDS = ['clerk', 'secretary', 'secretary_head', 'organiser'];

@Injectable()
export class DifferenceBinding implements WorkflowBinding<DifferenceState, DifferenceFacts> {
  readonly workflow = differenceWorkflow;
  readonly table = 'award.signing_difference';

  constructor(private readonly db: Database) {}

  readonly load = async (ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<DifferenceFacts>>> => {
    const rows = await this.db.query<{ id: string; contestId: string; state: DecisionState; enteredBy: string }>(
      `SELECT f.id, d.contest_id AS "contestId", d.state, f.entered_by AS "enteredBy"
       FROM award.signing_difference f JOIN award.decision d ON d.id = f.decision_id WHERE f.id = ANY($5::uuid[]) AND ${VISIBLE}`,
      [...visibleTo(actor), ids],
    );
    return new Map(
      rows.map(({ id, contestId, state, enteredBy }) => {
        const own = enteredBy === actor.accountId;
        const second = !own && hasRole(actor, contestId, ...SECONDS);
        return [
          id,
          {
            contestId,
            roles: [...(own ? ['enterer'] : []), ...(second ? ['second_person'] : [])],
            facts: { decisionState: state },
          },
        ];
      }),
    );
  };
}
