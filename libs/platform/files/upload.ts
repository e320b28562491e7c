import { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refused, refuse } from '../kernel';
import { sizeText } from './messages';

/** Far above what any place allows: its own limit cuts the stream earlier. */
const LARGEST = 4_000_000_000;

export interface IncomingFile {
  /** As sent, in NFC; for people only, never a path. */
  readonly name: string;
  readonly stream: Readable;
}

type Part = Awaited<ReturnType<FastifyRequest['file']>>;

/**
 * The one file of a multipart request, as it streams in. Its stream ends only when nothing follows the file: a second one
 * would be lost without a word, so that request is refused as a whole. `missing`: the code where there is no file.
 */
export async function incomingFile(
  request: FastifyRequest,
  missing: string,
  maxBytes: number = LARGEST,
): Promise<IncomingFile> {
  if (!request.isMultipart()) return refuse('invalid', missing, {}, 'file');
  const parts = request.parts({ limits: { fileSize: maxBytes, files: 2, fields: 1 } });
  const first = (await nextOf(parts)) ?? refuse('invalid', missing, {}, 'file');
  if (first.type !== 'file') return refuse('invalid', 'files.one_only', {}, 'file');
  return { name: first.filename.normalize('NFC'), stream: Readable.from(alone(first, parts, maxBytes)) };
}

async function* alone(
  part: NonNullable<Part>,
  parts: AsyncIterableIterator<unknown>,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  for await (const chunk of part.file) yield chunk as Buffer;
  if (part.file.truncated) refuse('too_large', 'files.too_large', { limit: sizeText(maxBytes) });
  if ((await nextOf(parts)) !== undefined) refuse('invalid', 'files.one_only', {}, 'file');
}

/** What the reader itself objects to (no boundary, a broken header, an end in the middle) is a cut request. */
async function nextOf<T>(parts: AsyncIterableIterator<T>): Promise<T | undefined> {
  try {
    const next = await parts.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return refuse('invalid', 'files.cut', {}, 'file');
  }
}
