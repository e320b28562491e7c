import { randomUUID } from 'node:crypto';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { currentRulebook, openContest } from '../../support/fixtures/contest';

const code = () => `Y${randomUUID().slice(0, 6).toUpperCase()}`;

describe('the rules of a contest', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.signIn({ grants: [{ role: 'admin' }] });
  });
  afterAll(() => app.stop());

  it('start from a preset, and a code is taken once', async () => {
    const source = { from: 'preset', preset: 'bac_ninh_2026' };
    const answer = await admin.post('/api/contests', { source }).expect(201);
    const { id } = answer.body as { id: string };
    expect(answer.body).toEqual({ id, legalBasesToCheck: [] });
    const { body } = (await admin.get(`/api/contests/${id}`).expect(200)) as { body: unknown };
    expect(body).toMatchObject({ code: 'SK26', state: 'preparing', version: 1, rulebookVersion: 1 });
    const taken = await admin.post('/api/contests', { source }).expect(409);
    expect(taken.body).toMatchObject({ code: 'contest.code_taken', params: { code: 'SK26' } });
    await admin.post('/api/contests', { source: { from: 'preset', preset: 'toString' } }).expect(422);
    await admin.post('/api/contests', { source, state: 'open' }).expect(422);
    const head = await app.signIn({ grants: [{ role: 'secretary_head', contestId: id }] });
    await head.post('/api/contests', { source, code: code() }).expect(403);
  });

  it('are refused with every fault and its path', async () => {
    const document = await currentRulebook(app);
    const broken = { ...document, calendar: { ...document.calendar, closesAt: document.calendar.opensAt }, extra: 1 };
    const answer = await admin.post('/api/contests', { code: code(), source: { from: 'document', document: broken } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'contest.rulebook_faults',
      blockers: [
        {
          code: 'contest.rulebook_unknown_key',
          path: 'document.extra',
          message: 'Không có mục nào tên “extra”.',
        },
        { code: 'contest.rulebook_calendar_order', path: 'document.calendar.closesAt' },
      ],
    });
  });

  it('are copied from last year without people, with dates moved and legal bases to check', async () => {
    const last = await openContest(app, { code: 'BN26' });
    const source = { from: 'contest', contestId: last.id };
    const answer = await admin.post('/api/contests', { source, code: 'BN27' }).expect(201);
    const { id, legalBasesToCheck } = answer.body as { id: string; legalBasesToCheck: string[] };
    expect(legalBasesToCheck).toEqual(last.rulebook.documents.legalBases);
    const { body } = (await admin.get(`/api/contests/${id}`).expect(200)) as { body: unknown };
    expect(body).toMatchObject({
      copiedFrom: last.id,
      state: 'preparing',
      title: last.rulebook.name.replace('2026', '2027'),
    });
    const grants = await admin.get(`/api/contests/${id}/grants`).expect(200);
    expect(grants.body).toMatchObject({ items: [], nextCursor: null, total: 0, totalCapped: false });
    await admin.post('/api/contests', { source: { from: 'contest', contestId: randomUUID() } }).expect(404);
  });

  it('are edited while preparing, under the version read', async () => {
    const document = await currentRulebook(app);
    const created = await admin.post('/api/contests', { code: code(), source: { from: 'document', document } });
    const path = `/api/contests/${(created.body as { id: string }).id}/rulebook`;
    const renamed = { ...document, name: 'Cuộc thi Đổi mới' };
    await admin.put(path, renamed).expect(428);
    await admin.put(path, renamed).set('if-match', '"v2"').expect(412);
    await admin
      .put(path, { ...renamed, themes: [] })
      .set('if-match', '"v1"')
      .expect(422);
    const done = await admin.put(path, renamed).set('if-match', '"v1"').expect(200);
    expect(done.body).toMatchObject({
      rulebookVersion: 1,
      frozenAt: null,
      version: 2,
      document: { name: 'Cuộc thi Đổi mới' },
    });
    const found = await admin.get(`/api/contests?q=${encodeURIComponent('doi moi')}`).expect(200);
    expect((found.body as { total: number }).total).toBe(1);
  });

  it('are frozen by the announcement: no edit, amendments within bounds, versions and differences', async () => {
    const { id, head, rulebook } = await openContest(app);
    const tag = (version: number) => `"v${version}"`;
    await head.put(`/api/contests/${id}/rulebook`, rulebook).set('if-match', tag(3)).expect(409);
    const path = `/api/contests/${id}/amendments`;
    const documents = { ...rulebook.documents, legalBases: [...rulebook.documents.legalBases, 'Luật mới'] };
    const good = { document: { ...rulebook, documents }, reason: 'Bổ sung căn cứ' };
    const theme = { ...rulebook, themes: rulebook.themes.slice(1) };
    const frozen = await head
      .post(path, { ...good, document: theme })
      .set('if-match', tag(3))
      .expect(409);
    expect(frozen.body).toMatchObject({ code: 'contest.change_refused' });
    const closesAt = new Date(Date.parse(rulebook.calendar.closesAt) + 86_400_000).toISOString();
    const moved = { ...good.document, calendar: { ...rulebook.calendar, closesAt } };
    const extend = await head
      .post(path, { ...good, document: moved })
      .set('if-match', tag(3))
      .expect(409);
    expect(extend.body).toMatchObject({ code: 'contest.extend_instead' });
    await head.post(path, good).expect(428);
    await head
      .post(path, { ...good, reason: ' ' })
      .set('if-match', tag(3))
      .expect(422);
    await admin.post(path, good).set('if-match', tag(3)).expect(403);
    const done = await head.post(path, good).set('if-match', tag(3)).expect(200);
    expect(done.body).toMatchObject({ rulebookVersion: 2, version: 4 });
    const difference = await app.anonymous.get(`/api/contests/${id}/rulebook-diff?from=1&to=2`).expect(200);
    expect(difference.body).toEqual({
      items: [{ path: `documents.legalBases.${rulebook.documents.legalBases.length}`, to: 'Luật mới' }],
    });
    const versions = await app.anonymous.get(`/api/contests/${id}/rulebook-versions`).expect(200);
    expect((versions.body as { items: object[] }).items).toMatchObject([
      { rulebookVersion: 2, reason: 'Bổ sung căn cứ', createdBy: null },
      { rulebookVersion: 1, reason: null, createdBy: null },
    ]);
    const first = await app.anonymous.get(`/api/contests/${id}/rulebook?version=1`).expect(200);
    expect(first.body).toMatchObject({ document: rulebook });
    await app.anonymous.get(`/api/contests/${id}/rulebook?version=3`).expect(404);
  });

  it('publish their schema and presets to anybody', async () => {
    const schema = await app.anonymous.get('/api/rulebook-schema').expect(200);
    expect(schema.body).toMatchObject({ title: 'Sáng Kiến rulebook', type: 'object' });
    const presets = await app.anonymous.get('/api/rulebook-presets').expect(200);
    expect((presets.body as { criteria: { code: string }[] }).criteria.map((one) => one.code)).toEqual(['a', 'b', 'c']);
    await app.anonymous.get('/api/rulebook-presets/prizes/typical').expect(200);
    await app.anonymous.get('/api/rulebook-presets/prizes/constructor').expect(404);
  });

  it('give roles in the contest through its own address', async () => {
    const { id, head } = await openContest(app);
    const judge = await app.signIn({ name: 'Đỗ Giám Khảo' });
    const path = `/api/contests/${id}/grants`;
    await head.post(path, { accountId: judge.accountId, role: 'judge' }).expect(201);
    await head.post(path, { accountId: judge.accountId, role: 'judge' }).expect(409);
    await head.post(path, { accountId: judge.accountId, role: 'organiser' }).expect(403);
    await head.post(path, { accountId: judge.accountId, role: 'admin' }).expect(422);
    await admin.post(`/api/contests/${randomUUID()}/grants`, { accountId: judge.accountId, role: 'judge' }).expect(404);
    const { body } = (await head.get(`${path}?role=judge&q=do%20giam`).expect(200)) as { body: unknown };
    expect((body as { items: object[] }).items).toMatchObject([{ role: 'judge', name: 'Đỗ Giám Khảo', unitId: null }]);
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: id }] });
    const given = async (client: Client) => ((await client.get(path)).body as { mayGive: string[] }).mayGive;
    expect([await given(secretary), await given(head), await given(admin)]).toEqual([
      [],
      ['coordinator', 'secretary', 'judge', 'chair', 'deputy_chair', 'clerk'],
      ['coordinator', 'secretary', 'secretary_head', 'judge', 'chair', 'deputy_chair', 'organiser', 'clerk'],
    ]);
    await judge.get(path).expect(403);
  });
});
