import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Refused, refuse } from '../kernel';
import type { PutLimits, StoredBlob } from './blob-store';
import { sizeText } from './messages';

/** Below this pace a transfer uses up its patience. Bytes per millisecond: about 4 KiB a second. */
const SLOWEST_PACE = 4;
const PATIENCE_MS = 30_000;

class Stalled extends Error {}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled('The transfer stalled.')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The chunks of a stream. Only time spent waiting for the source counts against the patience, so a slow reader of ours
 * is never blamed; every byte that arrives gives a little of it back.
 */
async function* paced(source: Readable, patienceMs: number): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>;
  let patience = patienceMs;
  try {
    for (;;) {
      const from = performance.now();
      const step = await within(chunks.next(), patience);
      if (step.done === true) return;
      const chunk = typeof step.value === 'string' ? Buffer.from(step.value) : step.value;
      patience = Math.min(patienceMs, patience - (performance.now() - from) + chunk.length / SLOWEST_PACE);
      if (patience <= 0) throw new Stalled('The transfer is too slow.');
      yield chunk;
    }
  } finally {
    source.destroy();
  }
}

export interface Metered {
  readonly chunks: AsyncIterable<Buffer>;
  /** To be called after the last chunk: compares with what was announced. */
  finish(): StoredBlob;
}

/** Counts, hashes and bounds an upload. Whatever goes wrong at the sender's side comes out as a refusal. */
export function metered(source: Readable, limits: PutLimits): Metered {
  const hash = createHash('sha256');
  let size = 0;
  async function* pass(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of paced(source, limits.patienceMs ?? PATIENCE_MS)) {
        size += chunk.length;
        if (size > limits.maxBytes) refuse('too_large', 'files.too_large', { limit: sizeText(limits.maxBytes) });
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      refuse('invalid', 'files.cut');
    }
    // A multipart reader marks a part it has cut at its own limit and ends it as if it were whole.
    if ('truncated' in source && source.truncated === true) {
      refuse('too_large', 'files.too_large', { limit: sizeText(limits.maxBytes) });
    }
  }
  return {
    chunks: pass(),
    finish() {
      const sha256 = hash.digest('hex');
      const { expected } = limits;
      if (expected?.size !== undefined && expected.size !== size) refuse('invalid', 'files.cut');
      if (expected?.sha256 !== undefined && expected.sha256 !== sha256) refuse('invalid', 'files.cut');
      return { size, sha256 };
    },
  };
}

/** Groups chunks into blocks of exactly `blockSize` bytes; the last one, perhaps empty, is smaller. */
export async function* blocks(chunks: AsyncIterable<Buffer>, blockSize: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (held + rest.length >= blockSize) {
      const taken = rest.subarray(0, blockSize - held);
      yield Buffer.concat([...waiting, taken]);
      rest = rest.subarray(taken.length);
      waiting = [];
      held = 0;
    }
    if (rest.length > 0) waiting.push(rest);
    held += rest.length;
  }
  yield Buffer.concat(waiting);
}

/** A download that carries exactly `length` bytes or fails: a truncated file never looks whole. */
export function exactly(source: Readable, length: number, patienceMs: number = PATIENCE_MS): Readable {
  async function* pass(): AsyncGenerator<Buffer> {
    let sent = 0;
    for await (const chunk of paced(source, patienceMs)) {
      sent += chunk.length;
      if (sent > length) throw new Error(`The store sent more than the ${length} bytes it promised.`);
      yield chunk;
    }
    if (sent !== length) throw new Error(`The store sent ${sent} of ${length} bytes.`);
  }
  return Readable.from(pass(), { objectMode: false });
}

/** Runs a call to the store; its failures become `files.store_unavailable`, refusals pass. */
export async function atStore<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refused || error instanceof RangeError) throw error;
    const refused = new Refused({ kind: 'unavailable', code: 'files.store_unavailable' });
    refused.cause = error;
    throw refused;
  }
}
