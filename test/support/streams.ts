import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

/** Bytes that differ from place to place, so that a swapped or lost part shows. */
export function bytesOf(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2654435761) % 4294967296, at);
  return bytes;
}
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export function inPieces(bytes: Buffer, piece = 61_440): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    })(),
    { objectMode: false },
  );
}
/** Sends some bytes, then breaks off as a lost connection does. */
export function cutAfter(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      yield bytes;
      throw new Error('connection lost');
    })(),
  );
}
/** Sends some bytes, then nothing, without ending. */
export function stalledAfter(bytes: Buffer): Readable {
  const stream = new Readable({ read: () => undefined });
  stream.push(bytes);
  return stream;
}
