import { buffer } from 'node:stream/consumers';
import { incomingFile } from '@platform/files';
import type { FastifyRequest } from 'fastify';

const LARGEST = 5 * 1024 * 1024;

/** The name as it was sent. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const held = new WeakMap<FastifyRequest, Promise<HeldFile>>();

/**
 * The one file of a multipart request held whole; more than 5 MiB is refused, none with the code `missing`. Asked twice,
 * it is read once.
 */
export function heldFile(request: FastifyRequest, missing = 'files.one_only'): Promise<HeldFile> {
  const known = held.get(request) ?? read(request, missing);
  held.set(request, known);
  return known;
}

async function read(request: FastifyRequest, missing: string): Promise<HeldFile> {
  const { name, stream } = await incomingFile(request, missing, LARGEST);
  return { name, bytes: await buffer(stream) };
}
