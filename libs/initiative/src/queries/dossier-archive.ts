import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { archiveStream } from '@platform/documents';
import type { ArchiveEntry } from '@platform/documents';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Subjects } from '../persistence/subjects';
import { InitiativeDetail } from './initiative-detail';
import type { InitiativeView } from './initiative-detail';
import { InitiativePapers } from './initiative-papers';
import type { InitiativePaper } from './initiative-papers';
import { OpenAttachment } from './open-attachment';
import type { AttachmentView } from './presenters';
import { Revisions } from './revisions';
import { Timeline } from './timeline';

const PAPERS: readonly (readonly [InitiativePaper, string, string])[] = [
  ['entryForm', 'phieu-dang-ky.pdf', 'Phiếu đăng ký dự thi'],
  ['description', 'ban-mo-ta.pdf', 'Bản mô tả sáng kiến'],
  ['receipt', 'giay-bien-nhan.pdf', 'Giấy biên nhận'],
];

export interface Archive {
  readonly fileName: string;
  readonly stream: Readable;
}

/**
 * Whole dossiers as archives: data as last written and as each time handed in, history, papers, every file. Each reader
 * gets what they see on the page, asked again for every file when its turn comes.
 */
@Injectable()
export class DossierArchive {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly subjects: Subjects,
    private readonly detail: InitiativeDetail,
    private readonly revisions: Revisions,
    private readonly timeline: Timeline,
    private readonly papers: InitiativePapers,
    private readonly files: OpenAttachment,
  ) {}

  /** One dossier, for whoever may see it. */
  async one(actor: Actor, id: string): Promise<Archive> {
    const { code, contest_id } = await this.subjects.one(id, actor);
    const madeAt = await this.db.transaction(async () => {
      await this.audit.record(actor, {
        action: 'initiative.export',
        subjectKind: 'initiative',
        subjectId: id,
        contestId: contest_id,
      });
      return this.db.now();
    });
    const about = { title: `Hồ sơ ${code}`, contest: code, madeAt, madeBy: actor.name };
    return { fileName: `${code}.zip`, stream: archiveStream(this.entries(actor, id, code), about) };
  }

  /** Everything of one dossier below a folder. Absent for somebody who may not see it. */
  async *entries(actor: Actor, id: string, folder: string): AsyncGenerator<ArchiveEntry> {
    const view = await this.detail.execute(actor, id);
    const json = (path: string, label: string, value: object): ArchiveEntry => ({
      path: `${folder}/${path}`,
      label: `${view.code}: ${label}`,
      open: () => Buffer.from(`${JSON.stringify(value, null, 1)}\n`, 'utf8'),
    });
    yield json('ho-so.json', 'dữ liệu hồ sơ', dossierData(view));
    yield json('lich-su.json', 'quá trình xử lý', await this.timeline.execute(actor, id));
    const known = new Set(view.attachments.map((file) => file.id));
    const earlier: { readonly revision: number; readonly file: AttachmentView }[] = [];
    for (let number = 1; number <= view.revision; number++) {
      const revision = await this.revisions.execute(actor, id, number);
      yield json(`ban-nop/${String(number)}.json`, `bản nộp lần ${String(number)}`, revision);
      for (const file of revision.attachments) {
        if (!known.has(file.id)) earlier.push({ revision: number, file });
        known.add(file.id);
      }
    }
    for (const [paper, name, label] of PAPERS) {
      if (paper === 'receipt' && view.receipt === null) continue;
      yield {
        path: `${folder}/${name}`,
        label: `${view.code}: ${label}`,
        open: async () => (await this.papers.execute(actor, id, paper, 'pdf')).bytes,
        stored: true,
      };
    }
    for (const file of view.attachments) yield this.file(actor, view, file, `${folder}/tep`);
    for (const { revision, file } of earlier) {
      yield this.file(actor, view, file, `${folder}/tep-ban-nop-${String(revision)}`);
    }
  }

  private file(
    actor: Actor,
    { id, code }: { readonly id: string; readonly code: string },
    file: AttachmentView,
    folder: string,
  ): ArchiveEntry {
    return {
      path: `${folder}/${file.partCode}/${file.fileName}`,
      label: `${code}: ${file.fileName}`,
      open: async () => (await this.files.execute(actor, id, file.id)).stream,
      stored: true,
      sha256: file.sha256,
    };
  }
}

/** The dossier without what only the reader of a page needs. */
function dossierData({ availableTransitions: _, roles: __, ...data }: InitiativeView): object {
  return data;
}
