import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { papers, renderDocx, renderPdf } from '@platform/documents';
import type { Paper } from '@platform/documents';
import { refuse, toHundredths } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { contestName, Contests, inSentence, letterhead, paperRules, PaperTemplates } from '@rooms/contest';
import type { Rulebook } from '@rooms/contest';
import { InitiativeDetail } from './initiative-detail';
import type { InitiativeView } from './initiative-detail';
import { Revisions } from './revisions';
import type { RevisionView } from './revisions';
import { DOTS, longAnswers, pledges, shortAnswers } from './printed-answers';

export const INITIATIVE_PAPERS = ['entryForm', 'description', 'receipt'] as const;
export type InitiativePaper = (typeof INITIATIVE_PAPERS)[number];
export type PaperFormat = 'pdf' | 'docx';

const GENDERS: Readonly<Record<string, string>> = { male: 'Nam', female: 'Nữ', other: 'Khác' };
const CHANNELS: Readonly<Record<string, string>> = {
  online: 'trực tuyến',
  paper: 'bản giấy',
  email: 'thư điện tử',
  unit_list: 'theo danh sách của đơn vị',
};

interface Source {
  readonly view: InitiativeView;
  readonly rulebook: Rulebook;
  /** Days in the contest's zone: today, and when the newest receipt says it came. */
  readonly today: string;
  /** What the newest receipt is about. */
  readonly received: RevisionView | null;
  readonly receivedOn: string | null;
  readonly enteredAt: Date | null;
}

/** What is printed of a dossier for signature and seal, and its receipt; each shows what this reader may see. */
@Injectable()
export class InitiativePapers {
  constructor(
    private readonly db: Database,
    private readonly detail: InitiativeDetail,
    private readonly revisions: Revisions,
    private readonly contests: Contests,
    private readonly templates: PaperTemplates,
  ) {}

  async execute(
    actor: Actor,
    id: string,
    name: InitiativePaper,
    format: PaperFormat,
  ): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
    const source = await this.source(actor, id);
    const paper = papers[name] as Paper;
    const data = DATA[name](source) as never;
    const bytes =
      format === 'pdf'
        ? await renderPdf(paper, data)
        : await renderDocx(paper, data, await this.templates.current(source.view.contestId, name));
    return { fileName: `${source.view.code}-${paper.name}.${format}`, bytes };
  }

  private async source(actor: Actor, id: string): Promise<Source> {
    const view = await this.detail.execute(actor, id);
    const rulebook = await this.contests.rulebook(view.contestId, view.rulebookVersion);
    const row = await this.db.first<{ today: string; receivedOn: string | null; enteredAt: Date | null }>(
      `SELECT (platform.now() AT TIME ZONE c.zone)::date::text AS today, ($2::timestamptz AT TIME ZONE c.zone)::date::text AS "receivedOn",
         i.entered_at AS "enteredAt"
       FROM initiative.initiative i JOIN contest.contest c ON c.id = i.contest_id WHERE i.id = $1`,
      [id, view.receipt?.receivedAt ?? null],
    );
    const received = view.receipt && (await this.revisions.execute(actor, id, view.receipt.revision));
    return { view, rulebook, received, today: '', receivedOn: null, enteredAt: null, ...row };
  }
}

const position = (author: { readonly jobTitle: string | null; readonly unitName: string | null }): string =>
  [author.jobTitle, author.unitName].filter((part) => part !== null && part !== '').join(', ');

function shared({ view, rulebook, today }: Source) {
  return {
    madeOn: today,
    contestName: contestName(rulebook),
    code: view.code,
    title: view.title || DOTS,
    theme: rulebook.themes.find(({ code }) => code === view.theme)?.name ?? DOTS,
    place: rulebook.documents.placeName,
    year: Number(today.slice(0, 4)),
  };
}

const DATA: Readonly<Record<InitiativePaper, (source: Source) => object>> = {
  entryForm: (source) => {
    const { view, rulebook } = source;
    const { addressees } = paperRules(rulebook, 'entry_form');
    return {
      ...shared(source),
      addressees: (addressees.length > 0 ? addressees : ['Ban Tổ chức Cuộc thi']).map((line) =>
        inSentence(line, rulebook.documents.placeName),
      ),
      category: rulebook.authors.categories.find(({ code }) => code === view.authorKind)?.name ?? view.authorKind,
      authors: view.authors.map((author) => ({
        name: author.name || DOTS,
        bornOn: author.contact?.birthDate ?? null,
        gender: GENDERS[author.contact?.gender ?? ''] ?? '',
        position: author.jobTitle ?? '',
        unit: author.unitName ?? '',
        qualification: author.contact?.qualification ?? '',
        phone: author.contact?.phone ?? '',
        email: author.contact?.email ?? '',
        share: toHundredths(author.share) ?? 0,
      })),
      answers: shortAnswers(rulebook, view.answers),
      pledges: pledges(rulebook),
    };
  },
  description: (source) => {
    const { view, rulebook } = source;
    const sections = longAnswers(rulebook, view.answers).map(({ label, ...rest }) => ({ heading: label, ...rest }));
    return {
      ...shared(source),
      authors: view.authors.map((author) => ({ name: author.name || DOTS, position: position(author) })),
      sections: sections.length > 0 ? sections : [{ heading: 'Nội dung sáng kiến', text: DOTS }],
    };
  },
  receipt: ({ view, rulebook, received, receivedOn, enteredAt }) => {
    const { receipt } = view;
    if (receipt === null || received === null || receivedOn === null)
      return refuse('conflict', 'initiative.no_receipt');
    const onPaper = view.channel !== 'online';
    const parts = rulebook.dossier.parts
      .map(({ code, name }) => ({
        name,
        files: received.attachments.filter(({ partCode }) => partCode === code).length,
      }))
      .filter(({ files }) => files > 0);
    return {
      madeOn: receivedOn,
      letterhead: letterhead(rulebook, 'receipt', receivedOn, null),
      contestName: contestName(rulebook),
      receiptCode: receipt.code,
      initiativeCode: view.code,
      title: received.title,
      authors: received.authors.map((author) => ({ name: author.name, position: position(author) })),
      unit: view.unitName,
      channel: CHANNELS[view.channel] ?? view.channel,
      receivedAt: receipt.receivedAt.toISOString(),
      enteredAt: onPaper && receipt.revision === 1 && enteredAt !== null ? enteredAt.toISOString() : null,
      parts: parts.length > 0 ? parts : [{ name: 'Nội dung kê khai', files: 0 }],
      hash: receipt.contentHash,
      electronic: !onPaper,
      receiver: { lines: [paperRules(rulebook, 'receipt').signing.title] },
    };
  },
};
