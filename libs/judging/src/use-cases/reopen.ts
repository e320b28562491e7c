import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { Outbox } from '@platform/jobs';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit, TransitionRunner } from '@platform/workflow';
import { isReopenable } from '../domain/assignment-doors';
import { isOpen, takesMarksAgain } from '../domain/round-doors';
import { ReopeningBinding } from '../persistence/reopening.binding';
import { RoundBinding, roundRoles } from '../persistence/round.binding';
import { SheetBinding } from '../persistence/sheet.binding';
import { RoundQueries } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';

interface ReopeningRow {
  readonly id: string;
  readonly round_id: string;
  readonly sheet_id: string | null;
  readonly reason: string;
}

/** Reopens a sheet or a whole round: asked for with a reason by one person, done when a second one agrees. */
@Injectable()
export class Reopen {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly runner: TransitionRunner,
    private readonly rounds: RoundQueries,
    private readonly binding: ReopeningBinding,
    private readonly roundBinding: RoundBinding,
    private readonly sheets: SheetBinding,
  ) {}

  async ask(actor: Actor, roundId: string, sheetId: string | null, reason: string): Promise<string> {
    await this.mayAsk(actor, await this.rounds.visible(roundId, actor));
    return this.db.transaction(async () => {
      const round = await this.rounds.lock(roundId, 'update');
      if (sheetId !== null) {
        await this.refuseConflict(actor, round, sheetId);
        await this.reopenable(round, sheetId);
      }
      if (sheetId === null && !isOpen('reopen', round.state)) refuse('conflict', 'judging.round_not_over');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO judging.reopening (round_id, sheet_id, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING id`,
        [roundId, sheetId, reason, actor.accountId, await this.db.now()],
      );
      if (!row) return refuse('conflict', 'judging.reopening_asked');
      const payload = { subjectKind: 'reopening', subjectId: row.id, contestId: round.contestId };
      await this.audit.record(actor, { action: 'reopening.ask', ...payload, from: null, to: 'asked', reason });
      await this.outbox.emit('ReopeningAsked', { ...payload, actorId: actor.accountId });
      return row.id;
    });
  }

  async decide(actor: Actor, reopeningId: string, agreed: boolean, note: string | null): Promise<void> {
    const row = await this.db.first<ReopeningRow>(
      'SELECT id, round_id, sheet_id, reason FROM judging.reopening WHERE id = $1',
      [reopeningId],
    );
    if (!row) return absent();
    await this.rounds.visible(row.round_id, actor);
    await this.db.transaction(async () => {
      const round = await this.rounds.lock(row.round_id, 'update');
      if (row.sheet_id !== null) await this.refuseConflict(actor, round, row.sheet_id);
      await this.runner.run(row.id, {
        binding: this.binding,
        transition: agreed ? 'confirm' : 'decline',
        actor,
        input: undefined,
        reason: note,
        set: (_, now) => ({ decided_by: actor.accountId, decided_at: now }),
      });
      if (!agreed) return;
      if (row.sheet_id === null) await this.reopenRound(actor, round, row.reason);
      else await this.reopenSheet(actor, row.sheet_id, row.reason);
    });
  }

  private async reopenRound(actor: Actor, round: RoundRow, reason: string): Promise<void> {
    await this.runner.run(round.id, {
      binding: this.roundBinding,
      transition: 'reopen',
      actor,
      input: { secondPerson: true },
      reason,
    });
  }

  /** The old sheet is kept as superseded; the new one starts from its marks. */
  private async reopenSheet(actor: Actor, sheetId: string, reason: string): Promise<void> {
    const [old] = await this.runner.runAll([sheetId], {
      binding: this.sheets,
      transition: 'supersede',
      actor,
      input: { byRound: true },
      reason,
    });
    const [made] = await this.db.write<{ id: string; contest_id: string }>(
      `WITH made AS (
         INSERT INTO judging.sheet (round_id, round_initiative_id, assignment_id, account_id, source, marks, notes, comment, created_at, updated_at, supersedes)
         SELECT round_id, round_initiative_id, assignment_id, account_id, source, marks, notes, comment, $2, $2, id FROM judging.sheet WHERE id = $1
         RETURNING id, round_id)
       SELECT made.id, r.contest_id FROM made JOIN judging.round r ON r.id = made.round_id`,
      [sheetId, old?.at],
    );
    if (!made) return absent();
    await this.audit.record(actor, {
      action: 'sheet.open',
      subjectKind: 'sheet',
      subjectId: made.id,
      contestId: made.contest_id,
      from: null,
      to: 'draft',
      reason,
      detail: { supersedes: sheetId },
    });
  }

  private async mayAsk(actor: Actor, round: RoundRow): Promise<void> {
    const member = await this.db.first<{ seat: string }>(
      'SELECT seat FROM judging.panel_member WHERE round_id = $1 AND account_id = $2 AND removed_at IS NULL',
      [round.id, actor.accountId],
    );
    const roles = roundRoles(actor, round.contestId, member?.seat ?? null, { secondPerson: false });
    if (roles.every((role) => role === 'judge')) refuse('forbidden', 'platform.forbidden');
  }

  private async refuseConflict(actor: Actor, round: RoundRow, sheetId: string): Promise<void> {
    const conflict = await this.db.first(
      `SELECT c.kind FROM judging.sheet s CROSS JOIN LATERAL judging.conflicts(s.round_id, $2, ARRAY[s.round_initiative_id]) c
       WHERE s.id = $1 AND s.round_id = $3 LIMIT 1`,
      [sheetId, actor.accountId, round.id],
    );
    if (conflict) refuse('conflict', 'judging.actor_in_conflict');
  }

  private async reopenable(round: RoundRow, sheetId: string): Promise<void> {
    const sheet = await this.db.first<{ state: string }>(
      'SELECT state FROM judging.sheet WHERE id = $1 AND round_id = $2',
      [sheetId, round.id],
    );
    const { state } = sheet ?? absent();
    if (!isReopenable(state)) refuse('conflict', 'judging.sheet_not_handed_in');
    if (!takesMarksAgain(round.state)) refuse('conflict', 'judging.round_not_scoring');
  }
}
