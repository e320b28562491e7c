import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { blockersOf, hasRole, refuse, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { AvailableTransition } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { Winner } from '../domain/allotment.types';
import { DECISION_KINDS } from '../domain/award-list';
import type { DecisionKind } from '../domain/award-list';
import { DECIDING } from '../domain/deciding';
import { drawBlocker, winnersFor } from '../domain/drawing';
import type { Listed } from '../domain/drawing';
import { AllotmentQuery } from './allotment';
import type { ComputedAllotment } from './allotment';

export interface DraftStep extends AvailableTransition {
  readonly kind: DecisionKind;
  /** A prize table of the rulebook; null: all. */
  readonly table: string | null;
}

const LISTED = `SELECT d.kind, r.initiative_id AS "initiativeId", r.code
  FROM award.decision_row r JOIN award.decision d ON d.id = r.decision_id
  WHERE d.contest_id = $1 AND d.act = 'grant' AND d.id IS DISTINCT FROM $2 ORDER BY r.code`;

/** Which first decisions may be drafted, and about whom. */
@Injectable()
export class Draftable {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly allotments: AllotmentQuery,
  ) {}

  /** The allotment, once its results are confirmed and while prizes are decided; refuses otherwise. */
  async ready(contestId: string): Promise<ComputedAllotment> {
    await this.contests.requireState(contestId, DECIDING);
    const computed = await this.allotments.compute(contestId);
    if (!computed.confirmed) refuse('conflict', 'award.result_not_confirmed');
    return computed;
  }

  /** Whom a first decision names; refuses while it may not be drawn. own: the decision that is drawn again. */
  async winners(
    contestId: string,
    computed: ComputedAllotment,
    kind: DecisionKind,
    tables: readonly string[] | null,
    own: string | null,
  ): Promise<Winner[]> {
    return drawn(computed, kind, tables, await this.listed(contestId, own));
  }

  /** The step of drafting for whoever may: for each kind from all prize tables and from each, with what stands against it. */
  async available(actor: Actor, contestId: string): Promise<DraftStep[]> {
    if (!hasRole(actor, contestId, 'secretary', 'secretary_head')) return [];
    const { prizes } = await this.contests.rulebook(contestId);
    const listed = await this.listed(contestId, null);
    const ready = this.ready(contestId);
    const label = { vi: 'Dự thảo quyết định', en: 'Draft a decision' };
    const choices = DECISION_KINDS.flatMap((kind) =>
      [null, ...prizes.tables.map(({ code }) => code)].map((table) => ({ kind, table })),
    );
    return Promise.all(
      choices.map(async ({ kind, table }) => {
        const tables = table === null ? null : [table];
        const blockers = await blockersOf(async () => drawn(await ready, kind, tables, listed));
        return { name: 'draft', label, needsReason: false, kind, table, blockers };
      }),
    );
  }

  private listed(contestId: string, own: string | null): Promise<Listed[]> {
    return this.db.query<Listed>(LISTED, [contestId, own]);
  }
}

function drawn(
  { rulebook, open, allotment }: ComputedAllotment,
  kind: DecisionKind,
  tables: readonly string[] | null,
  listed: readonly Listed[],
): Winner[] {
  const known = rulebook.prizes.tables.map(({ code }) => code);
  if (tables?.some((code) => !known.includes(code))) refuse('invalid', 'award.unknown_prize', {}, 'tables');
  refuseAll('conflict', 'award.allotment_open', open);
  const winners = winnersFor(allotment.winners, kind, tables);
  const blocker = drawBlocker(winners, kind, listed);
  return blocker ? refuse('conflict', blocker.code, blocker.params) : winners;
}
