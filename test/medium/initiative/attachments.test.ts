import { createHash } from 'node:crypto';
import { BlobStore } from '@platform/files';
import { Initiatives } from '@rooms/initiative';
import { BlindContentQuery } from '../../../libs/initiative/src/queries/blind-content';
import { SweepBlobs } from '../../../libs/initiative/src/jobs/sweep-blobs';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { bodyOf, codesOf, contestWith, draftOf, tag } from './contest';
import { docx, MACRO_WORD, pdf } from './files';

describe('attachments', () => {
  let app: TestApp;
  let contest: OpenContest;
  let author: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app, (rules) => ({
      ...rules,
      dossier: {
        ...rules.dossier,
        maxTotalBytes: 9000,
        parts: rules.dossier.parts.map((part) => ({
          ...part,
          maxBytes: 5000,
          maxCount: part.code === 'evidence' ? 2 : part.maxCount,
        })),
      },
    }));
    author = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const upload = (client: Client, id: string, part: string, bytes: Buffer, name: string) =>
    client.post(`/api/initiatives/${id}/attachments?part=${part}`).attach('file', bytes, name);
  const blobs = async () => {
    const keys: string[] = [];
    for await (const { key } of app.get(BlobStore).list('initiative/')) keys.push(key);
    return keys.length;
  };
  const send = async (id: string, version = 1) =>
    (await author.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version)).expect(200)).body as object;

  it('keeps a file with its hash and its name in NFC, and gives it back as a download', async () => {
    const draft = await draftOf(author, contest.id);
    const bytes = await docx();
    const name = 'Thuyết minh “một cửa”.docx';
    const body = bodyOf(await upload(author, draft.id, 'description', bytes, name.normalize('NFD')).expect(201));
    expect(body).toEqual({
      id: expect.any(String) as string,
      partCode: 'description',
      fileName: name.normalize('NFC'),
      kind: 'docx',
      mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const file = await author.get(`/api/initiatives/${draft.id}/attachments/${body.id}`).expect(200);
    expect(file.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename=/) as string,
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.length),
    });
  });

  it('is the same file when it is sent again', async () => {
    const draft = await draftOf(author, contest.id);
    const one = await upload(author, draft.id, 'evidence', pdf('một'), 'a.pdf').expect(201);
    const before = await blobs();
    const two = await upload(author, draft.id, 'evidence', pdf('một'), 'a.pdf').expect(201);
    expect(two.body).toEqual(one.body);
    expect(await blobs()).toBe(before);
  });

  it('refuses bad files with a reason and leaves nothing behind', async () => {
    const draft = await draftOf(author, contest.id);
    const before = await blobs();
    const cases: [string, Buffer, string, number, string][] = [
      ['description', await docx(MACRO_WORD), 'macro.docm', 422, 'files.macro'],
      ['description', await docx(MACRO_WORD), 'macro.docx', 422, 'files.macro'],
      ['description', Buffer.concat([pdf('hai mặt'), await docx()]), 'poly.pdf', 422, 'files.polyglot'],
      ['description', Buffer.alloc(0), 'empty.pdf', 422, 'files.empty'],
      ['description', pdf('x'.repeat(6000)), 'big.pdf', 413, 'files.too_large'],
      ['description', Buffer.from('<html>đây không phải PDF</html>'), 'page.pdf', 422, 'files.wrong_content'],
      ['description', pdf(), 'renamed.docx', 422, 'files.wrong_content'],
      ['signed_form', await docx(), 'form.docx', 422, 'initiative.part_type'],
      ['nothing', pdf(), 'a.pdf', 422, 'initiative.part_unknown'],
    ];
    for (const [part, bytes, name, status, code] of cases) {
      const answer = await upload(author, draft.id, part, bytes, name);
      expect([name, answer.status, (answer.body as { code: string }).code]).toEqual([name, status, code]);
    }
    expect(await blobs()).toBe(before);
    expect(await app.db.query('SELECT id FROM initiative.attachment WHERE initiative_id = $1', [draft.id])).toEqual([]);
    await author.post(`/api/initiatives/${draft.id}/attachments?part=evidence`, { file: 'x' }).expect(422);
  });

  it('counts the files of a part and the bytes of the dossier', async () => {
    const draft = await draftOf(author, contest.id);
    await upload(author, draft.id, 'evidence', pdf('x'.repeat(4000)), '1.pdf').expect(201);
    await upload(author, draft.id, 'benefit_confirmation', pdf('y'.repeat(4000)), '2.pdf').expect(201);
    const full = await upload(author, draft.id, 'description', pdf('z'.repeat(4000)), '3.pdf').expect(413);
    expect((full.body as { code: string }).code).toBe('initiative.dossier_too_large');
    await upload(author, draft.id, 'evidence', pdf('nhỏ'), '4.pdf').expect(201);
    const third = await upload(author, draft.id, 'evidence', pdf('nữa'), '5.pdf').expect(409);
    expect((third.body as { code: string }).code).toBe('initiative.part_full');
  });

  it('refuses strangers and late uploads', async () => {
    const draft = await draftOf(author, contest.id);
    const stranger = await app.signIn();
    await upload(stranger, draft.id, 'evidence', pdf(), 'a.pdf').expect(404);
    const body = bodyOf(await upload(author, draft.id, 'evidence', pdf(), 'a.pdf').expect(201));
    const path = `/api/initiatives/${draft.id}/attachments/${body.id}`;
    await stranger.get(path).expect(404);
    await stranger.delete(path).expect(404);
    await contest.head.get(path).expect(404);
    const other = await draftOf(stranger, contest.id);
    await stranger.get(`/api/initiatives/${other.id}/attachments/${body.id}`).expect(404);
    await app.setNow(contest.closesAt.toISOString());
    const before = await blobs();
    const late = await upload(author, draft.id, 'evidence', pdf('muộn'), 'late.pdf').expect(409);
    expect((late.body as { code: string }).code).toBe('initiative.closed');
    expect(await blobs()).toBe(before);
    await author.delete(path).expect(409);
  });

  it('forgets a file taken out of a draft, and sweeps what nobody names after a day', async () => {
    const draft = await draftOf(author, contest.id);
    const body = bodyOf(await upload(author, draft.id, 'evidence', pdf('bỏ'), 'a.pdf').expect(201));
    const kept = await upload(author, draft.id, 'evidence', pdf('giữ'), 'b.pdf').expect(201);
    await author.delete(`/api/initiatives/${draft.id}/attachments/${body.id}`).expect(204);
    await author.get(`/api/initiatives/${draft.id}/attachments/${body.id}`).expect(404);
    const sweeper = app.get(SweepBlobs);
    expect(await sweeper.sweep()).toBe(0);
    await app.setNow(new Date(Date.now() + 26 * 3_600_000).toISOString());
    expect(await sweeper.sweep()).toBe(1);
    await author.get(`/api/initiatives/${draft.id}/attachments/${(kept.body as { id: string }).id}`).expect(200);
  });

  it('shows a blind judge only what a secretary has cleared', async () => {
    const draft = await draftOf(author, contest.id, {
      answers: { purpose: 'Gọn', confidential: 'NGUYỄN VĂN AN ký tên' },
    });
    const clean = await upload(author, draft.id, 'evidence', pdf('sạch'), 'Nguyễn Văn An - Sở Nội vụ.pdf').expect(201);
    const form = await upload(author, draft.id, 'signed_form', pdf('chữ ký'), 'phiếu An.pdf').expect(201);
    const ids = [clean, form].map((answer) => bodyOf(answer).id) as [string, string];
    const blind = app.get(BlindContentQuery);
    const clear = (client: Client, id: string, cleared = true) =>
      client.put(`/api/initiatives/${draft.id}/attachments/${id}/clearance`, { cleared });
    await clear(contest.head, ids[0]).expect(404);
    await send(draft.id);
    expect((await blind.execute(draft.id)).attachments).toEqual([]);
    await clear(author, ids[0]).expect(403);
    await clear(contest.head, ids[0]).expect(204);
    const named = await clear(contest.head, ids[1]).expect(409);
    expect((named.body as { code: string }).code).toBe('initiative.part_identifies');
    const content = await blind.execute(draft.id);
    expect(content).toEqual({
      rulebookVersion: 1,
      title: 'Một cửa không giấy tờ',
      answers: { purpose: 'Gọn' },
      attachments: [
        {
          id: ids[0],
          partCode: 'evidence',
          position: 1,
          kind: 'pdf',
          mime: 'application/pdf',
          size: pdf('sạch').length,
        },
      ],
    });
    expect(JSON.stringify(content)).not.toMatch(/An|Nội vụ|ký/u);
    await clear(contest.head, ids[0], false).expect(204);
    expect((await blind.execute(draft.id)).attachments).toEqual([]);
  });

  it('clears no file whose hidden properties would name its author to a judge', async () => {
    const draft = await draftOf(author, contest.id);
    const unreachable = Buffer.concat([pdf('ẩn'), Buffer.from('\ntrailer <</Info 99 0 R>>\n%%EOF\n')]);
    const file = bodyOf(await upload(author, draft.id, 'evidence', unreachable, 'a.pdf').expect(201));
    await send(draft.id);
    const refused = await contest.head
      .put(`/api/initiatives/${draft.id}/attachments/${file.id}/clearance`, { cleared: true })
      .expect(409);
    expect((refused.body as { code: string }).code).toBe('files.properties_stay');
    expect((await app.get(BlindContentQuery).execute(draft.id)).attachments).toEqual([]);
  });

  it('keeps a submitted file for its revision though the completion takes it out', async () => {
    const draft = await draftOf(author, contest.id);
    const body = bodyOf(await upload(author, draft.id, 'evidence', pdf('cũ'), 'old.pdf').expect(201));
    const path = `/api/initiatives/${draft.id}/attachments/${body.id}`;
    await send(draft.id);
    expect(codesOf((await author.delete(path).expect(409)).body as never)).toEqual(['initiative.not_editable']);
    await app.get(Initiatives).apply([draft.id], 'askCompletion', { actor: contest.head.actor, input: {} });
    await author.delete(path).expect(204);
    await upload(author, draft.id, 'evidence', pdf('mới'), 'new.pdf').expect(201);
    const names = async (client: Client) =>
      (
        (await client.get(`/api/initiatives/${draft.id}`).expect(200)).body as { attachments: { fileName: string }[] }
      ).attachments.map(({ fileName }) => fileName);
    expect(await names(contest.head)).toEqual(['old.pdf']);
    expect(await names(author)).toEqual(['new.pdf']);
    await contest.head.get(path).expect(200);
    await author.post(`/api/initiatives/${draft.id}/resubmit`).set('if-match', tag(3)).expect(200);
    expect(await names(contest.head)).toEqual(['new.pdf']);
    const first = await contest.head.get(`/api/initiatives/${draft.id}/revisions/1`).expect(200);
    expect((first.body as { attachments: { fileName: string }[] }).attachments.map((f) => f.fileName)).toEqual([
      'old.pdf',
    ]);
    await contest.head.get(path).expect(200);
  });
});
