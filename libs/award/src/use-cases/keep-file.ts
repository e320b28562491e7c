import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { blobSource, BlobStore, displayName, inspectContent } from '@platform/files';
import type { BlobContent } from '@platform/files';
import { absent, contestsWithRole, hasRole, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { isStaff } from '../queries/visible';

export interface KeptFile {
  readonly id: string;
  readonly fileName: string;
  readonly kind: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

const MAX_BYTES = 50 * 1024 * 1024;
/** For one person in one contest. */
const COMPLAINT_FILES = 20;
const KINDS: readonly string[] = ['pdf', 'docx', 'jpg', 'png'];
const COLUMNS = 'id, file_name AS "fileName", kind, mime, size::float8 AS size, sha256, blob_key AS "blobKey"';

/** Source documents of the award: minutes, proposals, signed PDFs, complaints. Kept as they came, never changed. */
@Injectable()
export class KeepFile {
  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, contestId: string, givenName: string, stream: Readable): Promise<KeptFile> {
    if (!isStaff(actor, contestId)) absent();
    return this.keep(actor, contestId, givenName, stream);
  }

  /** Of anybody who may complain, which is once a result is published. */
  async forComplaint(actor: Actor, contestId: string, givenName: string, stream: Readable): Promise<KeptFile> {
    const kept = await this.db.first<{ published: boolean; own: number }>(
      `SELECT EXISTS (SELECT FROM award.decision d WHERE d.contest_id = $1 AND d.state = 'published') AS published,
         (SELECT count(*)::int FROM award.file f WHERE f.contest_id = $1 AND f.uploaded_by = $2) AS own`,
      [contestId, actor.accountId],
    );
    if (!kept?.published) refuse('conflict', 'award.nothing_published');
    if (kept.own >= COMPLAINT_FILES) refuse('conflict', 'award.too_many_files', { count: COMPLAINT_FILES });
    return this.keep(actor, contestId, givenName, stream);
  }

  private async keep(actor: Actor, contestId: string, givenName: string, stream: Readable): Promise<KeptFile> {
    const fileName = displayName(givenName);
    const blobKey = `award/${contestId}/received/${randomUUID()}`;
    const stored = await this.blobs.put(blobKey, stream, { maxBytes: MAX_BYTES });
    try {
      const found = await inspectContent(await blobSource(this.blobs, blobKey), fileName);
      if (!found.ok) throw new Refused({ kind: 'invalid', ...found.refusal });
      if (!KINDS.includes(found.kind)) refuse('invalid', 'award.file_kind', { kinds: KINDS.join(', ') });
      return await this.db.transaction(async () => {
        const now = await this.db.now();
        const [row] = await this.db.write<KeptFile>(
          `INSERT INTO award.file (contest_id, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           RETURNING id, file_name AS "fileName", kind, mime, size::float8 AS size, sha256`,
          [contestId, fileName, found.kind, found.mime, stored.size, stored.sha256, blobKey, actor.accountId, now],
        );
        const file = row ?? absent();
        await this.audit.record(actor, {
          action: 'award_file.upload',
          subjectKind: 'award_file',
          subjectId: file.id,
          contestId,
          detail: { sha256: file.sha256 },
        });
        return file;
      });
    } catch (error) {
      await this.blobs.remove(blobKey);
      throw error;
    }
  }

  /** A file of this contest; `pdf` where only a PDF will do. Another contest's looks like none. */
  async require(contestId: string, fileId: string, path: string, pdf = false): Promise<KeptFile & { blobKey: string }> {
    const file = await this.db.first<KeptFile & { blobKey: string }>(
      `SELECT ${COLUMNS} FROM award.file WHERE contest_id = $1 AND id = $2`,
      [contestId, fileId],
    );
    if (!file) return refuse('invalid', 'award.unknown_file', {}, path);
    return pdf && file.kind !== 'pdf' ? refuse('invalid', 'award.not_pdf', {}, path) : file;
  }

  /** A file that the actor handed in. */
  async requireOwn(actor: Actor, contestId: string, fileId: string, path: string): Promise<void> {
    const own = await this.db.first('SELECT 1 FROM award.file WHERE contest_id = $1 AND id = $2 AND uploaded_by = $3', [
      contestId,
      fileId,
      actor.accountId,
    ]);
    if (!own) refuse('invalid', 'award.unknown_file', {}, path);
  }

  /** For staff, and for the person whose complaint it belongs to. The clerk reads what is attached to agreed decisions. */
  async open(actor: Actor, fileId: string): Promise<{ readonly file: KeptFile; readonly content: BlobContent }> {
    const clerk = contestsWithRole(actor, 'clerk');
    const row = await this.db.first<KeptFile & { blobKey: string; contestId: string; mine: boolean }>(
      `SELECT ${COLUMNS}, contest_id AS "contestId", uploaded_by = $2 OR EXISTS (SELECT FROM award.complaint k
         WHERE k.complainant_id = $2 AND (k.file_id = f.id OR k.answer_file_id = f.id))
         OR EXISTS (SELECT FROM award.decision d WHERE d.contest_id = f.contest_id AND d.state <> 'drafted'
           AND ($3::boolean OR d.contest_id = ANY($4::uuid[])) AND (d.signed_file_id = f.id
             OR EXISTS (SELECT FROM award.signing_difference x WHERE x.decision_id = d.id AND x.document_file_id = f.id)
             OR EXISTS (SELECT FROM award.outside_step o WHERE o.decision_id = d.id AND o.file_id = f.id))) AS mine
       FROM award.file f WHERE id = $1`,
      [fileId, actor.accountId, clerk === 'all', clerk === 'all' ? [] : clerk],
    );
    if (!row) return absent();
    const { blobKey, contestId, mine, ...file } = row;
    const reads = mine || hasRole(actor, contestId, 'secretary', 'secretary_head', 'organiser');
    if (!reads) absent();
    return { file, content: await this.blobs.get(blobKey) };
  }
}
