import { refuse } from '@platform/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UploadedFile } from '../use-cases/attachments';

/** Far above what any part allows: the part's own limit cuts the stream earlier. */
const MULTIPART_LIMIT = 4_000_000_000;

/** Gives the one file of a multipart request to `use` as a stream. */
export async function withUpload<T>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  use: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) refuse('invalid', 'initiative.file_missing', {}, 'file');
  const file = await request.file({ limits: { fileSize: MULTIPART_LIMIT, files: 1, fields: 0 } });
  if (!file) return refuse('invalid', 'initiative.file_missing', {}, 'file');
  try {
    return await use({ name: file.filename.normalize('NFC'), stream: file.file });
  } catch (error) {
    // What is left of the body is not read: the connection ends with the answer instead of waiting for it.
    reply.header('connection', 'close');
    file.file.resume();
    throw error;
  }
}
