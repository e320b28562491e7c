import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { SubjectFacts, WorkflowBinding } from '@platform/workflow';
import { computeRound } from '../domain/compute-round';
import { roundWorkflow } from '../domain/round.workflow';
import type { RoundFacts, RoundState } from '../domain/round.workflow';
import { RoundInputQueries } from '../queries/round-input';
import { RoundRulesReader } from '../queries/round-rules';
import { PANEL_ROLES, RoundQueries, SECRETARIES } from '../queries/rounds';
import type { RoundRow } from '../queries/rounds';
import { ABLE } from './able.sql';

/** True where the step carries out a reopening that a second person has confirmed. */
export interface RoundStep {
  readonly secondPerson: boolean;
}

interface Counts {
  readonly contest_state: string;
  readonly eligible: number;
  readonly left_out: number;
  readonly open_earlier: number;
  readonly opened_later: number;
  readonly chair: string | null;
  readonly chair_absent: boolean;
  readonly chair_in_conflict: boolean;
  readonly actor_in_conflict: boolean;
  readonly seat: string | null;
  readonly without_lot: number;
  readonly underassigned: number;
  readonly open_offers: number;
  readonly open_sheets: number;
  readonly below_minimum: number;
  readonly open_reopenings: number;
}

const COUNTS = `
  SELECT c.state AS contest_state,
    (SELECT count(*)::int FROM initiative.initiative i WHERE i.contest_id = r.contest_id AND i.state = 'eligible') AS eligible,
    (SELECT count(*)::int FROM initiative.initiative i WHERE i.contest_id = r.contest_id AND i.state = 'eligible' AND r.position = 1
       AND NOT EXISTS (SELECT FROM judging.round_initiative e WHERE e.round_id = r.id AND e.initiative_id = i.id)) AS left_out,
    (SELECT count(*)::int FROM judging.round e WHERE e.contest_id = r.contest_id AND e.position < r.position AND e.state NOT IN ('confirmed', 'announced')) AS open_earlier,
    (SELECT count(*)::int FROM judging.round e WHERE e.contest_id = r.contest_id AND e.position > r.position AND e.state <> 'planned') AS opened_later,
    chair.account_id AS chair, coalesce(chair.absent_reason IS NOT NULL OR NOT chair.able, false) AS chair_absent,
    coalesce(r.state = 'locked' AND EXISTS (SELECT FROM judging.conflicts(r.id, chair.account_id) WHERE chair.account_id IS NOT NULL), false) AS chair_in_conflict,
    coalesce(r.state = 'locked' AND EXISTS (SELECT FROM judging.conflicts(r.id, $2)), false) AS actor_in_conflict,
    (SELECT m.seat FROM judging.panel_member m WHERE m.round_id = r.id AND m.account_id = $2 AND m.removed_at IS NULL) AS seat,
    (SELECT count(*)::int FROM judging.entry e WHERE e.round_id = r.id AND e.lot_order IS NULL) AS without_lot,
    (SELECT count(*)::int FROM judging.entry e WHERE e.round_id = r.id AND
       (SELECT count(*) FROM judging.assignment a WHERE a.round_initiative_id = e.id AND a.state IN ('appointed', 'accepted')) < $3) AS underassigned,
    (SELECT count(*)::int FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id WHERE a.round_id = r.id AND a.state = 'offered') AS open_offers,
    (SELECT count(*)::int FROM judging.sheet s JOIN judging.entry e ON e.id = s.round_initiative_id
     WHERE s.round_id = r.id AND s.state = 'draft' AND e.presence <> 'absent') AS open_sheets,
    (SELECT count(*)::int FROM judging.entry e WHERE e.round_id = r.id AND e.presence <> 'absent' AND
       (SELECT count(*) FROM judging.sheet s WHERE s.round_initiative_id = e.id AND s.state = 'submitted') < $4) AS below_minimum,
    (SELECT count(*)::int FROM judging.reopening o WHERE o.round_id = r.id AND o.state = 'asked') AS open_reopenings
  FROM judging.round r JOIN contest.contest c ON c.id = r.contest_id
  LEFT JOIN LATERAL (SELECT m.account_id, m.absent_reason, ${ABLE} AS able FROM judging.panel_member m
    WHERE m.round_id = r.id AND m.seat = 'chair' AND m.removed_at IS NULL) chair ON true
  WHERE r.id = $1`;

/** How the round's workflow sits on its table, and the facts its guards ask for. */
@Injectable()
export class RoundBinding implements WorkflowBinding<RoundState, RoundFacts, RoundStep> {
  readonly workflow = roundWorkflow;
  readonly table = 'judging.round';

  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  readonly load = async (
    ids: readonly string[],
    actor: Actor,
    step: RoundStep,
  ): Promise<Map<string, SubjectFacts<RoundFacts>>> => {
    const found = new Map<string, SubjectFacts<RoundFacts>>();
    for (const id of ids) found.set(id, await this.one(await this.rounds.visible(id, actor), actor, step));
    return found;
  };

  /** Initiatives that enter the round: all eligible ones, or those that the round before it let through. */
  async candidates(round: RoundRow): Promise<readonly string[]> {
    const before = (await this.inputs.earlier(round)).at(-1);
    const eligible = await this.db.query<{ id: string }>(
      `SELECT id FROM initiative.initiative WHERE contest_id = $1 AND state = 'eligible' AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[])) ORDER BY id`,
      [round.contestId, round.position === 1 ? null : (before?.snapshot.advancing ?? [])],
    );
    return eligible.map(({ id }) => id);
  }

  private async one(round: RoundRow, actor: Actor, step: RoundStep): Promise<SubjectFacts<RoundFacts>> {
    const { rulebook, round: rules } = await this.rules.of(round);
    const counts = await this.db.first<Counts>(COUNTS, [
      round.id,
      actor.accountId,
      rules.judgesPerInitiative,
      rules.minimumSheets,
    ]);
    if (!counts) throw new Error(`Round ${round.id} is gone`);
    const settling =
      round.state === 'settling' ? computeRound(rulebook, rules, await this.inputs.of(round)) : undefined;
    const computed = settling?.ok ? settling.round : undefined;
    return {
      contestId: round.contestId,
      roles: roundRoles(actor, round.contestId, counts.seat, step),
      facts: {
        contestState: counts.contest_state,
        candidates: round.state === 'planned' ? (await this.candidates(round)).length : counts.eligible,
        leftOut: counts.left_out,
        earlierConfirmed: counts.open_earlier === 0,
        laterOpened: counts.opened_later > 0,
        hasChair: counts.chair !== null,
        dueAt: round.dueAt,
        underassigned: counts.underassigned,
        openOffers: counts.open_offers,
        presentation: rules.presentation !== null,
        withoutLot: counts.without_lot,
        openSheets: counts.open_sheets,
        missingSheets: rules.missingSheets,
        belowMinimum: counts.below_minimum,
        openReopenings: counts.open_reopenings,
        openDiscrepancies: computed?.discrepancies.filter(({ settlement }) => settlement === null).length ?? 0,
        openTies: computed?.questions.length ?? 0,
        tallyFaults: settling && !settling.ok ? settling.faults : [],
        actorInConflict: counts.actor_in_conflict,
        chairCanAct: counts.chair !== null && !counts.chair_absent && !counts.chair_in_conflict,
        actorIsDeputy: counts.seat === 'deputy_chair',
      },
    };
  }
}

/** Secretaries by their grant; chair and deputy by their seat in this round's panel while they hold the role. */
export function roundRoles(actor: Actor, contestId: string, seat: string | null, step: RoundStep): string[] {
  const held = rolesIn(actor, contestId);
  const secretaries = SECRETARIES.filter((role) => held.includes(role));
  const seats = PANEL_ROLES.filter((role) => role === seat && held.includes(role));
  return [...secretaries, ...seats, ...(step.secondPerson ? ['second_person'] : [])];
}
