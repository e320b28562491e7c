import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { archiveStream, papers, renderPdf } from '@platform/documents';
import type { ArchiveEntry } from '@platform/documents';
import { BlobStore } from '@platform/files';
import { absent, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { contestName } from '@rooms/contest';
import { longAnswers, shortAnswers } from '@rooms/initiative';
import { neutralName } from '../http/presenters';
import { JudgeReads, openReviewFile } from './judge-reads';
import type { AssignmentRow, Dossier } from './judge-reads';
import { ScorePapers, sheetCode } from './score-papers';
import type { PrintedJudge, PrintedRound } from './score-papers';

const READABLE = ['assigning', 'scoring', 'closed', 'settling'];

export interface Pack {
  readonly fileName: string;
  readonly stream: Readable;
}

/**
 * All that a judge reads in a round, to take along: each initiative's text and files with its blank score sheet. Every
 * piece is read as that judge when its turn comes, in a blind round through the blind views, under neutral names.
 */
@Injectable()
export class ReadingPack {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
    private readonly reads: JudgeReads,
    private readonly papers: ScorePapers,
  ) {}

  async own(actor: Actor, roundId: string): Promise<Pack> {
    const { printed, judge } = await this.papers.ofJudge(actor, roundId);
    return this.pack(actor, printed, judge, true);
  }

  /** The same for one of the round's judges, who works on paper. */
  async ofJudge(actor: Actor, roundId: string, accountId: string): Promise<Pack> {
    const { printed, judges } = await this.papers.ofSecretariat(actor, roundId);
    return this.pack(actor, printed, judges.find((one) => one.accountId === accountId) ?? absent(), false);
  }

  /** Blank sheets of every judge who has something to score, one file a judge. */
  async sheets(actor: Actor, roundId: string): Promise<Pack> {
    const { printed, judges } = await this.papers.ofSecretariat(actor, roundId);
    const loads = [];
    for (const judge of judges) {
      const rows = await this.papers.rowsOf(printed, judge, 'blank');
      if (rows.length > 0) loads.push({ judge, rows });
    }
    if (loads.length === 0) refuse('conflict', 'judging.none_to_print');
    const entries = loads.map(({ judge, rows }): ArchiveEntry => ({
      path: `${judge.number} ${judge.name}.pdf`,
      label: `Phiếu chấm của ${judge.number} ${judge.name}`,
      open: () => this.papers.draw(printed, judge, rows, 'blank'),
      stored: true,
    }));
    return this.stream(actor, printed, 'score_sheets.export', 'phieu-cham', 'Phiếu chấm điểm', actor.name, entries);
  }

  private async pack(actor: Actor, printed: PrintedRound, judge: PrintedJudge, own: boolean): Promise<Pack> {
    const { round } = printed;
    if (!READABLE.includes(round.state)) refuse('conflict', 'judging.reading_over');
    const rows = await this.papers.rowsOf(printed, judge, 'blank');
    if (rows.length === 0) refuse('conflict', 'judging.none_to_print');
    if (own) for (const { id, opened } of rows) if (!opened) await this.reads.markOpened(id);
    const name = `doc-cham-${judge.number}`;
    return this.stream(actor, printed, 'reading_pack.export', name, `Tài liệu đọc chấm của ${judge.number}`, '', [
      {
        path: 'phieu-cham.pdf',
        label: 'Phiếu chấm điểm, tất cả',
        open: () => this.papers.draw(printed, judge, rows, 'blank'),
        stored: true,
      },
      ...rows.map((row) => this.ofEntry(printed, judge, row)),
    ]);
  }

  private async stream(
    actor: Actor,
    { round, contestCode }: PrintedRound,
    action: string,
    name: string,
    title: string,
    madeBy: string,
    parts: readonly (ArchiveEntry | AsyncIterable<ArchiveEntry>)[],
  ): Promise<Pack> {
    const madeAt = await this.db.transaction(async () => {
      const detail = { round: round.code };
      await this.audit.record(actor, {
        ...{ action, subjectKind: 'round', subjectId: round.id, contestId: round.contestId, detail },
      });
      return this.db.now();
    });
    const about = { title: `${title}, ${round.name}`, contest: contestCode, madeAt, madeBy };
    return { fileName: `${contestCode}-${round.code}-${name}.zip`, stream: archiveStream(chained(parts), about) };
  }

  private async *ofEntry(printed: PrintedRound, judge: PrintedJudge, row: AssignmentRow): AsyncGenerator<ArchiveEntry> {
    const { round } = printed;
    const folder = row.blind_code;
    const dossier = await this.reads.dossierOf(judge.accountId, round, row.id);
    yield {
      path: `${folder}/ban-doc.pdf`,
      label: `${folder}: bản đọc`,
      open: () => renderPdf(papers.readingCopy, readingCopy(printed, judge, dossier)),
      stored: true,
    };
    yield {
      path: `${folder}/phieu-cham.pdf`,
      label: `${folder}: phiếu chấm điểm`,
      open: () => this.papers.draw(printed, judge, [row], 'blank'),
      stored: true,
    };
    for (const file of dossier.files) {
      yield {
        path: `${folder}/${neutralName(file)}`,
        label: `${folder}: ${partName(dossier, file.part_code)}`,
        open: async () => {
          const kept = await this.reads.fileOf(judge.accountId, round, row.id, file.number);
          return (await openReviewFile(this.blobs, kept)).stream;
        },
        stored: true,
      };
    }
  }
}

async function* chained(parts: readonly (ArchiveEntry | AsyncIterable<ArchiveEntry>)[]): AsyncGenerator<ArchiveEntry> {
  for (const part of parts) {
    if ('path' in part) yield part;
    else yield* part;
  }
}

function partName({ rules }: Dossier, code: string): string {
  return [...rules.rulebook.dossier.parts, ...rules.round.ownParts].find((part) => part.code === code)?.name ?? 'tệp';
}

function readingCopy(printed: PrintedRound, judge: PrintedJudge, dossier: Dossier) {
  const { round, rules, row, files } = dossier;
  const { rulebook } = rules;
  const blind = round.visibility === 'blind';
  const form = { ...rulebook.form, fields: rulebook.form.fields.filter((field) => !blind || field.blind) };
  const answers = row.answers ?? {};
  const answered = <One extends { readonly label: string }>(given: readonly One[]) =>
    given.map(({ label, ...rest }) => ({ heading: label, ...rest }));
  return {
    madeOn: printed.today,
    contestName: contestName(rulebook),
    roundName: round.name,
    code: sheetCode(printed, judge, row.blind_code),
    codeLabel: `${judge.number}-${row.blind_code}`,
    blindCode: row.blind_code,
    title: row.title,
    theme: rulebook.themes.find(({ code }) => code === row.theme)?.name ?? '',
    sections: [...answered(shortAnswers({ form }, answers)), ...answered(longAnswers({ form }, answers))],
    files: files.map((file) => ({ name: neutralName(file), part: partName(dossier, file.part_code) })),
  };
}
