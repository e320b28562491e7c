import { buffer } from 'node:stream/consumers';
import { displayName, incomingFile } from '@platform/files';
import type { FastifyRequest } from 'fastify';

const LARGEST = 5 * 1024 * 1024;

export interface UploadedTable {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The one file of a multipart request, held whole: lists are small, and more than 5 MiB is refused. */
export async function readTableUpload(request: FastifyRequest): Promise<UploadedTable> {
  const { name, stream } = await incomingFile(request, 'sheets.no_file', LARGEST);
  return { name: displayName(name), bytes: await buffer(stream) };
}
