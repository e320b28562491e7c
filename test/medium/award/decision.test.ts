import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, lockAgain, PDF, upload } from '../../support/fixtures/award';
import type { JudgedContest, JudgedEntry } from '../../support/fixtures/award';

const ENTRIES: readonly JudgedEntry[] = [
  { score: 95, title: 'Trợ lý ảo tra cứu thủ tục hành chính' },
  { score: 93 },
  { score: 91 },
  { score: 89 },
  { score: 87 },
  { score: 85 },
  { score: 90, kind: 'group', authors: [{ name: 'Vũ Thị An' }, { name: 'Đỗ Văn Bình' }] },
];

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly blockers: readonly string[];
}

/** What a refusal says: status, code, and the codes of all its blockers. */
function problem(answer: { status: number; body: unknown }): Problem {
  const { code, blockers } = answer.body as { code: string; blockers: { code: string }[] };
  return { status: answer.status, code, blockers: blockers.map((one) => one.code) };
}

interface Decision {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly listHash: string;
  readonly agreedHash: string | null;
  readonly list: readonly { initiativeId: string; prizeCode: string; amount: number; rank: number }[];
  readonly signedList: Decision['list'];
  readonly differences: readonly { id: string; state: string; documentFileId: string }[];
  readonly availableTransitions: readonly { name: string; blockers: readonly { code: string }[] }[];
}

const at = (client: Client, decision: Decision, step: string, body?: object) =>
  client.post(`/api/award-decisions/${decision.id}/${step}`, body).set('if-match', `"v${decision.version}"`);

describe('an award decision', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  async function draft(contest: JudgedContest, by: Client = contest.secretary, body: object = {}): Promise<Decision> {
    const answer = await by.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award', ...body });
    expect([answer.status, answer.body]).toEqual([201, expect.any(Object)]);
    return answer.body as Decision;
  }
  async function ok(answer: PromiseLike<{ status: number; body: unknown }>): Promise<Decision> {
    const { status, body } = await answer;
    expect([status, status < 300 ? null : body]).toEqual([status < 300 ? status : 200, null]);
    return body as Decision;
  }
  const agree = (contest: JudgedContest, decision: Decision) =>
    ok(at(contest.organiser, decision, 'agree', { listHash: decision.listHash }));
  const send = async (contest: JudgedContest, decision: Decision) =>
    ok(at(contest.clerk, decision, 'send', { proposalNumber: '120', proposalDate: await today() }));
  async function today(): Promise<string> {
    const row = await app.db.first<{ day: string }>(
      `SELECT (platform.now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day`,
    );
    return row?.day ?? '';
  }
  let numbers = 100;
  async function signing(contest: JudgedContest, change: object = {}): Promise<object> {
    const file = await upload(contest.clerk, contest.id);
    numbers += 1;
    return {
      number: String(numbers),
      signedOn: await today(),
      signerName: 'Đặng Văn Chủ Tịch',
      fileId: file.id,
      sha256: file.sha256,
      ...change,
    };
  }
  async function sign(contest: JudgedContest, decision: Decision): Promise<Decision> {
    return ok(at(contest.clerk, decision, 'sign', await signing(contest)));
  }
  async function published(contest: JudgedContest): Promise<Decision> {
    const sent = await send(contest, await agree(contest, await draft(contest)));
    return ok(at(contest.clerk, await sign(contest, sent), 'publish'));
  }
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
    expect(offered.availableTransitions.find(({ name }) => name === 'agree')?.blockers).toEqual([
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
    const taken = await published(await judgedContest(app, ENTRIES));
    expect((await tried({ number: (taken as unknown as { number: string }).number })).code).toBe('award.number_taken');
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

  describe('signed otherwise than agreed', () => {
    const difference = async (contest: JudgedContest, change: object) => ({
      reason: 'Chủ tịch điều chỉnh khi ký.',
      documentNumber: '15/TB-VP',
      documentDate: await today(),
      documentFileId: (await upload(contest.clerk, contest.id)).id,
      ...change,
    });

    it('is reconciled row by row, each confirmed by a second person; ranks stay', async () => {
      const contest = await judgedContest(app, [...ENTRIES, { score: 60, kind: 'collective', unit: 'UBND xã Mẫu' }]);
      const [first, , , fourth] = contest.initiatives.map(({ id }) => id);
      const sent = await send(
        contest,
        await agree(contest, await draft(contest, contest.secretary, { tables: ['individuals'] })),
      );
      const enter = async (change: object) =>
        contest.clerk.post(`/api/award-decisions/${sent.id}/differences`, await difference(contest, change));
      const up = {
        initiativeId: fourth,
        change: 'changed',
        table: 'individuals',
        prize: 'individual_second',
        amount: 7_000_000,
      };
      const entered = await ok(enter(up));
      expect(problem(await enter(up)).code).toBe('award.difference_exists');
      expect(
        problem(
          await enter({
            initiativeId: first,
            change: 'added',
            table: 'individuals',
            prize: 'individual_first',
            amount: 1,
          }),
        ).code,
      ).toBe('award.difference_unfit');
      const out = await ok(enter({ initiativeId: first, change: 'removed' }));
      const collective = contest.initiatives.at(-1)?.id;
      const added = await ok(
        enter({
          initiativeId: collective,
          change: 'added',
          table: 'collectives',
          prize: 'collective_third',
          amount: 9_000_000,
        }),
      );
      expect(problem(await at(contest.clerk, added, 'sign', await signing(contest)))).toEqual({
        status: 409,
        code: 'award.difference_open',
        blockers: ['award.difference_open'],
      });
      const step = (client: Client, index: number, name: string, body?: object) =>
        client.post(`/api/award-decisions/${sent.id}/differences/${added.differences[index]?.id ?? ''}/${name}`, body);
      expect(problem(await step(contest.clerk, 0, 'confirm')).status).toBe(403);
      expect((await step(contest.chair, 0, 'confirm')).status).toBe(403);
      await ok(step(contest.secretary, 0, 'confirm'));
      expect((await step(contest.clerk, 1, 'decline', { reason: 'Nhập nhầm dòng.' })).status).toBe(200);
      const ready = await ok(step(contest.organiser, 2, 'confirm'));
      expect([entered.differences.length, out.differences.length]).toEqual([1, 2]);
      const signed = await ok(at(contest.clerk, ready, 'sign', await signing(contest)));
      expect(signed.signedList.map((row) => [row.initiativeId, row.prizeCode, row.amount, row.rank])).toEqual([
        [first, 'individual_first', 10_000_000, 1],
        [contest.initiatives[1]?.id, 'individual_second', 7_000_000, 2],
        [contest.initiatives[2]?.id, 'individual_second', 7_000_000, 3],
        [fourth, 'individual_second', 7_000_000, 5],
        [contest.initiatives[4]?.id, 'individual_third', 5_000_000, 6],
        [contest.initiatives[5]?.id, 'individual_third', 5_000_000, 7],
        [collective, 'collective_third', 9_000_000, 8],
      ]);
      expect(problem(await enter({ initiativeId: first, change: 'removed' })).code).toBe('award.difference_too_late');
      const [source] = added.differences.map(({ documentFileId }) => documentFileId);
      const opened = async (client: Client) => (await client.get(`/api/award-files/${source ?? ''}`)).status;
      const colleague = await app.signIn({ grants: [{ role: 'clerk', contestId: contest.id }] });
      expect([await opened(colleague), await opened(contest.secretary), await opened(await app.signIn())]).toEqual([
        200, 200, 404,
      ]);
      await expect(
        app.db.transaction(() => app.db.write('UPDATE award.award SET amount = 1 WHERE decision_id = $1', [sent.id])),
      ).rejects.toThrow('a signed award changes only by a new decision');
      await expect(
        app.db.transaction(() => app.db.write('DELETE FROM award.decision_row WHERE decision_id = $1', [sent.id])),
      ).rejects.toThrow('the list of this decision is fixed');
    });
  });

  it('keeps an opinion from outside with its document', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const decision = await draft(contest);
    const file = await upload(contest.secretary, contest.id);
    const opinion = {
      body: 'Hội đồng Thi đua - Khen thưởng tỉnh',
      summary: 'Nhất trí.',
      documentNumber: '07/BB-HĐ',
      documentDate: '2026-11-01',
      fileId: file.id,
    };
    const post = (client: Client) => client.post(`/api/award-decisions/${decision.id}/outside-steps`, opinion);
    expect((await post(contest.organiser)).status).toBe(403);
    expect((await post(contest.clerk)).status).toBe(404);
    const kept = await ok(post(contest.secretary));
    expect((kept as unknown as { outsideSteps: object[] }).outsideSteps).toEqual([
      { ...opinion, recordedAt: expect.any(String) },
    ]);
  });

  it('names each initiative once among the decisions of its kind', async () => {
    const contest = await judgedContest(app, ENTRIES);
    await draft(contest, contest.secretary, { tables: ['individuals'] });
    const again = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    expect([problem(again).code, problem(again).blockers.length]).toEqual(['award.already_listed', 6]);
    expect((await draft(contest, contest.secretary, { tables: ['groups'] })).list.length).toBe(1);
    const merit = await draft(contest, contest.secretary, { kind: 'merit' });
    expect(merit.list.map(({ prizeCode, amount }) => [prizeCode, amount])).toEqual([
      ['individual_first', 0],
      ['group_first', 0],
    ]);
    const none = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'commendation' });
    expect(problem(none).code).toBe('award.list_empty');
  });
});
