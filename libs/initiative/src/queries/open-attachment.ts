import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore } from '@platform/files';
import { absent } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { relationsOf, Subjects } from '../persistence/subjects';

export interface OpenedAttachment {
  readonly fileName: string;
  readonly mime: string;
  readonly size: number;
  readonly stream: Readable;
}

interface FileRow {
  readonly file_name: string;
  readonly mime: string;
  readonly blob_key: string;
}

/** A file for download; who may have it is asked each time. */
@Injectable()
export class OpenAttachment {
  constructor(
    private readonly db: Database,
    private readonly subjects: Subjects,
    private readonly store: BlobStore,
  ) {}

  /** Keeper and authors: the working copy and all revisions. Others who may see the dossier: what was submitted. */
  async execute(actor: Actor, initiativeId: string, attachmentId: string): Promise<OpenedAttachment> {
    const subject = await this.subjects.one(initiativeId, actor);
    const { inside } = relationsOf(actor, subject);
    const row = await this.db.first<FileRow>(
      `SELECT f.file_name, f.mime, f.blob_key FROM initiative.attachment f
       WHERE f.id = $1 AND f.initiative_id = $2 AND (($3 AND f.removed_at IS NULL) OR EXISTS (SELECT FROM initiative.revision r
         WHERE r.initiative_id = f.initiative_id AND r.attachments @> jsonb_build_array(jsonb_build_object('id', f.id))))`,
      [attachmentId, initiativeId, inside],
    );
    return this.open(row ?? absent());
  }

  private async open(row: FileRow): Promise<OpenedAttachment> {
    const content = await this.store.get(row.blob_key);
    return { fileName: row.file_name, mime: row.mime, size: content.size, stream: content.stream };
  }
}
