import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore, blobSource, displayName, inspectContent, sizeText } from '@platform/files';
import type { FileKind } from '@platform/files';
import { absent, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import type { DossierPart, Rulebook } from '@rooms/contest';
import type { AttachedFile } from '../domain/dossier';
import { Editing } from '../persistence/editing';
import type { Subject } from '../persistence/subjects';
import { newBlobKey } from '../jobs/blob-keys';

export interface UploadedFile {
  readonly name: string;
  readonly stream: Readable;
}

interface Held {
  readonly count: number;
  readonly bytes: number;
}

interface Inspected {
  readonly fileName: string;
  readonly kind: FileKind;
  readonly mime: string;
  readonly pages: number | null;
  readonly size: number;
  readonly sha256: string;
  readonly key: string;
}

export const FILE_COLUMNS = `id, part_code AS "partCode", file_name AS "fileName", kind, mime, size::float8 AS size, sha256`;

/** Files of the working copy. What is refused leaves nothing behind; the same file sent again is the one that is there. */
@Injectable()
export class Attachments {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly contests: Contests,
    private readonly store: BlobStore,
  ) {}

  async add(actor: Actor, id: string, partCode: string, file: UploadedFile): Promise<AttachedFile> {
    const subject = await this.editing.ask(id, actor, 'files');
    const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
    const part = partOf(rulebook, partCode);
    const kept = await this.keep(file, part);
    try {
      const { attachment, isNew } = await this.db.transaction(() => this.attach(actor, subject, part, rulebook, kept));
      if (!isNew) await this.store.remove(kept.key);
      return attachment;
    } catch (error) {
      await this.store.remove(kept.key);
      throw error;
    }
  }

  /** A file that was never submitted is forgotten; a submitted one stays with its revision. */
  remove(actor: Actor, id: string, attachmentId: string): Promise<void> {
    return this.db.transaction(async () => {
      const { subject, now } = await this.editing.open(id, actor, ['files']);
      const [found] = await this.db.write<{ frozen: boolean }>(
        `SELECT EXISTS (SELECT FROM initiative.revision r WHERE r.initiative_id = f.initiative_id
           AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))) AS frozen
         FROM initiative.attachment f WHERE f.id = $1 AND f.initiative_id = $2 AND f.removed_at IS NULL`,
        [attachmentId, id],
      );
      const { frozen } = found ?? absent();
      await this.db.write(
        frozen
          ? 'UPDATE initiative.attachment SET removed_at = $2 WHERE id = $1'
          : 'DELETE FROM initiative.attachment WHERE id = $1 AND $2::timestamptz IS NOT NULL',
        [attachmentId, now],
      );
      await this.db.write(
        `UPDATE initiative.author SET consent = 'pending', consent_at = NULL, consent_attachment_id = NULL
         WHERE initiative_id = $1 AND consent_attachment_id = $2 AND consent = 'signed_page'`,
        [subject.id, attachmentId],
      );
    });
  }

  /** Refuses a file for which the part or the whole dossier has no room. */
  async checkRoom(id: string, part: DossierPart, rulebook: Rulebook, size: number): Promise<void> {
    const held = await this.db.first<Held>(
      `SELECT count(*) FILTER (WHERE part_code = $2)::int AS count, coalesce(sum(size), 0)::float8 AS bytes
       FROM initiative.attachment WHERE initiative_id = $1 AND removed_at IS NULL`,
      [id, part.code],
    );
    if ((held?.count ?? 0) >= part.maxCount) {
      refuse('conflict', 'initiative.part_full', { part: part.name, maximum: part.maxCount });
    }
    if ((held?.bytes ?? 0) + size > rulebook.dossier.maxTotalBytes) {
      refuse('too_large', 'initiative.dossier_too_large', { limit: sizeText(rulebook.dossier.maxTotalBytes) });
    }
  }

  /** Streams the file into the store under a new key and looks at what it really is. */
  private async keep(file: UploadedFile, part: DossierPart): Promise<Inspected> {
    const key = newBlobKey(await this.db.now(), randomUUID());
    const stored = await this.store.put(key, file.stream, { maxBytes: part.maxBytes });
    try {
      const found = await inspectContent(await blobSource(this.store, key), file.name);
      if (!found.ok) throw new Refused({ kind: 'invalid', ...found.refusal, path: 'file' });
      if (!(part.contentTypes as readonly string[]).includes(found.mime)) {
        refuse('invalid', 'initiative.part_type', { part: part.name, kind: found.kind }, 'file');
      }
      return {
        fileName: displayName(file.name),
        kind: found.kind,
        mime: found.mime,
        pages: found.pages,
        key,
        ...stored,
      };
    } catch (error) {
      await this.store.remove(key);
      throw error;
    }
  }

  private async attach(
    actor: Actor,
    before: Subject,
    part: DossierPart,
    rulebook: Rulebook,
    kept: Inspected,
  ): Promise<{ attachment: AttachedFile; isNew: boolean }> {
    const { subject, now } = await this.editing.open(before.id, actor, ['files']);
    const same = await this.db.first<AttachedFile>(
      `SELECT ${FILE_COLUMNS} FROM initiative.attachment
       WHERE initiative_id = $1 AND part_code = $2 AND sha256 = $3 AND file_name = $4 AND removed_at IS NULL`,
      [subject.id, part.code, kept.sha256, kept.fileName],
    );
    if (same) return { attachment: same, isNew: false };
    await this.checkRoom(subject.id, part, rulebook, kept.size);
    const [made] = await this.db.write<AttachedFile>(
      `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, pages)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${FILE_COLUMNS}`,
      [
        subject.id,
        part.code,
        kept.fileName,
        kept.kind,
        kept.mime,
        kept.size,
        kept.sha256,
        kept.key,
        actor.accountId,
        now,
        kept.pages,
      ],
    );
    if (!made) throw new Error('The attachment was not written');
    return { attachment: made, isNew: true };
  }
}

export function partOf(rulebook: Rulebook, code: string, path = 'query.part'): DossierPart {
  const part = rulebook.dossier.parts.find((candidate) => candidate.code === code);
  return part ?? refuse('invalid', 'initiative.part_unknown', { part: code }, path);
}
