import { displayName } from '@platform/files';
import { heldFile } from '@platform/http';
import type { FastifyRequest } from 'fastify';

export interface UploadedTable {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The one file of a multipart request: lists are small, and more than 5 MiB is refused. */
export async function readTableUpload(request: FastifyRequest): Promise<UploadedTable> {
  const { name, bytes } = await heldFile(request, 'sheets.no_file');
  return { name: displayName(name), bytes };
}
