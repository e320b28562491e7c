import { randomUUID } from 'node:crypto';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { currentRulebook, openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';

const DAY = 86_400_000;
const later = (from: Date, days: number) => new Date(from.getTime() + days * DAY).toISOString();

describe('running a contest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const state = async (client: Client, id: string) => {
    const { body } = (await client.get(`/api/contests/${id}`).expect(200)) as {
      body: { state: string; version: number };
    };
    return { state: body.state, tag: `"v${body.version}"` };
  };
  const step = async (client: Client, id: string, name: string, body: object = { reason: 'lý do' }) =>
    client.post(`/api/contests/${id}/${name}`, body).set('if-match', (await state(client, id)).tag);

  async function prepared(): Promise<{ id: string; admin: Client; head: Client }> {
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    const document = await currentRulebook(app);
    const code = `X${randomUUID().slice(0, 6).toUpperCase()}`;
    const { body } = (await admin
      .post('/api/contests', { code, source: { from: 'document', document } })
      .expect(201)) as { body: unknown };
    const { id } = body as { id: string };
    return { id, admin, head: await app.signIn({ grants: [{ role: 'secretary_head', contestId: id }] }) };
  }

  it('shows a contest in preparation to its staff and to nobody else', async () => {
    const { id, admin, head } = await prepared();
    const stranger = await app.signIn();
    const other = await app.signIn({ grants: [{ role: 'secretary_head', contestId: randomUUID() }] });
    await admin.get(`/api/contests/${id}`).expect(200);
    await head.get(`/api/contests/${id}`).expect(200);
    for (const path of ['', '/rulebook', '/rulebook-versions', '/rulebook-diff?from=1&to=1']) {
      const missing = await stranger.get(`/api/contests/${randomUUID()}${path}`).expect(404);
      const hidden = await stranger.get(`/api/contests/${id}${path}`).expect(404);
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      await app.anonymous.get(`/api/contests/${id}${path}`).expect(404);
      await other.get(`/api/contests/${id}${path}`).expect(404);
    }
    await other
      .post(`/api/contests/${id}/announce`, { number: '1', date: '2026-01-01' })
      .set('if-match', '"v1"')
      .expect(404);
    const { body } = (await stranger.get('/api/contests?limit=200').expect(200)) as { body: unknown };
    expect((body as { items: { id: string }[] }).items.filter((one) => one.id === id)).toEqual([]);
  });

  it('announces, opens and closes by the clock', async () => {
    const { id, head } = await prepared();
    const paper = { number: '01/KH-UBND', date: '2026-02-25' };
    const answer = await head.post(`/api/contests/${id}/announce`, paper).set('if-match', '"v1"').expect(200);
    expect(answer.headers['etag']).toBe('"v2"');
    expect(answer.body).toMatchObject({ state: 'announced', announcement: paper, rulebookVersion: 1 });
    await app.anonymous.get(`/api/contests/${id}`).expect(200);
    await app.runJobs();
    expect((await state(head, id)).state).toBe('open');
    const { body } = (await app.anonymous.get(`/api/contests/${id}`).expect(200)) as { body: unknown };
    const closesAt = new Date((body as { closesAt: string }).closesAt);
    await app.setNow(new Date(closesAt.getTime() - 1).toISOString());
    await app.runJobs();
    expect((await state(head, id)).state).toBe('open');
    await app.setNow(closesAt.toISOString());
    await app.runJobs();
    expect((await state(head, id)).state).toBe('closed');
    const audit = await app.db.query(
      `SELECT action, from_state, to_state, actor_id IS NULL AS by_clock FROM platform.audit WHERE contest_id = $1 AND subject_kind = 'contest' AND outcome = 'done' ORDER BY id`,
      [id],
    );
    expect(audit).toEqual([
      { action: 'contest.create', from_state: null, to_state: 'preparing', by_clock: false },
      { action: 'contest.announce', from_state: 'preparing', to_state: 'announced', by_clock: false },
      { action: 'contest.open', from_state: 'announced', to_state: 'open', by_clock: true },
      { action: 'contest.close', from_state: 'open', to_state: 'closed', by_clock: true },
    ]);
  });

  it('refuses to announce without version, with a stale one, by others, and with what it does not know', async () => {
    const { id, admin, head } = await prepared();
    const paper = { number: '01/KH-UBND', date: '2026-02-25' };
    const path = `/api/contests/${id}/announce`;
    await head.post(path, paper).expect(428);
    await head.post(path, paper).set('if-match', '"v9"').expect(412);
    await head
      .post(path, { ...paper, state: 'open' })
      .set('if-match', '"v1"')
      .expect(422);
    await head.post(path, { number: '', date: '2026-02-30' }).set('if-match', '"v1"').expect(422);
    await admin.post(path, paper).set('if-match', '"v1"').expect(403);
    await (await app.signIn()).post(path, paper).set('if-match', '"v1"').expect(403);
    await app.anonymous.post(path, paper).set('if-match', '"v1"').expect(401);
    expect((await state(head, id)).state).toBe('preparing');
  });

  it('suspends and resumes to where it was, and closes if its time passed meanwhile', async () => {
    const contest = await openContest(app);
    const { id, head } = contest;
    await step(head, id, 'suspend').then((answer) => expect(answer.status).toBe(200));
    await app.setNow(contest.closesAt.toISOString());
    await app.runJobs();
    expect((await state(head, id)).state).toBe('suspended');
    const resumed = await step(head, id, 'resume');
    expect(resumed.body).toMatchObject({ state: 'open' });
    await app.runJobs();
    expect((await state(head, id)).state).toBe('closed');
  });

  it('closes early with a reason, concludes and archives; refuses out of turn', async () => {
    const { id, head } = await openContest(app);
    expect((await step(head, id, 'conclude', {})).body).toMatchObject({ status: 409, code: 'workflow.state' });
    expect((await step(head, id, 'close-early', {})).status).toBe(422);
    expect((await step(head, id, 'close-early')).body).toMatchObject({ state: 'closed' });
    expect((await step(head, id, 'conclude', {})).body).toMatchObject({ state: 'concluded' });
    expect((await step(head, id, 'cancel')).status).toBe(409);
    expect((await step(head, id, 'archive', {})).body).toMatchObject({ state: 'archived', availableTransitions: [] });
  });

  it('cancels with a reason; a judge may read but not cancel', async () => {
    const { id, head } = await openContest(app);
    const judge = await app.signIn({ grants: [{ role: 'judge', contestId: id }] });
    expect((await step(judge, id, 'cancel')).status).toBe(403);
    expect((await step(head, id, 'cancel', {})).body).toMatchObject({ status: 422, code: 'workflow.reason_required' });
    expect((await step(head, id, 'cancel')).body).toMatchObject({ state: 'cancelled' });
  });

  describe('extensions', () => {
    let contest: OpenContest;
    let secretary: Client;
    beforeEach(async () => {
      contest = await openContest(app);
      secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    });
    const proposal = (scope: object, days = 5) => ({
      for: scope,
      closesAt: later(contest.closesAt, days),
      document: '88/UBND-NC ngày 01/6/2026',
      reason: 'Mất điện diện rộng',
    });
    const propose = async (scope: object, days?: number) => {
      const answer = await contest.head
        .post(`/api/contests/${contest.id}/extensions`, proposal(scope, days))
        .expect(201);
      return (answer.body as { id: string }).id;
    };
    const confirm = (by: Client, extensionId: string, tag = '"v1"') =>
      by.post(`/api/contests/${contest.id}/extensions/${extensionId}/confirm`).set('if-match', tag);

    it('needs a second person, then moves the closing time for all', async () => {
      const id = await propose({ scope: 'contest' });
      const own = await confirm(contest.head, id).expect(403);
      expect(own.body).toMatchObject({ code: 'workflow.role' });
      await confirm(secretary, id, '"v7"').expect(412);
      const done = await confirm(secretary, id).expect(200);
      expect(done.body).toMatchObject({ state: 'confirmed', confirmedBy: 'Nguyễn Thị Ví Dụ' });
      await confirm(secretary, id, '"v2"').expect(409);
      await app.setNow(contest.closesAt.toISOString());
      await app.runJobs();
      expect((await state(contest.head, contest.id)).state).toBe('open');
      await app.setNow(later(contest.closesAt, 5));
      await app.runJobs();
      expect((await state(contest.head, contest.id)).state).toBe('closed');
    });

    it('opens a closed contest again', async () => {
      await app.setNow(contest.closesAt.toISOString());
      await app.runJobs();
      const id = await propose({ scope: 'contest' });
      await confirm(secretary, id).expect(200);
      expect((await state(contest.head, contest.id)).state).toBe('open');
    });

    it('gives one unit or one dossier more time, and an early closing ends that', async () => {
      const unitId = await app.unit('Sở Nội vụ');
      const initiativeId = randomUUID();
      await confirm(secretary, await propose({ scope: 'unit', unitId }, 2)).expect(200);
      await confirm(secretary, await propose({ scope: 'initiative', initiativeId }, 3)).expect(200);
      const closing = async (unit: string | null, initiative: string | null) => {
        const sql = 'SELECT contest.closing_for($1, $2, $3) AS at';
        return (await app.db.first<{ at: Date }>(sql, [contest.id, unit, initiative]))?.at.toISOString();
      };
      expect(await closing(null, randomUUID())).toBe(contest.closesAt.toISOString());
      expect(await closing(unitId, randomUUID())).toBe(later(contest.closesAt, 2));
      expect(await closing(unitId, initiativeId)).toBe(later(contest.closesAt, 3));
      const [inTime, late] = [await app.signIn({ unitId }), await app.signIn()];
      const takes = async () => {
        const answers = [];
        for (const by of [inTime, late]) answers.push((await by.get(`/api/contests/${contest.id}`).expect(200)).body);
        return (answers as { takesInitiatives: boolean; reception: string; closesForReader: string }[]).map(
          ({ takesInitiatives, reception, closesForReader }) => [takesInitiatives, reception, closesForReader],
        );
      };
      const [plain, longer] = [contest.closesAt.toISOString(), later(contest.closesAt, 2)];
      expect(await takes()).toEqual([
        [true, 'open', longer],
        [true, 'open', plain],
      ]);
      await app.setNow(plain);
      expect(await takes()).toEqual([
        [true, 'open', longer],
        [false, 'over', plain],
      ]);
      await app.setNow(null);
      const closed = await step(contest.head, contest.id, 'close-early');
      const early = (closed.body as { closesAt: string }).closesAt;
      expect(await takes()).toEqual([
        [false, 'over', early],
        [false, 'over', early],
      ]);
      expect(await closing(unitId, initiativeId)).toBe(early);
    });

    it('refuses an earlier time, an unknown unit, other people and other contests', async () => {
      const path = `/api/contests/${contest.id}/extensions`;
      const earlier = await contest.head.post(path, proposal({ scope: 'contest' }, -1)).expect(409);
      expect(earlier.body).toMatchObject({ blockers: [{ code: 'contest.extension_not_later', path: 'closesAt' }] });
      await contest.head.post(path, proposal({ scope: 'unit', unitId: randomUUID() })).expect(422);
      await contest.head.post(path, { ...proposal({ scope: 'contest' }), confirmedBy: randomUUID() }).expect(422);
      await secretary.post(path, proposal({ scope: 'contest' })).expect(403);
      const id = await propose({ scope: 'contest' });
      const other = await openContest(app);
      await other.head.get(path).expect(404);
      await confirm(other.head, id).expect(403);
      await other.head.post(`/api/contests/${other.id}/extensions/${id}/confirm`).set('if-match', '"v1"').expect(404);
      await secretary.post(`${path}/${id}/decline`, { reason: 'Chưa cần' }).set('if-match', '"v1"').expect(200);
      await confirm(secretary, id, '"v2"').expect(409);
    });
  });
});
