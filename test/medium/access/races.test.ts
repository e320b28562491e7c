import { brokenInvariants } from '../../../apps/cli/src/invariants';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { judgedContest } from '../../support/fixtures/award';
import { at as step, awardSteps, ENTRIES } from '../../support/fixtures/award-steps';
import { submittedInitiative } from '../../support/fixtures/initiative';
import type { JudgingContest } from '../../support/fixtures/judging';
import { handInAll, judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';
import { inTurn } from '../../support/in-turn';
import { contestWith, draftOf, tag } from '../initiative/contest';

interface Answered {
  readonly status: number;
  readonly body: unknown;
}
const statuses = (answers: readonly Answered[]) => answers.map(({ status }) => status).sort((a, b) => a - b);
const codeOf = ({ body }: Answered) => (body as { code: string }).code;

/** Different steps at the same instant whose rules look at each other. */
describe('steps that cross', () => {
  let app: TestApp;
  const steps = awardSteps(() => app);

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('an early closing and many submits: who got a receipt was in time, everybody else hears that it is closed', async () => {
    const contest = await contestWith(app);
    const authors = await Promise.all(Array.from({ length: 12 }, () => app.signIn()));
    const drafts = await Promise.all(authors.map((author) => draftOf(author, contest.id)));
    const submit = (index: number) =>
      (authors[index] as Client)
        .post(`/api/initiatives/${drafts[index]?.id ?? ''}/submit`)
        .set('if-match', tag(1))
        .then((answer) => answer);
    const { version } = (await contest.head.get(`/api/contests/${contest.id}`)).body as { version: number };
    const close = () =>
      contest.head
        .post(`/api/contests/${contest.id}/close-early`, { reason: 'Đủ hồ sơ' })
        .set('if-match', tag(version));
    const before = [0, 1, 2, 3].map(submit);
    const closing = close().then((answer) => answer);
    const after = [4, 5, 6, 7, 8, 9, 10, 11].map(submit);
    expect((await closing).status).toBe(200);
    const answers = await Promise.all([...before, ...after]);
    for (const answer of answers) {
      expect([200, 409]).toContain(answer.status);
      if (answer.status === 409) expect(codeOf(answer)).toMatch(/^initiative\.(closed|contest_not_open)$/);
    }
    const rows = await app.db.query<{ receipts: number; late: number }>(
      `SELECT count(*)::int AS receipts, count(*) FILTER (WHERE r.received_at >= a.at)::int AS late FROM initiative.receipt r
       JOIN initiative.initiative i ON i.id = r.initiative_id AND i.contest_id = $1
       JOIN platform.audit a ON a.subject_id = i.contest_id AND a.action = 'contest.closeEarly'`,
      [contest.id],
    );
    expect(rows).toEqual([{ receipts: answers.filter(({ status }) => status === 200).length, late: 0 }]);
    expect((await submit(0)).status).toBe(409);
  });

  it('somebody hands in while being made a judge: one of the two is refused', async () => {
    const contest = await contestWith(app);
    const author = await app.signIn({ name: 'Nguyễn Văn Hai Vai' });
    const draft = await draftOf(author, contest.id);
    const outcome = await inTurn(
      app,
      () => author.post(`/api/initiatives/${draft.id}/submit`).set('if-match', tag(1)),
      () => contest.head.post(`/api/contests/${contest.id}/grants`, { accountId: author.accountId, role: 'judge' }),
    );
    expect(outcome).toEqual([200, 409, 'identity.grant_refused']);
  });

  it('a round is locked twice, or confirmed twice: once', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { secretary, chair, contest, judges, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
    await move(secretary, roundId, 'settle');
    const go = (by: Client, transition: string) => by.post(`/api/rounds/${roundId}/transitions`, { transition });
    expect(statuses(await Promise.all([go(secretary, 'lock'), go(contest.head, 'lock')]))).toEqual([200, 409]);
    expect(statuses(await Promise.all([go(chair, 'confirm'), go(chair, 'confirm')]))).toEqual([200, 409]);
    expect(await app.db.query('SELECT number FROM judging.round_result WHERE round_id = $1', [roundId])).toEqual([
      { number: 1 },
    ]);
  });

  it('a sheet is handed in while the round is closed: it counts as handed in or as not returned, never both', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 3, minimumSheets: 1 });
    const { secretary, judges, roundId } = judging;
    await scoring(judging);
    const [late, ...others] = judges as [Client, ...Client[]];
    for (const judge of others) await handInAll(judge, roundId, () => marksOf(80));
    const sheets: { readonly assignmentId: string; readonly version: number }[] = [];
    for (const item of await myItems(late, roundId)) {
      const saved = await late
        .put(`/api/my/assignments/${item.id}/sheet`, { marks: marksOf(70) })
        .set('if-match', `"v${item.sheetVersion}"`)
        .expect(200);
      sheets.push({ assignmentId: item.id, version: (saved.body as { version: number }).version });
    }
    const outcome = await inTurn(
      app,
      () => late.post(`/api/my/rounds/${roundId}/sheets`, { sheets }),
      () => secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'close' }),
    );
    expect(outcome).toEqual([200, 200, undefined]);
    const states = await app.db.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM judging.sheet WHERE round_id = $1 AND account_id = $2 GROUP BY state`,
      [roundId, late.accountId],
    );
    expect(states).toEqual([{ state: 'submitted', count: sheets.length }]);
  });

  describe('of a judge and the secretariat', () => {
    let judging: JudgingContest;
    let judge: Client;
    let spare: Client;
    let sheet: { readonly assignmentId: string; readonly version: number };

    /** One judge has marked everything and hands it in; a spare one has nothing yet. */
    async function marked(): Promise<void> {
      judging = await judgingContest(app, { initiatives: 1, judges: 3 });
      await scoring(judging);
      const { roundId } = judging;
      const lists = await Promise.all(judging.judges.map((one) => myItems(one, roundId)));
      judge = judging.judges[lists.findIndex(({ length }) => length > 0)] ?? judging.chair;
      spare = judging.judges[lists.findIndex(({ length }) => length === 0)] ?? judging.chair;
      const [item] = await myItems(judge, roundId);
      const saved = await judge
        .put(`/api/my/assignments/${item?.id}/sheet`, { marks: marksOf(70) })
        .set('if-match', `"v${item?.sheetVersion}"`)
        .expect(200);
      sheet = { assignmentId: item?.id ?? '', version: (saved.body as { version: number }).version };
    }
    const handIn = () => judge.post(`/api/my/rounds/${judging.roundId}/sheets`, { sheets: [sheet] });
    const replace = () =>
      judging.secretary.post(`/api/assignments/${sheet.assignmentId}/replacement`, {
        accountId: spare.accountId,
        reason: 'Đi công tác',
      });
    const recuse = () => judge.post(`/api/my/assignments/${sheet.assignmentId}/recusal`, { reason: 'Bị ốm' });
    const now = async () => {
      const rows = await app.db.query<{ state: string; sheet: string }>(
        `SELECT a.state, s.state AS sheet FROM judging.assignment a JOIN judging.sheet s ON s.assignment_id = a.id WHERE a.id = $1`,
        [sheet.assignmentId],
      );
      return rows.map(({ state, sheet: of }) => `${state}, ${of}`);
    };

    beforeEach(marked);

    it.each([
      ['hands in and is replaced', handIn, replace, [200, 409, 'judging.already_submitted'], 'accepted, submitted'],
      ['is replaced and hands in', replace, handIn, [201, 404, 'platform.not_found'], 'replaced, void'],
      [
        'hands in and asks to be let go',
        handIn,
        recuse,
        [200, 409, 'judging.already_submitted'],
        'accepted, submitted',
      ],
      ['asks to be let go and hands in', recuse, handIn, [204, 404, 'platform.not_found'], 'recused, void'],
    ] as const)('%s: the first counts', async (_, first, second, expected, after) => {
      expect([await inTurn(app, first, second), await now()]).toEqual([expected, [after]]);
    });
  });

  it('a round is locked while a sheet is asked back or opened again: never with a sheet that does not count', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, chair, judges, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    for (const transition of ['close', 'settle']) await move(secretary, roundId, transition);
    const handedIn = async () =>
      (
        await app.db.first<{ id: string }>(`SELECT id FROM judging.sheet WHERE round_id = $1 AND state = 'submitted'`, [
          roundId,
        ])
      )?.id;
    const lock = () => secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'lock' });
    let sheetId = await handedIn();
    const ask = () => chair.post(`/api/rounds/${roundId}/reopenings`, { sheetId, reason: 'Xem lại' });
    expect(await inTurn(app, ask, lock)).toEqual([201, 409, 'judging.reopenings_open']);
    const { body } = (await chair.get(`/api/rounds/${roundId}/reopenings`).expect(200)) as { body: unknown };
    const decision = `/api/reopenings/${(body as { items: { id: string }[] }).items[0]?.id}/decision`;
    expect(await inTurn(app, () => secretary.post(decision, { agreed: true }), lock)).toEqual([
      204,
      409,
      'judging.sheets_missing',
    ]);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(85));
    sheetId = await handedIn();
    expect(await inTurn(app, lock, ask)).toEqual([200, 409, 'judging.round_not_scoring']);
  });

  it('two contests of one issuer sign under the same number: one has it, the other hears that it is taken', async () => {
    const signed = await Promise.all(
      [1, 2].map(async () => {
        const contest = await judgedContest(app, ENTRIES);
        const sent = await steps.send(contest, await steps.agree(contest, await steps.draft(contest)));
        return { contest, sent, body: await steps.signing(contest, { number: '9001' }) };
      }),
    );
    const [one, two] = signed as [(typeof signed)[number], (typeof signed)[number]];
    const sign = ({ contest, sent, body }: typeof one) => step(contest.clerk, sent, 'sign', body);
    const outcome = await inTurn(
      app,
      () => sign(one),
      () => sign(two),
    );
    expect(outcome).toEqual([200, 409, 'award.number_taken']);
    await step(two.contest.clerk, two.sent, 'sign', { ...two.body, number: '9002' }).expect(200);
  });

  it.each([
    ['a unit is merged while its dossier is handed in', true],
    ['a dossier is handed in while its unit is merged', false],
  ] as const)('%s: both, and the dossier keeps the unit it was handed in by', async (_, mergedFirst) => {
    const contest = await contestWith(app);
    const author = await app.signIn({ unitId: await app.unit('Sở Cũ') });
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    const into = await app.unit('Sở Mới');
    const draft = await draftOf(author, contest.id);
    const merge = () => admin.post(`/api/units/${author.unitId}/merge`, { intoUnitId: into }).set('if-match', tag(1));
    const submit = () => author.post(`/api/initiatives/${draft.id}/submit`).set('if-match', tag(1));
    const order = mergedFirst ? ([merge, submit] as const) : ([submit, merge] as const);
    expect(await inTurn(app, ...order)).toEqual([200, 200, undefined]);
    const kept = await app.db.query(
      `SELECT i.state, i.unit_id, a.unit_id AS of_author, a.unit_name FROM initiative.initiative i JOIN initiative.author a ON a.initiative_id = i.id
       WHERE i.id = $1`,
      [draft.id],
    );
    expect(kept).toEqual([
      { state: 'submitted', unit_id: author.unitId, of_author: author.unitId, unit_name: 'Sở Cũ' },
    ]);
  });

  it('a verdict and a completion request, a verdict and a withdrawal: one of each', async () => {
    const contest = await contestWith(app);
    const secretary = (name: string) => app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
    const [lan, minh] = [await secretary('Lê Thị Lan'), await secretary('Phạm Văn Minh')];
    const author = await app.signIn();
    const dossier = async () =>
      (
        await submittedInitiative(app, contest.id, {
          unitId: author.unitId,
          authors: [{ accountId: author.accountId }],
        })
      ).id;
    const verdict = (id: string) =>
      lan
        .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Ngoài lĩnh vực' })
        .set('if-match', tag(2));
    const one = await dossier();
    const asked = await inTurn(
      app,
      () => verdict(one),
      () =>
        minh
          .post(`/api/initiatives/${one}/screening/completions`, { items: [{ text: 'Trang ký' }] })
          .set('if-match', tag(2)),
    );
    expect(asked).toEqual([201, 412, 'platform.stale']);
    const two = await dossier();
    const left = await inTurn(
      app,
      () => verdict(two),
      () => author.post(`/api/initiatives/${two}/withdraw`, {}).set('if-match', tag(2)),
    );
    expect(left).toEqual([201, 412, 'platform.stale']);
  });

  describe('of two administrators', () => {
    const admins = () =>
      Promise.all(['Lê Quản Trị', 'Trần Quản Trị'].map((name) => app.signIn({ name, grants: [{ role: 'admin' }] })));
    const disable = (by: Client, whom: Client) =>
      by.post(`/api/accounts/${whom.accountId}/disable`, { reason: 'Nghỉ việc' }).set('if-match', tag(1));
    const revoke = async (by: Client, whom: Client) => {
      const grant = await app.db.first<{ id: string }>('SELECT id FROM identity.role_grant WHERE account_id = $1', [
        whom.accountId,
      ]);
      return by.post(`/api/grants/${grant?.id}/revoke`, { reason: 'Đổi nhiệm vụ' });
    };

    it.each([
      ['disable each other', disable, disable],
      ['take the role from each other', revoke, revoke],
      ['disable and take the role', disable, revoke],
      ['take the role and disable', revoke, disable],
    ] as const)('who %s: one remains', async (_, first, second) => {
      const [one, two] = (await admins()) as [Client, Client];
      const outcome = await inTurn(
        app,
        () => first(one, two),
        () => second(two, one),
      );
      expect(outcome.slice(1)).toEqual([403, 'identity.no_longer_admin']);
      await one.get('/api/accounts?limit=1').expect(200);
      expect((await two.get('/api/accounts?limit=1')).status).toBeGreaterThanOrEqual(401);
    });
  });

  it('leave data in which every invariant holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
