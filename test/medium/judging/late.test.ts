import { brokenInvariants } from '../../../apps/cli/src/invariants';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { problem } from '../../support/fixtures/award-steps';
import { submittedInitiative } from '../../support/fixtures/initiative';
import type { JudgingContest } from '../../support/fixtures/judging';
import {
  acceptAll,
  assigned,
  entriesOf,
  handInAll,
  judgingContest,
  marksOf,
  move,
  scoring,
} from '../../support/fixtures/judging';

/** What happens to dossiers and people of a contest while its round runs. */
describe('a round and what happens beside it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const step = async (by: Client, roundId: string, transition: string) =>
    problem(await by.post(`/api/rounds/${roundId}/transitions`, { transition }));
  const sheetStates = (roundId: string) =>
    app.db.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM judging.sheet WHERE round_id = $1 GROUP BY state ORDER BY state',
      [roundId],
    );

  async function markedAndClosed({ secretary, judges, roundId }: JudgingContest): Promise<void> {
    for (const judge of judges) await acceptAll(judge, roundId);
    await move(secretary, roundId, 'startScoring');
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
  }

  /** A dossier that was handed in in time and is found eligible now. */
  async function foundEligible({ contest, secretary }: JudgingContest): Promise<string> {
    const { id } = await submittedInitiative(app, contest.id);
    await secretary
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
      .set('if-match', '"v2"')
      .expect(201);
    return id;
  }

  async function acceptNew(judge: Client, roundId: string): Promise<void> {
    const answer = await judge.get(`/api/my/rounds/${roundId}/assignments`).expect(200);
    const items = (answer.body as { items: { id: string; state: string }[] }).items;
    const assignmentIds = items.filter(({ state }) => state === 'appointed').map(({ id }) => id);
    if (assignmentIds.length > 0)
      await judge.post(`/api/my/rounds/${roundId}/acceptances`, { assignmentIds }).expect(204);
  }

  async function disabled(judging: JudgingContest, who: Client): Promise<void> {
    await judging.contest.admin
      .post(`/api/accounts/${who.accountId}/disable`, { reason: 'Đã nghỉ hưu' })
      .set('if-match', '"v1"')
      .expect(200);
  }

  it('takes in what is found eligible while judges are assigned, and does not start without it', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 3 });
    const { secretary, judges, roundId } = judging;
    await assigned(judging);
    for (const judge of judges) await acceptAll(judge, roundId);
    const late = await foundEligible(judging);
    expect(await step(secretary, roundId, 'startScoring')).toEqual({
      status: 409,
      code: 'judging.left_out',
      blockers: ['judging.left_out'],
    });
    await app.runJobs();
    expect((await entriesOf(app, roundId)).has(late)).toBe(true);
    expect((await step(secretary, roundId, 'startScoring')).blockers).toEqual(['judging.underassigned']);
    const plan = await secretary.get(`/api/rounds/${roundId}/spread?seed=hat`).expect(200);
    const { planHash } = plan.body as { planHash: string };
    await secretary.post(`/api/rounds/${roundId}/spread`, { seed: 'hat', planHash }).expect(201);
    for (const judge of judges) await acceptNew(judge, roundId);
    await move(secretary, roundId, 'startScoring');
  });

  it('takes in what is found eligible while it is marked, sealed, and does not close without its sheets', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, judges, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    const late = await foundEligible(judging);
    expect((await step(secretary, roundId, 'close')).blockers).toEqual(['judging.left_out']);
    await app.runJobs();
    expect((await step(secretary, roundId, 'close')).blockers).toEqual(['judging.below_minimum_sheets']);
    expect(
      await app.db.query('SELECT sealed_at IS NOT NULL AS sealed FROM initiative.initiative WHERE id = $1', [late]),
    ).toEqual([{ sealed: true }]);
    const entry = (await entriesOf(app, roundId)).get(late) ?? '';
    const pairs = judges.map(({ accountId }) => ({ roundInitiativeId: entry, accountId }));
    await secretary.post(`/api/rounds/${roundId}/assignments`, { pairs }).expect(201);
    for (const judge of judges) {
      await acceptNew(judge, roundId);
      await handInAll(judge, roundId, () => marksOf(90));
    }
    for (const transition of ['close', 'settle', 'lock']) await move(secretary, roundId, transition);
    const result = await secretary.get(`/api/rounds/${roundId}/result`).expect(200);
    expect((result.body as { ranking: { display: string }[] }).ranking.map(({ display }) => display)).toEqual([
      '90.00',
      '80.00',
    ]);
  });

  it('keeps the result open for what is found eligible once it is closed, and takes it in when reopened', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, judges, chair, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
    const late = await foundEligible(judging);
    await app.runJobs();
    expect((await entriesOf(app, roundId)).has(late)).toBe(false);
    await move(secretary, roundId, 'settle');
    expect((await step(secretary, roundId, 'lock')).blockers).toEqual(['judging.left_out_closed']);
    const asked = await secretary.post(`/api/rounds/${roundId}/reopenings`, { reason: 'Còn hồ sơ' }).expect(201);
    await chair.post(`/api/reopenings/${(asked.body as { id: string }).id}/decision`, { agreed: true }).expect(204);
    await app.runJobs();
    const entry = (await entriesOf(app, roundId)).get(late);
    expect((await step(secretary, roundId, 'close')).blockers).toEqual(['judging.below_minimum_sheets']);
    const pairs = judges.map(({ accountId }) => ({ roundInitiativeId: entry, accountId }));
    await secretary.post(`/api/rounds/${roundId}/assignments`, { pairs }).expect(201);
    for (const judge of judges) {
      await acceptNew(judge, roundId);
      await handInAll(judge, roundId, () => marksOf(90));
    }
    for (const transition of ['close', 'settle', 'lock']) await move(secretary, roundId, transition);
    const result = await secretary.get(`/api/rounds/${roundId}/result`).expect(200);
    expect((result.body as { ranking: object[] }).ranking.length).toBe(2);
  });

  it('tells the secretariat of what is found eligible once the result is locked, and confirms nothing without it', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { contest, secretary, judges, chair, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    for (const transition of ['close', 'settle', 'lock']) await move(secretary, roundId, transition);
    const desk = async () => {
      const { body } = (await secretary.get(`/api/contests/${contest.id}/desk`).expect(200)) as { body: unknown };
      const listed = await secretary.get(`/api/contests/${contest.id}/desk/eligibleUnjudged`).expect(200);
      const { items } = listed.body as { items: { id: string; since: string | null }[] };
      return [(body as { counts: { eligibleUnjudged: number } }).counts.eligibleUnjudged, items.map(({ id }) => id)];
    };
    expect(await desk()).toEqual([0, []]);
    const late = await foundEligible(judging);
    await app.runJobs();
    expect(await desk()).toEqual([1, [late]]);
    expect((await step(chair, roundId, 'confirm')).blockers).toEqual(['judging.left_out_closed']);
    const own = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.author SET account_id = $2 WHERE initiative_id = $1', [late, own.accountId]),
    );
    const { body } = (await own.get(`/api/contests/${contest.id}/desk`).expect(200)) as { body: unknown };
    expect((body as { counts: { eligibleUnjudged: number } }).counts.eligibleUnjudged).toBe(0);
    for (let times = 0; times < 2; times += 1) {
      const asked = await secretary.post(`/api/rounds/${roundId}/reopenings`, { reason: 'Còn hồ sơ' }).expect(201);
      await chair.post(`/api/reopenings/${(asked.body as { id: string }).id}/decision`, { agreed: true }).expect(204);
    }
    await app.runJobs();
    expect([(await entriesOf(app, roundId)).has(late), await desk()]).toEqual([true, [0, []]]);
  });

  it('makes the sheets of a withdrawn dossier void, and blames no judge for them', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { contest, secretary, roundId } = judging;
    const author = await app.signIn();
    const { id } = await submittedInitiative(app, contest.id, {
      state: 'eligible',
      authors: [{ accountId: author.accountId, personId: author.personId }],
    });
    await assigned(judging);
    await author.post(`/api/initiatives/${id}/withdraw`, {}).set('if-match', '"v2"').expect(200);
    await app.runJobs();
    expect(await sheetStates(roundId)).toEqual([
      { state: 'draft', count: 2 },
      { state: 'void', count: 2 },
    ]);
    await markedAndClosed(judging);
    expect(await sheetStates(roundId)).toEqual([
      { state: 'submitted', count: 2 },
      { state: 'void', count: 2 },
    ]);
    const panel = await secretary.get(`/api/rounds/${roundId}/panel-members`).expect(200);
    const { items } = panel.body as { items: { seat: string; load: number; submitted: number }[] };
    expect(items.filter(({ seat }) => seat === 'judge').map(({ load, submitted }) => [load, submitted])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('makes void at its closing what is left open by a verdict taken back', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, roundId } = judging;
    const other = await foundEligible(judging);
    await assigned(judging);
    await secretary
      .post(`/api/initiatives/${other}/screening/verdicts/undo`, { reason: 'Ghi nhầm hồ sơ' })
      .set('if-match', '"v3"')
      .expect(200);
    await markedAndClosed(judging);
    expect(await sheetStates(roundId)).toEqual([
      { state: 'submitted', count: 2 },
      { state: 'void', count: 2 },
    ]);
  });

  it('gives nothing to a judge whose account is closed, and says so', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 3 });
    const { secretary, judges, roundId } = judging;
    await move(secretary, roundId, 'open');
    const [gone] = judges as [Client, ...Client[]];
    await disabled(judging, gone);
    const plan = (await secretary.get(`/api/rounds/${roundId}/spread?seed=hat`).expect(200)).body as {
      pairs: { accountId: string }[];
      loads: { accountId: string }[];
    };
    expect(plan.pairs.length).toBe(4);
    expect([...plan.pairs, ...plan.loads].some(({ accountId }) => accountId === gone.accountId)).toBe(false);
    const [entry] = [...(await entriesOf(app, roundId)).values()];
    const pairs = [{ roundInitiativeId: entry, accountId: gone.accountId }];
    expect(problem(await secretary.post(`/api/rounds/${roundId}/assignments`, { pairs }))).toEqual({
      status: 409,
      code: 'judging.not_assignable',
      blockers: ['judging.judge_unable'],
    });
    const panel = await secretary.get(`/api/rounds/${roundId}/panel-members`).expect(200);
    const { items } = panel.body as { items: { accountId: string; able: boolean }[] };
    expect(items.filter(({ able }) => !able).map(({ accountId }) => accountId)).toEqual([gone.accountId]);
  });

  it('is confirmed by the deputy where the chair’s account is closed or the role gone', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { secretary, judges, chair, deputy, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    for (const transition of ['close', 'settle', 'lock']) await move(secretary, roundId, transition);
    expect((await step(deputy, roundId, 'confirm')).blockers).toEqual(['judging.chair_can_act']);
    await disabled(judging, chair);
    await move(deputy, roundId, 'confirm');
  });

  it('does not move once the contest is suspended or over: neither a round nor a sheet is reopened', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { contest, secretary, judges, chair, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    for (const transition of ['close', 'settle', 'lock']) await move(secretary, roundId, transition);
    await move(chair, roundId, 'confirm');
    const asked = await secretary.post(`/api/rounds/${roundId}/reopenings`, { reason: 'Xem lại' }).expect(201);
    const { version } = (await contest.head.get(`/api/contests/${contest.id}`)).body as { version: number };
    await contest.head
      .post(`/api/contests/${contest.id}/suspend`, { reason: 'Có khiếu nại' })
      .set('if-match', `"v${version}"`)
      .expect(200);
    const decide = () => chair.post(`/api/reopenings/${(asked.body as { id: string }).id}/decision`, { agreed: true });
    expect(problem(await decide()).blockers).toEqual(['judging.contest_suspended']);
    await contest.head
      .post(`/api/contests/${contest.id}/resume`, { reason: 'Đã xong' })
      .set('if-match', `"v${version + 1}"`)
      .expect(200);
    await decide().expect(204);
  });

  it('stops every extension once marking has begun, and lets the contest’s time be extended before', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const { contest } = judging;
    const propose = (scope: object, closesAt = '2099-06-01T00:00:00Z') =>
      contest.head.post(`/api/contests/${contest.id}/extensions`, {
        for: scope,
        closesAt,
        document: '12/CV',
        reason: 'Bão lũ',
      });
    const { id: extensionId } = (await propose({ scope: 'contest' }).expect(201)).body as { id: string };
    await scoring(judging);
    const organiser = await app.signIn({ grants: [{ role: 'organiser', contestId: contest.id }] });
    const confirmed = await organiser
      .post(`/api/contests/${contest.id}/extensions/${extensionId}/confirm`)
      .set('if-match', '"v1"');
    expect(problem(confirmed).blockers).toEqual(['contest.marking_begun']);
    const scopes = [
      { scope: 'contest' },
      { scope: 'unit', unitId: judging.initiatives[0]?.unitId },
      { scope: 'initiative', initiativeId: judging.initiatives[0]?.id },
    ];
    for (const scope of scopes) {
      expect(problem(await propose(scope)).blockers).toEqual(['contest.marking_begun']);
    }
  });

  it('leaves data in which every invariant holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
