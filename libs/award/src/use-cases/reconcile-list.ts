import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import type { DecisionState } from '../domain/decision.workflow';
import { DifferenceBinding } from '../persistence/difference.binding';
import { AllotmentQuery } from '../queries/allotment';
import { findPrize, rankOf } from '../queries/change-list';
import { prizeName } from '../queries/list-rows';
import { VISIBLE, visibleTo } from '../queries/visible';
import { KeepFile } from './keep-file';

export interface DifferenceInput {
  readonly initiativeId: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly table?: string | undefined;
  readonly prize?: string | undefined;
  readonly amount?: number | undefined;
  readonly reason: string;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly documentFileId: string;
}

export interface OutsideStepInput {
  readonly body: string;
  readonly summary: string;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly fileId: string;
}

interface Sent {
  readonly contest_id: string;
  readonly state: DecisionState;
}

const ENTERERS = ['clerk', 'secretary', 'secretary_head'];

/** What the signed paper says otherwise than the agreed list: entered row by row, each confirmed by a second person. */
@Injectable()
export class ReconcileList {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly contests: Contests,
    private readonly allotments: AllotmentQuery,
    private readonly files: KeepFile,
    private readonly binding: DifferenceBinding,
  ) {}

  async enter(actor: Actor, decisionId: string, input: DifferenceInput): Promise<string> {
    return this.db.transaction(async () => {
      const { contest_id: contestId } = await this.open(actor, decisionId, ['sent']);
      await this.files.require(contestId, input.documentFileId, 'documentFileId');
      const place = await this.place(contestId, decisionId, input);
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO award.signing_difference (decision_id, initiative_id, change, table_code, prize_code, prize_name, amount, reason,
           document_number, document_date, document_file_id, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (decision_id, initiative_id) WHERE state <> 'declined' DO NOTHING RETURNING id`,
        [
          decisionId,
          input.initiativeId,
          input.change,
          place?.tableCode ?? null,
          place?.prizeCode ?? null,
          place?.prizeName ?? null,
          place?.amount ?? null,
          input.reason,
          input.documentNumber,
          input.documentDate,
          input.documentFileId,
          actor.accountId,
          await this.db.now(),
        ],
      );
      const { id } = row ?? refuse('conflict', 'award.difference_exists');
      await this.audit.record(actor, {
        action: 'signing_difference.enter',
        subjectKind: 'signing_difference',
        subjectId: id,
        contestId,
        from: null,
        to: 'entered',
        reason: input.reason,
        detail: { decisionId, change: input.change },
      });
      await this.outbox.emit('DifferenceEntered', {
        subjectKind: 'signing_difference',
        subjectId: id,
        contestId,
        actorId: actor.accountId,
      });
      return id;
    });
  }

  async confirm(actor: Actor, decisionId: string, differenceId: string): Promise<void> {
    await this.step(actor, decisionId, differenceId, 'confirm', null);
  }

  async decline(actor: Actor, decisionId: string, differenceId: string, reason: string): Promise<void> {
    await this.step(actor, decisionId, differenceId, 'decline', reason);
  }

  /** An opinion from outside, such as the emulation council's: kept with its document, decides nothing here. */
  async recordOutsideStep(actor: Actor, decisionId: string, input: OutsideStepInput): Promise<void> {
    await this.db.transaction(async () => {
      const { contest_id: contestId } = await this.open(actor, decisionId, ['drafted', 'agreed', 'sent', 'returned']);
      await this.files.require(contestId, input.fileId, 'fileId');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO award.outside_step (decision_id, body, summary, document_number, document_date, file_id, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [
          decisionId,
          input.body,
          input.summary,
          input.documentNumber,
          input.documentDate,
          input.fileId,
          actor.accountId,
          await this.db.now(),
        ],
      );
      await this.audit.record(actor, {
        action: 'award_decision.recordOutsideStep',
        subjectKind: 'outside_step',
        subjectId: row?.id ?? null,
        contestId,
        detail: { decisionId },
      });
    });
  }

  private async step(
    actor: Actor,
    decisionId: string,
    differenceId: string,
    transition: 'confirm' | 'decline',
    reason: string | null,
  ): Promise<void> {
    await this.db.transaction(async () => {
      await this.locked(actor, decisionId);
      const known = await this.db.first('SELECT 1 FROM award.signing_difference WHERE decision_id = $1 AND id = $2', [
        decisionId,
        differenceId,
      ]);
      if (!known) absent();
      await this.runner.run(differenceId, {
        binding: this.binding,
        transition,
        actor,
        reason,
        input: undefined,
        ...(transition === 'confirm' && {
          set: (_facts: unknown, now: Date) => ({ confirmed_by: actor.accountId, confirmed_at: now }),
        }),
      });
    });
  }

  private async open(actor: Actor, decisionId: string, states: readonly DecisionState[]): Promise<Sent> {
    const found = await this.locked(actor, decisionId);
    if (!hasRole(actor, found.contest_id, ...ENTERERS)) refuse('forbidden', 'workflow.role');
    if (!states.includes(found.state)) refuse('conflict', 'award.difference_too_late');
    return found;
  }

  /** Contest first, then the decision: the order of every write here. */
  private async locked(actor: Actor, decisionId: string): Promise<Sent> {
    const seen = await this.db.first<Sent>(
      `SELECT d.contest_id, d.state FROM award.decision d WHERE d.id = $5 AND ${VISIBLE}`,
      [...visibleTo(actor), decisionId],
    );
    if (!seen) return absent();
    await this.contests.lock(seen.contest_id, 'share');
    const [now] = await this.db.write<Sent>('SELECT contest_id, state FROM award.decision WHERE id = $1 FOR UPDATE', [
      decisionId,
    ]);
    return now ?? absent();
  }

  private async place(contestId: string, decisionId: string, input: DifferenceInput) {
    const listed = await this.db.first<{ effect: string }>(
      'SELECT effect FROM award.decision_row WHERE decision_id = $1 AND initiative_id = $2',
      [decisionId, input.initiativeId],
    );
    if ((input.change === 'added') === (listed !== undefined)) refuse('conflict', 'award.difference_unfit');
    if (input.change === 'removed') return null;
    const computed = await this.allotments.compute(contestId);
    if (rankOf(computed, input.initiativeId) === null) refuse('invalid', 'award.not_ranked', {}, 'initiativeId');
    const prize = findPrize(computed.rulebook, input.table, input.prize);
    if (!prize) return refuse('invalid', 'award.unknown_prize', {}, 'prize');
    const amount = input.amount ?? refuse('invalid', 'award.amount_missing', {}, 'amount');
    return { ...prize, amount, prizeName: prizeName(computed.rulebook, prize.tableCode, prize.prizeCode) };
  }
}
