import { displayName } from '@platform/files';
import { refuse } from '@platform/kernel';
import type { FastifyRequest } from 'fastify';

const LARGEST = 5 * 1024 * 1024;

export interface UploadedTable {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The one file of a multipart request, held whole: lists are small, and more than 5 MiB is refused. */
export async function readTableUpload(request: FastifyRequest): Promise<UploadedTable> {
  if (!request.isMultipart()) refuse('invalid', 'sheets.no_file');
  const part = await request.file({ limits: { files: 1, fields: 0, fileSize: LARGEST } });
  if (!part) return refuse('invalid', 'sheets.no_file');
  return { name: displayName(part.filename), bytes: await part.toBuffer() };
}
