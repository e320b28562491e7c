import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { papers, renderDocx, renderPdf } from '@platform/documents';
import type { Paper } from '@platform/documents';
import { absent, hasRole, refuse, toHundredths } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestName, Contests, letterhead, PaperTemplates } from '@rooms/contest';
import { sheetTotal } from '../domain/sheet-total';
import { JudgeReads } from './judge-reads';
import type { AssignmentRow } from './judge-reads';
import { RoundRulesReader } from './round-rules';
import type { RulesOfRound } from './round-rules';
import { RoundQueries, SECRETARIES } from './rounds';
import type { RoundRow } from './rounds';

/** A judge as printed: the number says who it is without the name. */
export interface PrintedJudge {
  readonly accountId: string;
  readonly name: string;
  /** "GK03": the place in the round's panel, counted over all who ever sat in it. */
  readonly number: string;
}

export interface PrintedRound {
  readonly round: RoundRow;
  readonly rules: RulesOfRound;
  readonly contestCode: string;
  /** Day in the contest's zone. */
  readonly today: string;
}

/** blank: to be filled by hand. filled: as handed in. */
export type SheetForm = 'blank' | 'filled';

const JUDGES = `
  SELECT DISTINCT ON (account_id) account_id AS "accountId", name, 'GK' || lpad(n::text, 2, '0') AS number
  FROM (SELECT account_id, name, seat, removed_at, row_number() OVER (ORDER BY added_at, id) AS n FROM judging.panel_member WHERE round_id = $1) m
  WHERE seat = 'judge' AND removed_at IS NULL ORDER BY account_id, n`;

/** Score sheets on paper. Blank ones are the secretariat's to print for any judge; filled ones only their judge's. */
@Injectable()
export class ScorePapers {
  constructor(
    private readonly db: Database,
    private readonly contests: Contests,
    private readonly templates: PaperTemplates,
    private readonly rounds: RoundQueries,
    private readonly rules: RoundRulesReader,
    private readonly reads: JudgeReads,
  ) {}

  /** Own sheets of a round, all or the one of an assignment. */
  async own(
    actor: Actor,
    roundId: string,
    form: SheetForm,
    assignmentId: string | null,
    format: 'pdf' | 'docx',
  ): Promise<Buffer> {
    const { printed, judge } = await this.ofJudge(actor, roundId);
    const rows = await this.rowsOf(printed, judge, form);
    const wanted = assignmentId === null ? rows : rows.filter(({ id }) => id === assignmentId);
    if (assignmentId !== null && wanted.length === 0 && !(await this.isOwn(judge, roundId, assignmentId))) absent();
    return this.draw(printed, judge, wanted, form, format);
  }

  /** The round as the judge who asks has it. */
  async ofJudge(actor: Actor, roundId: string): Promise<{ printed: PrintedRound; judge: PrintedJudge }> {
    const printed = await this.round(actor, roundId);
    const judge = (await this.judges(roundId)).find(({ accountId }) => accountId === actor.accountId);
    if (!judge || !hasRole(actor, printed.round.contestId, 'judge')) return absent();
    return { printed, judge };
  }

  /** The round for its secretariat, with its judges. */
  async ofSecretariat(actor: Actor, roundId: string): Promise<{ printed: PrintedRound; judges: PrintedJudge[] }> {
    const printed = await this.round(actor, roundId);
    if (!hasRole(actor, printed.round.contestId, ...SECRETARIES)) absent();
    return { printed, judges: await this.judges(roundId) };
  }

  /** What a judge has taken on; of filled sheets those handed in. */
  async rowsOf({ round }: PrintedRound, judge: PrintedJudge, form: SheetForm): Promise<AssignmentRow[]> {
    const rows = await this.reads.rowsOf(judge.accountId, round);
    return rows.filter((row) => (form === 'filled' ? row.sheet_state === 'submitted' : row.state !== 'offered'));
  }

  async draw(
    printed: PrintedRound,
    judge: PrintedJudge,
    rows: readonly AssignmentRow[],
    form: SheetForm,
    format: 'pdf' | 'docx' = 'pdf',
  ): Promise<Buffer> {
    if (rows.length === 0) refuse('conflict', form === 'filled' ? 'judging.none_handed_in' : 'judging.none_to_print');
    const { round, rules, today } = printed;
    const data = {
      madeOn: today,
      letterhead: letterhead(rules.rulebook, 'score_sheet', null, null),
      contestName: contestName(rules.rulebook),
      roundName: round.name,
      sheets: rows.map((row) => sheetOf(printed, judge, row, form)),
    } as never;
    const paper = papers.scoreSheet as Paper;
    if (format === 'pdf') return renderPdf(paper, data);
    return renderDocx(paper, data, await this.templates.current(round.contestId, 'scoreSheet'));
  }

  private async round(actor: Actor, roundId: string): Promise<PrintedRound> {
    const round = await this.rounds.visible(roundId, actor);
    const { code, zone } = await this.contests.view(round.contestId);
    const row = await this.db.first<{ today: string }>(
      'SELECT (platform.now() AT TIME ZONE $1::text)::date::text AS today',
      [zone],
    );
    return { round, rules: await this.rules.of(round), contestCode: code, today: (row ?? absent()).today };
  }

  private async judges(roundId: string): Promise<PrintedJudge[]> {
    const judges = await this.db.query<PrintedJudge>(JUDGES, [roundId]);
    return judges.sort((a, b) => (a.number < b.number ? -1 : 1));
  }

  private async isOwn(judge: PrintedJudge, roundId: string, assignmentId: string): Promise<boolean> {
    const own = await this.db.first<{ id: string }>(
      'SELECT id FROM judging.assignment WHERE id = $1 AND round_id = $2 AND account_id = $3',
      [assignmentId, roundId, judge.accountId],
    );
    return own !== undefined;
  }
}

/** Read by a scanner when the sheet comes back: contest, round, judge, blind code. */
export function sheetCode({ contestCode, round }: PrintedRound, judge: PrintedJudge, blindCode: string): string {
  return `${contestCode}-V${String(round.position)}-${judge.number}-${blindCode}`;
}

function sheetOf(printed: PrintedRound, judge: PrintedJudge, row: AssignmentRow, form: SheetForm) {
  const { round } = printed.rules;
  const filled = form === 'filled';
  const marks = row.marks ?? {};
  const total = filled ? sheetTotal(round, marks) : null;
  return {
    code: sheetCode(printed, judge, row.blind_code),
    codeLabel: `${judge.number}-${row.blind_code}`,
    blindCode: row.blind_code,
    title: row.title === '' ? '……' : row.title,
    criteria: round.criteria.map(({ code, name, max }) => ({
      name,
      maximum: max,
      mark: filled ? (marks[code] ?? null) : null,
      note: filled ? (row.notes?.[code] ?? '') : '',
    })),
    maximum: round.total - (round.publicVote?.max ?? 0),
    total: total === null ? null : toHundredths(Number(total)),
    comment: filled ? (row.comment ?? '') : null,
    judge: judge.name,
  };
}
