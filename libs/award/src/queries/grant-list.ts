import { Injectable } from '@nestjs/common';
import type { Rulebook } from '@rooms/contest';
import type { Winner } from '../domain/allotment.types';
import { COMMENDATION_OF, inListOrder } from '../domain/award-list';
import type { DecisionKind, ListRow } from '../domain/award-list';
import { winnersFor } from '../domain/drawing';
import { AllotmentQuery } from './allotment';
import type { ComputedAllotment } from './allotment';
import { ListRowsQuery } from './list-rows';

/** The list that a first decision of a kind would carry today. */
@Injectable()
export class GrantList {
  constructor(
    private readonly allotments: AllotmentQuery,
    private readonly lists: ListRowsQuery,
  ) {}

  /** Null while the allotment is not complete or the results are not locked. */
  async rows(
    contestId: string,
    kind: DecisionKind,
    tables: readonly string[] | null,
  ): Promise<readonly ListRow[] | null> {
    const computed = await this.allotments.ifLocked(contestId);
    return computed?.allotment.complete && computed.confirmed
      ? this.draw(computed, kind, winnersFor(computed.allotment.winners, kind, tables))
      : null;
  }

  /** A merit certificate or commendation carries its own bonus, if the rules give one; the prize money stands in the award decision. */
  async draw(computed: ComputedAllotment, kind: DecisionKind, winners: readonly Winner[]): Promise<ListRow[]> {
    const rows = await this.lists.describe(
      computed.rulebook,
      winners.map((winner) => ({
        initiativeId: winner.initiative,
        effect: 'grant',
        tableCode: winner.table,
        prizeCode: winner.prize,
        amount: kind === 'award' ? winner.amount : bonusOf(computed.rulebook, kind, winner.category),
        rank: winner.rank,
      })),
    );
    return inListOrder(rows, computed.rulebook.prizes);
  }
}

/** Whole đồng. */
function bonusOf({ prizes }: Rulebook, kind: DecisionKind, category: string): number {
  const found = prizes.bonuses?.find((one) => one.commendation === COMMENDATION_OF[kind] && one.category === category);
  return found?.amount ?? 0;
}
