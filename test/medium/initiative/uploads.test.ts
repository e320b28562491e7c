import { createHash } from 'node:crypto';
import { BlobStore, SweepPieces } from '@platform/files';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { describeWith } from '../../support/daemon';
import type { OpenContest } from '../../support/fixtures/contest';
import { s3ServerBinary, startS3Server } from '../../support/s3-server';
import type { S3Server } from '../../support/s3-server';
import { codesOf, contestWith, draftOf } from './contest';
import { pdf } from './files';

const MB = 1024 * 1024;
const HOUR = 3_600_000;

interface Upload {
  readonly id: string;
  readonly received: number;
  readonly pieceBytes: number;
}

function suite(): void {
  let app: TestApp;
  let contest: OpenContest;
  let author: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app, (rules) => ({
      ...rules,
      dossier: {
        ...rules.dossier,
        maxTotalBytes: 6 * MB,
        parts: rules.dossier.parts.map((part) => ({ ...part, maxBytes: 4 * MB, maxCount: 2 })),
      },
    }));
    author = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const blobs = async () => {
    const keys: string[] = [];
    for await (const { key } of app.get(BlobStore).list('')) keys.push(key);
    return keys.length;
  };
  const fileOf = (bytes: Buffer, change: object = {}) => ({
    part: 'evidence',
    fileName: 'Minh chứng.pdf',
    size: bytes.length,
    modifiedAt: 1_767_000_000_000,
    ...change,
  });
  const start = async (id: string, bytes: Buffer, change: object = {}): Promise<Upload> =>
    (await author.post(`/api/initiatives/${id}/uploads`, fileOf(bytes, change)).expect(200)).body as Upload;
  const piece = (client: Client, id: string, upload: Upload, offset: number, bytes: Buffer) =>
    client.patch(`/api/initiatives/${id}/uploads/${upload.id}?offset=${offset}`).attach('file', bytes, 'piece');
  const complete = (id: string, upload: Upload) => author.post(`/api/initiatives/${id}/uploads/${upload.id}/complete`);
  const whole = (words: string, size = 2 * MB + 77) => pdf(words + 'x'.repeat(size - pdf(words).length));

  it('puts a file together piece by piece, after a break, and answers the same when it is asked again', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = whole('một');
    const before = await blobs();
    const upload = await start(draft.id, bytes);
    expect(upload).toEqual({
      id: expect.any(String) as string,
      partCode: 'evidence',
      fileName: 'Minh chứng.pdf',
      size: bytes.length,
      received: 0,
      pieceBytes: MB,
    });
    await piece(author, draft.id, upload, 0, bytes.subarray(0, MB)).expect(200);
    const again = await start(draft.id, bytes);
    expect([again.id, again.received]).toEqual([upload.id, MB]);
    const listed = await author.get(`/api/initiatives/${draft.id}/uploads`).expect(200);
    expect(listed.body).toEqual({ items: [again] });
    await piece(author, draft.id, upload, MB, bytes.subarray(MB, MB + 500)).expect(200);
    const early = await complete(draft.id, upload).expect(409);
    expect(codesOf(early.body as never)).toEqual(['files.upload_offset']);
    const beyond = Buffer.concat([bytes.subarray(MB + 500), Buffer.from('x')]);
    const rest = await piece(author, draft.id, upload, MB + 500, beyond).expect(413);
    expect(codesOf(rest.body as never)).toEqual(['files.too_large']);
    await piece(author, draft.id, upload, MB + 500, bytes.subarray(MB + 500, 2 * MB)).expect(200);
    await piece(author, draft.id, upload, 2 * MB, bytes.subarray(2 * MB)).expect(200);
    const done = await complete(draft.id, upload).expect(200);
    expect(done.body).toEqual({
      id: expect.any(String) as string,
      partCode: 'evidence',
      fileName: 'Minh chứng.pdf',
      kind: 'pdf',
      mime: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await complete(draft.id, upload).expect(200)).body).toEqual(done.body);
    expect((await author.get(`/api/initiatives/${draft.id}/uploads`)).body).toEqual({ items: [] });
    expect(await blobs()).toBe(before + 1);
    const { id } = done.body as { id: string };
    const file = await author.get(`/api/initiatives/${draft.id}/attachments/${id}`).buffer(true).expect(200);
    expect(Buffer.compare(file.body as Buffer, bytes)).toBe(0);
  });

  it('refuses a piece in the wrong place, one too many bytes and an empty one, and says where to go on', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = whole('hai', MB + 10);
    const upload = await start(draft.id, bytes);
    const before = await blobs();
    const answers = [
      await piece(author, draft.id, upload, 5, bytes.subarray(5, 20)),
      await piece(author, draft.id, upload, 0, bytes.subarray(0, MB + 1)),
      await piece(author, draft.id, upload, 0, Buffer.alloc(0)),
    ];
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [409, 'files.upload_offset'],
      [413, 'files.too_large'],
      [422, 'files.empty'],
    ]);
    expect(answers[0]?.body).toMatchObject({ title: expect.stringContaining('0 byte') as string });
    expect(await blobs()).toBe(before);
    await piece(author, draft.id, upload, 0, bytes.subarray(0, MB)).expect(200);
    const [one, two] = await Promise.all([
      piece(author, draft.id, upload, MB, bytes.subarray(MB)),
      piece(author, draft.id, upload, MB, bytes.subarray(MB)),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect(await blobs()).toBe(before + 2);
    await complete(draft.id, upload).expect(200);
  });

  it('refuses before the first byte what name and size rule out', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = whole('ba', 1000);
    const answers = [];
    for (const change of [
      { size: 4 * MB + 1 },
      { fileName: 'chạy.exe' },
      { part: 'signed_form', fileName: 'phiếu.docx' },
      { part: 'nothing' },
      { size: 0 },
    ]) {
      answers.push(await author.post(`/api/initiatives/${draft.id}/uploads`, fileOf(bytes, change)));
    }
    expect(answers.map(({ status, body }) => [status, codesOf(body as never)])).toEqual([
      [413, ['files.too_large']],
      [422, ['initiative.part_type']],
      [422, ['initiative.part_type']],
      [422, ['initiative.part_unknown']],
      [422, [expect.any(String)]],
    ]);
    for (let number = 1; number <= 10; number += 1) await start(draft.id, bytes, { fileName: `${number}.pdf` });
    const many = await author.post(`/api/initiatives/${draft.id}/uploads`, fileOf(bytes)).expect(409);
    expect(codesOf(many.body as never)).toEqual(['files.too_many_uploads']);
    await start(draft.id, bytes, { fileName: '3.pdf' });
  });

  it('looks at the content once it is whole, and forgets what is refused or given up', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = Buffer.from('<html>đây không phải PDF</html>');
    const before = await blobs();
    const upload = await start(draft.id, bytes);
    await piece(author, draft.id, upload, 0, bytes).expect(200);
    const refused = await complete(draft.id, upload).expect(422);
    expect((refused.body as { code: string }).code).toBe('files.wrong_content');
    await complete(draft.id, upload).expect(404);
    const other = await start(draft.id, bytes, { fileName: 'bỏ.pdf' });
    await piece(author, draft.id, other, 0, bytes).expect(200);
    await author.delete(`/api/initiatives/${draft.id}/uploads/${other.id}`).expect(204);
    expect((await author.get(`/api/initiatives/${draft.id}/uploads`)).body).toEqual({ items: [] });
    expect(await blobs()).toBe(before);
  });

  it('is not found by others, and ends with the time to edit', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = whole('bốn', 300);
    const upload = await start(draft.id, bytes);
    const stranger = await app.signIn();
    await piece(stranger, draft.id, upload, 0, bytes).expect(404);
    await stranger.get(`/api/initiatives/${draft.id}/uploads`).expect(404);
    const theirs = await draftOf(stranger, contest.id);
    await piece(stranger, theirs.id, upload, 0, bytes).expect(404);
    await piece(author, draft.id, upload, 0, bytes).expect(200);
    await app.setNow(contest.closesAt.toISOString());
    const late = await complete(draft.id, upload).expect(409);
    expect((late.body as { code: string }).code).toBe('initiative.closed');
  });

  it('keeps for three days what has arrived of a file', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = whole('năm', 300);
    const upload = await start(draft.id, bytes);
    await piece(author, draft.id, upload, 0, bytes.subarray(0, 50)).expect(200);
    const sweeper = app.get(SweepPieces);
    const going = async () =>
      ((await author.get(`/api/initiatives/${draft.id}/uploads`)).body as { items: Upload[] }).items;
    await app.setNow(new Date(Date.now() + 71 * HOUR).toISOString());
    await sweeper.sweep();
    expect((await going()).map(({ received }) => received)).toEqual([50]);
    const before = await blobs();
    await app.setNow(new Date(Date.now() + 74 * HOUR).toISOString());
    expect(await sweeper.sweep()).toBeGreaterThanOrEqual(1);
    expect(await going()).toEqual([]);
    expect(await blobs()).toBeLessThan(before);
  });
}

describe('uploads in pieces, kept in a folder', suite);

describeWith('An S3 server', s3ServerBinary())('uploads in pieces, kept in S3', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server();
    process.env.S3_ENDPOINT = server.endpoint.href;
    process.env.S3_BUCKET = 'uploads';
    process.env.S3_ACCESS_KEY = server.accessKey;
    process.env.S3_SECRET_KEY = server.secretKey;
  });
  afterAll(async () => {
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']) {
      Reflect.deleteProperty(process.env, name);
    }
    await server.dispose();
  });
  suite();
});
