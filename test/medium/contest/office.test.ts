import { templateOf, papers } from '@platform/documents';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { judgedContest, PDF } from '../../support/fixtures/award';
import { awardSteps, ENTRIES } from '../../support/fixtures/award-steps';
import { currentRulebook, openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';

const DAY = 86_400_000;

describe('the office of a contest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  const { draft, agree } = awardSteps(() => app);
  const get = async <T>(client: Client, path: string): Promise<T> => {
    const { body } = (await client.get(path).expect(200)) as { body: unknown };
    return body as T;
  };

  it('is not concluded while an award decision waits for its publication', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const path = `/api/contests/${contest.id}`;
    const conclude = async () => {
      const { version } = await get<{ version: number }>(contest.head, path);
      return contest.head.post(`${path}/conclude`, {}).set('if-match', `"v${version}"`);
    };
    const offered = async () => {
      const { availableTransitions } = await get<{
        availableTransitions: { name: string; blockers: { code: string }[] }[];
      }>(contest.head, path);
      return availableTransitions.find(({ name }) => name === 'conclude')?.blockers.map(({ code }) => code);
    };
    const drafted = await draft(contest, contest.secretary, { tables: ['individuals'] });
    expect(await offered()).toEqual([]);
    const agreed = await agree(contest, drafted);
    expect(await offered()).toEqual(['contest.decision_pending']);
    expect((await conclude()).body).toMatchObject({ status: 409, code: 'contest.decision_pending' });
    await contest.secretary
      .post(`/api/award-decisions/${drafted.id}/redraft`, { wording: {} })
      .set('if-match', `"v${agreed.version}"`)
      .expect(200);
    expect((await conclude()).body).toMatchObject({ state: 'concluded' });
  });

  describe('extensions', () => {
    let contest: OpenContest;
    let secretary: Client;
    beforeAll(async () => {
      contest = await openContest(app);
      secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    });
    const path = () => `/api/contests/${contest.id}/extensions`;
    const propose = async (days = 5) => {
      const answer = await contest.head
        .post(path(), {
          for: { scope: 'contest' },
          closesAt: new Date(contest.closesAt.getTime() + days * DAY).toISOString(),
          document: '88/UBND-NC ngày 01/6/2026',
          reason: 'Mất điện diện rộng',
        })
        .expect(201);
      return (answer.body as { id: string }).id;
    };
    const steps = async (client: Client, id: string) =>
      (await get<{ items: { id: string; availableTransitions: { name: string }[] }[] }>(client, path())).items
        .find((one) => one.id === id)
        ?.availableTransitions.map(({ name }) => name);

    it('say to each reader what that person may do', async () => {
      const proposes = async (client: Client) => {
        const view = await get<{ availableTransitions: { name: string }[] }>(client, `/api/contests/${contest.id}`);
        return view.availableTransitions.some(({ name }) => name === 'extend');
      };
      expect([await proposes(contest.head), await proposes(secretary)]).toEqual([true, false]);
      const id = await propose();
      expect(await steps(contest.head, id)).toEqual(['decline']);
      expect(await steps(secretary, id)).toEqual(['confirm', 'decline']);
      await secretary.post(`${path()}/${id}/decline`, { reason: 'Chưa cần' }).set('if-match', '"v1"').expect(200);
      expect(await steps(secretary, id)).toEqual([]);
    });

    it('carry the scan of their letter until they are decided', async () => {
      const id = await propose();
      const scan = `${path()}/${id}/scan`;
      await secretary.get(scan).expect(404);
      await secretary.post(scan).attach('file', PDF, 'cv.pdf').expect(403);
      const text = await contest.head.post(scan).attach('file', Buffer.from('chữ'), 'cv.txt');
      expect([text.status, (text.body as { blockers: object[] }).blockers.length]).toEqual([422, 0]);
      const put = await contest.head.post(scan).attach('file', PDF, 'Công văn.pdf').expect(201);
      expect(put.body).toMatchObject({ version: 2, scan: { fileName: 'Công văn.pdf', size: PDF.length } });
      const down = await secretary.get(scan).expect(200);
      expect([down.headers['content-type'], (down.body as Buffer).equals(PDF)]).toEqual(['application/pdf', true]);
      const other = await openContest(app);
      await other.head.get(scan).expect(404);
      await other.head
        .post(`/api/contests/${other.id}/extensions/${id}/scan`)
        .attach('file', PDF, 'cv.pdf')
        .expect(404);
      await secretary.post(`${path()}/${id}/confirm`).set('if-match', '"v2"').expect(200);
      const late = await contest.head.post(scan).attach('file', PDF, 'cv.pdf').expect(409);
      expect(late.body).toMatchObject({ code: 'contest.extension_decided' });
    });

    it('get the scan of a letter that came after they were confirmed, once; a declined one gets none', async () => {
      const id = await propose(6);
      const scan = `${path()}/${id}/scan`;
      const mayAdd = async (client: Client) => {
        const { items } = await get<{ items: { id: string; mayAddScan: boolean }[] }>(client, path());
        return items.find((one) => one.id === id)?.mayAddScan;
      };
      expect([await mayAdd(contest.head), await mayAdd(secretary)]).toEqual([true, false]);
      await secretary.post(`${path()}/${id}/confirm`).set('if-match', '"v1"').expect(200);
      expect(await mayAdd(contest.head)).toBe(true);
      await contest.head.post(scan).attach('file', PDF, 'Công văn.pdf').expect(201);
      expect(await mayAdd(contest.head)).toBe(false);
      await contest.head.post(scan).attach('file', PDF, 'khác.pdf').expect(409);
      const declined = await propose(7);
      await secretary.post(`${path()}/${declined}/decline`, { reason: 'Chưa cần' }).set('if-match', '"v1"').expect(200);
      await contest.head.post(`${path()}/${declined}/scan`).attach('file', PDF, 'cv.pdf').expect(409);
    });
  });

  it('checks rules without keeping them, as far as the contest is', async () => {
    const contest = await openContest(app);
    const path = `/api/contests/${contest.id}/rulebook-checks`;
    const check = async (document: unknown) => {
      const { body } = (await contest.head.post(path, { document }).expect(200)) as { body: unknown };
      return body as {
        phase: string;
        mayChange: { path: string }[];
        saving: { blockers: { path: string; code: string; message: string }[] };
        differences: { path: string }[];
      };
    };
    const { rulebook } = contest;
    const same = await check(rulebook);
    expect([same.phase, same.saving.blockers, same.differences]).toEqual(['open', [], []]);
    expect(same.mayChange.map((one) => one.path)).toEqual([
      'calendar.unitClosesAt',
      'calendar.milestones',
      'rounds.*.ownPartsCloseAt',
      'rounds',
      'tieBreak',
      'conflicts',
      'prizes.tables.*.prizes.*.amounts',
      'prizes.budgetCeiling',
      'prizes',
      'documents',
    ]);
    const frozen = await check({ ...rulebook, name: 'Tên khác' });
    expect(frozen.saving.blockers).toMatchObject([{ path: 'name', code: 'contest.rulebook_frozen' }]);
    const broken = await check({ ...rulebook, themes: [] });
    expect(broken.saving.blockers.map(({ path: at, code }) => [at, code])).toEqual([
      ['themes', 'contest.rulebook_too_few'],
    ]);
    await contest.admin.post(path, { document: rulebook }).expect(200);
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    await secretary.post(path, { document: rulebook }).expect(403);
    const other = await openContest(app);
    await other.head.post(path, { document: rulebook }).expect(404);
    expect(await get<object>(contest.head, `/api/contests/${contest.id}`)).toMatchObject({ rulebookVersion: 1 });
  });

  it('says in preparation what would still refuse the announcement', async () => {
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    const rules = await currentRulebook(app);
    const document = {
      ...rules,
      documents: { ...rules.documents, papers: rules.documents.papers.filter(({ kind }) => kind !== 'tally') },
    };
    const made = await admin.post('/api/contests', { code: 'CHECK26', source: { from: 'document', document } });
    const { id } = made.body as { id: string };
    const answer = await admin.post(`/api/contests/${id}/rulebook-checks`, { document }).expect(200);
    expect(answer.body).toMatchObject({
      phase: 'preparing',
      mayChange: null,
      saving: { blockers: [] },
      announcing: { blockers: [{ path: 'documents.papers', code: 'contest.rulebook_paper_missing' }] },
    });
    const head = await app.signIn({ grants: [{ role: 'secretary_head', contestId: (await openContest(app)).id }] });
    await head.post(`/api/contests/${id}/rulebook-checks`, { document }).expect(404);
  });

  it('takes over last year’s Word templates and notices, once, and shows every version of a template', async () => {
    const last = await openContest(app);
    const of = (id: string) => `/api/contests/${id}`;
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: last.id }] });
    const word = await templateOf(papers.decision);
    const up = () =>
      secretary
        .post(`${of(last.id)}/templates/decision`)
        .attach('file', word, 'mau.docx')
        .expect(201);
    await up();
    await secretary.post(`${of(last.id)}/templates/decision/restore`).expect(200);
    await up();
    await secretary
      .post(`${of(last.id)}/templates/minutes`)
      .attach('file', await templateOf(papers.minutes), 'bb.docx');
    await secretary.post(`${of(last.id)}/templates/minutes/restore`);
    const notices = await get<{ items: { kind: string; vi: object; en: object }[] }>(
      secretary,
      `${of(last.id)}/notice-templates`,
    );
    const [first, second] = notices.items;
    const wording = { vi: { subject: 'Riêng', text: 'Lời riêng' }, en: { subject: 'Own', text: 'Own words' } };
    const worded = (kind?: string) => `${of(last.id)}/notice-templates/${kind}`;
    for (const one of [first, second])
      await secretary.put(worded(one?.kind), wording).set('if-match', '"v0"').expect(200);
    await secretary.delete(worded(second?.kind)).set('if-match', '"v1"').expect(200);

    const versions = await get<{ items: { version: number; shipped: boolean }[] }>(
      secretary,
      `${of(last.id)}/templates/decision/versions`,
    );
    expect(versions.items.map(({ version, shipped }) => [version, shipped])).toEqual([
      [3, false],
      [2, true],
      [1, false],
      [0, true],
    ]);
    const old = await secretary.get(`${of(last.id)}/templates/decision/file?version=1`).responseType('blob');
    expect((old.body as Buffer).equals(word)).toBe(true);
    await secretary.get(`${of(last.id)}/templates/decision/file?version=9`).expect(404);
    await last.admin.get(`${of(last.id)}/templates/decision/versions`).expect(403);

    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO award.blank_layout VALUES ($1, 'merit', '{"offset": {"right": 1}}', platform.now(), $2)`,
        [last.id, secretary.accountId],
      ),
    );
    const made = await last.admin.post('/api/contests', {
      code: 'COPY27',
      source: { from: 'contest', contestId: last.id },
    });
    const { id } = made.body as { id: string };
    await app.runJobs();
    const head = await app.signIn({ grants: [{ role: 'secretary_head', contestId: id }] });
    const own = await get<{ items: { paper: string; version: number; fileName: string | null }[] }>(
      head,
      `${of(id)}/templates`,
    );
    expect(own.items.filter(({ version }) => version > 0)).toMatchObject([
      { paper: 'decision', version: 1, fileName: 'mau.docx' },
    ]);
    expect(await app.db.query('SELECT kind, layout FROM award.blank_layout WHERE contest_id = $1', [id])).toEqual([
      { kind: 'merit', layout: { offset: { right: 1 } } },
    ]);
    const copy = await head.get(`${of(id)}/templates/decision/file`).responseType('blob');
    expect((copy.body as Buffer).equals(word)).toBe(true);
    const taken = await get<{ items: { kind: string; version: number }[] }>(head, `${of(id)}/notice-templates`);
    expect(taken.items.filter(({ version }) => version > 0)).toMatchObject([{ kind: first?.kind, ...wording }]);
  });
});
