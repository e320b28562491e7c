import { refuse } from '@platform/kernel';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** A little above what a scan may weigh: the store cuts the stream earlier and says why. */
const LIMIT = 51 * 1024 * 1024;

/** Hands the one file of a multipart request to `work` as it streams in, and reads away what is left of it. */
export async function withUpload<T>(
  request: FastifyRequest,
  work: (name: string, stream: Readable) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) refuse('invalid', 'contest.file_missing', {}, 'file');
  const part = await request.file({ limits: { files: 1, fields: 0, fileSize: LIMIT } });
  if (!part) return refuse('invalid', 'contest.file_missing', {}, 'file');
  try {
    return await work(part.filename, part.file);
  } finally {
    part.file.resume();
  }
}
