import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { isOpen } from '../domain/round-doors';
import { computeRound } from '../domain/compute-round';
import type { ComputedRound } from '../domain/compute-round';
import { sheetTotal } from '../domain/sheet-total';
import { roundRoles } from '../persistence/round.binding';
import { RoundInputQueries } from './round-input';
import { RoundRulesReader } from './round-rules';
import { RoundQueries } from './rounds';
import type { RoundRow } from './rounds';

export interface SheetView {
  readonly id: string;
  readonly roundInitiativeId: string;
  readonly accountId: string;
  readonly judge: string;
  readonly state: string;
  readonly source: string;
  readonly marks: Readonly<Record<string, number>>;
  /** By the rules of the round; null where a mark is missing. */
  readonly total: string | null;
  readonly comment: string;
  readonly submittedAt: Date | null;
  readonly supersedes: string | null;
}

export interface SettlementView {
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface TallyView {
  readonly round: RoundRow;
  readonly named: boolean;
  /** Ids in the round of the initiatives that the reader is in conflict with: nothing of them is shown. */
  readonly hidden: ReadonlySet<string>;
  /** Ids in the round by id of the initiative. */
  readonly entryOf: ReadonlyMap<string, string>;
  readonly sheets: readonly SheetView[];
  /** All of the round, oldest first. */
  readonly settlements: readonly SettlementView[];
  readonly computed: ComputedRound | null;
  readonly faults: readonly Blocker[];
}

/** From here on the chair and the secretaries see marks. */

/** May this reader know whose works a round judges? Secretaries always; the panel of a blind round once it is locked. */
export function namesVisible(round: RoundRow, roles: readonly string[]): boolean {
  const secretary = roles.includes('secretary') || roles.includes('secretary_head');
  return secretary || round.visibility === 'open' || isOpen('readResult', round.state);
}

/** Marks, totals, discrepancies and the ranking as it stands: for chair, deputies and secretaries from settling on. */
@Injectable()
export class TallyQueries {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly inputs: RoundInputQueries,
  ) {}

  /** The actor's roles in a visible round besides judging; forbidden where there is none. */
  async staffRoles(actor: Actor, round: RoundRow): Promise<readonly string[]> {
    const member = await this.db.first<{ seat: string }>(
      'SELECT seat FROM judging.panel_member WHERE round_id = $1 AND account_id = $2 AND removed_at IS NULL',
      [round.id, actor.accountId],
    );
    const roles = roundRoles(actor, round.contestId, member?.seat ?? null, { secondPerson: false });
    const staff = roles.filter((role) => role !== 'judge');
    return staff.length > 0 ? staff : refuse('forbidden', 'platform.forbidden');
  }

  /** Conflicts of a member of the panel; a secretary who sits in none has none. */
  async hidden(actor: Actor, round: RoundRow): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(
      'SELECT DISTINCT c.round_initiative_id AS id FROM judging.conflicts($1, $2) c',
      [round.id, actor.accountId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What this reader may learn of whose works they are. */
  async sight(actor: Actor, round: RoundRow): Promise<Pick<TallyView, 'named' | 'hidden' | 'entryOf'>> {
    const entries = await this.db.query<{ id: string; initiative_id: string }>(
      'SELECT id, initiative_id FROM judging.round_initiative WHERE round_id = $1',
      [round.id],
    );
    return {
      named: namesVisible(round, await this.staffRoles(actor, round)),
      hidden: await this.hidden(actor, round),
      entryOf: new Map(entries.map((row) => [row.initiative_id, row.id])),
    };
  }

  async of(actor: Actor, roundId: string): Promise<TallyView> {
    const round = await this.rounds.visible(roundId, actor);
    await this.staffRoles(actor, round);
    if (!isOpen('readMarks', round.state)) refuse('conflict', 'judging.marks_hidden');
    const { rulebook, round: rules } = await this.rules.of(round);
    const computed = computeRound(rulebook, rules, await this.inputs.of(round));
    return {
      round,
      ...(await this.sight(actor, round)),
      sheets: (await this.sheets(round.id)).map((one) => ({ ...one, total: sheetTotal(rules, one.marks) })),
      settlements: await this.settlements(round.id),
      computed: computed.ok ? computed.round : null,
      faults: computed.ok ? [] : computed.faults,
    };
  }

  private sheets(roundId: string): Promise<Omit<SheetView, 'total'>[]> {
    return this.db.query(
      `SELECT s.id, s.round_initiative_id AS "roundInitiativeId", s.account_id AS "accountId", m.name AS judge, s.state, s.source, s.marks, s.comment,
         s.submitted_at AS "submittedAt", s.supersedes
       FROM judging.sheet s JOIN judging.assignment a ON a.id = s.assignment_id JOIN judging.panel_member m ON m.id = a.panel_member_id
       JOIN judging.entry e ON e.id = s.round_initiative_id
       WHERE s.round_id = $1 AND s.state <> 'draft' ORDER BY e.blind_code, m.name, s.created_at, s.id`,
      [roundId],
    );
  }

  private settlements(roundId: string): Promise<SettlementView[]> {
    return this.db.query(
      `SELECT t.reason, p.name AS by, t.decided_at AS at FROM judging.settlement t
       JOIN identity.account a ON a.id = t.decided_by JOIN identity.person p ON p.id = a.person_id
       WHERE t.round_id = $1 ORDER BY t.number`,
      [roundId],
    );
  }

  /** The frozen input behind the result, for whoever wants to compute it again. */
  async frozenInput(actor: Actor, roundId: string): Promise<{ inputHash: string; input: object }> {
    const round = await this.rounds.visible(roundId, actor);
    await this.staffRoles(actor, round);
    if (!isOpen('readResult', round.state)) refuse('conflict', 'judging.not_locked');
    const row = await this.db.first<{ inputHash: string; input: object }>(
      'SELECT input_hash AS "inputHash", input FROM judging.round_result WHERE round_id = $1 ORDER BY number DESC LIMIT 1',
      [roundId],
    );
    return row ?? absent();
  }
}
