import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuseAll, Refused } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import { resultFaults } from '../domain/checklist';
import type { ChecklistResult } from '../domain/checklist';
import { recordRefusal } from '../domain/desk-steps';
import { Desk } from '../persistence/desk';
import { Dossiers } from '../persistence/dossiers';
import type { Dossier } from '../persistence/dossiers';

export interface RecordedResult {
  readonly code: string;
  readonly result: ChecklistResult;
  readonly note?: string | null | undefined;
}

/** Results per item of the rulebook's checklist, for the revision that lies on the desk. */
@Injectable()
export class RecordChecklist {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly desk: Desk,
    private readonly dossiers: Dossiers,
  ) {}

  async execute(id: string, results: readonly RecordedResult[], actor: Actor): Promise<void> {
    await this.db.transaction(async () => {
      await this.dossiers.screenable(id, actor);
      await this.desk.hold(id, actor);
      const dossier = await this.dossiers.screenable(id, actor);
      const refusal = recordRefusal(dossier.state);
      if (refusal) throw new Refused(refusal);
      const { screening } = await this.contests.rulebook(dossier.contestId, dossier.rulebookVersion);
      refuseAll(
        'invalid',
        'screening.checklist_invalid',
        resultFaults(
          screening.checklist,
          results.map((one) => one.code),
        ),
      );
      await this.write(dossier, results, actor);
    });
  }

  /** Marks what nobody has looked at yet as met, in the actor's name. */
  async meetTheRest(dossier: Dossier, codes: readonly string[], actor: Actor): Promise<void> {
    await this.db.write(
      `INSERT INTO screening.checklist_result (initiative_id, revision, item_code, result, recorded_by, recorded_at)
       SELECT $1, $2, code, 'met', $4, $5 FROM unnest($3::text[]) AS code ON CONFLICT DO NOTHING`,
      [dossier.id, dossier.revision, codes, actor.accountId, await this.db.now()],
    );
  }

  async resultsOf(dossier: Dossier): Promise<Map<string, ChecklistResult>> {
    const rows = await this.db.query<{ item_code: string; result: ChecklistResult }>(
      'SELECT item_code, result FROM screening.checklist_result WHERE initiative_id = $1 AND revision = $2',
      [dossier.id, dossier.revision],
    );
    return new Map(rows.map((row) => [row.item_code, row.result]));
  }

  private async write(dossier: Dossier, results: readonly RecordedResult[], actor: Actor): Promise<void> {
    await this.db.write(
      `INSERT INTO screening.checklist_result (initiative_id, revision, item_code, result, note, recorded_by, recorded_at)
       SELECT $1, $2, r.code, r.result, r.note, $4, $5 FROM jsonb_to_recordset($3::jsonb) AS r(code text, result text, note text)
       ON CONFLICT (initiative_id, revision, item_code) DO UPDATE
         SET result = excluded.result, note = excluded.note, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
      [dossier.id, dossier.revision, JSON.stringify(results), actor.accountId, await this.db.now()],
    );
  }
}
