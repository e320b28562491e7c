import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, PDF, upload } from '../../support/fixtures/award';
import type { JudgedContest, JudgedEntry } from '../../support/fixtures/award';
import { at, awardSteps, problem } from '../../support/fixtures/award-steps';
import type { Decision } from '../../support/fixtures/award-steps';
import { waitFor } from '../../support/wait-for';

const ENTRIES: readonly JudgedEntry[] = [{ score: 95 }, { score: 93 }, { score: 60, kind: 'group' }];
const DAY = 'T08:00:00+07:00';

interface Complaint {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly daysLeft: number | null;
  readonly steps: readonly { state: string; reason: string | null }[];
  readonly availableTransitions: readonly { name: string; blockers: readonly { code: string }[] }[];
}

describe('the office of the award', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.setNow(`2026-11-20${DAY}`);
  });
  afterAll(() => app.stop());
  afterEach(() => app.setNow(`2026-11-20${DAY}`));
  const { draft, agree, send, signing, published } = awardSteps(() => app);

  it('says to each what may be done with the allotment and with a decision', async () => {
    const rules = ({ prizes, ...rest }: JudgedContest['rulebook']) => {
      const tables = prizes.tables.map((table) => ({ ...table, prizes: table.prizes.slice(0, 1) }));
      return { ...rest, prizes: { ...prizes, tables } };
    };
    const contest = await judgedContest(app, ENTRIES, { rules });
    const desk = async (client: Client) => {
      const decisions = await client.get(`/api/contests/${contest.id}/award-decisions`).expect(200);
      const { names, availableTransitions } = decisions.body as {
        names: { initiativeIds: string[]; open: number; toAsk: number } | null;
        availableTransitions: Complaint['availableTransitions'];
      };
      const register = await client.get(`/api/contests/${contest.id}/documents`).expect(200);
      const steps = [availableTransitions.slice(0, 1), (register.body as Complaint).availableTransitions];
      return [names, ...steps.map((some) => some.map(({ name, blockers }) => [name, ...blockers]))];
    };
    const ids = contest.initiatives.flatMap(({ id }, place) => (place === 1 ? [] : [id])).sort();
    expect([await desk(contest.secretary), await desk(contest.organiser), await desk(contest.clerk)]).toEqual([
      [{ initiativeIds: ids, open: 2, correctionAsked: 0, toAsk: 2 }, [['draft']], [['enter']]],
      [null, [], []],
      [null, [], [['enter']]],
    ]);
    const decision = await draft(contest);
    const actions = async (client: Client, path: string) =>
      ((await client.get(path)).body as { actions: string[] }).actions;
    const allotment = `/api/contests/${contest.id}/allotment`;
    expect([
      await actions(contest.secretary, allotment),
      await actions(contest.chair, allotment),
      await actions(contest.organiser, allotment),
    ]).toEqual([[], ['tie'], ['tie', 'extra_slots', 'leave_empty']]);
    const path = `/api/award-decisions/${decision.id}`;
    expect([await actions(contest.secretary, path), await actions(contest.organiser, path)]).toEqual([
      ['reword', 'record_outside_step', 'make_papers'],
      [],
    ]);
    const sent = await send(contest, await agree(contest, decision));
    expect(await actions(contest.clerk, path)).toEqual(['enter_difference', 'record_outside_step', 'make_papers']);
    const source = await upload(contest.clerk, contest.id);
    const entered = await contest.clerk.post(`${path}/differences`, {
      initiativeId: sent.list[0]?.initiativeId,
      change: 'removed',
      reason: 'Chủ tịch gạch tên.',
      documentNumber: '15/VP',
      documentDate: '2026-11-19',
      documentFileId: source.id,
    });
    expect(entered.status).toBe(201);
    const offered = async (client: Client) =>
      (
        (await client.get(path)).body as Decision & { differences: { availableTransitions: { name: string }[] }[] }
      ).differences[0]?.availableTransitions.map(({ name }) => name);
    expect([await offered(contest.clerk), await offered(contest.organiser), await offered(contest.chair)]).toEqual([
      ['decline'],
      ['confirm', 'decline'],
      [],
    ]);
  });

  it('lists whom a difference may be about, without rank or score, and to those who enter it only', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const decision = await draft(contest, contest.secretary, { tables: ['individuals'] });
    const path = `/api/award-decisions/${decision.id}/choices`;
    expect((await contest.clerk.get(path)).status).toBe(404);
    expect((await contest.organiser.get(path)).status).toBe(403);
    const answer = await contest.secretary.get(path).expect(200);
    const choices = answer.body as { initiatives: { id: string; held: object | null }[]; prizes: { prize: string }[] };
    expect(choices.initiatives.map(({ id, held }) => [id, held])).toEqual(
      contest.initiatives.map(({ id }, index) => [
        id,
        [
          { table: 'individuals', prize: 'individual_first', amount: 10_000_000 },
          { table: 'individuals', prize: 'individual_second', amount: 7_000_000 },
          null,
        ][index],
      ]),
    );
    expect(JSON.stringify(choices)).not.toMatch(/rank|score|9[35][.,]/);
  });

  it('refuses the number that another contest of the same issuer signs at the same moment', async () => {
    const sent: { contest: JudgedContest; decision: Decision; body: object }[] = [];
    for (let count = 0; count < 2; count += 1) {
      const contest = await judgedContest(app, ENTRIES);
      const decision = await send(contest, await agree(contest, await draft(contest)));
      sent.push({ contest, decision, body: await signing(contest, { number: '777' }) });
    }
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = app.db.transaction(async () => {
      await app.db.write('LOCK TABLE award.award IN SHARE MODE');
      await held;
    });
    const signs = sent.map(async ({ contest, decision, body }) => at(contest.clerk, decision, 'sign', body));
    await waitFor('both signatures to be on their way', async () => {
      const [row] = await app.db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row?.count === 2 || undefined;
    });
    release();
    await holding;
    const answers = await Promise.all(signs);
    const refused = answers.filter(({ status }) => status !== 200);
    expect([answers.length - refused.length, refused.map(problem)]).toEqual([
      1,
      [{ status: 409, code: 'award.number_taken', blockers: ['award.number_taken'] }],
    ]);
  });

  it('gives a merit certificate the bonus of the rules, for each category its own', async () => {
    const contest = await judgedContest(app, ENTRIES, {
      rules: (document) => ({
        ...document,
        prizes: {
          ...document.prizes,
          bonuses: [{ commendation: 'merit_certificate', category: 'individual', amount: 3_510_000 }],
        },
      }),
    });
    const merit = await draft(contest, contest.secretary, { kind: 'merit' });
    expect(merit.list.map(({ prizeCode, amount }) => [prizeCode, amount])).toEqual([
      ['individual_first', 3_510_000],
      ['group_first', 0],
    ]);
    const award = await draft(contest);
    expect(award.list[0]?.amount).toBe(10_000_000);
  });

  it('keeps a document register that is filtered, and takes signed papers with number, date, signer and file', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const decision = await draft(contest);
    await contest.secretary.post(`/api/award-decisions/${decision.id}/documents`, { kind: 'proposal' }).expect(201);
    const file = await upload(contest.clerk, contest.id);
    const paper = {
      kind: 'result_notice',
      title: 'Thông báo kết quả cuộc thi',
      number: '45/TB-BTC',
      dated: '2026-11-19',
      signer: 'Đào Thị Ký',
      fileId: file.id,
    };
    const enter = (client: Client, change: object = {}) =>
      client.post(`/api/contests/${contest.id}/documents`, { ...paper, ...change });
    expect((await enter(contest.organiser)).status).toBe(403);
    expect(problem(await enter(contest.clerk, { dated: '2026-11-21' })).code).toBe('award.date_ahead');
    expect(problem(await enter(contest.clerk, { fileId: decision.id })).code).toBe('award.unknown_file');
    const entered = await enter(contest.clerk);
    expect([entered.status, (entered.body as { items: object[] }).items]).toEqual([
      201,
      [expect.objectContaining({ number: '45/TB-BTC', signer: 'Đào Thị Ký', origin: 'handed_in', format: 'pdf' })],
    ]);
    const titles = async (query: string, client = contest.secretary) =>
      ((await client.get(`/api/contests/${contest.id}/documents${query}`)).body as { items: { kind: string }[] }).items
        .map(({ kind }) => kind)
        .sort();
    const made = Array.from({ length: (await titles('?origin=made')).length }, () => 'proposal');
    expect(made.length).toBeGreaterThan(0);
    expect([
      await titles(''),
      await titles('?numbered=false'),
      await titles('?numbered=true'),
      await titles('?kind=result_notice'),
      await titles('?q=dao%20thi%20ky'),
      await titles(`?decisionId=${decision.id}`),
      await titles('', contest.clerk),
    ]).toEqual([
      [...made, 'result_notice'],
      made,
      ['result_notice'],
      ['result_notice'],
      ['result_notice'],
      made,
      ['result_notice'],
    ]);
    expect((await contest.secretary.get(`/api/contests/${contest.id}/documents?kind=nothing`)).status).toBe(422);
  });

  describe('a complaint', () => {
    const file = (client: Client, contest: JudgedContest, body: object = {}) =>
      client.post(`/api/contests/${contest.id}/complaints`, { content: 'Trùng bài.', contact: '0900000000', ...body });
    const list = async (client: Client, contest: JudgedContest, query = '') =>
      (await client.get(`/api/contests/${contest.id}/complaints${query}`)).body as {
        items: { id: string }[];
        window: object | null;
        availableTransitions: Complaint['availableTransitions'];
      };

    it('carries a file of one’s own, its steps, what may be done, and the days that are left', async () => {
      const contest = await judgedContest(app, ENTRIES);
      const citizen = await app.signIn({ name: 'Người Khiếu Nại' });
      const attach = (client: Client) =>
        client.post(`/api/contests/${contest.id}/complaint-files`).attach('file', PDF, 'đơn.pdf');
      const entering = async (client: Client) =>
        (await list(client, contest)).availableTransitions.map(({ name, blockers }) => [
          name,
          ...blockers.map(({ code }) => code),
        ]);
      expect([problem(await attach(citizen)).code, (await list(citizen, contest)).window]).toEqual([
        'award.nothing_published',
        null,
      ]);
      expect([await entering(citizen), await entering(contest.secretary)]).toEqual([
        [['receive', 'award.nothing_published']],
        [
          ['receive', 'award.nothing_published'],
          ['receivePaper', 'award.nothing_published'],
        ],
      ]);
      const isPublished = async () =>
        ((await citizen.get('/api/published-contests').expect(200)).body as { items: { id: string }[] }).items.filter(
          ({ id }) => id === contest.id,
        );
      expect(await isPublished()).toEqual([]);
      await published(contest);
      expect(await isPublished()).toEqual([
        { id: contest.id, code: contest.code, title: expect.any(String) as string, publishedOn: '2026-11-20' },
      ]);
      expect((await list(citizen, contest)).window).toEqual({
        publishedOn: '2026-11-20',
        until: '2026-12-05',
        answerDays: 15,
        isOpen: true,
      });
      expect([await entering(citizen), await entering(contest.secretary)]).toEqual([
        [['receive']],
        [['receive'], ['receivePaper']],
      ]);
      const kept = (await attach(citizen).expect(201)).body as { id: string };
      const foreign = (await attach(await app.signIn()).expect(201)).body as { id: string };
      expect(problem(await file(citizen, contest, { fileId: foreign.id })).code).toBe('award.unknown_file');
      const made = (await file(citizen, contest, { fileId: kept.id }).expect(201)).body as Complaint;
      expect(made).toMatchObject({
        daysLeft: 15,
        steps: [{ state: 'received', reason: null }],
        availableTransitions: [{ name: 'withdraw', blockers: [] }],
      });
      await contest.secretary.get(`/api/award-files/${kept.id}`).expect(200);
      await contest.chair.get(`/api/award-files/${kept.id}`).expect(404);
      await app.setNow(`2026-12-03${DAY}`);
      const read = (await contest.secretary.get(`/api/complaints/${made.id}`)).body as Complaint;
      expect([read.daysLeft, read.availableTransitions.map(({ name }) => name)]).toEqual([
        2,
        ['transfer', 'declineToHandle', 'accept', 'withdraw'],
      ]);
      const shown = async (show: string) => (await list(contest.secretary, contest, `?show=${show}`)).items.length;
      expect([await shown('open'), await shown('due_soon'), await shown('overdue'), await shown('closed')]).toEqual([
        1, 1, 0, 0,
      ]);
    });

    it('reminds the secretariat before the answer is due and after, while there is none', async () => {
      const contest = await judgedContest(app, ENTRIES);
      await published(contest);
      await file(await app.signIn(), contest).expect(201);
      const closed = (await file(await app.signIn(), contest).expect(201)).body as Complaint;
      await contest.secretary
        .post(`/api/complaints/${closed.id}/decline`, { reason: 'Không ghi rõ nội dung.' })
        .set('if-match', `"v${closed.version}"`)
        .expect(200);
      await app.runJobs();
      const reminders = async () =>
        app.db.query<{ subject: string; name: string }>(
          `SELECT n.subject, p.name FROM notification.notice n JOIN identity.account a ON a.id = n.account_id
           JOIN identity.person p ON p.id = a.person_id WHERE n.contest_id = $1 AND n.kind = 'complaint_due' ORDER BY n.created_at, p.name`,
          [contest.id],
        );
      const desk = async () => {
        const { counts } = (await contest.secretary.get(`/api/contests/${contest.id}/desk`)).body as {
          counts: Record<string, number>;
        };
        return [counts.complaintsOpen, counts.complaintsDueSoon, counts.complaintsOverdue];
      };
      expect([await reminders(), await desk()]).toEqual([[], [1, 0, 0]]);
      await app.setNow(`2026-12-02${DAY}`);
      await app.runJobs();
      const told = (await reminders()).map(({ subject }) => subject);
      expect([told, await desk()]).toEqual([
        Array.from({ length: told.length }, () => 'Hạn trả lời đơn số 1: 05/12/2026'),
        [1, 1, 0],
      ]);
      expect(told.length).toBeGreaterThanOrEqual(2);
      await app.setNow(`2026-12-06${DAY}`);
      await app.runJobs();
      expect([(await reminders()).length, await desk()]).toEqual([2 * told.length, [1, 0, 1]]);
    });
  });
});
