import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, hasRole, Refused, refuse, refuseAll } from '@platform/kernel';
import type { Actor, Blocker } from '@platform/kernel';
import type { AssignmentState } from '../domain/assignment.workflow';
import { conflictOf } from '../domain/conflict-kind';
import { filled, readMarks, submitFaults } from '../domain/marks';
import type { Marks } from '../domain/marks';
import { mayMark } from '../domain/own-steps';
import { sheetTotal } from '../domain/sheet-total';
import { markBlockers } from '../domain/sheet.workflow';
import type { SheetState } from '../domain/sheet.workflow';
import { RoundRulesReader } from '../queries/round-rules';

export interface SentMarks {
  /** Points by criterion code; a criterion that is left out has no mark yet. */
  readonly marks: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly comment: string;
}

export interface SavedSheet {
  readonly version: number;
  readonly filled: number;
  readonly of: number;
  readonly total: string | null;
  /** What still stands against handing it in. */
  readonly blockers: readonly Blocker[];
}

interface Row {
  readonly contestId: string;
  readonly code: string;
  readonly rulebookVersion: number | null;
  readonly contest_state: string;
  readonly round_state: string;
  readonly assignment_state: AssignmentState;
  readonly sheet_id: string | null;
  readonly sheet_state: SheetState | null;
  readonly version: number | null;
  readonly absent: boolean;
  readonly conflicts: readonly string[];
  readonly now: Date;
}

/** Saves a judge's marks as a draft: one read, one write. Not audited, as autosaves are not. */
@Injectable()
export class SaveMarks {
  constructor(
    private readonly db: Database,
    private readonly rules: RoundRulesReader,
  ) {}

  async execute(actor: Actor, assignmentId: string, version: number, sent: SentMarks): Promise<SavedSheet> {
    const row = await this.db.first<Row>(
      `SELECT r.contest_id AS "contestId", r.code, r.rulebook_version AS "rulebookVersion", c.state AS contest_state, r.state AS round_state, a.state AS assignment_state,
         s.id AS sheet_id, s.state AS sheet_state, s.version, e.presence = 'absent' AS absent,
         ARRAY(SELECT DISTINCT c.kind FROM judging.conflicts(a.round_id, a.account_id, ARRAY[a.round_initiative_id]) c ORDER BY 1) AS conflicts, platform.now() AS now
       FROM judging.assignment a JOIN judging.round r ON r.id = a.round_id JOIN contest.contest c ON c.id = r.contest_id
       JOIN judging.entry e ON e.id = a.round_initiative_id
       LEFT JOIN judging.sheet s ON s.assignment_id = a.id AND s.state IN ('draft', 'submitted', 'not_returned')
       WHERE a.id = $1 AND a.account_id = $2 AND a.state IN ('offered', 'appointed', 'accepted')`,
      [assignmentId, actor.accountId],
    );
    if (!row || !hasRole(actor, row.contestId, 'judge')) return absent();
    const { rulebook, round } = await this.rules.of(row);
    const facts = {
      contestState: row.contest_state,
      roundState: row.round_state,
      accepted: mayMark(row.assignment_state, rulebook.conflicts.declarationRequired),
      // Somebody may have come into conflict since: moved to the author's unit, or the unit was merged into theirs.
      conflicts: row.conflicts.map((kind) => conflictOf(kind, rulebook)),
      absent: row.absent,
      markFaults: [],
    };
    const [against] = markBlockers(facts, row.sheet_state, row.now);
    if (against) refuse('conflict', against.code, against.params);
    if (row.version !== version) refuse('stale', 'platform.stale');
    const read = readMarks(round, sent.marks);
    if (!read.ok) throw new Refused({ kind: 'invalid', code: 'judging.marks_invalid', blockers: read.faults });
    const unknown = Object.keys(sent.notes).filter((code) => !round.criteria.some((one) => one.code === code));
    refuseAll(
      'invalid',
      'judging.marks_invalid',
      unknown.map((code) => ({
        code: 'judging.criterion_unknown',
        params: { criterion: code },
        path: `notes.${code}`,
      })),
    );
    await this.write(row.sheet_id, version, read.marks, sent);
    return {
      version: version + 1,
      filled: filled(round, read.marks),
      of: round.criteria.length,
      total: sheetTotal(round, read.marks),
      blockers: submitFaults(round, read.marks),
    };
  }

  /** Draft and version are asked again by the write itself: of two at once only one goes through. */
  private async write(sheetId: string | null, version: number, marks: Marks, sent: SentMarks): Promise<void> {
    const rows = await this.db.transaction(() =>
      this.db.write(
        `UPDATE judging.sheet SET marks = $3::jsonb, notes = $4::jsonb, comment = $5, version = version + 1, updated_at = platform.now()
         WHERE id = $1 AND version = $2 AND state = 'draft' RETURNING id`,
        [sheetId, version, JSON.stringify(marks), JSON.stringify(sent.notes), sent.comment],
      ),
    );
    if (rows.length === 0) refuse('stale', 'platform.stale');
  }
}
