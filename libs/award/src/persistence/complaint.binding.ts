import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { complaintWorkflow } from '../domain/complaint.workflow';
import type { ComplaintFacts, ComplaintState } from '../domain/complaint.workflow';
import { COMPLAINT_VISIBLE, complaintVisibleTo } from '../queries/complaint-visible';

@Injectable()
export class ComplaintBinding implements WorkflowBinding<ComplaintState, ComplaintFacts> {
  readonly workflow = complaintWorkflow;
  readonly table = 'award.complaint';

  constructor(private readonly db: Database) {}

  readonly load = async (ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<ComplaintFacts>>> => {
    const rows = await this.db.query<{ id: string; contestId: string; complainant: string | null; concerned: boolean }>(
      `SELECT k.id, k.contest_id AS "contestId", k.complainant_id AS complainant,
         EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = k.initiative_id AND a.account_id = $3) AS concerned
       FROM award.complaint k WHERE k.id = ANY($4::uuid[]) AND ${COMPLAINT_VISIBLE}`,
      [...complaintVisibleTo(actor), ids],
    );
    return new Map(
      rows.map(({ id, contestId, complainant, concerned }) => {
        const own = complainant !== null && complainant === actor.accountId;
        return [
          id,
          {
            contestId,
            roles: [...rolesIn(actor, contestId), ...(own ? ['complainant'] : [])],
            facts: { isConcerned: concerned },
          },
        ];
      }),
    );
  };
}
