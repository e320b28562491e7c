import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { Refused } from '../../kernel';
import type { Blocker } from '../../kernel';
import { sizeText } from '../messages';
import { cut, encrypted, polyglot } from './kinds';
import type { ContentSource } from './source';

export interface ArchiveLimits {
  /** Bytes of all entries together, counted while inflating; what the headers claim is never believed. */
  readonly maxUnpackedBytes: number;
  readonly maxEntries: number;
}

export interface Archive {
  readonly names: readonly string[];
  /** Whole text of the entries that were wanted, by name. */
  readonly texts: ReadonlyMap<string, Buffer>;
}

/** Stops the reading with the reason why the archive is refused. */
class Finding extends Error {
  constructor(readonly blocker: Blocker) {
    super(blocker.code);
  }
}

export class SourceReader extends RandomAccessReader {
  constructor(private readonly source: ContentSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { source } = this;
    async function* pass(): AsyncGenerator<Buffer> {
      for (let at = start; at < end;) {
        const piece = await source.read(at, Math.min(65_536, end - at));
        if (piece.length === 0) throw new Finding(cut);
        at += piece.length;
        yield piece;
      }
    }
    return Readable.from(pass(), { objectMode: false });
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.source.read(position, length).then(
      (bytes) => callback(null, bytes.copy(target, offset)),
      (error: unknown) => callback(error as Error),
    );
  }
}

const DEFLATED = 8;
/** Entries whose text is wanted are small parts of an office file; a larger one is no such part. */
const LONGEST_TEXT = 8 * 1024 * 1024;

/** Reads every entry of a ZIP to its end. Returns its names and wanted texts, or why it is refused. */
export async function readArchive(
  source: ContentSource,
  limits: ArchiveLimits,
  wanted: (name: string) => boolean,
): Promise<Archive | Blocker> {
  try {
    const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: false,
    });
    return await readEntries(zip, limits, wanted);
  } catch (error) {
    if (error instanceof Finding) return error.blocker;
    if (error instanceof Refused) throw error;
    return faultOf(error);
  }
}

function faultOf(error: unknown): Blocker {
  const text = error instanceof Error ? error.message : '';
  if (/strong encryption/.test(text)) return encrypted;
  if (/comment length/.test(text)) return polyglot('ZIP + ?');
  return cut;
}

async function readEntries(zip: ZipFile, limits: ArchiveLimits, wanted: (name: string) => boolean): Promise<Archive> {
  const tooLarge = { code: 'files.unpacked_too_large', params: { limit: sizeText(limits.maxUnpackedBytes) } };
  if (zip.entryCount > limits.maxEntries) throw new Finding(tooLarge);
  const names = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  let left = limits.maxUnpackedBytes;
  let firstAt = Number.POSITIVE_INFINITY;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new Finding(encrypted);
    const folded = entry.fileName.toLowerCase();
    if (names.has(folded)) throw new Finding(polyglot(`2 × ${entry.fileName}`));
    names.set(folded, entry.fileName);
    firstAt = Math.min(firstAt, entry.relativeOffsetOfLocalHeader);
    const keep = wanted(entry.fileName);
    const read = await readEntry(zip, entry, left, keep);
    if (read === undefined) throw new Finding(tooLarge);
    left -= read.size;
    if (keep) texts.set(entry.fileName, read.text);
  }
  if (firstAt > 0) throw new Finding(polyglot('? + ZIP'));
  return { names: [...names.values()], texts };
}

/** Undefined where the entry inflates to more than `left` bytes. */
async function readEntry(zip: ZipFile, entry: Entry, left: number, keep: boolean) {
  const local = await zip.readLocalFileHeaderPromise(entry, {});
  if (local.generalPurposeBitFlag & 1) throw new Finding(encrypted);
  if (!local.fileName.equals(entry.fileNameRaw)) throw new Finding(polyglot(entry.fileName));
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const kept: Buffer[] = [];
  let size = 0;
  let check = 0;
  for await (const chunk of entry.compressionMethod === DEFLATED ? inflated(packed) : stored(packed, entry)) {
    size += chunk.length;
    if (size > left || (keep && size > LONGEST_TEXT)) return undefined;
    check = crc32(chunk, check);
    if (keep) kept.push(chunk);
  }
  if (size !== entry.uncompressedSize || check !== entry.crc32) throw new Finding(cut);
  return { size, text: Buffer.concat(kept) };
}

async function* inflated(packed: Readable): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  try {
    for await (const chunk of packed.pipe(inflate)) yield chunk as Buffer;
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

async function* stored(packed: Readable, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.compressionMethod !== 0) throw new Finding(cut);
  for await (const chunk of packed) yield chunk as Buffer;
}
