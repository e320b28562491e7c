import { displayName } from '@platform/files';
import { heldFile } from '@platform/http';
import { refuse } from '@platform/kernel';
import type { FastifyRequest } from 'fastify';

export interface UploadedTable {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The one file of a multipart request: lists are small, and more than 5 MiB is refused. */
export async function readTableUpload(request: FastifyRequest): Promise<UploadedTable> {
  const file = (await heldFile(request)) ?? refuse('invalid', 'sheets.no_file');
  return { name: displayName(file.name), bytes: file.bytes };
}
