import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { ListRow } from '../domain/award-list';

const COLUMNS = `position, initiative_id, effect, table_code, prize_code, prize_name, amount, rank, recipients, title, code, theme, category, unit_name`;
const RECORD = `r(position int, initiative_id uuid, effect text, table_code text, prize_code text, prize_name text, amount bigint, rank int,
  recipients jsonb, title text, code text, theme text, category text, unit_name text)`;

/** Writes the rows of a list in their order. */
@Injectable()
export class WriteList {
  constructor(private readonly db: Database) {}

  async propose(decisionId: string, rows: readonly ListRow[]): Promise<void> {
    await this.db.write('DELETE FROM award.decision_row WHERE decision_id = $1', [decisionId]);
    await this.db.write(
      `INSERT INTO award.decision_row (decision_id, ${COLUMNS}) SELECT $1, ${COLUMNS} FROM jsonb_to_recordset($2::jsonb) AS ${RECORD}`,
      [decisionId, asRecords(rows)],
    );
  }

  /** Ids of the awards by initiative. */
  async sign(contestId: string, decisionId: string, rows: readonly ListRow[]): Promise<Map<string, string>> {
    const made = await this.db.write<{ id: string; initiativeId: string }>(
      `INSERT INTO award.award (contest_id, decision_id, ${COLUMNS}) SELECT $1, $2, ${COLUMNS} FROM jsonb_to_recordset($3::jsonb) AS ${RECORD}
       RETURNING id, initiative_id AS "initiativeId"`,
      [contestId, decisionId, asRecords(rows)],
    );
    return new Map(made.map(({ id, initiativeId }) => [initiativeId, id]));
  }
}

function asRecords(rows: readonly ListRow[]): string {
  return JSON.stringify(
    rows.map((row, index) => ({
      position: index + 1,
      initiative_id: row.initiativeId,
      effect: row.effect,
      table_code: row.tableCode,
      prize_code: row.prizeCode,
      prize_name: row.prizeName,
      amount: row.amount,
      rank: row.rank,
      recipients: row.recipients,
      title: row.title,
      code: row.code,
      theme: row.theme,
      category: row.category,
      unit_name: row.unitName,
    })),
  );
}
