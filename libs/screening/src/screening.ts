import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Initiatives } from '@rooms/initiative';

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
  constructor(
    private readonly db: Database,
    private readonly initiatives: Initiatives,
  ) {}

  async standingVerdict(initiativeId: string): Promise<StandingVerdict | null> {
    const row = await this.db.first<StandingVerdict>(
      `SELECT id, initiative_id AS "initiativeId", verdict, reason, duplicate_of AS "duplicateOf"
       FROM screening.verdict WHERE initiative_id = $1 AND state = 'standing'`,
      [initiativeId],
    );
    return row ?? null;
  }

  /**
   * Their notices go out now: from here on these verdicts cannot be undone. Returns those that still stand, of dossiers not withdrawn; joins the
   * open transaction, so that an undo and a release never both win.
   */
  async announce(verdictIds: readonly string[]): Promise<ReadonlySet<string>> {
    // The desk comes first, as with everything that decides on a dossier.
    await this.db.write(
      `SELECT c.initiative_id FROM screening.claim c
       WHERE c.initiative_id IN (SELECT v.initiative_id FROM screening.verdict v WHERE v.id = ANY($1::uuid[])) ORDER BY 1 FOR UPDATE`,
      [verdictIds],
    );
    await this.db.write('SELECT id FROM screening.verdict WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      verdictIds,
    ]);
    const rows = await this.db.write<{ id: string; initiative_id: string }>(
      `UPDATE screening.verdict SET announced_at = coalesce(announced_at, $2)
       WHERE id = ANY($1::uuid[]) AND state = 'standing'
         AND EXISTS (SELECT FROM initiative.initiative i WHERE i.id = verdict.initiative_id AND i.state <> 'withdrawn') RETURNING id, initiative_id`,
      [verdictIds, await this.db.now()],
    );
    await this.initiatives.tellVerdicts(rows.map((row) => row.initiative_id));
    return new Set(rows.map((row) => row.id));
  }
}
