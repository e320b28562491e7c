import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 32 * 1024 * 1024;
const LIMIT_MS = 5_000;

/**
 * Takes in what is left of a refused request, because a sender who is still sending would see a broken connection instead
 * of the refusal. False where too much is left: then the connection has to end with the answer, or it stays open for a
 * body that nobody reads.
 */
export function discardBody(request: IncomingMessage): Promise<boolean> {
  if (request.readableEnded || request.destroyed) return Promise.resolve(true);
  return new Promise((resolve) => {
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) settle(false);
    };
    const whole = () => settle(true);
    const late = setTimeout(() => settle(false), LIMIT_MS);
    const settle = (isWhole: boolean) => {
      clearTimeout(late);
      request.off('data', count).off('end', whole).off('close', whole);
      if (isWhole) request.resume();
      else request.pause();
      resolve(isWhole);
    };
    request.unpipe();
    request.on('data', count).once('end', whole).once('close', whole).resume();
  });
}
