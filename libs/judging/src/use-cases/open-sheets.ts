import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';

/** Lays an empty score sheet before each judge who has none yet for the assignment. Joins the open transaction. */
@Injectable()
export class OpenSheets {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  async open(actor: Actor, assignmentIds: readonly string[]): Promise<void> {
    const rows = await this.db.write<{ id: string; contest_id: string }>(
      `WITH made AS (
         INSERT INTO judging.sheet (round_id, round_initiative_id, assignment_id, account_id, created_at, updated_at)
         SELECT a.round_id, a.round_initiative_id, a.id, a.account_id, $2, $2 FROM judging.assignment a
         WHERE a.id = ANY ($1::uuid[]) ON CONFLICT (assignment_id) WHERE state IN ('draft', 'submitted', 'not_returned') DO NOTHING
         RETURNING id, round_id)
       SELECT made.id, r.contest_id FROM made JOIN judging.round r ON r.id = made.round_id`,
      [assignmentIds, await this.db.now()],
    );
    await this.audit.recordAll(
      actor,
      rows.map(({ id, contest_id }) => ({
        action: 'sheet.open',
        subjectKind: 'sheet',
        subjectId: id,
        contestId: contest_id,
        from: null,
        to: 'draft',
      })),
    );
  }
}
