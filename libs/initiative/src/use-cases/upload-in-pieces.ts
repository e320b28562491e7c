import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { BlobStore, displayName, extensionOf, fileKinds, kindOfExtension, sizeText } from '@platform/files';
import { absent, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { Contests } from '@rooms/contest';
import type { DossierPart } from '@rooms/contest';
import type { AttachedFile } from '../domain/dossier';
import { newBlobKey } from '../jobs/blob-keys';
import { Editing } from '../persistence/editing';
import { Attachments, FILE_COLUMNS, partOf } from './attachments';
import type { UploadedFile } from './attachments';

/** Of one request: what a lost connection costs at most. */
export const PIECE_BYTES = 1024 * 1024;
const MOST_UNFINISHED = 10;

export interface AnnouncedFile {
  readonly part: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds, as the device tells it. */
  readonly modifiedAt: number;
}

export interface UploadView {
  readonly id: string;
  readonly partCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly received: number;
  readonly pieceBytes: number;
}

interface Row {
  readonly id: string;
  readonly partCode: string;
  readonly fileName: string;
  readonly size: number;
  readonly received: number;
  readonly pieces: readonly string[];
  readonly attachmentId: string | null;
}

const COLUMNS = `id, part_code AS "partCode", file_name AS "fileName", size::float8 AS size, received::float8 AS received, pieces,
  attachment_id AS "attachmentId"`;

const viewOf = ({ id, partCode, fileName, size, received }: Row): UploadView => ({
  id,
  partCode,
  fileName,
  size,
  received,
  pieceBytes: PIECE_BYTES,
});

/**
 * A file sent piece by piece. Every piece is a blob of its own, written whole or not at all, so both stores take it as it is;
 * what has arrived stays for three days, and announcing the same file again tells where to go on.
 */
@Injectable()
export class UploadInPieces {
  constructor(
    private readonly db: Database,
    private readonly editing: Editing,
    private readonly contests: Contests,
    private readonly attachments: Attachments,
    private readonly store: BlobStore,
  ) {}

  /** Begins an upload, or finds the unfinished one of the same file by the same person. */
  async start(actor: Actor, id: string, announced: AnnouncedFile): Promise<UploadView> {
    const subject = await this.editing.ask(id, actor, 'files');
    const rulebook = await this.contests.rulebook(subject.contest_id, subject.rulebook_version);
    const part = partOf(rulebook, announced.part, 'part');
    const fileName = displayName(announced.fileName.normalize('NFC'));
    checkPromise(part, fileName, announced.size);
    const same = [id, actor.accountId, part.code, fileName, announced.size, announced.modifiedAt];
    return this.db.transaction(async () => {
      const { now } = await this.editing.open(id, actor, ['files']);
      const [going] = await this.db.write<Row>(
        `UPDATE initiative.upload SET touched_at = $7 WHERE initiative_id = $1 AND started_by = $2 AND part_code = $3 AND file_name = $4
           AND size = $5 AND modified_at = $6 AND attachment_id IS NULL RETURNING ${COLUMNS}`,
        [...same, now],
      );
      if (going) return viewOf(going);
      await this.attachments.checkRoom(id, part, rulebook, announced.size);
      const unfinished = await this.db.first<{ count: number }>(
        'SELECT count(*)::int AS count FROM initiative.upload WHERE initiative_id = $1 AND attachment_id IS NULL',
        [id],
      );
      if ((unfinished?.count ?? 0) >= MOST_UNFINISHED) {
        refuse('conflict', 'initiative.too_many_uploads', { maximum: MOST_UNFINISHED });
      }
      const [made] = await this.db.write<Row>(
        `INSERT INTO initiative.upload (initiative_id, started_by, part_code, file_name, size, modified_at, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
        [...same, now],
      );
      if (!made) throw new Error('The upload was not written');
      return viewOf(made);
    });
  }

  /** What this person has begun and not finished. */
  async list(actor: Actor, id: string): Promise<{ items: UploadView[] }> {
    await this.editing.ask(id, actor, 'files');
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM initiative.upload WHERE initiative_id = $1 AND started_by = $2 AND attachment_id IS NULL ORDER BY touched_at, id`,
      [id, actor.accountId],
    );
    return { items: rows.map(viewOf) };
  }

  /** Takes the bytes from `offset` on. A piece that begins elsewhere than the last one ended is refused with the right place. */
  async piece(actor: Actor, id: string, uploadId: string, offset: number, file: UploadedFile): Promise<UploadView> {
    await this.editing.ask(id, actor, 'files');
    const row = await this.own(actor, id, uploadId);
    if (row.received !== offset || row.attachmentId !== null) misplaced(row.received);
    const key = newBlobKey(await this.db.now(), randomUUID());
    const most = Math.min(PIECE_BYTES, row.size - row.received);
    const { size } = await this.store.put(key, file.stream, { maxBytes: most });
    try {
      if (size === 0) refuse('invalid', 'files.empty', {}, 'file');
      return await this.db.transaction(async () => {
        const [grown] = await this.db.write<Row>(
          `UPDATE initiative.upload SET received = received + $3, pieces = pieces || $4::text, touched_at = platform.now()
           WHERE id = $1 AND received = $2 AND attachment_id IS NULL RETURNING ${COLUMNS}`,
          [uploadId, offset, size, key],
        );
        return grown ? viewOf(grown) : misplaced((await this.own(actor, id, uploadId)).received);
      });
    } catch (error) {
      await this.store.remove(key);
      throw error;
    }
  }

  /** Puts the pieces together, looks at what the file really is, and attaches it. Asked again, it gives the same file. */
  async complete(actor: Actor, id: string, uploadId: string): Promise<AttachedFile> {
    await this.editing.ask(id, actor, 'files');
    const row = await this.own(actor, id, uploadId);
    if (row.attachmentId !== null) return this.attached(row.attachmentId);
    if (row.received !== row.size) misplaced(row.received);
    const stream = Readable.from(this.bytesOf(row.pieces), { objectMode: false });
    let made: AttachedFile;
    try {
      made = await this.attachments.add(actor, id, row.partCode, { name: row.fileName, stream });
    } catch (error) {
      if (error instanceof Refused && error.refusal.kind === 'invalid') await this.drop(row);
      throw error;
    }
    await this.db.transaction(() =>
      this.db.write(
        `UPDATE initiative.upload SET attachment_id = $2, pieces = '{}', touched_at = platform.now() WHERE id = $1`,
        [uploadId, made.id],
      ),
    );
    await this.removePieces(row);
    return made;
  }

  /** The sender gives up. */
  async cancel(actor: Actor, id: string, uploadId: string): Promise<void> {
    await this.editing.ask(id, actor, 'files');
    const row = await this.own(actor, id, uploadId);
    if (row.attachmentId === null) await this.drop(row);
  }

  private async own(actor: Actor, id: string, uploadId: string): Promise<Row> {
    const row = await this.db.first<Row>(
      `SELECT ${COLUMNS} FROM initiative.upload WHERE id = $1 AND initiative_id = $2 AND started_by = $3`,
      [uploadId, id, actor.accountId],
    );
    return row ?? absent();
  }

  private async attached(attachmentId: string): Promise<AttachedFile> {
    const file = await this.db.first<AttachedFile>(
      `SELECT ${FILE_COLUMNS} FROM initiative.attachment WHERE id = $1 AND removed_at IS NULL`,
      [attachmentId],
    );
    return file ?? absent();
  }

  private async *bytesOf(keys: readonly string[]): AsyncGenerator<Buffer> {
    for (const key of keys) {
      const { stream } = await this.store.get(key);
      yield* stream as AsyncIterable<Buffer>;
    }
  }

  private async drop(row: Row): Promise<void> {
    await this.db.transaction(() => this.db.write('DELETE FROM initiative.upload WHERE id = $1', [row.id]));
    await this.removePieces(row);
  }

  private async removePieces({ pieces }: Row): Promise<void> {
    for (const key of pieces) await this.store.remove(key);
  }
}

function misplaced(received: number): never {
  return refuse('conflict', 'initiative.upload_offset', { received });
}

/** What the name and the announced size alone rule out; the content is looked at once it is whole. */
function checkPromise(part: DossierPart, fileName: string, size: number): void {
  if (size > part.maxBytes) refuse('too_large', 'files.too_large', { limit: sizeText(part.maxBytes) });
  const kind = kindOfExtension(extensionOf(fileName));
  const accepted = part.contentTypes as readonly string[];
  if (kind && accepted.includes(fileKinds[kind].mime)) return;
  refuse('invalid', 'initiative.part_type', { part: part.name, kind: kind ?? extensionOf(fileName) }, 'fileName');
}
