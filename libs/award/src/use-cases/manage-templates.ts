import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { checkTemplate, papers, previewDocx, templateOf } from '@platform/documents';
import type { Paper, PaperName } from '@platform/documents';
import { BlobStore } from '@platform/files';
import { absent, hasRole, refuseAll } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { Contests } from '@rooms/contest';
import { KeepFile } from './keep-file';

/** Papers whose Word file is made from a template that the contest may change. */
export const TEMPLATED = [
  'decision',
  'order',
  'proposal',
  'minutes',
  'voteMinutes',
  'resultNotice',
  'letter',
  'prizeSigningList',
  'certificate',
  'entryForm',
  'description',
  'receipt',
  'scoreSheet',
] as const;
export type Templated = (typeof TEMPLATED)[number];

export interface TemplateView {
  readonly paper: string;
  readonly label: string;
  /** 0: the shipped template, never replaced. */
  readonly version: number;
  readonly shipped: boolean;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly madeAt: Date | null;
}

interface Row {
  readonly paper: string;
  readonly version: number;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly blobKey: string | null;
  readonly madeAt: Date;
}

export interface TemplateVersionView {
  readonly version: number;
  readonly shipped: boolean;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly madeAt: Date | null;
  readonly madeBy: string | null;
}

export interface Wanted {
  readonly preview: boolean;
  readonly version?: number | undefined;
}

const SECRETARIES = ['secretary', 'secretary_head'];
const NEWEST = `
  SELECT DISTINCT ON (t.paper) t.paper, t.version, f.file_name AS "fileName", f.sha256, f.blob_key AS "blobKey", t.made_at AS "madeAt"
  FROM award.template t LEFT JOIN award.file f ON f.id = t.file_id WHERE t.contest_id = $1 ORDER BY t.paper, t.version DESC`;

/** The contest's own Word templates: every version is kept, the shipped one can always be had back. */
@Injectable()
export class ManageTemplates {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly contests: Contests,
    private readonly files: KeepFile,
    private readonly audit: Audit,
  ) {}

  async list(actor: Actor, contestId: string): Promise<TemplateView[]> {
    this.refuseStrangers(actor, contestId);
    const rows = await this.db.query<Row>(NEWEST, [contestId]);
    return TEMPLATED.map((name) => {
      const row = rows.find(({ paper }) => paper === name);
      return {
        paper: name,
        label: papers[name].label,
        version: row?.version ?? 0,
        shipped: !row?.blobKey,
        fileName: row?.fileName ?? null,
        sha256: row?.sha256 ?? null,
        madeAt: row?.madeAt ?? null,
      };
    });
  }

  /** The newest first; the shipped one is the last. */
  async versions(actor: Actor, contestId: string, name: Templated): Promise<TemplateVersionView[]> {
    this.refuseStrangers(actor, contestId);
    const own = await this.db.query<TemplateVersionView>(
      `SELECT t.version, t.file_id IS NULL AS shipped, f.file_name AS "fileName", f.sha256, t.made_at AS "madeAt", p.name AS "madeBy"
       FROM award.template t LEFT JOIN award.file f ON f.id = t.file_id
       JOIN identity.account a ON a.id = t.made_by JOIN identity.person p ON p.id = a.person_id
       WHERE t.contest_id = $1 AND t.paper = $2 ORDER BY t.version DESC`,
      [contestId, name],
    );
    return [...own, { version: 0, shipped: true, fileName: null, sha256: null, madeAt: null, madeBy: null }];
  }

  /** The template in use or the version named, as Word opens it; as preview filled with invented data. */
  async download(actor: Actor, contestId: string, name: Templated, wanted: Wanted): Promise<Buffer> {
    this.refuseStrangers(actor, contestId);
    const { version } = wanted;
    const { template } =
      version === undefined ? await this.current(contestId, name) : await this.ofVersion(contestId, name, version);
    const file = template ?? (await templateOf(paperOf(name)));
    return wanted.preview ? previewDocx(paperOf(name), file) : file;
  }

  /** Refuses a template that could not be filled, with every fault and how to mend it. `stream`: bounded by the caller. */
  async upload(actor: Actor, contestId: string, name: Templated, fileName: string, stream: Readable): Promise<void> {
    this.refuseStrangers(actor, contestId);
    const bytes = await buffer(stream);
    const faults = await checkTemplate(paperOf(name), bytes);
    refuseAll(
      'invalid',
      'award.template_faults',
      faults.map(({ where, message, mend }) => ({ code: 'award.template_fault', params: { where, message, mend } })),
    );
    const kept = Readable.from(bytes, { objectMode: false });
    const { id } = await this.files.execute(actor, contestId, fileName, kept);
    await this.add(actor, contestId, name, id);
  }

  async restore(actor: Actor, contestId: string, name: Templated): Promise<void> {
    this.refuseStrangers(actor, contestId);
    await this.add(actor, contestId, name, null);
  }

  /** The contest's own template, or undefined for the shipped one. */
  async current(contestId: string, name: string): Promise<{ version: number; template: Buffer | undefined }> {
    const row = (await this.db.query<Row>(NEWEST, [contestId])).find(({ paper }) => paper === name);
    return { version: row?.version ?? 0, template: row?.blobKey ? await this.bytes(row.blobKey) : undefined };
  }

  private async ofVersion(contestId: string, name: string, version: number): Promise<{ template: Buffer | undefined }> {
    if (version === 0) return { template: undefined };
    const row = await this.db.first<{ blobKey: string | null }>(
      `SELECT f.blob_key AS "blobKey" FROM award.template t LEFT JOIN award.file f ON f.id = t.file_id
       WHERE t.contest_id = $1 AND t.paper = $2 AND t.version = $3`,
      [contestId, name, version],
    );
    if (!row) return absent();
    return { template: row.blobKey === null ? undefined : await this.bytes(row.blobKey) };
  }

  private async add(actor: Actor, contestId: string, name: Templated, fileId: string | null): Promise<void> {
    await this.db.transaction(async () => {
      await this.contests.lock(contestId, 'update');
      const [row] = await this.db.write<{ id: string }>(
        `INSERT INTO award.template (contest_id, paper, version, file_id, made_at, made_by)
         SELECT $1, $2, coalesce((SELECT max(version) FROM award.template WHERE contest_id = $1 AND paper = $2), 0) + 1, $3, $4, $5
         RETURNING id`,
        [contestId, name, fileId, await this.db.now(), actor.accountId],
      );
      await this.audit.record(actor, {
        action: fileId === null ? 'template.restore' : 'template.upload',
        subjectKind: 'template',
        subjectId: row?.id ?? null,
        contestId,
        detail: { paper: name },
      });
    });
  }

  private async bytes(blobKey: string): Promise<Buffer> {
    return buffer((await this.blobs.get(blobKey)).stream);
  }

  private refuseStrangers(actor: Actor, contestId: string): void {
    if (!hasRole(actor, contestId, ...SECRETARIES)) absent();
  }
}

/** The paper with its schema's type forgotten: data is checked by the schema itself. */
export function paperOf(name: PaperName): Paper {
  return papers[name];
}
