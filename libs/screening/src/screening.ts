import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface StandingVerdict {
  readonly id: string;
  readonly initiativeId: string;
  readonly verdict: 'eligible' | 'ineligible' | 'duplicate';
  readonly reason: string | null;
  readonly duplicateOf: string | null;
}

/** What other rooms may ask of screening. */
@Injectable()
export class Screening {
  constructor(private readonly db: Database) {}

  async standingVerdict(initiativeId: string): Promise<StandingVerdict | null> {
    const row = await this.db.first<StandingVerdict>(
      `SELECT id, initiative_id AS "initiativeId", verdict, reason, duplicate_of AS "duplicateOf"
       FROM screening.verdict WHERE initiative_id = $1 AND state = 'standing'`,
      [initiativeId],
    );
    return row ?? null;
  }

  /**
   * Their notices go out now: from here on these verdicts cannot be undone. Returns those that still stand; joins the
   * open transaction, so that an undo and a release never both win.
   */
  async announce(verdictIds: readonly string[]): Promise<ReadonlySet<string>> {
    await this.db.write('SELECT id FROM screening.verdict WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      verdictIds,
    ]);
    const rows = await this.db.write<{ id: string }>(
      `UPDATE screening.verdict SET announced_at = coalesce(announced_at, $2)
       WHERE id = ANY($1::uuid[]) AND state = 'standing' RETURNING id`,
      [verdictIds, await this.db.now()],
    );
    return new Set(rows.map((row) => row.id));
  }
}
