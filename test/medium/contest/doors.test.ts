import { randomUUID } from 'node:crypto';
import { Contests } from '@rooms/contest';
import { openContest } from '../../support/fixtures/contest';
import { TestApp } from '../../support/app';

describe('the door of contest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('gives the view, the rules in force and the closing time of a dossier', async () => {
    const contest = await openContest(app);
    const contests = app.get(Contests);
    expect(await contests.view(contest.id)).toEqual({
      id: contest.id,
      code: contest.code,
      title: 'Cuộc thi sáng kiến cải cách hành chính tỉnh Bắc Ninh năm 2026',
      state: 'open',
      zone: 'Asia/Ho_Chi_Minh',
      opensAt: contest.opensAt,
      closesAt: contest.closesAt,
      rulebookVersion: 1,
      version: 3,
    });
    const rulebook = await contests.rulebook(contest.id);
    expect(rulebook.codePrefix).toBe('SK26');
    expect(await contests.rulebook(contest.id, 1)).toBe(rulebook);
    expect(await contests.closingFor(contest.id, randomUUID(), randomUUID())).toEqual(contest.closesAt);
    const locked = await app.db.transaction(() => contests.lock(contest.id, 'share'));
    expect(locked.state).toBe('open');
    expect((await contests.requireState(contest.id, ['open'])).id).toBe(contest.id);
  });

  it('answers an unknown contest as absent and a wrong state as a conflict', async () => {
    const contest = await openContest(app);
    const contests = app.get(Contests);
    await expect(contests.view(randomUUID())).rejects.toThrow('platform.not_found');
    await expect(contests.rulebook(contest.id, 2)).rejects.toThrow('platform.not_found');
    await expect(contests.closingFor(randomUUID(), null, null)).rejects.toThrow('platform.not_found');
    await expect(app.db.transaction(() => contests.lock(randomUUID(), 'update'))).rejects.toThrow('platform.not_found');
    await expect(contests.requireState(contest.id, ['closed', 'concluded'])).rejects.toThrow('contest.wrong_state');
  });
});
