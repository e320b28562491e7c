import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { DECIDING } from '../domain/deciding';
import { AllotmentQuery } from '../queries/allotment';
import type { ComputedAllotment } from '../queries/allotment';
import { findPrize } from '../queries/change-list';
import { prizeName } from '../queries/list-rows';
import { KeepFile } from './keep-file';

export type PlaceDecision =
  | {
      readonly kind: 'tie';
      readonly table: string;
      readonly prize: string;
      readonly tied: readonly string[];
      readonly manner: 'pick' | 'share' | 'extra_slot';
      readonly winners?: readonly string[] | undefined;
      readonly reason: string;
      readonly minutesFileId: string;
    }
  | {
      readonly kind: 'extra_slots' | 'leave_empty';
      readonly table: string;
      readonly prize: string;
      readonly count: number;
      readonly reason: string;
      readonly minutesFileId?: string | undefined;
    }
  | { readonly kind: 'take_back'; readonly decisionId: string; readonly reason: string };

const TIE_DECIDERS = ['chair', 'deputy_chair', 'organiser'];
const READERS = [...TIE_DECIDERS, 'secretary', 'secretary_head'];

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** A named person's decision where the rules stop and ask. What it leads to is computed again each time. */
@Injectable()
export class DecidePlaces {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly allotments: AllotmentQuery,
    private readonly files: KeepFile,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, contestId: string, input: PlaceDecision): Promise<string> {
    if (!hasRole(actor, contestId, ...READERS)) absent();
    return this.db.transaction(async () => {
      await this.contests.lock(contestId, 'update');
      await this.contests.requireState(contestId, DECIDING);
      const computed = await this.allotments.compute(contestId);
      if (!computed.confirmed) refuse('conflict', 'award.result_not_confirmed');
      const deciders = await this.deciders(contestId, input);
      if (!hasRole(actor, contestId, ...deciders)) refuse('forbidden', 'workflow.role');
      const id =
        input.kind === 'take_back'
          ? await this.takeBack(actor, contestId, input)
          : await this.insert(actor, contestId, input, computed);
      await this.audit.record(actor, {
        action: `allotment.${input.kind}`,
        subjectKind: 'allotment_decision',
        subjectId: id,
        contestId,
        reason: input.reason,
      });
      return id;
    });
  }

  /** A tie at a prize line is the chair's or the organisers' to settle; the number of places is the organisers'. */
  private async deciders(contestId: string, input: PlaceDecision): Promise<readonly string[]> {
    if (input.kind !== 'take_back') return input.kind === 'tie' ? TIE_DECIDERS : ['organiser'];
    const target = await this.db.first<{ kind: string }>(
      'SELECT kind FROM award.allotment_decision WHERE contest_id = $1 AND id = $2',
      [contestId, input.decisionId],
    );
    return (target ?? absent()).kind === 'tie' ? TIE_DECIDERS : ['organiser'];
  }

  private async takeBack(
    actor: Actor,
    contestId: string,
    input: Extract<PlaceDecision, { kind: 'take_back' }>,
  ): Promise<string> {
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO award.allotment_decision (contest_id, kind, table_code, prize_code, takes_back, reason, decided_by, decided_at)
       SELECT contest_id, 'take_back', table_code, prize_code, id, $3, $4, $5 FROM award.allotment_decision d
       WHERE contest_id = $1 AND id = $2 AND kind <> 'take_back'
         AND NOT EXISTS (SELECT FROM award.allotment_decision t WHERE t.takes_back = d.id)
       RETURNING id`,
      [contestId, input.decisionId, input.reason, actor.accountId, await this.db.now()],
    );
    return (row ?? refuse('conflict', 'award.decision_taken_back')).id;
  }

  private async insert(
    actor: Actor,
    contestId: string,
    input: Exclude<PlaceDecision, { kind: 'take_back' }>,
    computed: ComputedAllotment,
  ): Promise<string> {
    this.check(input, computed);
    if (input.minutesFileId !== undefined) await this.files.require(contestId, input.minutesFileId, 'minutesFileId');
    const tie = input.kind === 'tie' ? input : null;
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO award.allotment_decision (contest_id, kind, table_code, prize_code, tied, manner, winners, count, reason,
         minutes_file_id, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        contestId,
        input.kind,
        input.table,
        input.prize,
        tie?.tied ?? null,
        tie?.manner ?? null,
        tie?.manner === 'pick' ? (tie.winners ?? []) : null,
        input.kind === 'tie' ? null : input.count,
        input.reason,
        input.minutesFileId ?? null,
        actor.accountId,
        await this.db.now(),
      ],
    );
    return (row ?? absent()).id;
  }

  private check(
    input: Exclude<PlaceDecision, { kind: 'take_back' }>,
    { rulebook, allotment }: ComputedAllotment,
  ): void {
    if (!findPrize(rulebook, input.table, input.prize)) return refuse('invalid', 'award.unknown_prize', {}, 'prize');
    const prize = prizeName(rulebook, input.table, input.prize);
    if (input.kind === 'extra_slots' && !rulebook.prizes.extraSlotsAllowed) {
      refuse('conflict', 'award.extra_slots_not_allowed', { prize });
    }
    if (input.kind === 'leave_empty' && !rulebook.prizes.emptySlotsAllowed) {
      refuse('conflict', 'award.leave_empty_not_allowed', { prize });
    }
    if (input.kind !== 'tie') return;
    const tie = allotment.boundaryTies.find(
      (one) => one.table === input.table && one.prize === input.prize && sameSet(one.tied, input.tied),
    );
    if (!tie) return refuse('conflict', 'award.no_such_tie', { prize }, 'tied');
    const winners = input.winners ?? [];
    const fits =
      input.manner === 'pick'
        ? winners.length === tie.places &&
          new Set(winners).size === winners.length &&
          winners.every((id) => tie.tied.includes(id))
        : winners.length === 0;
    if (!fits || !tie.answers.includes(input.manner)) {
      refuse('conflict', 'award.tie_answer_refused', { prize });
    }
  }
}
