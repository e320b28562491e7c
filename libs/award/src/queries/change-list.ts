import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Rulebook } from '@rooms/contest';
import { inListOrder } from '../domain/award-list';
import type { ListRow } from '../domain/award-list';
import type { ComputedAllotment } from './allotment';
import { ListRowsQuery } from './list-rows';

/** One line of an amending decision. prize and amount belong to grant and change. */
export interface Change {
  readonly initiativeId: string;
  readonly effect: 'grant' | 'change' | 'withdraw';
  readonly table?: string | undefined;
  readonly prize?: string | undefined;
  readonly amount?: number | undefined;
}

interface InForce {
  readonly initiativeId: string;
  readonly tableCode: string;
  readonly prizeCode: string;
  readonly amount: number;
}

/** The list of a decision that amends or revokes an earlier one. */
@Injectable()
export class ChangeList {
  constructor(
    private readonly db: Database,
    private readonly lists: ListRowsQuery,
  ) {}

  /** What a decision and those that amended it give to whom at present. */
  inForce(rootId: string): Promise<InForce[]> {
    return this.db.query<InForce>(
      `SELECT a.initiative_id AS "initiativeId", a.table_code AS "tableCode", a.prize_code AS "prizeCode", a.amount::float8 AS amount
       FROM award.award a JOIN award.decision d ON d.id = a.decision_id
       WHERE (d.id = $1 OR d.amends_id = $1) AND d.state = 'published' AND a.ended_by IS NULL AND a.effect <> 'withdraw'
       ORDER BY a.position, a.id`,
      [rootId],
    );
  }

  /** Initiatives that hold an award in force of the decision's kind, by whichever decision. */
  private async holders(rootId: string): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.initiative_id AS id FROM award.award a JOIN award.decision d ON d.id = a.decision_id
       JOIN award.decision root ON root.id = $1 AND root.contest_id = d.contest_id AND root.kind = d.kind
       WHERE d.state = 'published' AND a.ended_by IS NULL AND a.effect <> 'withdraw'`,
      [rootId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** A revocation without lines takes everything back. Refuses lines that do not fit what is in force. */
  async draw(
    rootId: string,
    act: 'amendment' | 'revocation',
    changes: readonly Change[],
    computed: ComputedAllotment,
  ): Promise<ListRow[]> {
    const present = new Map((await this.inForce(rootId)).map((one) => [one.initiativeId, one]));
    const holders = await this.holders(rootId);
    const asked: readonly Change[] =
      act === 'revocation' && changes.length === 0
        ? [...present.keys()].map((initiativeId) => ({ initiativeId, effect: 'withdraw' }))
        : changes;
    const places = asked.map((change, index) => {
      const path = `changes.${String(index)}`;
      if (act === 'revocation' && change.effect !== 'withdraw')
        refuse('invalid', 'award.revocation_only_withdraws', {}, path);
      const rank = rankOf(computed, change.initiativeId) ?? refuse('invalid', 'award.not_ranked', {}, path);
      const held = present.get(change.initiativeId);
      const fits = change.effect === 'grant' ? !holders.has(change.initiativeId) : held !== undefined;
      if (!fits) refuse('conflict', 'award.change_unfit', {}, path);
      if (change.effect === 'withdraw' && held) return { ...held, effect: change.effect, rank };
      const prize =
        findPrize(computed.rulebook, change.table, change.prize) ?? refuse('invalid', 'award.unknown_prize', {}, path);
      const amount = change.amount ?? refuse('invalid', 'award.amount_missing', {}, path);
      return { initiativeId: change.initiativeId, effect: change.effect, ...prize, amount, rank };
    });
    if (new Set(places.map(({ initiativeId }) => initiativeId)).size < places.length) {
      refuse('invalid', 'award.listed_twice', {}, 'changes');
    }
    return inListOrder(await this.lists.describe(computed.rulebook, places), computed.rulebook.prizes);
  }
}

/** Rank in the frozen result of any round that fills a prize table; null for one that has none. */
export function rankOf({ rankings }: ComputedAllotment, initiativeId: string): number | null {
  for (const { ranked } of Object.values(rankings)) {
    const found = ranked.find(({ initiative }) => initiative === initiativeId);
    if (found) return found.rank;
  }
  return null;
}

export function findPrize(
  { prizes }: Rulebook,
  table: string | undefined,
  prize: string | undefined,
): { tableCode: string; prizeCode: string } | null {
  const found = prizes.tables.find(({ code }) => code === table)?.prizes.find(({ code }) => code === prize);
  return found && table !== undefined ? { tableCode: table, prizeCode: found.code } : null;
}
