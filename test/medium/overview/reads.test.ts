import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { assigned, judgingContest } from '../../support/fixtures/judging';

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
  });

  it('keeps the desk from those without the role in this contest', async () => {
    await stranger.get(`/api/contests/${judged.id}/desk`).expect(403);
    const elsewhere = await judgingContest(app, { initiatives: 1, judges: 2 });
    await elsewhere.secretary.get(`/api/contests/${judged.id}/desk`).expect(403);
    await app.anonymous.get(`/api/contests/${judged.id}/desk`).expect(401);
  });

  it('counts what was received without a word on marks', async () => {
    const answer = await judged.secretary.get(`/api/contests/${judged.id}/statistics`).expect(200);
    expect(answer.body).toMatchObject({
      total: 2,
      byAuthorKind: [{ key: 'individual', label: 'individual', count: 2 }],
      byChannel: [{ key: 'online', label: 'online', count: 2 }],
    });
    expect(JSON.stringify(answer.body)).not.toContain('88');
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
