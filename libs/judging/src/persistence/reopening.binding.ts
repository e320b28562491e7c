import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { reopeningWorkflow } from '../domain/reopening.workflow';
import type { ReopeningFacts, ReopeningState } from '../domain/reopening.workflow';
import { roundRoles } from './round.binding';

@Injectable()
export class ReopeningBinding implements WorkflowBinding<ReopeningState, ReopeningFacts> {
  readonly workflow = reopeningWorkflow;
  readonly table = 'judging.reopening';

  constructor(private readonly db: Database) {}

  readonly load = async (ids: readonly string[], actor: Actor): Promise<Map<string, SubjectFacts<ReopeningFacts>>> => {
    const rows = await this.db.query<{ id: string; contest_id: string; asked_by: string; seat: string | null }>(
      `SELECT o.id, r.contest_id, o.asked_by, m.seat FROM judging.reopening o JOIN judging.round r ON r.id = o.round_id
       LEFT JOIN judging.panel_member m ON m.round_id = r.id AND m.account_id = $2 AND m.removed_at IS NULL WHERE o.id = ANY ($1::uuid[])`,
      [ids, actor.accountId],
    );
    return new Map(
      rows.flatMap((row) => {
        const roles = roundRoles(actor, row.contest_id, row.seat, { secondPerson: false });
        if (roles.filter((role) => role !== 'judge').length === 0) return [];
        const facts = { sameAsAsker: row.asked_by === actor.accountId };
        return [[row.id, { contestId: row.contest_id, roles, facts }]];
      }),
    );
  };
}
