import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { Rulebook } from '@rooms/contest';
import { AllotmentQuery } from './allotment';

interface Named {
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

const SECRETARIES = ['secretary', 'secretary_head'];
const CHAIRS = ['chair', 'deputy_chair'];
const READERS = [...SECRETARIES, ...CHAIRS];

export type AllotmentAction = 'tie' | 'extra_slots' | 'leave_empty' | 'vote';

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
    const { rulebook, allotment, decisions, confirmed, decidable, rankings, gone } =
      await this.allotments.compute(contestId);
    const open = confirmed && decidable;
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
      decisions: decisions.map((one) => ({
        ...one,
        mayTakeBack: open && hasRole(actor, contestId, 'organiser', ...(one.kind === 'tie' ? CHAIRS : [])),
      })),
      actions: open ? actionsOf(actor, contestId, rulebook) : [],
      rankings: Object.values(rankings).map(({ round, ranked }) => ({
        round,
        name: rulebook.rounds.find(({ code }) => code === round)?.name ?? round,
        rows: ranked.map(({ initiative, category, rank, display }) => ({ initiative, category, rank, score: display })),
      })),
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

/** What the actor may do here at all; whether a tie is open or a place free is told beside it. */
function actionsOf(actor: Actor, contestId: string, { prizes }: Rulebook): AllotmentAction[] {
  const isOrganiser = hasRole(actor, contestId, 'organiser');
  const isSecretary = hasRole(actor, contestId, ...SECRETARIES);
  const may: Readonly<Record<AllotmentAction, boolean>> = {
    tie: isOrganiser || hasRole(actor, contestId, ...CHAIRS),
    extra_slots: isOrganiser && prizes.extraSlotsAllowed,
    leave_empty: isOrganiser && prizes.emptySlotsAllowed,
    vote: isSecretary && prizes.committeeVote !== null,
  };
  return (Object.keys(may) as AllotmentAction[]).filter((action) => may[action]);
}
