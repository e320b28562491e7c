import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';

describe('setting up an installation', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.signIn({ name: 'Lê Quản Trị', grants: [{ role: 'admin' }] });
    await app.db.transaction(async () => {
      await app.db.write('UPDATE identity.person SET unit_id = NULL');
      await app.db.write('DELETE FROM identity.unit');
    });
  });
  afterAll(() => app.stop());

  interface Setup {
    readonly next: string | null;
    readonly steps: readonly { code: string; done: boolean; count: number; missing: string[] }[];
    readonly contest: { id: string } | null;
  }
  const setup = async () => (await admin.get('/api/setup').expect(200)).body as Setup;
  const ROLES = ['secretary_head', 'secretary', 'judge', 'chair', 'organiser', 'clerk'];

  it('leads from the own account over units and a contest to its roles', async () => {
    expect(await setup()).toEqual({
      next: 'account',
      contest: null,
      steps: [
        { code: 'account', done: false, count: 1, missing: ['jobTitle', 'phone'] },
        { code: 'units', done: false, count: 0, missing: [] },
        { code: 'contest', done: false, count: 0, missing: [] },
        { code: 'roles', done: false, count: 0, missing: ROLES },
      ],
    });
    const own = { name: 'Lê Quản Trị', jobTitle: 'Chuyên viên', phone: '0912345678' };
    await admin.put('/api/me/person', own).set('if-match', '"v1"').expect(200);
    expect((await setup()).next).toBe('units');
    await admin.post('/api/units', { code: 'SNV', name: 'Sở Nội vụ', block: 'department' }).expect(201);
    expect((await setup()).next).toBe('contest');
    const contest = await openContest(app);
    const { next, contest: shown, steps } = await setup();
    expect({ next, id: shown?.id }).toEqual({ next: 'roles', id: contest.id });
    const missing = steps.find(({ code }) => code === 'roles')?.missing ?? [];
    expect(missing).toContain('clerk');
    for (const role of missing) {
      const { accountId } = await app.signIn();
      await admin.post(`/api/contests/${contest.id}/grants`, { accountId, role }).expect(201);
    }
    expect(await setup()).toMatchObject({ next: null, steps: ROLES.slice(0, 4).map(() => ({ done: true })) });
  });

  it('is for administrators', async () => {
    await (await app.signIn()).get('/api/setup').expect(403);
    await app.anonymous.get('/api/setup').expect(401);
  });
});
