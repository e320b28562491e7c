import { DESK_LISTED } from '../../../libs/overview/src/queries/desk-lists';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { openContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { assigned, codesOf, handInAll, judgingContest, marksOf, move, scoring } from '../../support/fixtures/judging';
import type { JudgingContest } from '../../support/fixtures/judging';

describe('overview', () => {
  let app: TestApp;
  let judged: JudgedContest;
  let stranger: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    judged = await judgedContest(app, [{ score: 88.5, title: 'Một cửa số' }, { score: 71 }]);
    stranger = await app.signIn();
  });
  afterAll(() => app.stop());

  const listed = async ({ secretary, contest }: JudgingContest, list: string) =>
    (await secretary.get(`/api/contests/${contest.id}/desk/${list}`).expect(200)).body as {
      count: number;
      items: { id: string; code: string | null; title: string }[];
    };

  it('counts what waits for the secretariat, and says who still owes sheets', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 3 });
    await assigned(judging);
    await judging.secretary.post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'startScoring' });
    const answer = await judging.secretary.get(`/api/contests/${judging.contest.id}/desk`).expect(200);
    const body = answer.body as {
      counts: Record<string, number>;
      judges: { name: string; assigned: number; submitted: number }[];
    };
    expect(body.counts).toMatchObject({ newDossiers: 0, completionOpen: 0, noticesFailed: 0, papersWithoutNumber: 0 });
    expect(body.judges.reduce((sum, { assigned: own }) => sum + own, 0)).toBe(body.counts.sheetsMissing);
    expect(body.judges.every(({ submitted }) => submitted === 0)).toBe(true);
    expect(body.counts.sheetsMissing).toBe(4);
    const missing = await listed(judging, 'sheetsMissing');
    expect([missing.count, missing.items.length]).toEqual([4, 4]);
    const owed = [...new Set(missing.items.map(({ title }) => title))].sort();
    expect(owed).toEqual(body.judges.map(({ name }) => name).sort());
    expect(missing.items.every(({ id, code }) => id === judging.roundId && code !== null)).toBe(true);
  });

  it('lists the discrepancies that a chair has to settle by blind code, without a mark', async () => {
    const judging = await judgingContest(app, { judges: 2 });
    const { secretary, chair, judges, roundId, contest } = judging;
    await scoring(judging);
    await handInAll(judges[0] ?? chair, roundId, () => marksOf(90));
    await handInAll(judges[1] ?? chair, roundId, () => marksOf(60));
    await move(secretary, roundId, 'close');
    expect((await listed(judging, 'discrepancies')).count).toBe(0);
    await move(chair, roundId, 'settle');
    const { counts } = (await secretary.get(`/api/contests/${contest.id}/desk`)).body as {
      counts: Record<string, number>;
    };
    const codes = [...(await codesOf(app, roundId)).values()].sort();
    expect([counts.discrepancies, counts.sheetsMissing]).toEqual([2, 0]);
    expect(await listed(judging, 'discrepancies')).toEqual({
      count: 2,
      items: codes.map((code) => ({
        id: roundId,
        code,
        title: expect.any(String) as string,
        detail: null,
        since: null,
      })),
    });
  });

  it('lists what it counts, from the same words, to the same people', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 3 });
    const { secretary, contest } = judging;
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE initiative.initiative SET state = 'submitted' WHERE id = (SELECT id FROM initiative.initiative WHERE contest_id = $1 LIMIT 1)`,
        [contest.id],
      ),
    );
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE initiative.author SET consent = 'pending' WHERE initiative_id IN (SELECT id FROM initiative.initiative WHERE contest_id = $1)`,
        [contest.id],
      ),
    );
    const { counts } = (await secretary.get(`/api/contests/${contest.id}/desk`).expect(200)).body as {
      counts: Record<string, number>;
    };
    expect([counts.consentsUnsigned, counts.unitsWithoutDossier ?? 0, counts.discrepancies]).toEqual([
      1,
      expect.any(Number),
      0,
    ]);
    for (const list of DESK_LISTED) {
      const { items } = (await secretary.get(`/api/contests/${contest.id}/desk/${list}`).expect(200)).body as {
        items: object[];
      };
      expect([list, items.length]).toEqual([list, counts[list]]);
    }
    await secretary.get(`/api/contests/${contest.id}/desk/marks`).expect(404);
    await stranger.get(`/api/contests/${contest.id}/desk/recusals`).expect(403);
  });

  it('counts what the screening list shows to the same reader, whose own dossiers are not in it', async () => {
    const contest = await openContest(app);
    const screener = await app.signIn({ name: 'Đỗ Thư Ký', grants: [{ role: 'secretary', contestId: contest.id }] });
    const own = { authors: [{ name: 'Đỗ Thư Ký', accountId: screener.accountId, personId: screener.personId }] };
    await app.setNow('2026-05-04T01:00:00Z');
    for (const input of [own, {}, {}]) await submittedInitiative(app, contest.id, input);
    await app.setNow('2026-05-07T01:00:00Z');
    const asked = await submittedInitiative(app, contest.id);
    const left = await submittedInitiative(app, contest.id);
    for (const { id } of [asked, left]) {
      await screener
        .post(`/api/initiatives/${id}/screening/completions`, { items: [{ text: 'Trang ký' }], dueInSeconds: 86_400 })
        .set('if-match', '"v2"')
        .expect(201);
    }
    await contest.head
      .post(`/api/initiatives/${left.id}/disqualify`, { reason: 'Sao chép' })
      .set('if-match', '"v3"')
      .expect(200);
    await app.runJobs();
    for (const reader of [screener, contest.head]) {
      const { counts } = (await reader.get(`/api/contests/${contest.id}/desk`).expect(200)).body as {
        counts: Record<string, number>;
      };
      for (const [count, query] of [
        ['newDossiers', 'state=submitted'],
        ['waitingLong', 'state=submitted&waitingDays=3'],
        ['completionOpen', 'state=awaiting_completion&completion=open'],
        ['completionDueSoon', 'state=awaiting_completion&completion=due_soon'],
        ['completionOverdue', 'state=awaiting_completion&completion=overdue'],
      ] as const) {
        const listed = await reader.get(`/api/contests/${contest.id}/screening?${query}`).expect(200);
        expect([count, counts[count]]).toEqual([count, (listed.body as { total: number }).total]);
      }
    }
    await app.setNow(null);
  });

  it('counts a dossier for the unit that stands for its unit today', async () => {
    const contest = await openContest(app);
    const [old, today] = [await app.unit('Phường Cũ'), await app.unit('Phường Mới')];
    const author = await app.signIn({ unitId: old });
    const { id } = await submittedInitiative(app, contest.id, {
      unitId: old,
      authors: [{ accountId: author.accountId, personId: author.personId, name: 'Vũ Đơn Vị Cũ' }],
    });
    const coordinator = await app.signIn({ grants: [{ role: 'coordinator', contestId: contest.id, unitId: today }] });
    await app.db.transaction(async () => {
      await app.db.write(`UPDATE identity.unit SET state = 'merged', successor_id = $2 WHERE id = $1`, [old, today]);
      await app.db.write(`UPDATE initiative.initiative SET state = 'awaiting_unit' WHERE id = $1`, [id]);
    });
    const { items } = (await contest.head.get(`/api/contests/${contest.id}/desk/unitsWithoutDossier`).expect(200))
      .body as { items: { id: string }[] };
    expect(items.map((unit) => unit.id)).not.toContain(today);
    expect((await coordinator.get('/api/me/desk').expect(200)).body).toMatchObject({ toConfirmForUnit: 1 });
    const list = await coordinator.get(`/api/contests/${contest.id}/initiatives?state=awaiting_unit`).expect(200);
    expect((list.body as { total: number }).total).toBe(1);
  });

  it('keeps the desk from those without the role in this contest', async () => {
    await stranger.get(`/api/contests/${judged.id}/desk`).expect(403);
    const elsewhere = await judgingContest(app, { initiatives: 1, judges: 2 });
    await elsewhere.secretary.get(`/api/contests/${judged.id}/desk`).expect(403);
    await app.anonymous.get(`/api/contests/${judged.id}/desk`).expect(401);
  });

  it('counts what was received, screened and scored; scores only of locked rounds and to those who read results', async () => {
    const numbers = async (client: Client, id = judged.id) =>
      (await client.get(`/api/contests/${id}/statistics`).expect(200)).body as { scores: object[]; progress: object[] };
    const all = await numbers(judged.secretary);
    expect(all).toMatchObject({
      total: 2,
      byAuthorKind: [{ key: 'individual', label: 'Cá nhân', count: 2 }],
      byChannel: [{ key: 'online', label: 'Trực tuyến', count: 2 }],
      byBlock: [{ label: 'So', count: 2 }],
      byOutcome: [{ key: 'eligible', label: 'Hợp lệ', count: 2 }],
      progress: [{ code: 'final', name: 'Chung khảo', state: 'confirmed', initiatives: 0, assigned: 0, submitted: 0 }],
    });
    expect(all.scores).toEqual([
      {
        code: 'final',
        name: 'Chung khảo',
        count: 2,
        bins: Array.from({ length: 9 }, (_, index) => ({
          from: 7_000 + index * 200,
          to: 7_200 + index * 200,
          count: index === 0 ? 1 : 0,
        })).concat({ from: 8_800, to: 9_000, count: 1 }),
      },
    ]);
    expect((await numbers(judged.organiser)).scores).toEqual([]);
    await judged.secretary.post(`/api/contests/${judged.id}/award-decisions`, { kind: 'award' }).expect(201);
    expect((await numbers(judged.organiser)).scores).toEqual(all.scores);
    const open = await judgedContest(app, [{ score: 88.5 }], { roundState: 'scoring' });
    expect((await numbers(open.secretary, open.id)).scores).toEqual([]);
  });

  it('counts no verdict before it is told, but for the secretariat', async () => {
    const contest = await openContest(app);
    const { id } = await submittedInitiative(app, contest.id);
    await contest.head
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Ngoài lĩnh vực' })
      .set('if-match', '"v2"')
      .expect(201);
    await app.runJobs();
    const grants = [{ role: 'organiser', contestId: contest.id }];
    const organiser = await app.signIn({ grants });
    const counted = async (by: Client) => {
      const answer = await by.get(`/api/contests/${contest.id}/statistics`).expect(200);
      const { byState, byOutcome } = answer.body as Record<string, { key: string; count: number }[]>;
      return [byState, byOutcome].map((slices) => slices?.map(({ key }) => key));
    };
    expect(await counted(contest.head)).toEqual([['ineligible'], ['ineligible']]);
    expect(await counted(organiser)).toEqual([['submitted'], ['submitted']]);
    await contest.head.post(`/api/contests/${contest.id}/notices/release`, {}).expect(200);
    expect(await counted(organiser)).toEqual([['ineligible'], ['ineligible']]);
  });

  it('gives each table as a workbook and as CSV for Excel', async () => {
    const file = (client: Client, query: string) => client.get(`/api/contests/${judged.id}/statistics/export?${query}`);
    const csv = await file(judged.secretary, 'table=byAuthorKind&format=csv').expect(200);
    expect([csv.headers['content-type'], csv.text]).toEqual([
      'text/csv; charset=utf-8',
      '\ufeffĐối tượng dự thi;Số hồ sơ\r\nCá nhân;2\r\n',
    ]);
    const scores = await file(judged.chair, 'table=scores&format=csv').expect(200);
    expect(scores.text.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffVòng;Từ;Đến dưới;Số hồ sơ',
      'Chung khảo;70,00;72,00;1',
    ]);
    for (const table of ['byDay', 'progress', 'byUnit']) {
      const book = await file(judged.organiser, `table=${table}`).expect(200);
      expect(book.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    }
    await file(judged.clerk, 'table=byDay').expect(403);
    await file(judged.secretary, 'table=marks').expect(422);
  });

  it('streams the locked results, best for reading by machine, to the secretariat and the chair only', async () => {
    const answer = await judged.chair.get(`/api/contests/${judged.id}/results/export`).expect(200);
    const rows = answer.body as { title: string; score: string; rank: number }[];
    expect(rows.map(({ title, score, rank }) => [title, score, rank])).toContainEqual(['Một cửa số', '88.50', 1]);
    expect(rows).toHaveLength(2);
    await judged.clerk.get(`/api/contests/${judged.id}/results/export`).expect(403);
  });

  it('has nothing to export while no round is locked', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await judging.secretary.get(`/api/contests/${judging.contest.id}/results/export`).expect(404);
  });

  it('tells everybody what waits for them', async () => {
    const answer = await stranger.get('/api/me/desk').expect(200);
    expect(answer.body).toMatchObject({
      drafts: 0,
      consentsAsked: 0,
      completionsAsked: 0,
      toConfirmForUnit: 0,
      sheetsToScore: 0,
    });
  });
});
