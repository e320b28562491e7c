import { Judging } from '@rooms/judging';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { finalWithParts } from '../../support/fixtures/presentation';
import { entriesOf, handInAll, judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';

const PDF = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000052 00000 n 
0000000101 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
160
%%EOF
`,
);

describe('parts of a round’s own, and who still takes part', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('takes slides from the author after the announcement, by content, until they close; nobody else’s', async () => {
    const { author, entry, secretary, roundId, finalId, judges, contest } = await finalWithParts(app);
    const upload = (by: Client, code: string, content: Buffer, name: string) =>
      by.post(`/api/round-initiatives/${entry}/parts/${code}`).attach('file', content, name);
    await upload(author, 'slides', PDF, 'slides.pdf').expect(404);
    expect((await author.get('/api/my/round-initiatives').expect(200)).body).toEqual({ items: [] });
    await move(secretary, roundId, 'announce');
    const made = await upload(author, 'slides', PDF, 'Bài trình chiếu.pdf').expect(201);
    expect(made.body).toMatchObject({ partCode: 'slides', fileName: 'Bài trình chiếu.pdf', size: PDF.length });
    expect((await upload(author, 'slides', PDF, 'Bài trình chiếu.pdf').expect(201)).body).toEqual(made.body);
    const full = await upload(author, 'slides', PDF, 'Lần hai.pdf').expect(409);
    expect((full.body as { code: string }).code).toBe('judging.part_full');
    await upload(author, 'clip', PDF, 'clip.pdf').expect(422);
    await upload(author, 'clip', Buffer.alloc(0), 'clip.mp4').expect(422);
    await upload(author, 'no_such_part', PDF, 'x.pdf').expect(404);
    await upload(judges[0] ?? secretary, 'slides', PDF, 'x.pdf').expect(404);
    await upload(await app.signIn(), 'slides', PDF, 'x.pdf').expect(404);
    const mine = await author.get('/api/my/round-initiatives').expect(200);
    type Mine = { items: { parts: object[]; blockers: { code: string }[]; asked: object[] }[] };
    const [asked] = (mine.body as Mine).items;
    expect([asked?.parts, asked?.blockers]).toEqual([[made.body], []]);
    expect(asked?.asked).toMatchObject([
      { code: 'slides', required: true, missing: false, mayAdd: false, maxCount: 1 },
      { code: 'clip', required: false, missing: false, mayAdd: true },
    ]);
    const partId = (made.body as { id: string }).id;
    await judges[0]?.get(`/api/round-parts/${partId}`).expect(404);
    for (const reader of [author, secretary]) {
      const read = await reader.get(`/api/round-parts/${partId}`).expect(200);
      expect(read.headers['content-disposition']).toMatch(/^attachment;.*filename/);
    }
    const listed = async (by: Client) =>
      ((await by.get(`/api/rounds/${finalId}/initiatives`).expect(200)).body as { items: { parts: object[] }[] }).items;
    expect((await listed(secretary)).flatMap(({ parts }) => parts)).toMatchObject([
      { id: partId, code: 'slides', fileName: 'Bài trình chiếu.pdf', by: author.actor.name },
    ]);
    const { may } = (await secretary.get(`/api/rounds/${finalId}`).expect(200)).body as { may: string[] };
    const reading = ['readAssignments', 'readConflicts'];
    const doing = ['changeTimes', 'printSheets', 'changePanel', 'spread', 'assign', 'drawLots', 'openParts'];
    expect(may).toEqual([...reading, ...doing]);
    await judges[0]?.delete(`/api/round-parts/${partId}`).expect(404);
    await author.delete(`/api/round-parts/${partId}`).expect(204);
    await author.get(`/api/round-parts/${partId}`).expect(404);
    const large = Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(1_500_000, 0x20), PDF.subarray(9)]);
    const uploads = `/api/round-initiatives/${entry}/uploads`;
    const named = (change: object = {}) => ({
      part: 'slides',
      fileName: 'Nhiều ảnh.pdf',
      size: large.length,
      modifiedAt: 1_767_000_000_000,
      ...change,
    });
    const begin = async () =>
      (await author.post(uploads, named()).expect(200)).body as { id: string; received: number };
    const { id: uploadId } = await begin();
    const piece = (by: Client, offset: number) =>
      by
        .patch(`${uploads}/${uploadId}?offset=${offset}`)
        .attach('file', large.subarray(offset, offset + 1024 * 1024), 'piece');
    const complete = () => author.post(`${uploads}/${uploadId}/complete`);
    await piece(author, 0).expect(200);
    expect(await begin()).toMatchObject({ id: uploadId, received: 1024 * 1024 });
    const answers = [
      await author.post(uploads, named({ fileName: 'chạy.exe' })),
      await author.post(uploads, named({ size: 4_000_000_000 })),
      await author.post(uploads, named({ part: 'no_such_part' })),
      await complete(),
      await piece(author, 0),
      await piece(judges[0] ?? secretary, 1024 * 1024),
      await piece(secretary, 1024 * 1024),
    ];
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [422, 'judging.part_type'],
      [413, 'files.too_large'],
      [404, 'platform.not_found'],
      [409, 'files.upload_offset'],
      [409, 'files.upload_offset'],
      [404, 'platform.not_found'],
      [404, 'platform.not_found'],
    ]);
    await piece(author, 1024 * 1024).expect(200);
    const whole = await complete().expect(200);
    expect(whole.body).toMatchObject({ partCode: 'slides', fileName: 'Nhiều ảnh.pdf', size: large.length });
    expect((await complete().expect(200)).body).toEqual(whole.body);
    const more = await author.post(uploads, named({ fileName: 'Nữa.pdf' })).expect(409);
    expect((more.body as { code: string }).code).toBe('judging.part_full');
    expect((await author.get(uploads).expect(200)).body).toEqual({ items: [] });
    const notForm = await author.post(`/api/round-initiatives/${entry}/parts/slides`, { file: 'x' }).expect(422);
    expect((notForm.body as { code: string }).code).toBe('judging.file_missing');
    await app.db.transaction(() =>
      app.db.write(`UPDATE judging.round SET own_parts_close_at = platform.now() WHERE contest_id = $1`, [contest.id]),
    );
    const late = await upload(author, 'slides', PDF, 'Muộn.pdf').expect(409);
    expect((late.body as { code: string }).code).toBe('judging.parts_closed');
    const tooLate = await author.post(uploads, named({ part: 'clip', fileName: 'clip.mp4' })).expect(409);
    expect((tooLate.body as { code: string }).code).toBe('judging.parts_closed');
    const after = (await author.get('/api/my/round-initiatives').expect(200)).body as Mine;
    expect(after.items[0]?.blockers.map(({ code }) => code)).toEqual(['judging.parts_closed']);
  });

  it('drops an initiative that is disqualified while the round runs, with its sheets, from judges and from the result', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { secretary, chair, judges, roundId, initiatives } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await app.db.transaction(() =>
      app.db.write(`UPDATE initiative.initiative SET state = 'disqualified' WHERE id = $1`, [initiatives[0]?.id]),
    );
    expect((await myItems(judges[0] ?? chair, roundId)).length).toBe(1);
    for (const step of ['close', 'settle', 'lock']) await move(secretary, roundId, step);
    const result = await app.get(Judging).result(judging.contest.id, 'preliminary');
    expect(result?.ranking.map(({ initiativeId }) => initiativeId)).toEqual([initiatives[1]?.id]);
    expect(result?.unranked).toEqual([]);
  });

  it('stands still while the contest is suspended, and goes on where it was', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, chair, judges, roundId, contest } = judging;
    await scoring(judging);
    const state = (to: 'suspended' | 'closed') =>
      app.db.transaction(() =>
        app.db.write(`UPDATE contest.contest SET state = $2, suspended_from = $3 WHERE id = $1`, [
          contest.id,
          to,
          to === 'suspended' ? 'closed' : null,
        ]),
      );
    const [item] = await myItems(judges[0] ?? chair, roundId);
    const save = () =>
      judges[0]?.put(`/api/my/assignments/${item?.id}/sheet`, { marks: marksOf(80) }).set('if-match', '"v1"');
    await state('suspended');
    await save()?.expect(409);
    await secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'close' }).expect(409);
    await state('closed');
    await save()?.expect(200);
  });

  it('counts public votes only where the rulebook does', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await scoring(judging);
    const entry = (await entriesOf(app, judging.roundId)).get(judging.initiatives[0]?.id ?? '');
    const refused = await judging.secretary.put(`/api/round-initiatives/${entry}/votes`, { votes: 3 }).expect(409);
    expect((refused.body as { code: string }).code).toBe('judging.no_public_vote');
    await judging.secretary.put(`/api/round-initiatives/${entry}/votes`, { votes: -1 }).expect(422);
    await judging.chair.put(`/api/round-initiatives/${entry}/votes`, { votes: 3 }).expect(403);
    await judging.secretary.post(`/api/rounds/${judging.roundId}/lots`, {}).expect(409);
  });
});
