import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { absent, Refused, refuse } from '@platform/kernel';
import type { Actor } from '@platform/kernel';
import { hourlyKey } from './blob-keys';
import { BlobStore } from './blob-store';
import { kindOfExtension, fileKinds } from './content/kinds';
import { sizeText } from './messages';
import { displayName, extensionOf } from './names';
import type { IncomingFile } from './upload';

/** Of one request: what a lost connection costs at most. */
export const PIECE_BYTES = 1024 * 1024;
export const PIECES_PREFIX = 'pieces/';
const MOST_UNFINISHED = 10;

export interface AnnouncedFile {
  readonly part: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds, as the device tells it. */
  readonly modifiedAt: number;
}

/** Who sends, and what for. The room has checked both before it asks here. */
export interface Sending {
  readonly actor: Actor;
  readonly targetId: string;
}

/** What the file becomes once it is whole. */
export interface Taker<T extends { readonly id: string }> {
  readonly take: (partCode: string, file: IncomingFile) => Promise<T>;
  /** What was taken before; refuses if it is gone. */
  readonly taken: (id: string) => Promise<T>;
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
  readonly fileId: string | null;
}

const COLUMNS = `id, part_code AS "partCode", file_name AS "fileName", size::float8 AS size, received::float8 AS received, pieces,
  file_id AS "fileId"`;

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
export class PieceUploads {
  constructor(
    private readonly db: Database,
    private readonly store: BlobStore,
  ) {}

  /** Begins an upload, or finds the unfinished one of the same file by the same person. In the open transaction. */
  async start(sending: Sending, announced: AnnouncedFile): Promise<UploadView> {
    const { part, size, modifiedAt } = announced;
    const same = [sending.targetId, sending.actor.accountId, part, nameOf(announced), size, modifiedAt];
    const now = await this.db.now();
    const [going] = await this.db.write<Row>(
      `UPDATE platform.upload SET touched_at = $7 WHERE target_id = $1 AND started_by = $2 AND part_code = $3 AND file_name = $4
         AND size = $5 AND modified_at = $6 AND file_id IS NULL RETURNING ${COLUMNS}`,
      [...same, now],
    );
    if (going) return viewOf(going);
    const unfinished = await this.db.first<{ count: number }>(
      'SELECT count(*)::int AS count FROM platform.upload WHERE target_id = $1 AND file_id IS NULL',
      [sending.targetId],
    );
    if ((unfinished?.count ?? 0) >= MOST_UNFINISHED) {
      refuse('conflict', 'files.too_many_uploads', { maximum: MOST_UNFINISHED });
    }
    const [made] = await this.db.write<Row>(
      `INSERT INTO platform.upload (target_id, started_by, part_code, file_name, size, modified_at, touched_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
      [...same, now],
    );
    if (!made) throw new Error('The upload was not written');
    return viewOf(made);
  }

  /** What this person has begun and not finished. */
  async list({ actor, targetId }: Sending): Promise<{ items: UploadView[] }> {
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM platform.upload WHERE target_id = $1 AND started_by = $2 AND file_id IS NULL ORDER BY touched_at, id`,
      [targetId, actor.accountId],
    );
    return { items: rows.map(viewOf) };
  }

  /** Takes the bytes from `offset` on. A piece that begins elsewhere than the last one ended is refused with the right place. */
  async piece(sending: Sending, uploadId: string, offset: number, file: IncomingFile): Promise<UploadView> {
    const row = await this.own(sending, uploadId);
    if (row.received !== offset || row.fileId !== null) misplaced(row.received);
    const key = hourlyKey(PIECES_PREFIX, await this.db.now(), randomUUID());
    const most = Math.min(PIECE_BYTES, row.size - row.received);
    const { size } = await this.store.put(key, file.stream, { maxBytes: most });
    try {
      if (size === 0) refuse('invalid', 'files.empty', {}, 'file');
      return await this.db.transaction(async () => {
        const [grown] = await this.db.write<Row>(
          `UPDATE platform.upload SET received = received + $3, pieces = pieces || $4::text, touched_at = platform.now()
           WHERE id = $1 AND received = $2 AND file_id IS NULL RETURNING ${COLUMNS}`,
          [uploadId, offset, size, key],
        );
        return grown ? viewOf(grown) : misplaced((await this.own(sending, uploadId)).received);
      });
    } catch (error) {
      await this.store.remove(key);
      throw error;
    }
  }

  /** Puts the pieces together and hands the file over. Asked again, it gives the same file. */
  async complete<T extends { readonly id: string }>(sending: Sending, uploadId: string, taker: Taker<T>): Promise<T> {
    const row = await this.own(sending, uploadId);
    if (row.fileId !== null) return taker.taken(row.fileId);
    if (row.received !== row.size) misplaced(row.received);
    const stream = Readable.from(this.bytesOf(row.pieces), { objectMode: false });
    let made: T;
    try {
      made = await taker.take(row.partCode, { name: row.fileName, stream });
    } catch (error) {
      if (error instanceof Refused && error.refusal.kind === 'invalid') await this.drop(row);
      throw error;
    }
    await this.db.transaction(() =>
      this.db.write(
        `UPDATE platform.upload SET file_id = $2, pieces = '{}', touched_at = platform.now() WHERE id = $1`,
        [uploadId, made.id],
      ),
    );
    await this.removePieces(row);
    return made;
  }

  /** The sender gives up. */
  async cancel(sending: Sending, uploadId: string): Promise<void> {
    const row = await this.own(sending, uploadId);
    if (row.fileId === null) await this.drop(row);
  }

  private async own({ actor, targetId }: Sending, uploadId: string): Promise<Row> {
    const row = await this.db.first<Row>(
      `SELECT ${COLUMNS} FROM platform.upload WHERE id = $1 AND target_id = $2 AND started_by = $3`,
      [uploadId, targetId, actor.accountId],
    );
    return row ?? absent();
  }

  private async *bytesOf(keys: readonly string[]): AsyncGenerator<Buffer> {
    for (const key of keys) {
      const { stream } = await this.store.get(key);
      yield* stream as AsyncIterable<Buffer>;
    }
  }

  private async drop(row: Row): Promise<void> {
    await this.db.transaction(() => this.db.write('DELETE FROM platform.upload WHERE id = $1', [row.id]));
    await this.removePieces(row);
  }

  private async removePieces({ pieces }: Row): Promise<void> {
    for (const key of pieces) await this.store.remove(key);
  }
}

/** Refuses what name and announced size alone rule out; the content is looked at once it is whole. */
export function checkAnnounced(
  file: AnnouncedFile,
  limits: { readonly maxBytes: number; readonly contentTypes: readonly string[] },
  wrongType: (kind: string) => never,
): void {
  if (file.size > limits.maxBytes) refuse('too_large', 'files.too_large', { limit: sizeText(limits.maxBytes) });
  const extension = extensionOf(nameOf(file));
  const kind = kindOfExtension(extension);
  if (!kind || !limits.contentTypes.includes(fileKinds[kind].mime)) wrongType(kind ?? extension);
}

const nameOf = ({ fileName }: AnnouncedFile): string => displayName(fileName.normalize('NFC'));

function misplaced(received: number): never {
  return refuse('conflict', 'files.upload_offset', { received });
}
