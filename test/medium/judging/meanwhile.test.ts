import { Readable } from 'node:stream';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobStore } from '@platform/files';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { JudgingContest, MyItem } from '../../support/fixtures/judging';
import { judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';

const FULL = marksOf(80);

describe('what comes up while a round is being marked', () => {
  let app: TestApp;
  let judging: JudgingContest;
  let judge: Client;
  let other: Client;
  let item: MyItem;
  let unitId: string;
  const save = (by: Client, id: string, version = 1, marks = FULL) =>
    by.put(`/api/my/assignments/${id}/sheet`, { marks }).set('if-match', `"v${version}"`);
  const handIn = (by: Client, id: string, version: number, path = '') =>
    by.post(`/api/my/rounds/${judging.roundId}/sheets${path}`, { sheets: [{ assignmentId: id, version }] });
  const state = async (id: string) =>
    (await app.db.first<{ state: string }>('SELECT state FROM judging.sheet WHERE assignment_id = $1', [id]))?.state;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await scoring(judging);
    [judge, other] = [judging.judges[0] ?? judging.chair, judging.judges[1] ?? judging.chair];
    const [first] = await myItems(judge, judging.roundId);
    if (!first) throw new Error('nothing assigned');
    item = first;
    unitId = judging.initiatives[0]?.unitId ?? '';
  });

  describe('a judge who comes into conflict', () => {
    const merged = async () => {
      const own = await app.db.first<{ unit_id: string }>('SELECT unit_id FROM identity.person WHERE id = $1', [
        judge.personId,
      ]);
      await app.db.transaction(() =>
        app.db.write(`UPDATE identity.unit SET state = 'merged', successor_id = $2 WHERE id = $1`, [
          own?.unit_id,
          unitId,
        ]),
      );
    };
    const moved = () =>
      app.db.transaction(() =>
        app.db.write('UPDATE identity.person SET unit_id = $2 WHERE id = $1', [judge.personId, unitId]),
      );

    it.each([
      ['by moving to the unit', moved],
      ['by a merger of units', merged],
    ])('%s saves and hands in no more, while the others go on', async (_, happens) => {
      await save(judge, item.id).expect(200);
      await happens();
      const refused = await save(judge, item.id, 2, marksOf(90)).expect(409);
      expect(refused.body).toMatchObject({ code: 'judging.conflict', params: { kind: 'same_unit' } });
      const late = await handIn(judge, item.id, 2).expect(409);
      expect(late.body).toMatchObject({ code: 'judging.conflict' });
      await judge.get(`/api/my/assignments/${item.id}`).expect(404);
      expect(
        await app.db.query('SELECT version, state FROM judging.sheet WHERE assignment_id = $1', [item.id]),
      ).toEqual([{ version: 2, state: 'draft' }]);
      const [theirs] = await myItems(other, judging.roundId);
      await save(other, theirs?.id ?? '').expect(200);
      await handIn(other, theirs?.id ?? '', 2).expect(200);
    });
  });

  it('makes the open sheets of a disqualified initiative void, with a trace, and keeps those handed in', async () => {
    const [theirs] = await myItems(other, judging.roundId);
    await save(other, theirs?.id ?? '').expect(200);
    await handIn(other, theirs?.id ?? '', 2).expect(200);
    await save(judge, item.id).expect(200);
    const [initiative] = judging.initiatives;
    const { version } = (await app.db.first<{ version: number }>(
      'SELECT version FROM initiative.initiative WHERE id = $1',
      [initiative?.id],
    )) ?? { version: 0 };
    await judging.contest.head
      .post(`/api/initiatives/${initiative?.id}/disqualify`, { reason: 'Sao chép của người khác.' })
      .set('if-match', `"v${version}"`)
      .expect(200);
    expect([await state(item.id), await state(theirs?.id ?? '')]).toEqual(['draft', 'submitted']);
    await app.runJobs();
    expect([await state(item.id), await state(theirs?.id ?? '')]).toEqual(['void', 'submitted']);
    expect(
      await app.db.query(
        `SELECT a.action, a.actor_id, a.from_state, a.to_state, a.reason FROM platform.audit a JOIN judging.sheet s ON s.id = a.subject_id
         WHERE s.assignment_id = $1 AND a.action = 'sheet.annul'`,
        [item.id],
      ),
    ).toEqual([
      {
        action: 'sheet.annul',
        actor_id: null,
        from_state: 'draft',
        to_state: 'void',
        reason: 'Hồ sơ đã bị loại khỏi cuộc thi.',
      },
    ]);
    expect(await myItems(judge, judging.roundId)).toEqual([]);
    await save(judge, item.id, 3).expect(404);
    await move(judging.secretary, judging.roundId, 'close');
  });

  describe('a file whose bytes are', () => {
    let key: string;
    let path: string;
    const content = Buffer.alloc(300_000, '%PDF-1.7 ');
    beforeEach(async () => {
      const [initiative] = judging.initiatives;
      key = `attachments/${initiative?.id}/1`;
      path = join(process.env.FILES_DIR ?? '', key);
      await app.get(BlobStore).put(key, Readable.from([content]), { maxBytes: 1_000_000 });
      await app.db.transaction(() =>
        app.db.write(
          `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at)
           VALUES ($1, 'description', 'Tên thật.pdf', 'pdf', 'application/pdf', $2, 'x', $3, $4, platform.now(), platform.now())`,
          [initiative?.id, content.length, key, initiative?.leadAccountId],
        ),
      );
    });
    const read = () => judge.get(`/api/my/assignments/${item.id}/files/1`);

    it('there comes whole, under a neutral name', async () => {
      const answer = await read().expect(200);
      expect([answer.headers['content-length'], answer.headers['content-disposition']]).toEqual([
        String(content.length),
        expect.stringContaining('tai-lieu-1.pdf'),
      ]);
      expect((answer.body as Buffer).length).toBe(content.length);
    });

    it('gone is answered with a clean problem document, and the next request is served', async () => {
      await rm(path);
      const answer = await read().expect(503);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['content-disposition']).toBeUndefined();
      expect(answer.body).toMatchObject({ code: 'files.missing', status: 503 });
      await judge.get(`/api/my/assignments/${item.id}`).expect(200);
    });

    /** The store as it is when its disk breaks after so many bytes of a whole file. */
    const breakAfter = (bytes: number) => {
      const store = app.get(BlobStore);
      const get = store.get.bind(store);
      async function* pass() {
        for (let sent = 0; sent < bytes; sent += 1000) yield Promise.resolve(content.subarray(sent, sent + 1000));
        await Promise.reject(new Error('the disk broke'));
      }
      const stream = Readable.from(pass(), { objectMode: false });
      return jest
        .spyOn(store, 'get')
        .mockImplementation((key, range) =>
          range && bytes > 0 ? get(key, range) : Promise.resolve({ stream, size: content.length }),
        );
    };

    it('unreadable from the first on is answered in the same way', async () => {
      const spy = breakAfter(0);
      const answer = await read().expect(503);
      spy.mockRestore();
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['content-disposition']).toBeUndefined();
      expect(answer.body).toMatchObject({ code: 'platform.unavailable', status: 503 });
    });

    it('unreadable from the middle on is cut off, never passed off as whole', async () => {
      const spy = breakAfter(100_000);
      await expect(read()).rejects.toThrow('aborted');
      spy.mockRestore();
      await judge.get(`/api/my/assignments/${item.id}`).expect(200);
    });
  });
});
