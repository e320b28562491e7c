import { TestApp } from '../../support/app';
import { judgedContest, lockAgain, PDF, upload } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { at, awardSteps, ENTRIES, problem } from '../../support/fixtures/award-steps';
import type { Decision } from '../../support/fixtures/award-steps';

const EMPTY = 'award.list_empty';

interface DraftStep {
  readonly kind: string;
  readonly table: string | null;
  readonly blockers: readonly { readonly code: string }[];
}

describe('an award decision', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  const { draft, ok, agree, send, today, signing, sign, published } = awardSteps(() => app);

  const result = (contest: JudgedContest) => app.anonymous.get(`/api/public/contests/${contest.id}/result`);
  const events = async (id: string) =>
    (
      await app.db.query<{ action: string }>(
        `SELECT action FROM platform.audit WHERE subject_id = $1 AND outcome = 'done' ORDER BY id`,
        [id],
      )
    ).map(({ action }) => action);

  it('goes from the ranking to the public result', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const [a, b, c, d, e, f, g] = contest.initiatives.map(({ id }) => id);
    const drafted = await draft(contest);
    expect(drafted.list.map((row) => [row.initiativeId, row.prizeCode, row.amount, row.rank])).toEqual([
      [a, 'individual_first', 10_000_000, 1],
      [b, 'individual_second', 7_000_000, 2],
      [c, 'individual_second', 7_000_000, 3],
      [d, 'individual_third', 5_000_000, 5],
      [e, 'individual_third', 5_000_000, 6],
      [f, 'individual_third', 5_000_000, 7],
      [g, 'group_first', 15_000_000, 4],
    ]);
    expect((await contest.clerk.get(`/api/award-decisions/${drafted.id}`)).status).toBe(404);
    const agreed = await agree(contest, drafted);
    expect([agreed.state, agreed.agreedHash]).toEqual(['agreed', drafted.listHash]);
    const sent = await send(contest, agreed);
    const signed = await sign(contest, sent);
    expect([signed.state, signed.signedList]).toEqual(['signed', drafted.list]);
    expect((await result(contest)).status).toBe(404);
    const done = await ok(at(contest.clerk, signed, 'publish'));
    expect(done.availableTransitions).toEqual([]);
    await expect(
      app.db.transaction(() => app.db.write(`UPDATE award.decision SET number = '999' WHERE id = $1`, [done.id])),
    ).rejects.toThrow('a signed decision changes only by a new decision');
    const shown = await result(contest);
    expect(shown.status).toBe(200);
    const [decision] = (shown.body as { decisions: { winners: object[] }[] }).decisions;
    expect(decision?.winners.length).toBe(7);
    expect(Object.keys(decision?.winners[0] ?? {}).sort()).toEqual([...contest.rulebook.publication.fields].sort());
    expect(await events(drafted.id)).toEqual([
      'award_decision.draft',
      'award_decision.agree',
      'award_decision.send',
      'award_decision.sign',
      'award_decision.publish',
    ]);
    const decided = await app.db.query(
      'SELECT 1 FROM initiative.initiative WHERE contest_id = $1 AND decided_at IS NOT NULL',
      [contest.id],
    );
    expect(decided.length).toBe(7);
  });

  it('is never agreed by who proposed it', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const both = await app.signIn({
      name: 'Hai Vai',
      grants: [
        { role: 'secretary', contestId: contest.id },
        { role: 'organiser', contestId: contest.id },
      ],
    });
    const own = await draft(contest, both);
    expect(problem(await at(both, own, 'agree', { listHash: own.listHash }))).toEqual({
      status: 409,
      code: 'award.own_proposal',
      blockers: ['award.own_proposal'],
    });
    const offered = (await both.get(`/api/award-decisions/${own.id}`)).body as Decision;
    expect(offered.availableTransitions.find(({ name }) => name === 'agree')?.blockers).toMatchObject([
      { code: 'award.own_proposal' },
    ]);
    await expect(
      app.db.transaction(() =>
        app.db.write(
          `UPDATE award.decision SET state = 'agreed', list_hash = $2, agreed_by = proposed_by, agreed_at = platform.now() WHERE id = $1`,
          [own.id, own.listHash],
        ),
      ),
    ).rejects.toThrow('check constraint');
    expect((await agree(contest, own)).state).toBe('agreed');
  });

  it('is agreed by nobody but an organiser, and by their own list only', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const decision = await draft(contest);
    const body = { listHash: decision.listHash };
    expect(problem(await at(contest.secretary, decision, 'agree', body)).status).toBe(403);
    expect(problem(await at(contest.clerk, decision, 'agree', body)).status).toBe(403);
    expect(problem(await at(contest.organiser, decision, 'agree', { listHash: '0'.repeat(64) }))).toEqual({
      status: 409,
      code: 'award.list_changed',
      blockers: ['award.list_changed'],
    });
    expect((await at(contest.organiser, { ...decision, version: 9 }, 'agree', body)).status).toBe(412);
    expect((await contest.organiser.post(`/api/award-decisions/${decision.id}/agree`, body)).status).toBe(428);
    const stranger = await judgedContest(app, []);
    expect((await at(stranger.organiser, decision, 'agree', body)).status).toBe(404);
  });

  it('keeps an agreement when words change, and loses it when the list is drawn again', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const agreed = await agree(contest, await draft(contest));
    const reworded = await ok(
      contest.secretary
        .patch(`/api/award-decisions/${agreed.id}/wording`, { fundSource: 'ngân sách tỉnh năm 2026' })
        .set('if-match', `"v${agreed.version}"`),
    );
    expect([reworded.state, reworded.agreedHash]).toEqual(['agreed', agreed.agreedHash]);
    const redrafted = await ok(at(contest.secretary, reworded, 'redraft', {}));
    expect([redrafted.state, redrafted.agreedHash, redrafted.listHash]).toEqual(['drafted', null, agreed.listHash]);
  });

  it('cannot rest on a result that was locked anew, or name who was struck off', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const agreed = await agree(contest, await draft(contest));
    await app.db.transaction(() =>
      app.db.write(`UPDATE initiative.initiative SET state = 'disqualified' WHERE id = $1`, [
        contest.initiatives[0]?.id,
      ]),
    );
    await lockAgain(app, contest, ENTRIES);
    expect(
      problem(await at(contest.clerk, agreed, 'send', { proposalNumber: '1', proposalDate: await today() })),
    ).toEqual({
      status: 409,
      code: 'award.result_changed',
      blockers: ['award.result_changed', 'award.initiative_gone'],
    });
    const redrafted = await ok(at(contest.secretary, agreed, 'redraft', {}));
    expect(redrafted.list.map(({ initiativeId }) => initiativeId)).not.toContain(contest.initiatives[0]?.id);
    expect((await agree(contest, redrafted)).state).toBe('agreed');
  });

  it('comes back with a reason and is drafted again', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const sent = await send(contest, await agree(contest, await draft(contest)));
    expect((await at(contest.clerk, sent, 'return', { reason: ' ' })).status).toBe(422);
    const returned = await ok(at(contest.clerk, sent, 'return', { reason: 'Thiếu căn cứ pháp lý.' }));
    expect(returned.state).toBe('returned');
    expect(problem(await at(contest.clerk, returned, 'sign', await signing(contest))).code).toBe('workflow.state');
    expect((await ok(at(contest.secretary, returned, 'redraft', {}))).state).toBe('drafted');
  });

  it('is signed only with the PDF declared, a free number and dates in order', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const sent = await send(contest, await agree(contest, await draft(contest)));
    const tried = async (change: object) =>
      problem(await at(contest.clerk, sent, 'sign', await signing(contest, change)));
    expect((await tried({ sha256: 'f'.repeat(64) })).code).toBe('award.other_pdf');
    expect((await tried({ signedOn: '2099-01-01' })).code).toBe('award.date_ahead');
    expect((await tried({ signedOn: '2020-01-01' })).code).toBe('award.signed_before_proposal');
    expect((await tried({ surprise: true })).status).toBe(422);
    expect((await tried({ number: '128/QĐ-UBND' })).blockers).toEqual(['award.number_alone']);
    const taken = await published(await judgedContest(app, ENTRIES));
    expect((await tried({ number: taken.number })).code).toBe('award.number_taken');
    const other = await judgedContest(app, []);
    const foreign = await upload(other.clerk, other.id);
    expect((await tried({ fileId: foreign.id, sha256: foreign.sha256 })).code).toBe('award.unknown_file');
    expect((await sign(contest, sent)).state).toBe('signed');
  });

  it('refuses a signed file that is not what it says', async () => {
    const contest = await judgedContest(app, []);
    const post = (bytes: Buffer, name: string) =>
      contest.clerk.post(`/api/contests/${contest.id}/award-files`).attach('file', bytes, name);
    expect(problem(await post(Buffer.from(''), 'a.pdf')).code).toBe('files.empty');
    expect(problem(await post(Buffer.from('hello'), 'a.pdf')).code).toBe('files.wrong_content');
    expect(problem(await post(PDF, 'a.docm')).code).toBe('files.macro');
    const applicant = await app.signIn();
    expect((await applicant.post(`/api/contests/${contest.id}/award-files`)).status).toBe(403);
  });

  it('names each initiative once among the decisions of its kind', async () => {
    const contest = await judgedContest(app, ENTRIES);
    await draft(contest, contest.secretary, { tables: ['individuals'] });
    const again = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    expect(problem(again).code).toBe('award.already_listed');
    expect((again.body as { title: string }).title).toMatch(/^Đã có trong .*: \S+-0001(, \S+-000\d){5}\. Hãy sửa/);
    const desk = await contest.secretary.get(`/api/contests/${contest.id}/award-decisions`);
    const steps = (desk.body as { availableTransitions: DraftStep[] }).availableTransitions;
    const against = (kind: string) =>
      steps.flatMap((one) => (one.kind === kind ? [[one.table, ...one.blockers.map(({ code }) => code)]] : []));
    expect(['award', 'merit', 'commendation'].map(against)).toEqual([
      [[null, 'award.already_listed'], ['individuals', 'award.already_listed'], ['groups'], ['collectives', EMPTY]],
      [[null], ['individuals'], ['groups'], ['collectives', EMPTY]],
      [null, 'individuals', 'groups', 'collectives'].map((table) => [table, EMPTY]),
    ]);
    expect((await draft(contest, contest.secretary, { tables: ['groups'] })).list.length).toBe(1);
    const merit = await draft(contest, contest.secretary, { kind: 'merit' });
    expect(merit.list.map(({ prizeCode, amount }) => [prizeCode, amount])).toEqual([
      ['individual_first', 0],
      ['group_first', 0],
    ]);
    const none = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'commendation' });
    expect(problem(none).code).toBe(EMPTY);
  });
});
