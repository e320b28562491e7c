import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { isOpen } from '../domain/round-doors';
import { computeRound } from '../domain/compute-round';
import type { ComputedRound } from '../domain/compute-round';
import { ABLE } from '../persistence/able.sql';
import { roundRoles } from '../persistence/round.binding';
import { RoundInputQueries } from '../queries/round-input';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';

/** Ids are those of the initiatives in the round. */
export type Settlement =
  | {
      readonly kind: 'discrepancy';
      readonly roundInitiativeId: string;
      /** The sheets that were looked at. */
      readonly sheetIds: readonly string[];
      readonly reason: string;
    }
  | {
      readonly kind: 'tie';
      readonly method: 'lot' | 'decision';
      readonly order: readonly string[];
      readonly reason: string;
    }
  | {
      readonly kind: 'advance';
      readonly tied: readonly string[];
      readonly admitted: readonly string[];
      readonly reason: string;
    };

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((one) => b.includes(one));

/**
 * The chair (or a deputy in the chair's place) settles with a reason what the marks leave open: accepts a discrepancy as it
 * stands, orders a tie, says who of a tie across the line goes on. Marks are their judge's alone.
 */
@Injectable()
export class SettleRound {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  async execute(actor: Actor, roundId: string, settlement: Settlement): Promise<void> {
    await this.rounds.visible(roundId, actor);
    await this.db.transaction(async () => {
      const round = await this.rounds.lock(roundId, 'update');
      const about = concerned(settlement);
      await this.mayAct(actor, round, about);
      if (!isOpen('settle', round.state)) refuse('conflict', 'judging.not_settling');
      const { rulebook, round: rules } = await this.rules.of(round);
      const computed = computeRound(rulebook, rules, await this.inputs.of(round));
      if (!computed.ok) return refuse('conflict', 'judging.not_computable');
      const ids = await this.initiativeIds(round.id, about);
      const sheetIds = this.open(settlement, computed.round, ids);
      const named = (list: readonly string[]) => list.map((one) => ids.get(one));
      const tied =
        settlement.kind === 'tie' ? settlement.order : settlement.kind === 'advance' ? settlement.tied : null;
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO judging.settlement (round_id, kind, round_initiative_id, sheet_ids, method, tied, admitted, reason, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
        [
          round.id,
          settlement.kind,
          settlement.kind === 'discrepancy' ? settlement.roundInitiativeId : null,
          sheetIds,
          settlement.kind === 'discrepancy' ? 'accepted' : settlement.kind === 'tie' ? settlement.method : 'decision',
          tied && named(tied),
          settlement.kind === 'advance' ? named(settlement.admitted) : null,
          settlement.reason,
          actor.accountId,
          await this.db.now(),
        ],
      );
      await this.audit.record(actor, {
        action: `settlement.${settlement.kind}`,
        subjectKind: 'settlement',
        subjectId: row?.id ?? null,
        contestId: round.contestId,
        reason: settlement.reason,
        detail: { roundId: round.id },
      });
    });
  }

  /** The chair acts; a deputy where the chair is absent or in conflict with what is settled; nobody in conflict does. */
  private async mayAct(actor: Actor, round: RoundRow, about: readonly string[]): Promise<void> {
    const seats = await this.db.query<{ account_id: string; seat: string; absent: boolean; in_conflict: boolean }>(
      `SELECT m.account_id, m.seat, (m.absent_reason IS NOT NULL OR NOT ${ABLE}) AS absent,
         EXISTS (SELECT FROM judging.conflicts($1, m.account_id, $2::uuid[])) AS in_conflict
       FROM judging.panel_member m JOIN judging.round r ON r.id = m.round_id
       WHERE m.round_id = $1 AND m.removed_at IS NULL AND m.seat IN ('chair', 'deputy_chair')`,
      [round.id, about],
    );
    const own = seats.find(({ account_id }) => account_id === actor.accountId);
    const roles = roundRoles(actor, round.contestId, own?.seat ?? null, { secondPerson: false });
    if (!own || !roles.includes(own.seat)) return refuse('forbidden', 'workflow.role');
    if (own.in_conflict) refuse('conflict', 'judging.actor_in_conflict');
    const chair = seats.find(({ seat }) => seat === 'chair');
    if (own.seat === 'deputy_chair' && chair && !chair.absent && !chair.in_conflict)
      refuse('conflict', 'judging.chair_can_act');
  }

  private async initiativeIds(roundId: string, about: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.query<{ id: string; initiative_id: string }>(
      'SELECT id, initiative_id FROM judging.entry WHERE round_id = $1 AND id = ANY ($2::uuid[])',
      [roundId, about],
    );
    if (rows.length !== new Set(about).size) refuse('invalid', 'judging.unknown_entry');
    return new Map(rows.map((row) => [row.id, row.initiative_id]));
  }

  /** Refuses to settle what is not open. Returns the sheets a discrepancy is accepted with. */
  private open(
    settlement: Settlement,
    computed: ComputedRound,
    ids: ReadonlyMap<string, string>,
  ): readonly string[] | null {
    const named = (list: readonly string[]) => list.map((one) => ids.get(one) ?? '');
    switch (settlement.kind) {
      case 'discrepancy': {
        const initiative = ids.get(settlement.roundInitiativeId);
        const found = computed.discrepancies.find(({ initiativeId }) => initiativeId === initiative);
        if (found?.settlement !== null) return refuse('conflict', 'judging.no_discrepancy', {}, 'roundInitiativeId');
        if (!sameSet(found.sheetIds, settlement.sheetIds)) refuse('conflict', 'judging.marks_changed');
        return found.sheetIds;
      }
      case 'tie': {
        const tie = computed.snapshot.ties.find(({ initiatives }) => sameSet(initiatives, named(settlement.order)));
        if (!tie) return refuse('conflict', 'judging.no_tie', {}, 'order');
        if (tie.settledBy !== settlement.method)
          refuse('conflict', tie.settledBy === 'lot' ? 'judging.tie_by_lot' : 'judging.tie_by_decision', {}, 'method');
        return null;
      }
      case 'advance': {
        const question = computed.questions.find(({ tied }) => sameSet(tied, named(settlement.tied)));
        if (!question) return refuse('conflict', 'judging.no_tie', {}, 'tied');
        if (!settlement.admitted.every((one) => settlement.tied.includes(one)))
          refuse('invalid', 'judging.admitted_not_tied', {}, 'admitted');
        return null;
      }
    }
  }
}

function concerned(settlement: Settlement): readonly string[] {
  if (settlement.kind === 'discrepancy') return [settlement.roundInitiativeId];
  return settlement.kind === 'tie' ? settlement.order : settlement.tied;
}
