import { buffer } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { Refused, refuse } from '../../kernel';
import type { BlobStore } from '../blob-store';
import { missing } from '../blob-store';

/** Bytes that can be read at any place. A read beyond the end gives fewer bytes than asked. */
export interface ContentSource {
  readonly size: number;
  read(start: number, length: number): Promise<Buffer>;
}

export function bufferSource(bytes: Buffer): ContentSource {
  return {
    size: bytes.length,
    read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
  };
}

const BLOCK = 1024 * 1024;
const BLOCKS_KEPT = 4;

/** A stored blob, fetched in blocks as they are needed, so that no file is held whole. */
export async function blobSource(store: BlobStore, key: string): Promise<ContentSource> {
  const found = await store.stat(key);
  if (!found) missing();
  const { size } = found;
  const kept = new Map<number, Promise<Buffer>>();

  function block(index: number): Promise<Buffer> {
    const have = kept.get(index);
    if (have) return have;
    const start = index * BLOCK;
    const end = Math.min(start + BLOCK, size) - 1;
    const fetched = store
      .get(key, { start, end })
      .then((content) => buffer(content.stream))
      .catch(unreadable);
    kept.set(index, fetched);
    const oldest = kept.keys().next();
    if (kept.size > BLOCKS_KEPT && oldest.done !== true) kept.delete(oldest.value);
    return fetched;
  }

  return {
    size,
    async read(start, length) {
      const end = Math.min(start + length, size);
      const pieces: Buffer[] = [];
      for (let at = start; at < end;) {
        const index = Math.floor(at / BLOCK);
        const piece = (await block(index)).subarray(at - index * BLOCK, end - index * BLOCK);
        pieces.push(piece);
        at += piece.length;
      }
      return Buffer.concat(pieces);
    },
  };
}

function unreadable(error: unknown): never {
  if (error instanceof Refused) throw error;
  new Logger('files').error(`A stored file cannot be read: ${String(error)}`);
  return refuse('unavailable', 'platform.unavailable');
}

/** Windows over the whole content that overlap by `overlap` bytes, for searching patterns no longer than that. */
export async function* windows(
  source: ContentSource,
  overlap: number,
  from = 0,
): AsyncGenerator<{ readonly at: number; readonly bytes: Buffer }> {
  for (let at = from; at < source.size; at += BLOCK) yield { at, bytes: await source.read(at, BLOCK + overlap) };
}
