import { brokenInvariants } from '../../../apps/cli/src/invariants';
import { onConnection } from '../../support/admin';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { judgedContest } from '../../support/fixtures/award';
import { at as step, awardSteps, ENTRIES } from '../../support/fixtures/award-steps';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { handInAll, judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';
import { waitFor } from '../../support/wait-for';
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

  /** Sends both while everything that writes stands still, so that each has decided before the other is written. */
  async function together(
    table: string,
    first: () => PromiseLike<Answered>,
    second: () => PromiseLike<Answered>,
  ): Promise<[Answered, Answered]> {
    return onConnection(app.databaseUrl, async (holder) => {
      await holder.query('BEGIN');
      await holder.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
      const both = Promise.all([first(), second()]);
      await waitFor('both to wait', () =>
        app.db.first(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' HAVING count(*) = 2`,
        ),
      );
      await holder.query('COMMIT');
      return both;
    });
  }

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
    const answers = await together(
      'platform.audit',
      () => author.post(`/api/initiatives/${draft.id}/submit`).set('if-match', tag(1)),
      () => contest.head.post(`/api/contests/${contest.id}/grants`, { accountId: author.accountId, role: 'judge' }),
    );
    const done = statuses(answers).filter((status) => status < 300);
    expect([done.length, statuses(answers).includes(409)]).toEqual([1, true]);
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
    const answers = await together(
      'platform.audit',
      () => late.post(`/api/my/rounds/${roundId}/sheets`, { sheets }),
      () => secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'close' }),
    );
    const [handedIn, closed] = answers.map(({ status }) => status < 300);
    const states = await app.db.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM judging.sheet WHERE round_id = $1 AND account_id = $2 GROUP BY state`,
      [roundId, late.accountId],
    );
    expect(states).toEqual([
      { state: handedIn ? 'submitted' : closed ? 'not_returned' : 'draft', count: sheets.length },
    ]);
    expect(handedIn === true || closed === true).toBe(true);
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
    const answers = await together(
      'platform.audit',
      () => sign(one),
      () => sign(two),
    );
    expect(statuses(answers)).toEqual([200, 409]);
    const loser = answers[0].status === 409 ? one : two;
    expect(codeOf(await sign(loser).expect(409))).toBe('award.number_taken');
    await step(loser.contest.clerk, loser.sent, 'sign', { ...loser.body, number: '9002' }).expect(200);
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
    const asked = await together(
      'platform.audit',
      () => verdict(one),
      () =>
        minh
          .post(`/api/initiatives/${one}/screening/completions`, { items: [{ text: 'Trang ký' }] })
          .set('if-match', tag(2)),
    );
    expect(statuses(asked).filter((status) => status < 300).length).toBe(1);
    expect(statuses(asked).filter((status) => status === 409 || status === 412).length).toBe(1);
    const two = await dossier();
    const left = await together(
      'platform.audit',
      () => verdict(two),
      () => author.post(`/api/initiatives/${two}/withdraw`, {}).set('if-match', tag(2)),
    );
    expect(statuses(left).filter((status) => status < 300).length).toBe(1);
  });

  it('leave data in which every invariant holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
