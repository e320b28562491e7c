import { Readable } from 'node:stream';
import type { BlobStore } from '../blob-store';
import { isOpenXml } from './kinds';
import type { FileKind } from './kinds';
import { officeWithoutProperties } from './office-properties';
import { pdfProperties } from './pdf-properties';
import { jpegProperties, mp4Properties, pngProperties } from './picture-properties';
import { blobSource, bufferSource } from './source';
import type { ContentSource } from './source';

/** Bytes that take the place of as many others, so that nothing else in the file moves. */
export interface Patch {
  readonly at: number;
  readonly bytes: Buffer;
}

const PIECE = 64 * 1024;
const WHO: Partial<Record<FileKind, (source: ContentSource) => Promise<Patch[]>>> = {
  pdf: pdfProperties,
  jpg: jpegProperties,
  png: pngProperties,
  mp4: mp4Properties,
};

/**
 * A stored file for a reader who must not know whose it is: as it was received, but for what programs write into it by
 * themselves (author, organisation, who last saved, who commented or changed, where a photo was taken). What the pages
 * say stays. A ZIP is given as it is. The size is known where nothing is packed anew.
 * Refusals: `files.properties_stay` where a PDF cannot be freed of them.
 */
export async function withoutProperties(
  store: BlobStore,
  key: string,
  kind: FileKind,
): Promise<{ readonly stream: Readable; readonly size?: number }> {
  const source = await blobSource(store, key);
  if (isOpenXml(kind)) return { stream: await officeWithoutProperties(source, picture) };
  const patches = await inTurn(async () => (await WHO[kind]?.(source)) ?? []);
  if (patches.length === 0) return store.get(key);
  return { stream: Readable.from(patched(source, patches), { objectMode: false }), size: source.size };
}

let turn: Promise<unknown> = Promise.resolve();

/** One file after another: a PDF is held in memory whole while it is looked through. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

/** A picture inside an office file. */
async function picture(bytes: Buffer, kind: 'jpg' | 'png'): Promise<Buffer> {
  const copy = Buffer.from(bytes);
  for (const { at, bytes: instead } of (await WHO[kind]?.(bufferSource(bytes))) ?? []) instead.copy(copy, at);
  return copy;
}

async function* patched(source: ContentSource, patches: readonly Patch[]): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = Buffer.from(await source.read(at, PIECE));
    for (const patch of patches) {
      const from = Math.max(at, patch.at);
      const to = Math.min(at + piece.length, patch.at + patch.bytes.length);
      if (from < to) patch.bytes.copy(piece, from - at, from - patch.at, to - patch.at);
    }
    yield piece;
  }
}
