import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, refuse } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import { TransitionRunner } from '@platform/workflow';
import { sheetTotal } from '../domain/sheet-total';
import type { Marks } from '../domain/marks';
import { SheetBinding } from '../persistence/sheet.binding';
import { RoundRulesReader } from '../queries/round-rules';
import { RoundQueries } from '../queries/rounds';

export interface HandIn {
  readonly assignmentId: string;
  /** The sheet's version that the judge has seen. */
  readonly version: number;
}

export interface HandInSummary {
  readonly sheets: readonly {
    readonly assignmentId: string;
    readonly blindCode: string;
    readonly total: string | null;
    readonly version: number;
    readonly blockers: readonly Blocker[];
  }[];
}

interface Row {
  readonly assignment_id: string;
  readonly sheet_id: string;
  readonly blind_code: string;
  readonly version: number;
  readonly marks: Marks;
}

/** Hands in one or many sheets of a round, all or none. Handed in is locked. */
@Injectable()
export class SubmitSheets {
  constructor(
    private readonly db: Database,
    private readonly runner: TransitionRunner,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly binding: SheetBinding,
  ) {}

  /** What handing in would mean, nothing written. */
  async preview(actor: Actor, roundId: string, items: readonly HandIn[]): Promise<HandInSummary> {
    const round = await this.rounds.visible(roundId, actor);
    const { round: rules } = await this.rules.of(round);
    const rows = await this.own(actor, roundId, items);
    const previews = await this.runner.preview(
      rows.map(({ sheet_id }) => sheet_id),
      { binding: this.binding, transition: 'submit', actor, input: { byRound: false } },
    );
    return {
      sheets: rows.map((row) => ({
        assignmentId: row.assignment_id,
        blindCode: row.blind_code,
        total: sheetTotal(rules, row.marks),
        version: row.version,
        blockers: previews.find(({ id }) => id === row.sheet_id)?.blockers ?? [],
      })),
    };
  }

  async execute(actor: Actor, roundId: string, items: readonly HandIn[]): Promise<HandInSummary> {
    const round = await this.rounds.visible(roundId, actor);
    const { round: rules } = await this.rules.of(round);
    return this.db.transaction(async () => {
      await this.rounds.lock(roundId, 'share');
      const found = await this.own(actor, roundId, items);
      await this.db.write('SELECT id FROM judging.sheet WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [
        found.map(({ sheet_id }) => sheet_id),
      ]);
      const rows = await this.own(actor, roundId, items);
      const seen = new Map(items.map(({ assignmentId, version }) => [assignmentId, version]));
      if (rows.some((row) => seen.get(row.assignment_id) !== row.version)) refuse('stale', 'platform.stale');
      const done = await this.runner.runAll(
        rows.map(({ sheet_id }) => sheet_id),
        {
          binding: this.binding,
          transition: 'submit',
          actor,
          input: { byRound: false },
          set: (_, now) => ({ submitted_at: now }),
        },
      );
      return {
        sheets: rows.map((row) => ({
          assignmentId: row.assignment_id,
          blindCode: row.blind_code,
          total: sheetTotal(rules, row.marks),
          version: done.find(({ id }) => id === row.sheet_id)?.version ?? row.version,
          blockers: [],
        })),
      };
    });
  }

  private async own(actor: Actor, roundId: string, items: readonly HandIn[]): Promise<Row[]> {
    const ids = [...new Set(items.map(({ assignmentId }) => assignmentId))];
    const rows = await this.db.query<Row>(
      `SELECT a.id AS assignment_id, s.id AS sheet_id, e.blind_code, s.version, s.marks
       FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id
       JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
       WHERE a.round_id = $1 AND a.account_id = $2 AND a.id = ANY ($3::uuid[]) AND a.state IN ('appointed', 'accepted') ORDER BY e.blind_code`,
      [roundId, actor.accountId, ids],
    );
    return rows.length === ids.length ? rows : absent();
  }
}
