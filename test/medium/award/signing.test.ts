import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { at, awardSteps, ENTRIES, problem } from '../../support/fixtures/award-steps';

describe('a decision out for signature', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  const { draft, ok, agree, send, today, signing } = awardSteps(() => app);

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
      expect([ready, signed].map(({ rows, total }) => [rows, total])).toEqual([
        [6, 39_000_000],
        [7, 50_000_000],
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
    expect(kept.outsideSteps).toMatchObject([opinion]);
  });
});
