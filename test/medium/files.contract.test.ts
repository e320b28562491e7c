import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Client } from 'minio';
import { blobSource, FolderBlobStore, inspectContent, S3BlobStore } from '@platform/files';
import type { BlobStore } from '@platform/files';
import { Refused } from '@platform/kernel';
import { describeWith } from '../support/daemon';
import { s3ServerBinary, startS3Server } from '../support/s3-server';
import type { S3Server } from '../support/s3-server';
import { through } from '../support/failing-proxy';
import { bytesOf, cutAfter, inPieces, sha256, stalledAfter } from '../support/streams';

const MB = 1024 * 1024;
const LIMITS = { maxBytes: 40 * MB };

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refused ? `${error.refusal.kind} ${error.refusal.code}` : `not refused: ${String(error)}`;
}
async function keysOf(store: BlobStore, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const blob of store.list(prefix)) keys.push(blob.key);
  return keys;
}

function contract(open: () => BlobStore, leftovers: (key: string) => Promise<readonly string[]>): void {
  let store: BlobStore;
  let folder: string;
  beforeEach(() => {
    store = open();
    folder = `t-${randomUUID()}`;
  });

  it.each([
    ['nothing', 0],
    ['one byte', 1],
    ['a whole part', 8 * MB],
    ['a part and a byte', 8 * MB + 1],
    ['three parts', 20 * MB + 13],
  ])('keeps and gives back %s, hashed on the way', async (_name, size) => {
    const bytes = bytesOf(size);
    const key = `${folder}/blob`;
    expect(await store.put(key, inPieces(bytes), LIMITS)).toEqual({ size, sha256: sha256(bytes) });
    const content = await store.get(key);
    expect([content.size, sha256(await buffer(content.stream))]).toEqual([size, sha256(bytes)]);
    expect(await store.stat(key)).toEqual({ size });
  });

  it('serves ranges', async () => {
    const bytes = bytesOf(1000);
    await store.put(`${folder}/r`, inPieces(bytes), LIMITS);
    for (const [start, end] of [
      [0, 0],
      [0, 999],
      [10, 20],
      [999, 999],
    ] as const) {
      const content = await store.get(`${folder}/r`, { start, end });
      expect([content.size, await buffer(content.stream)]).toEqual([1000, bytes.subarray(start, end + 1)]);
    }
    for (const [start, end] of [
      [0, 1000],
      [5, 4],
      [-1, 3],
      [0.5, 3],
    ] as const) {
      await expect(store.get(`${folder}/r`, { start, end })).rejects.toThrow(RangeError);
    }
  });

  it('replaces a blob whole', async () => {
    await store.put(`${folder}/again`, inPieces(bytesOf(9 * MB)), LIMITS);
    const second = bytesOf(17);
    await store.put(`${folder}/again`, inPieces(second), LIMITS);
    expect(await buffer((await store.get(`${folder}/again`)).stream)).toEqual(second);
  });

  it('keeps the old blob when its replacement is cut', async () => {
    const first = bytesOf(33);
    await store.put(`${folder}/kept`, inPieces(first), LIMITS);
    expect(await codeOf(store.put(`${folder}/kept`, cutAfter(bytesOf(9 * MB)), LIMITS))).toBe('invalid files.cut');
    expect(await buffer((await store.get(`${folder}/kept`)).stream)).toEqual(first);
  });

  it('takes exactly the limit', async () => {
    expect(await store.put(`${folder}/full`, inPieces(bytesOf(9 * MB)), { maxBytes: 9 * MB })).toMatchObject({
      size: 9 * MB,
    });
  });

  const source = bytesOf(9 * MB);
  it.each<[string, string, () => Readable, object]>([
    ['a byte over the limit', 'too_large files.too_large', () => inPieces(bytesOf(101)), { maxBytes: 100 }],
    [
      'a byte over the limit after a whole part',
      'too_large files.too_large',
      () => inPieces(source),
      { maxBytes: 9 * MB - 1 },
    ],
    [
      'a part its reader has truncated',
      'too_large files.too_large',
      () => Object.assign(inPieces(bytesOf(5)), { truncated: true }),
      {},
    ],
    ['a stream cut early', 'invalid files.cut', () => cutAfter(bytesOf(100)), {}],
    ['a stream cut after a whole part', 'invalid files.cut', () => cutAfter(source), {}],
    [
      'a stream closed before its end',
      'invalid files.cut',
      () =>
        stalledAfter(source)
          .on('data', () => undefined)
          .destroy(),
      {},
    ],
    ['a stream that stalls', 'invalid files.cut', () => stalledAfter(bytesOf(100)), { patienceMs: 200 }],
    ['a stream that stalls after a whole part', 'invalid files.cut', () => stalledAfter(source), { patienceMs: 200 }],
    ['fewer bytes than announced', 'invalid files.cut', () => inPieces(bytesOf(99)), { expected: { size: 100 } }],
    ['more bytes than announced', 'invalid files.cut', () => inPieces(source), { expected: { size: 100 } }],
    [
      'other bytes than announced',
      'invalid files.cut',
      () => inPieces(source),
      { expected: { sha256: sha256(bytesOf(1)) } },
    ],
  ])('refuses %s and leaves nothing behind', async (_name, code, stream, limits) => {
    const key = `${folder}/refused`;
    expect(await codeOf(store.put(key, stream(), { ...LIMITS, ...limits }))).toBe(code);
    expect([await store.stat(key), await keysOf(store, `${folder}/`), await leftovers(key)]).toEqual([
      undefined,
      [],
      [],
    ]);
  });

  it('takes what was announced rightly', async () => {
    const expected = { size: source.length, sha256: sha256(source) };
    expect(await store.put(`${folder}/ok`, inPieces(source), { ...LIMITS, expected })).toEqual(expected);
  });

  it('lists below a folder in the byte order of the keys', async () => {
    const names = ['a/b', 'a-b', 'a.b', 'b/c/d', 'b/c-d', 'z9'];
    for (const name of names) await store.put(`${folder}/${name}`, inPieces(bytesOf(3)), LIMITS);
    const inOrder = ['a-b', 'a.b', 'a/b', 'b/c-d', 'b/c/d', 'z9'];
    expect(await keysOf(store, `${folder}/`)).toEqual(inOrder.map((name) => `${folder}/${name}`));
    expect(await keysOf(store, `${folder}/b/`)).toEqual([`${folder}/b/c-d`, `${folder}/b/c/d`]);
    expect(await keysOf(store, `${folder}/none/`)).toEqual([]);
  });

  it('removes, and does not mind removing again', async () => {
    await store.put(`${folder}/gone`, inPieces(bytesOf(3)), LIMITS);
    await store.remove(`${folder}/gone`);
    await store.remove(`${folder}/gone`);
    expect(await store.stat(`${folder}/gone`)).toBeUndefined();
    expect(await codeOf(store.get(`${folder}/gone`))).toBe('unavailable files.missing');
  });

  it.each([
    '../x',
    'a/../b',
    '/etc/passwd',
    'a//b',
    'a/',
    '',
    '.incoming/x',
    'A/b',
    'a\\b',
    'a\0b',
    'ă',
    'x'.repeat(401),
  ])('takes no key like %j', async (key) => {
    const attempts = [store.put(key, inPieces(bytesOf(1)), LIMITS), store.get(key), store.stat(key), store.remove(key)];
    const results = await Promise.allSettled(attempts);
    expect(results.map((result) => (result.status === 'rejected' ? String(result.reason) : 'done'))).toEqual(
      attempts.map(() => expect.stringMatching(/^Error: Not a blob key/) as string),
    );
  });

  it('keeps two uploads of one key apart', async () => {
    const one = bytesOf(17 * MB);
    const two = Buffer.from(one).reverse();
    await Promise.all([one, two].map((bytes) => store.put(`${folder}/race`, inPieces(bytes), LIMITS)));
    const kept = sha256(await buffer((await store.get(`${folder}/race`)).stream));
    expect([sha256(one), sha256(two)]).toContain(kept);
  });

  it('lets content be inspected in place', async () => {
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), bytesOf(3 * MB), Buffer.from('\n%%EOF\n')]);
    await store.put(`${folder}/paper`, inPieces(pdf), LIMITS);
    expect(await inspectContent(await blobSource(store, `${folder}/paper`), 'Đơn.pdf')).toEqual({
      ok: true,
      kind: 'pdf',
      mime: 'application/pdf',
      pages: null,
    });
  });

  it('answers a probe', async () => expect(store.probe()).resolves.toBeUndefined());
}

describe('folder', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sang-kien-files-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  contract(
    () => new FolderBlobStore(root),
    () => readdir(join(root, '.incoming')),
  );

  it('sweeps what a killed upload left, and nothing younger', async () => {
    const store = new FolderBlobStore(root);
    const upload = store.put('swept', stalledAfter(bytesOf(10)), { ...LIMITS, patienceMs: 2000 });
    const outcome = codeOf(upload);
    while ((await readdir(join(root, '.incoming'))).length === 0) await new Promise(setImmediate);
    expect(await store.sweep(new Date(0))).toBe(0);
    expect(await store.sweep(new Date(8_640_000_000_000_000))).toBe(1);
    expect(await outcome).toBe('invalid files.cut');
  });
});

describeWith('an S3 server', s3ServerBinary())('s3', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server();
  });
  afterAll(() => server.dispose());
  const open = (change: Partial<{ endpoint: URL; secretKey: string; bucket: string; idleMs: number }> = {}) => {
    const { endpoint, accessKey, secretKey } = server;
    return new S3BlobStore({ endpoint, accessKey, secretKey, bucket: 'sang-kien', region: 'us-east-1', ...change });
  };

  contract(
    () => open(),
    async (key) => {
      const { endpoint, accessKey, secretKey } = server;
      const client = new Client({
        endPoint: endpoint.hostname,
        port: Number(endpoint.port),
        useSSL: false,
        accessKey,
        secretKey,
      });
      const unfinished: string[] = [];
      for await (const upload of client.listIncompleteUploads('sang-kien', key, true))
        unfinished.push(JSON.stringify(upload));
      return unfinished;
    },
  );

  it('creates its bucket once, also when several processes come first', async () => {
    const stores = [1, 2, 3, 4].map(() => open({ bucket: 'fresh' }));
    await Promise.all(stores.map((store, n) => store.put(`first/${n}`, inPieces(bytesOf(n)), LIMITS)));
    expect(await keysOf(open({ bucket: 'fresh' }))).toEqual(['first/0', 'first/1', 'first/2', 'first/3']);
  });

  it('is unavailable with a wrong secret', async () => {
    const store = open({ secretKey: 'wrong-secret' });
    expect(await codeOf(store.put('x', inPieces(bytesOf(1)), LIMITS))).toBe('unavailable files.store_unavailable');
    expect(await codeOf(store.stat('x'))).toBe('unavailable files.store_unavailable');
  });

  it('is unavailable while the server is away, and works when it is back', async () => {
    const store = open();
    await store.put('outage', inPieces(bytesOf(5)), LIMITS);
    await server.stop();
    const away = [store.put('later', inPieces(bytesOf(5)), LIMITS), store.get('outage'), store.probe(), keysOf(store)];
    const codes = await Promise.all(away.map((attempt) => codeOf(attempt)));
    await server.start();
    expect(codes).toEqual(away.map(() => 'unavailable files.store_unavailable'));
    expect(await buffer((await store.get('outage')).stream)).toEqual(bytesOf(5));
    expect(await store.stat('later')).toBeUndefined();
  });

  it.each(['silence', 'cut'] as const)('never ends a download early and quietly on %s', async (then) => {
    await open().put('long', inPieces(bytesOf(5 * MB)), LIMITS);
    await through(server.endpoint, MB, then, async (endpoint) => {
      const content = await open({ endpoint, idleMs: 300 }).get('long');
      await expect(buffer(content.stream)).rejects.toThrow();
    });
  });

  it('gives up a list that stalls half way', async () => {
    const stalling = createServer((incoming, answer) => {
      if (incoming.method === 'HEAD') answer.end();
      else answer.write('<?xml version="1.0"?><ListBucketResult>');
    });
    await new Promise<void>((resolve) => stalling.listen(0, '127.0.0.1', resolve));
    try {
      const endpoint = new URL(`http://127.0.0.1:${(stalling.address() as AddressInfo).port}`);
      expect(await codeOf(keysOf(open({ endpoint, idleMs: 300 })))).toBe('unavailable files.store_unavailable');
    } finally {
      stalling.closeAllConnections();
      stalling.close();
    }
  });

  it('gives up an upload to a server that has gone silent', async () => {
    await through(server.endpoint, 0, 'silence', async (endpoint) => {
      const put = open({ endpoint, idleMs: 300 }).put('silent', inPieces(bytesOf(9 * MB)), LIMITS);
      expect(await codeOf(put)).toBe('unavailable files.store_unavailable');
    });
    expect(await open().stat('silent')).toBeUndefined();
  });
});
