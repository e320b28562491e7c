import type { Readable } from 'node:stream';
import { refuse } from '../kernel';

export interface PutLimits {
  /** The upload is refused with `files.too_large` at the first byte beyond this. */
  readonly maxBytes: number;
  /** What the sender announced; anything else is refused with `files.cut`. */
  readonly expected?: { readonly size?: number; readonly sha256?: string };
  /** How long the sender may stay behind the slowest accepted pace, in milliseconds (default 30 000). */
  readonly patienceMs?: number;
}

export interface StoredBlob {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal, counted while the bytes passed. */
  readonly sha256: string;
}

/** Both ends inclusive, in bytes from 0, as in an HTTP range. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface BlobContent {
  /** Ends with an error, never early and quietly, when the store delivers fewer bytes than promised. */
  readonly stream: Readable;
  /** Size of the whole blob; the stream carries only the range where one was asked for. */
  readonly size: number;
}

export interface ListedBlob {
  readonly key: string;
  readonly size: number;
}

/**
 * Where bytes are kept. A key is written whole or not at all: a refused, cut or stalled upload leaves nothing that `get`,
 * `stat` or `list` shows. Keys are ours, never a user's text: lower-case letters, digits, `.`, `_`, `-`, parted by `/`.
 * A key is never the folder of another key (`a` beside `a/b`): not every S3 server lists both.
 *
 * Refusals: `files.too_large` (too_large), `files.cut` (invalid), `files.missing` and `files.store_unavailable` (unavailable).
 */
export abstract class BlobStore {
  abstract put(key: string, stream: Readable, limits: PutLimits): Promise<StoredBlob>;
  abstract get(key: string, range?: ByteRange): Promise<BlobContent>;
  /** Undefined where there is no such blob. */
  abstract stat(key: string): Promise<{ readonly size: number } | undefined>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Blobs below a folder (`''` or a key followed by `/`), in the byte order of their keys. */
  abstract list(prefix: string): AsyncIterable<ListedBlob>;
  /** Removes what killed uploads begun before that time left behind; returns how many. */
  abstract sweep(before: Date): Promise<number>;
  /** Resolves when the store answers; refuses with `files.store_unavailable` otherwise. */
  abstract probe(): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;
const LONGEST_KEY = 400;

/** A wrong key is a defect in the caller, not a refusal. */
export function checkKey(key: string): void {
  if (key.length > LONGEST_KEY || !KEY.test(key))
    throw new Error(`Not a blob key: ${JSON.stringify(key.slice(0, 80))}`);
}

export function checkPrefix(prefix: string): void {
  if (prefix === '') return;
  if (!prefix.endsWith('/')) throw new Error('A blob prefix ends with a slash.');
  checkKey(prefix.slice(0, -1));
}

/** The range that is really served; outside the blob is a defect in the caller. */
export function checkRange(range: ByteRange | undefined, size: number): { start: number; length: number } {
  if (!range) return { start: 0, length: size };
  const { start, end } = range;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || end >= size) {
    throw new RangeError(`Range ${start}-${end} lies outside a blob of ${size} bytes.`);
  }
  return { start, length: end - start + 1 };
}

export function missing(): never {
  return refuse('unavailable', 'files.missing');
}
