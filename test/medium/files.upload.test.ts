import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { FolderBlobStore } from '@platform/files';
import { Refused } from '@platform/kernel';
import { bytesOf, sha256 } from '../support/streams';
import { waitFor } from '../support/wait-for';

/** Uploads as they really come: through a multipart reader, over a connection that may break. */
describe('an upload over HTTP', () => {
  let folder: string;
  let origin: URL;
  let outcomes: unknown[];
  const fastify = new FastifyAdapter().getInstance();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sang-kien-upload-'));
    const store = new FolderBlobStore(folder);
    await fastify.register(multipart as never);
    fastify.post('/', async (incoming, reply) => {
      try {
        const part = await incoming.file({ limits: { fileSize: 4_000_000 } });
        if (!part) throw new Error('no part');
        const stored = await store.put('upload', part.file, { maxBytes: 3_000_000 });
        outcomes.push(stored);
        return stored;
      } catch (error) {
        outcomes.push(error instanceof Refused ? error.refusal.code : String(error));
        // The rest of the body is not read: without this the connection would stay until the request times out.
        return await reply.header('connection', 'close').send({ refused: true });
      }
    });
    origin = new URL(await fastify.listen({ port: 0, host: '127.0.0.1' }));
  });
  beforeEach(() => {
    outcomes = [];
  });
  afterEach(() => rm(join(folder, 'upload'), { force: true }));
  afterAll(async () => {
    await fastify.close();
    await rm(folder, { recursive: true, force: true });
  });

  const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
  const TAIL = '\r\n--x--\r\n';
  /** Sends the part's bytes; without the tail, it hangs up once the server has begun to store them. */
  async function send(bytes: Buffer, whole: boolean): Promise<unknown> {
    const length = HEAD.length + bytes.length + TAIL.length;
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': length };
    const sent = request(origin, { method: 'POST', headers });
    sent.on('error', () => undefined).on('response', (answer) => answer.resume());
    sent.write(HEAD);
    sent.write(bytes);
    if (whole) {
      sent.end(TAIL);
    } else {
      await waitFor(
        'bytes to arrive',
        async () => (await readdir(join(folder, '.incoming')).catch(() => [])).length > 0,
      );
      sent.destroy();
    }
    const outcome = await waitFor('the outcome', () => outcomes[0] as object | string | undefined);
    sent.destroy();
    return outcome;
  }
  const left = async () => (await readdir(folder, { recursive: true })).filter((name) => name !== '.incoming');

  it('is stored', async () => {
    const bytes = bytesOf(3_000_000);
    expect(await send(bytes, true)).toEqual({ size: 3_000_000, sha256: sha256(bytes) });
    expect(await left()).toEqual(['upload']);
  });

  it.each([
    ['cut by a lost connection', 1_000_000, false, 'files.cut'],
    ['over the limit', 3_000_001, true, 'files.too_large'],
    ['over the limit of the multipart reader', 8_000_000, true, 'files.too_large'],
  ])('%s leaves nothing behind', async (_what, size, whole, code) => {
    expect(await send(bytesOf(size), whole)).toBe(code);
    expect(await left()).toEqual([]);
  });
});
