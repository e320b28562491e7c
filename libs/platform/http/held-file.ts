import type { FastifyRequest } from 'fastify';

const LARGEST = 5 * 1024 * 1024;

/** The name as it was sent. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const held = new WeakMap<FastifyRequest, Promise<HeldFile | null>>();

/** The one file of a multipart request held whole, or null where there is none; more than 5 MiB is refused. Asked twice, it is read once. */
export function heldFile(request: FastifyRequest): Promise<HeldFile | null> {
  const known = held.get(request) ?? read(request);
  held.set(request, known);
  return known;
}

async function read(request: FastifyRequest): Promise<HeldFile | null> {
  if (!request.isMultipart()) return null;
  const part = await request.file({ limits: { files: 1, fields: 0, fileSize: LARGEST } });
  return part ? { name: part.filename, bytes: await part.toBuffer() } : null;
}
