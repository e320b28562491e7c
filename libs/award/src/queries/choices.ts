import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { DecisionState } from '../domain/decision.workflow';
import { AllotmentQuery } from './allotment';
import { ChangeList } from './change-list';
import { ListRowsQuery } from './list-rows';
import { VISIBLE, visibleTo } from './visible';

/** Whom a difference or an amendment may be about, and which prizes there are; without ranks and scores. */
@Injectable()
export class ChoicesQuery {
  constructor(
    private readonly db: Database,
    private readonly allotments: AllotmentQuery,
    private readonly changes: ChangeList,
    private readonly lists: ListRowsQuery,
  ) {}

  async execute(actor: Actor, decisionId: string) {
    const decision = await this.db.first<{ contestId: string; state: DecisionState; rootId: string }>(
      `SELECT d.contest_id AS "contestId", d.state, coalesce(d.amends_id, d.id) AS "rootId"
       FROM award.decision d WHERE d.id = $5 AND ${VISIBLE}`,
      [...visibleTo(actor), decisionId],
    );
    if (!decision) return absent();
    const { rulebook, rankings } = await this.allotments.compute(decision.contestId);
    const held = new Map(
      (decision.state === 'published'
        ? await this.changes.inForce(decision.rootId)
        : ((await this.lists.proposed([decisionId])).get(decisionId) ?? [])
      ).map(({ initiativeId, tableCode, prizeCode, amount }) => [
        initiativeId,
        { table: tableCode, prize: prizeCode, amount },
      ]),
    );
    const categories = new Map(
      Object.values(rankings).flatMap(({ ranked }) => ranked.map((one) => [one.initiative, one.category])),
    );
    const named = await this.db.query<{ id: string; code: string; title: string }>(
      'SELECT id, code, title FROM initiative.initiative WHERE id = ANY($1::uuid[]) ORDER BY code',
      [[...new Set([...categories.keys(), ...held.keys()])]],
    );
    return {
      prizes: rulebook.prizes.tables.flatMap((table) =>
        table.prizes.map(({ code, name, amounts }) => ({
          table: table.code,
          tableName: table.name,
          prize: code,
          name,
          amounts,
        })),
      ),
      initiatives: named.map((one) => ({
        ...one,
        category: categories.get(one.id) ?? '',
        held: held.get(one.id) ?? null,
      })),
    };
  }
}
