import { refuse } from '@platform/kernel';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../use-cases/attachments';

/** Far above what any part allows: the part's own limit cuts the stream earlier. */
const MULTIPART_LIMIT = 4_000_000_000;

/** Gives the one file of a multipart request to `use` as a stream. */
export async function withUpload<T>(request: FastifyRequest, use: (file: UploadedFile) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) refuse('invalid', 'initiative.file_missing', {}, 'file');
  const file = await request.file({ limits: { fileSize: MULTIPART_LIMIT, files: 1, fields: 0 } });
  if (!file) return refuse('invalid', 'initiative.file_missing', {}, 'file');
  return use({ name: file.filename.normalize('NFC'), stream: file.file });
}
