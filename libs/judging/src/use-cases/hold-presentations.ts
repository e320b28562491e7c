import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { isOpen } from '../domain/round-doors';
import type { RoundDoor } from '../domain/round-doors';
import { roundWorkflow } from '../domain/round.workflow';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';

/** The order of presentation by lot, who came, and the public's votes. */
@Injectable()
export class HoldPresentations {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
  ) {}

  /** Draws by the machine; an order drawn by hand in a hall is given as the ids in their order. */
  async drawLots(actor: Actor, roundId: string, drawn: readonly string[] | null, reason: string | null): Promise<void> {
    await this.change(actor, roundId, 'drawLots', async (round) => {
      const { round: rules } = await this.rules.of(round);
      const { slots } = rules.presentation ?? refuse('conflict', 'judging.no_presentation');
      const entries = await this.db.query<{ id: string; lot_order: number | null }>(
        'SELECT id, lot_order FROM judging.entry WHERE round_id = $1 ORDER BY id',
        [roundId],
      );
      if (slots !== null && entries.length > slots) refuse('conflict', 'judging.too_many_for_slots', { slots });
      if (entries.some(({ lot_order }) => lot_order !== null) && !reason?.trim())
        refuse('conflict', 'judging.lots_drawn');
      const ids = entries.map(({ id }) => id);
      if (
        drawn &&
        (drawn.length !== ids.length || new Set(drawn).size !== ids.length || !drawn.every((id) => ids.includes(id)))
      )
        refuse('invalid', 'judging.lots_incomplete', {}, 'order');
      await this.db.write(
        `UPDATE judging.round_initiative e SET lot_order = d.place
         FROM unnest($1::uuid[]) WITH ORDINALITY AS d(id, place) WHERE e.id = d.id`,
        [drawn ?? shuffle(ids)],
      );
      await this.tell(actor, round, 'round.drawLots', roundId, reason, { byHand: drawn !== null });
    });
  }

  async recordPresence(
    actor: Actor,
    roundInitiativeId: string,
    presence: 'expected' | 'present' | 'absent',
    reason: string | null,
  ): Promise<void> {
    if (presence === 'absent' && !reason?.trim()) refuse('invalid', 'workflow.reason_required', {}, 'reason');
    const roundId = await this.roundOf(roundInitiativeId);
    await this.change(actor, roundId, 'notePresence', async (round) => {
      const submitted = await this.db.first(
        `SELECT id FROM judging.sheet WHERE round_initiative_id = $1 AND state = 'submitted'`,
        [roundInitiativeId],
      );
      if (presence === 'absent' && submitted) refuse('conflict', 'judging.already_submitted');
      await this.db.write('UPDATE judging.round_initiative SET presence = $2, presence_reason = $3 WHERE id = $1', [
        roundInitiativeId,
        presence,
        reason,
      ]);
      await this.tell(actor, round, 'round.recordPresence', roundInitiativeId, reason, { presence });
    });
  }

  async recordVotes(actor: Actor, roundInitiativeId: string, votes: number): Promise<void> {
    const roundId = await this.roundOf(roundInitiativeId);
    await this.change(actor, roundId, 'noteVotes', async (round) => {
      const { round: rules } = await this.rules.of(round);
      if (!rules.publicVote) refuse('conflict', 'judging.no_public_vote');
      await this.db.write('UPDATE judging.round_initiative SET votes = $2 WHERE id = $1', [roundInitiativeId, votes]);
      await this.tell(actor, round, 'round.recordVotes', roundInitiativeId, null, { votes });
    });
  }

  private async roundOf(roundInitiativeId: string): Promise<string> {
    const row = await this.db.first<{ round_id: string }>('SELECT round_id FROM judging.entry WHERE id = $1', [
      roundInitiativeId,
    ]);
    return row?.round_id ?? absent();
  }

  private async change(
    actor: Actor,
    roundId: string,
    door: RoundDoor,
    work: (round: RoundRow) => Promise<void>,
  ): Promise<void> {
    const seen = await this.rounds.visible(roundId, actor);
    if (!hasRole(actor, seen.contestId, ...SECRETARIES)) refuse('forbidden', 'platform.forbidden');
    await this.db.transaction(async () => {
      const round = await this.rounds.lock(roundId, 'update');
      if (!isOpen(door, round.state)) refuse('conflict', 'judging.not_now', { ...roundWorkflow.states[round.state] });
      await work(round);
    });
  }

  private tell(
    actor: Actor,
    round: RoundRow,
    action: string,
    subjectId: string,
    reason: string | null,
    detail: Readonly<Record<string, string | number | boolean>>,
  ): Promise<void> {
    const subjectKind = subjectId === round.id ? 'round' : 'round_initiative';
    return this.audit.record(actor, { action, subjectKind, subjectId, contestId: round.contestId, reason, detail });
  }
}

function shuffle(ids: readonly string[]): string[] {
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] ?? '', order[last] ?? ''];
  }
  return order;
}
