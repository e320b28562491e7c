import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { withoutProperties } from '@platform/files';
import type { BlobStore, FileKind } from '@platform/files';
import { absent, hasRole } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import type { AvailableTransition } from '@platform/workflow';
import { filled, submitFaults } from '../domain/marks';
import type { Marks } from '../domain/marks';
import { takesReaders } from '../domain/round-doors';
import { openSteps, ownSteps } from '../domain/own-steps';
import type { OwnStep } from '../domain/own-steps';
import { sheetTotal } from '../domain/sheet-total';
import { BlindReader } from '../persistence/blind-reader';
import { RoundRulesReader } from './round-rules';
import type { RulesOfRound } from './round-rules';
import { RoundQueries } from './rounds';
import type { RoundRow } from './rounds';

export interface AssignmentRow {
  readonly id: string;
  readonly state: 'offered' | 'appointed' | 'accepted';
  readonly place: number;
  readonly blind_code: string;
  readonly title: string;
  readonly theme: string | null;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly sheet_id: string | null;
  readonly sheet_state: 'draft' | 'submitted' | 'not_returned' | null;
  readonly sheet_version: number | null;
  readonly marks: Marks | null;
  readonly notes: Readonly<Record<string, string>> | null;
  readonly comment: string | null;
  readonly submitted_at: Date | null;
  readonly reopened: boolean;
  readonly opened: boolean;
  readonly files: number;
  /** Of its PDF files together, as far as they are known. */
  readonly pages: number | null;
}

export interface FileRow {
  readonly number: number;
  readonly part_code: string;
  readonly kind: FileKind;
  readonly mime: string;
  readonly size: string;
  readonly pages: number | null;
}

/** Where the bytes of a file are, and whether its reader may learn whose it is. */
export interface ReviewFile extends FileRow {
  readonly blobKey: string;
  readonly visibility: RoundRow['visibility'];
}

/** In a blind round without what the author's programs wrote into the file. */
export function openReviewFile(
  blobs: BlobStore,
  { visibility, blobKey, kind }: ReviewFile,
): Promise<{ readonly stream: Readable; readonly size?: number }> {
  return visibility === 'blind' ? withoutProperties(blobs, blobKey, kind) : blobs.get(blobKey);
}

export interface MyAssignment {
  readonly id: string;
  readonly blindCode: string;
  readonly title: string;
  readonly theme: string | null;
  readonly files: number;
  readonly pages: number | null;
  readonly state: AssignmentRow['state'];
  readonly sheetState: AssignmentRow['sheet_state'];
  readonly sheetVersion: number | null;
  readonly opened: boolean;
  readonly reopened: boolean;
  readonly filled: number;
  readonly of: number;
  /** Own total, once every mark is there. */
  readonly total: string | null;
  readonly submittedAt: Date | null;
  /** What the judge may do with it now. */
  readonly may: readonly OwnStep[];
}

export type AssignmentSort = 'place' | 'blindCode' | 'title' | 'total' | 'progress';

const COLUMNS = `id, state, place, blind_code, title, theme, sheet_id, sheet_state, sheet_version, marks, notes, comment,
  submitted_at, reopened, opened, files, pages`;
const LIST = {
  blind: `SELECT ${COLUMNS}, NULL::jsonb AS answers FROM judging.blind_assignment WHERE round_id = $1`,
  open: `SELECT ${COLUMNS}, NULL::jsonb AS answers FROM judging.open_assignment WHERE round_id = $1`,
};
const ONE = {
  blind: `SELECT ${COLUMNS}, answers FROM judging.blind_assignment WHERE id = $1`,
  open: `SELECT ${COLUMNS}, answers FROM judging.open_assignment WHERE id = $1`,
};
const FILES = {
  blind:
    'SELECT number, part_code, kind, mime, size, pages FROM judging.blind_file WHERE assignment_id = $1 ORDER BY number',
  open: `SELECT f.number, f.part_code, f.kind, f.mime, f.size, f.pages FROM judging.open_assignment a JOIN judging.assignment b ON b.id = a.id
    JOIN judging.open_file f ON f.round_initiative_id = b.round_initiative_id WHERE a.id = $1 AND a.answers IS NOT NULL ORDER BY f.number`,
};
const BLOB = {
  blind: `SELECT f.blob_key FROM judging.assignment a JOIN judging.review_file f ON f.round_initiative_id = a.round_initiative_id
    WHERE a.id = $1 AND f.number = $2`,
  open: `SELECT f.blob_key FROM judging.assignment a JOIN judging.open_file f ON f.round_initiative_id = a.round_initiative_id
    WHERE a.id = $1 AND f.number = $2`,
};

export interface Dossier {
  readonly round: RoundRow;
  readonly rules: RulesOfRound;
  readonly row: AssignmentRow;
  readonly files: readonly FileRow[];
}

/** What decides the judge's steps besides what the views tell: nothing of whose the initiatives are. */
interface Standing {
  readonly contestState: string;
  /** Own assignments whose initiative does not take part. */
  readonly absent: readonly string[];
  readonly now: Date;
}

/** Everything a judge reads. In a blind round all of it comes from the blind views, under the blind role. */
@Injectable()
export class JudgeReads {
  constructor(
    private readonly db: Database,
    private readonly reader: BlindReader,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
  ) {}

  /** In the judge's own random order unless asked otherwise. */
  async list(actor: Actor, roundId: string, sort: AssignmentSort): Promise<MyAssignment[]> {
    const round = await this.rounds.visible(roundId, actor);
    const rules = await this.rules.of(round);
    const rows = await this.rows(actor, round);
    const standing = await this.standing(actor, round);
    return sorted(
      rows.map((row) => summary(rules, row, openSteps(stepsOf(round, rules, row, standing)))),
      sort,
    );
  }

  /** Own sheets of a round with their marks, as they are printed. */
  async sheets(
    actor: Actor,
    roundId: string,
  ): Promise<{ rules: RulesOfRound; round: RoundRow; rows: AssignmentRow[] }> {
    const round = await this.rounds.visible(roundId, actor);
    const rows = await this.rows(actor, round);
    return { round, rules: await this.rules.of(round), rows: rows.filter(({ sheet_id }) => sheet_id !== null) };
  }

  private async rows(actor: Actor, round: RoundRow): Promise<AssignmentRow[]> {
    return this.rowsOf(judgeIn(actor, round), round);
  }

  /** What this judge has in the round. Whoever asks for another's has made sure that they may. */
  async rowsOf(accountId: string, round: RoundRow): Promise<AssignmentRow[]> {
    const rows = await this.as(accountId, round, () =>
      this.db.query<AssignmentRow>(LIST[round.visibility], [round.id]),
    );
    return rows.toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  }

  /** The dossier of one own assignment, or absent(). */
  async dossier(actor: Actor, assignmentId: string): Promise<Dossier> {
    const round = await this.roundOf(actor, assignmentId);
    return this.dossierOf(judgeIn(actor, round), round, assignmentId);
  }

  /** What the judge may do with an assignment that was just read. */
  async steps(actor: Actor, { round, rules, row }: Dossier): Promise<AvailableTransition[]> {
    return stepsOf(round, rules, row, await this.standing(actor, round));
  }

  private async standing(actor: Actor, round: RoundRow): Promise<Standing> {
    const found = await this.db.first<Omit<Standing, 'now'>>(
      `SELECT c.state AS "contestState", ARRAY(SELECT a.id::text FROM judging.assignment a JOIN judging.entry e ON e.id = a.round_initiative_id
         WHERE a.round_id = $2 AND a.account_id = $3 AND e.presence = 'absent') AS absent FROM contest.contest c WHERE c.id = $1`,
      [round.contestId, round.id, actor.accountId],
    );
    return { ...(found ?? absent()), now: await this.db.now() };
  }

  /** As `rowsOf`: exactly what this judge may read of the assignment. */
  async dossierOf(accountId: string, round: RoundRow, assignmentId: string): Promise<Dossier> {
    const [row, files] = await this.as(accountId, round, async () => [
      await this.db.first<AssignmentRow>(ONE[round.visibility], [assignmentId]),
      await this.db.query<FileRow>(FILES[round.visibility], [assignmentId]),
    ]);
    if (!row) return absent();
    return { round, rules: await this.rules.of(round), row, files };
  }

  /** Where the bytes of a numbered file are, for the service alone; the views have said that the judge may read it. */
  async file(actor: Actor, assignmentId: string, number: number): Promise<ReviewFile> {
    const round = await this.roundOf(actor, assignmentId);
    return this.fileOf(judgeIn(actor, round), round, assignmentId, number);
  }

  async fileOf(accountId: string, round: RoundRow, assignmentId: string, number: number): Promise<ReviewFile> {
    const { files } = await this.dossierOf(accountId, round, assignmentId);
    const file = files.find((one) => one.number === number);
    if (!file) return absent();
    const row = await this.db.first<{ blob_key: string }>(BLOB[round.visibility], [assignmentId, number]);
    return row ? { ...file, blobKey: row.blob_key, visibility: round.visibility } : absent();
  }

  async markOpened(assignmentId: string): Promise<void> {
    await this.db.transaction(() =>
      this.db.write('UPDATE judging.assignment SET opened_at = platform.now() WHERE id = $1 AND opened_at IS NULL', [
        assignmentId,
      ]),
    );
  }

  private async roundOf(actor: Actor, assignmentId: string): Promise<RoundRow> {
    const own = await this.db.first<{ round_id: string }>(
      'SELECT round_id FROM judging.assignment WHERE id = $1 AND account_id = $2',
      [assignmentId, actor.accountId],
    );
    return own ? this.rounds.visible(own.round_id, actor) : absent();
  }

  private as<T>(accountId: string, round: RoundRow, work: () => Promise<T>): Promise<T> {
    return round.visibility === 'blind' ? this.reader.read(accountId, work) : this.reader.readOpen(accountId, work);
  }
}

/** The account of somebody who is a judge in the round's contest. */
function judgeIn(actor: Actor, round: RoundRow): string {
  return actor.accountId !== null && hasRole(actor, round.contestId, 'judge') ? actor.accountId : absent();
}

/** The views leave out whatever the judge is in conflict with. */
function stepsOf(round: RoundRow, rules: RulesOfRound, row: AssignmentRow, standing: Standing): AvailableTransition[] {
  const own = {
    state: row.state,
    sheetState: row.sheet_state,
    declarationRequired: rules.rulebook.conflicts.declarationRequired,
    readable: takesReaders(round.state),
  };
  const facts = {
    contestState: standing.contestState,
    roundState: round.state,
    conflicts: [],
    absent: standing.absent.includes(row.id),
    markFaults: submitFaults(rules.round, row.marks ?? {}),
  };
  return ownSteps(own, facts, standing.now);
}

function summary({ round }: RulesOfRound, row: AssignmentRow, may: readonly OwnStep[]): MyAssignment {
  const marks = row.marks ?? {};
  return {
    id: row.id,
    blindCode: row.blind_code,
    title: row.title,
    theme: row.theme,
    files: row.files,
    pages: row.pages,
    state: row.state,
    sheetState: row.sheet_state,
    sheetVersion: row.sheet_version,
    opened: row.opened,
    reopened: row.reopened,
    filled: filled(round, marks),
    of: round.criteria.length,
    total: row.sheet_state === 'not_returned' ? null : sheetTotal(round, marks),
    submittedAt: row.submitted_at,
    may,
  };
}

function sorted(items: readonly MyAssignment[], sort: AssignmentSort): MyAssignment[] {
  const compare: Record<AssignmentSort, (a: MyAssignment, b: MyAssignment) => number> = {
    place: () => 0,
    blindCode: (a, b) => (a.blindCode < b.blindCode ? -1 : 1),
    title: (a, b) => a.title.localeCompare(b.title, 'vi'),
    total: (a, b) => Number(b.total ?? -1) - Number(a.total ?? -1),
    progress: (a, b) => progressOf(a) - progressOf(b),
  };
  return items.toSorted(compare[sort]);
}

const progressOf = (item: MyAssignment): number => (item.sheetState === 'submitted' ? item.of + 1 : item.filled);
