import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

export interface MyEntryView {
  readonly roundInitiativeId: string;
  readonly initiativeId: string;
  readonly roundName: string;
  readonly lotOrder: number | null;
  readonly closesAt: Date | null;
  readonly parts: readonly object[];
}

/** An author's initiatives in the rounds that ask for parts of their own, once the round before was announced. */
@Injectable()
export class MyEntryQueries {
  constructor(private readonly db: Database) {}

  of(accountId: string): Promise<MyEntryView[]> {
    return this.db.query<MyEntryView>(
      `SELECT e.id AS "roundInitiativeId", e.initiative_id AS "initiativeId", r.name AS "roundName", e.lot_order AS "lotOrder",
         r.own_parts_close_at AS "closesAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'partCode', p.part_code, 'fileName', p.file_name, 'size', p.size, 'sha256', p.sha256) ORDER BY p.uploaded_at, p.id)
                   FROM judging.round_part p WHERE p.round_initiative_id = e.id AND p.removed_at IS NULL), '[]') AS parts
       FROM judging.entry e JOIN judging.round r ON r.id = e.round_id
       WHERE EXISTS (SELECT FROM initiative.author a WHERE a.initiative_id = e.initiative_id AND a.account_id = $1)
         AND r.own_parts_close_at IS NOT NULL AND r.position > 1
         AND NOT EXISTS (SELECT FROM judging.round b WHERE b.contest_id = r.contest_id AND b.position < r.position AND b.state <> 'announced')
       ORDER BY r.created_at, e.id`,
      [accountId],
    );
  }
}
