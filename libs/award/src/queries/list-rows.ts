import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import type { Rulebook } from '@rooms/contest';
import { Initiatives } from '@rooms/initiative';
import type { InitiativeSummary } from '@rooms/initiative';
import type { ConfirmedDifference, ListRow, Recipient } from '../domain/award-list';

/** prizeName as printed in a sentence: "giải Nhất cá nhân". */
export interface Place {
  readonly initiativeId: string;
  readonly effect: ListRow['effect'];
  readonly tableCode: string;
  readonly prizeCode: string;
  readonly amount: number;
  readonly rank: number;
}

const ROW = `initiative_id AS "initiativeId", effect, table_code AS "tableCode", prize_code AS "prizeCode",
  prize_name AS "prizeName", amount::float8 AS amount, rank, recipients, title, code, theme, category, unit_name AS "unitName"`;

@Injectable()
export class ListRowsQuery {
  constructor(
    private readonly db: Database,
    private readonly initiatives: Initiatives,
  ) {}

  /** The agreed rows of decisions, in their order. */
  async proposed(decisionIds: readonly string[]): Promise<Map<string, ListRow[]>> {
    const rows = await this.db.query<ListRow & { decisionId: string }>(
      `SELECT decision_id AS "decisionId", ${ROW} FROM award.decision_row
       WHERE decision_id = ANY($1::uuid[]) ORDER BY decision_id, position`,
      [decisionIds],
    );
    return grouped(decisionIds, rows);
  }

  /** The rows as signed, in their order. */
  async signed(decisionIds: readonly string[]): Promise<Map<string, ListRow[]>> {
    const rows = await this.db.query<ListRow & { decisionId: string }>(
      `SELECT decision_id AS "decisionId", ${ROW} FROM award.award
       WHERE decision_id = ANY($1::uuid[]) ORDER BY decision_id, position`,
      [decisionIds],
    );
    return grouped(decisionIds, rows);
  }

  differences(decisionId: string): Promise<ConfirmedDifference[]> {
    return this.db.query<ConfirmedDifference>(
      `SELECT initiative_id AS "initiativeId", change, table_code AS "tableCode", prize_code AS "prizeCode",
         prize_name AS "prizeName", amount::float8 AS amount
       FROM award.signing_difference WHERE decision_id = $1 AND state = 'confirmed' ORDER BY entered_at, id`,
      [decisionId],
    );
  }

  /** Rows for these places, describing the initiatives as they stand now. */
  async describe(rulebook: Rulebook, places: readonly Place[]): Promise<ListRow[]> {
    const summaries = await this.initiatives.summaries(places.map(({ initiativeId }) => initiativeId));
    const byId = new Map(summaries.map((one) => [one.id as string, one]));
    return places.flatMap((place) => {
      const summary = byId.get(place.initiativeId);
      if (!summary) return [];
      return [
        {
          ...place,
          prizeName: prizeName(rulebook, place.tableCode, place.prizeCode),
          recipients: recipientsOf(summary),
          title: summary.title,
          code: summary.code,
          theme: summary.theme,
          category: summary.category ?? summary.authorKind,
          unitName: summary.unitName,
        },
      ];
    });
  }
}

function grouped(ids: readonly string[], rows: readonly (ListRow & { decisionId: string })[]): Map<string, ListRow[]> {
  const lists = new Map<string, ListRow[]>(ids.map((id) => [id, []]));
  for (const { decisionId, ...row } of rows) lists.get(decisionId)?.push(row);
  return lists;
}

/** A collective's prize is its unit's; people are named otherwise. */
function recipientsOf(summary: InitiativeSummary): Recipient[] {
  if (summary.authorKind === 'collective') return [{ name: summary.unitName, position: '', unit: summary.unitName }];
  return summary.authors.map(({ name, jobTitle, unitName }) => ({
    name,
    position: jobTitle ?? '',
    unit: unitName ?? summary.unitName,
  }));
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** "giải Nhất"; where several tables have a prize of that name, with the table's: "giải Nhất cá nhân". */
export function prizeName({ prizes }: Rulebook, tableCode: string, prizeCode: string): string {
  const table = prizes.tables.find(({ code }) => code === tableCode);
  const name = table?.prizes.find(({ code }) => code === prizeCode)?.name ?? prizeCode;
  const shared = prizes.tables.filter((one) => one.prizes.some((prize) => prize.name === name)).length > 1;
  const suffix = lowerFirst(table?.name ?? '').replace(/^giải (thưởng )?/u, '');
  return shared && suffix !== '' ? `${lowerFirst(name)} ${suffix}` : lowerFirst(name);
}
