import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { AllotmentQuery } from './allotment';

interface Named {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

const READERS = ['secretary', 'secretary_head', 'chair', 'deputy_chair'];

/** The allotment as staff read it: places with their counters, the money, and what waits for a person. */
@Injectable()
export class AllotmentViewQuery {
  constructor(
    private readonly db: Database,
    private readonly allotments: AllotmentQuery,
  ) {}

  async execute(actor: Actor, contestId: string) {
    const reads = hasRole(actor, contestId, ...READERS);
    if (!reads && !hasRole(actor, contestId, 'organiser')) absent();
    const { rulebook, allotment, decisions, confirmed, rankings, gone } = await this.allotments.compute(contestId);
    const waiting = allotment.boundaryTies.length > 0 || allotment.questions.length > 0;
    const theirs = confirmed && (waiting || decisions.length > 0);
    if (!reads && !theirs && !(await this.isDrafted(contestId))) absent();
    const { budgetCeiling } = rulebook.prizes;
    return {
      confirmed,
      complete: allotment.complete,
      budget: { used: allotment.budgetUsed, ceiling: budgetCeiling },
      prizes: rulebook.prizes.tables.flatMap((table) =>
        table.prizes.map((prize) => {
          const slots = allotment.slots.filter((slot) => slot.table === table.code && slot.prize === prize.code);
          return {
            table: table.code,
            tableName: table.name,
            prize: prize.code,
            name: prize.name,
            count: prize.count,
            filled: slots.filter(({ state }) => state === 'filled').length,
            pending: slots.filter(({ state }) => state === 'pending').length,
            empty: slots.filter(({ state }) => state === 'empty').length,
          };
        }),
      ),
      winners: allotment.winners,
      emptySlots: allotment.emptySlots,
      ties: allotment.boundaryTies,
      questions: allotment.questions,
      notSupported: allotment.notSupported,
      gone,
      decisions,
      voteWanted: rulebook.prizes.committeeVote !== null,
      initiatives: await this.named(
        Object.values(rankings).flatMap(({ ranked }) => ranked.map((one) => one.initiative)),
      ),
    };
  }

  private async isDrafted(contestId: string): Promise<boolean> {
    return (
      (await this.db.first('SELECT 1 FROM award.decision WHERE contest_id = $1 LIMIT 1', [contestId])) !== undefined
    );
  }

  private named(ids: readonly string[]): Promise<Named[]> {
    return this.db.query<Named>(
      'SELECT id, code, title FROM initiative.initiative WHERE id = ANY($1::uuid[]) ORDER BY code',
      [[...new Set(ids)]],
    );
  }
}
