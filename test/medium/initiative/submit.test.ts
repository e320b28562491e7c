import { randomUUID } from 'node:crypto';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { bodyOf, codesOf, contestWith, draftOf, tag } from './contest';

describe('submitting', () => {
  let app: TestApp;
  let contest: OpenContest;
  let author: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    author = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const submit = (client: Client, id: string, version: number) =>
    client.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version));
  const at = (offsetMs: number) => app.setNow(new Date(contest.closesAt.getTime() + offsetMs).toISOString());

  it('freezes a revision, gives a receipt and one audit row per step', async () => {
    const draft = await draftOf(author, contest.id, {
      answers: { purpose: 'Giảm giấy tờ', confidential: 'Tên riêng bí mật' },
    });
    const body = bodyOf(await submit(author, draft.id, draft.version).expect(200));
    expect(body).toEqual({
      id: draft.id,
      code: draft.code,
      state: 'submitted',
      version: 2,
      revision: 1,
      receipt: {
        code: expect.stringMatching(new RegExp(`^${draft.code}-R1-[0-9A-F]{8}$`)) as string,
        revision: 1,
        receivedAt: expect.any(String) as string,
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    });
    const [row] = await app.db.query(
      `SELECT r.title, r.answers, r.blind_title, r.blind_answers, r.content_hash = t.content_hash AS same, i.received_at = t.received_at AS timely
       FROM initiative.revision r JOIN initiative.receipt t USING (initiative_id) JOIN initiative.initiative i ON i.id = r.initiative_id
       WHERE r.initiative_id = $1`,
      [draft.id],
    );
    expect(row).toEqual({
      title: 'Một cửa không giấy tờ',
      answers: { purpose: 'Giảm giấy tờ', confidential: 'Tên riêng bí mật' },
      blind_title: 'Một cửa không giấy tờ',
      blind_answers: { purpose: 'Giảm giấy tờ' },
      same: true,
      timely: true,
    });
    const audit = await app.db.query(
      `SELECT action, from_state, to_state, actor_id FROM platform.audit WHERE subject_id = $1 ORDER BY id`,
      [draft.id],
    );
    expect(audit).toEqual([
      { action: 'initiative.create', from_state: null, to_state: 'draft', actor_id: author.accountId },
      { action: 'initiative.submit', from_state: 'draft', to_state: 'submitted', actor_id: author.accountId },
    ]);
  });

  it('writes and submits in one request, the same as in two', async () => {
    const body = bodyOf(
      await author
        .post(`/api/contests/${contest.id}/initiatives`, {
          title: 'Nộp ngay',
          theme: 'procedures',
          submit: true,
          answers: { purpose: 'Nhanh', confidential: 'kín' },
        })
        .expect(201),
    );
    expect(body).toMatchObject({ state: 'submitted', revision: 1, version: 1, receipt: { revision: 1 } });
    const seen = bodyOf(await author.get(`/api/initiatives/${body.id}`).expect(200));
    expect(seen).toMatchObject({
      title: 'Nộp ngay',
      state: 'submitted',
      unitId: author.unitId,
      authors: [{ name: 'Nguyễn Văn An', share: 100, isLead: true, isMe: true, consent: 'given' }],
      receipt: body.receipt,
    });
    const [row] = await app.db.query(
      `SELECT r.blind_answers, r.number FROM initiative.revision r WHERE r.initiative_id = $1`,
      [body.id],
    );
    expect(row).toEqual({ blind_answers: { purpose: 'Nhanh' }, number: 1 });
  });

  it('says everything that is missing at once, and loses nothing', async () => {
    const strict = await contestWith(app, (rules) => ({
      ...rules,
      form: { ...rules.form, fields: rules.form.fields.map((f) => ({ ...f, required: f.code === 'purpose' })) },
      dossier: {
        ...rules.dossier,
        parts: rules.dossier.parts.map((p) => ({ ...p, required: p.code === 'signed_form' })),
      },
    }));
    const draft = await draftOf(author, strict.id, { title: '', theme: null });
    const body = bodyOf(await submit(author, draft.id, 1).expect(409));
    expect(codesOf(body)).toEqual([
      'initiative.title_missing',
      'initiative.theme_missing',
      'contest.answer_missing',
      'initiative.part_missing',
    ]);
    expect((await author.get(`/api/initiatives/${draft.id}`)).body).toMatchObject({ state: 'draft', version: 1 });
    const once = await author
      .post(`/api/contests/${strict.id}/initiatives`, { title: 'Thiếu', theme: 'procedures', submit: true })
      .expect(409);
    expect(codesOf(once.body as never)).toEqual(['contest.answer_missing', 'initiative.part_missing']);
  });

  it.each([
    ['no clock', undefined],
    ['an honest clock', 0],
    ['a clock that lies an hour back', -3_600_000],
    ['a clock that lies an hour ahead', 3_600_000],
  ])('closes exactly, whatever the sender says: %s', async (_, lie) => {
    const early = await draftOf(author, contest.id);
    const late = await draftOf(author, contest.id);
    const dated = (offset: number) =>
      lie === undefined ? {} : { date: new Date(contest.closesAt.getTime() + offset + lie).toUTCString() };
    await at(-1);
    await submit(author, early.id, 1).set(dated(-1)).expect(200);
    await at(0);
    const body = bodyOf(await submit(author, late.id, 1).set(dated(0)).expect(409));
    expect(codesOf(body)).toEqual(['initiative.closed']);
    await at(1000);
    await submit(author, late.id, 1).set(dated(1000)).expect(409);
    await author
      .post(`/api/contests/${contest.id}/initiatives`, { title: 'Muộn', theme: 'procedures', submit: true })
      .set(dated(1000))
      .expect(409);
  });

  it('refuses a late edit and a late draft, and takes both one millisecond before', async () => {
    const draft = await draftOf(author, contest.id);
    const patch = (version: number) =>
      author.patch(`/api/initiatives/${draft.id}`, { title: 'Đổi tên' }).set('if-match', tag(version));
    await at(-1);
    await patch(1).expect(200);
    await at(0);
    expect(((await patch(2).expect(409)).body as { code: string }).code).toBe('initiative.closed');
    await author.post(`/api/contests/${contest.id}/initiatives`, {}).expect(409);
  });

  it('honours an extension for the unit', async () => {
    const draft = await draftOf(author, contest.id);
    const other = await app.signIn();
    const foreign = await draftOf(other, contest.id);
    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO contest.extension (contest_id, scope, unit_id, closes_at, document, reason, proposed_by, proposed_at, confirmed_by, confirmed_at, state)
         VALUES ($1, 'unit', $2, $3::timestamptz + interval '1 day', '5/CV', 'bão', $4, platform.now(), $5, platform.now(), 'confirmed')`,
        [contest.id, author.unitId, contest.closesAt, author.accountId, other.accountId],
      ),
    );
    await at(3_600_000);
    await submit(author, draft.id, 1).expect(200);
    await submit(other, foreign.id, 1).expect(409);
    await app.db.transaction(() => app.db.write('DELETE FROM contest.extension WHERE contest_id = $1', [contest.id]));
  });

  it('gives one receipt to two submits at once, and 409 to the other', async () => {
    const draft = await draftOf(author, contest.id);
    const answers = await Promise.all([submit(author, draft.id, 1), submit(author, draft.id, 1)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    const receipts = await app.db.query('SELECT id FROM initiative.receipt WHERE initiative_id = $1', [draft.id]);
    expect(receipts.length).toBe(1);
  });

  it('repeats the first answer for the same Idempotency-Key', async () => {
    const draft = await draftOf(author, contest.id);
    const key = randomUUID();
    const [one, two] = await Promise.all([
      submit(author, draft.id, 1).set('idempotency-key', key),
      submit(author, draft.id, 1).set('idempotency-key', key),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body).toEqual(one.body);
    const create = () =>
      author
        .post(`/api/contests/${contest.id}/initiatives`, { title: 'Một lần', theme: 'procedures', submit: true })
        .set('idempotency-key', `${key}-new`);
    const first = await create().expect(201);
    expect((await create().expect(201)).body).toEqual(first.body);
  });

  it('refuses a stale version and a missing one', async () => {
    const draft = await draftOf(author, contest.id);
    await author.patch(`/api/initiatives/${draft.id}`, { title: 'Mới' }).set('if-match', tag(1)).expect(200);
    await submit(author, draft.id, 1).expect(412);
    await author.patch(`/api/initiatives/${draft.id}`, { title: 'Cũ' }).set('if-match', tag(1)).expect(412);
    await author.post(`/api/initiatives/${draft.id}/submit`).expect(428);
    await submit(author, draft.id, 2).expect(200);
  });

  it('lets the author withdraw until sealed, and nobody else', async () => {
    const draft = await draftOf(author, contest.id);
    await submit(author, draft.id, 1).expect(200);
    const withdraw = (client: Client) =>
      client.post(`/api/initiatives/${draft.id}/withdraw`, {}).set('if-match', tag(2));
    await withdraw(await app.signIn()).expect(404);
    await withdraw(contest.head).expect(403);
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.initiative SET sealed_at = platform.now() WHERE id = $1', [draft.id]),
    );
    expect(codesOf((await withdraw(author).expect(409)).body as never)).toEqual(['initiative.sealed']);
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.initiative SET sealed_at = NULL WHERE id = $1', [draft.id]),
    );
    expect((await withdraw(author).expect(200)).body).toEqual({ id: draft.id, state: 'withdrawn', version: 3 });
  });

  it('holds a draft to the rulebook in force when it is handed in', async () => {
    const amended = await contestWith(app);
    const draft = await draftOf(author, amended.id);
    const asked = {
      ...amended.rulebook,
      form: {
        ...amended.rulebook.form,
        fields: amended.rulebook.form.fields.map((f) => ({ ...f, required: f.code === 'purpose' })),
      },
    };
    await app.db.transaction(async () => {
      await app.db.write(
        `INSERT INTO contest.rulebook (contest_id, version, body, hash, created_at, frozen_at) VALUES ($1, 2, $2, 'second', platform.now(), platform.now())`,
        [amended.id, JSON.stringify(asked)],
      );
      await app.db.write('UPDATE contest.contest SET rulebook_version = 2 WHERE id = $1', [amended.id]);
    });
    expect(codesOf(bodyOf(await submit(author, draft.id, 1).expect(409)))).toEqual(['contest.answer_missing']);
    await author
      .patch(`/api/initiatives/${draft.id}`, { answers: { purpose: 'Rõ' } })
      .set('if-match', tag(1))
      .expect(200);
    await submit(author, draft.id, 2).expect(200);
    const versions = await app.db.query(
      `SELECT i.rulebook_version, r.rulebook_version AS frozen FROM initiative.initiative i JOIN initiative.revision r ON r.initiative_id = i.id WHERE i.id = $1`,
      [draft.id],
    );
    expect(versions).toEqual([{ rulebook_version: 2, frozen: 2 }]);
  });

  it('takes no dossier in a contest that is suspended or not announced', async () => {
    const quiet = await contestWith(app);
    const draft = await draftOf(author, quiet.id);
    const put = (state: string) =>
      app.db.transaction(() =>
        app.db.write(
          `UPDATE contest.contest SET state = $2, suspended_from = CASE WHEN $2 = 'suspended' THEN 'open' END WHERE id = $1`,
          [quiet.id, state],
        ),
      );
    await put('suspended');
    expect(codesOf((await submit(author, draft.id, 1).expect(409)).body as never)).toEqual([
      'initiative.contest_not_open',
    ]);
    await put('preparing');
    await author.post(`/api/contests/${quiet.id}/initiatives`, {}).expect(404);
  });
});
