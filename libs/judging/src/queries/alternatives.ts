import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, rolesIn } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { assignmentDoors } from '../domain/assignment-doors';
import type { AssignmentFactsShown } from '../domain/assignment-doors';
import { pairBlockers } from '../domain/pair-blockers';
import type { Assignable } from '../domain/pair-blockers';
import { PanelQueries } from './panel';
import { RoundRulesReader } from './round-rules';
import { RoundQueries } from './rounds';

interface Row extends AssignmentFactsShown {
  readonly id: string;
  readonly entry: string;
  readonly account: string;
  readonly name: string;
  readonly blindCode: string;
}

export interface Alternatives {
  /** Judges who may take the place. */
  readonly replace: readonly { readonly accountId: string; readonly name: string; readonly load: number }[];
  /** Assignments that may change places with it. */
  readonly swap: readonly { readonly assignmentId: string; readonly name: string; readonly blindCode: string }[];
}

/** Who may take the place of a judge, or change places with them, by the same rules that decide when it is done. */
@Injectable()
export class AlternativeQueries {
  constructor(
    private readonly db: Database,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly panel: PanelQueries,
  ) {}

  async of(actor: Actor, assignmentId: string): Promise<Alternatives> {
    const found = await this.db.first<{ round: string }>(
      'SELECT round_id AS round FROM judging.assignment WHERE id = $1',
      [assignmentId],
    );
    if (!found) return absent();
    const round = await this.rounds.visible(found.round, actor);
    const { rulebook } = await this.rules.of(round);
    const facts = await this.panel.assignable(round.id);
    const rows = await this.db.query<Row>(
      `SELECT a.id, a.state, a.round_initiative_id AS entry, a.account_id AS account, m.name, e.blind_code AS "blindCode", s.state AS "sheetState"
       FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id JOIN judging.panel_member m ON m.id = a.panel_member_id
       LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
       WHERE a.round_id = $1 ORDER BY m.name, e.blind_code, a.id`,
      [round.id],
    );
    const now = await this.db.now();
    const roles = rolesIn(actor, round.contestId);
    const may = (row: Row, door: 'replace' | 'swap') => assignmentDoors(row, round.state, roles, now).includes(door);
    const own = rows.find(({ id }) => id === assignmentId);
    if (!own) return absent();
    const fits = (known: Assignable, pairs: readonly { entry: string; account: string }[]) =>
      pairBlockers(
        known,
        rulebook,
        pairs.map(({ entry, account }) => ({ roundInitiativeId: entry, accountId: account })),
      ).length === 0;
    const replacing = may(own, 'replace') ? facts.judges : [];
    const swapping = may(own, 'swap') ? rows : [];
    return {
      replace: replacing
        .filter(({ accountId }) => fits(facts, [{ entry: own.entry, account: accountId }]))
        .map(({ accountId, name, load }) => ({ accountId, name, load })),
      swap: swapping
        .filter(
          (other) =>
            may(other, 'swap') &&
            fits(without(facts, [own.account, other.account]), [
              { entry: own.entry, account: other.account },
              { entry: other.entry, account: own.account },
            ]),
        )
        .map(({ id, name, blindCode }) => ({ assignmentId: id, name, blindCode })),
    };
  }
}

/** Both judges have given an initiative away before they get the other's. */
function without(facts: Assignable, accounts: readonly string[]): Assignable {
  const judges = facts.judges.map((judge) =>
    accounts.includes(judge.accountId) ? { ...judge, load: judge.load - 1 } : judge,
  );
  return { ...facts, judges };
}
