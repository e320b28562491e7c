import { randomUUID } from 'node:crypto';
import { Identity } from '@rooms/identity';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

describe('the office', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.signIn({ name: 'Lê Quản Trị', grants: [{ role: 'admin' }] });
  });
  afterAll(() => app.stop());

  const unitBody = (name: string, more: object = {}) => ({
    code: randomUUID().slice(0, 8),
    name,
    block: 'department',
    ...more,
  });
  const makeUnit = async (name: string, more: object = {}) => {
    const { body } = (await admin.post('/api/units', unitBody(name, more)).expect(201)) as {
      body: { id: string; version: number; code: string };
    };
    return body;
  };

  describe('units', () => {
    it('are found without accents and keep their names and mergers', async () => {
      const old = await makeUnit('Sở Thông tin và Truyền thông', { on: '2020-01-01' });
      const into = await makeUnit('Sở Khoa học và Công nghệ', { on: '2020-01-01' });
      const renamed = { ...unitBody('Sở Chuyển đổi số'), code: old.code, on: '2023-05-01', document: 'QĐ 12' };
      await admin.put(`/api/units/${old.id}`, renamed).set('if-match', '"v1"').expect(200);
      const found = await app.anonymous.get('/api/units?q=chuyen%20DOI').expect(200);
      expect((found.body as { items: object[] }).items).toMatchObject([{ id: old.id, name: 'Sở Chuyển đổi số' }]);
      const merge = { intoUnitId: into.id, on: '2025-03-01', document: 'NQ 34' };
      await admin.post(`/api/units/${old.id}/merge`, merge).set('if-match', '"v2"').expect(200);
      const then = await app.anonymous.get(`/api/units/${old.id}?on=2022-06-30`).expect(200);
      expect(then.body).toMatchObject({
        state: 'merged',
        successorId: into.id,
        todayId: into.id,
        nameThen: 'Sở Thông tin và Truyền thông',
        history: [
          { kind: 'created' },
          { kind: 'renamed', oldName: 'Sở Thông tin và Truyền thông', document: 'QĐ 12' },
          { kind: 'merged', otherUnitId: into.id, document: 'NQ 34' },
        ],
      });
      expect(await app.get(Identity).unitToday(old.id)).toMatchObject({ id: into.id });
      await admin.post(`/api/units/${into.id}/merge`, { intoUnitId: old.id }).set('if-match', '"v1"').expect(409);
    });

    it('tell the administrator what may be done, and name the units they are joined to', async () => {
      const above = await makeUnit('Ủy ban nhân dân phường Mẫu');
      const unit = await makeUnit('Trung tâm Phục vụ phường Mẫu', { parentId: above.id });
      const steps = (body: unknown) =>
        (body as { availableTransitions: { name: string; blockers: object[] }[] }).availableTransitions.map(
          ({ name, blockers }) => [name, blockers],
        );
      const shown = await admin.get(`/api/units/${unit.id}`).expect(200);
      expect(shown.body).toMatchObject({ parentName: 'Ủy ban nhân dân phường Mẫu', successorName: null });
      expect(steps(shown.body)).toEqual([
        ['edit', []],
        ['merge', []],
        ['close', []],
      ]);
      expect(steps((await app.anonymous.get(`/api/units/${unit.id}`).expect(200)).body)).toEqual([]);
      const merged = await admin
        .post(`/api/units/${unit.id}/merge`, { intoUnitId: above.id })
        .set('if-match', '"v1"')
        .expect(200);
      expect(merged.body).toMatchObject({
        successorName: 'Ủy ban nhân dân phường Mẫu',
        history: [{ kind: 'created' }, { kind: 'merged', otherUnitName: 'Ủy ban nhân dân phường Mẫu' }],
      });
      expect(steps(merged.body)).toEqual([]);
    });

    it('refuse strangers, stale versions, future days, themselves and unknown keys', async () => {
      const unit = await makeUnit('Sở Tư pháp');
      const stranger = await app.signIn();
      await stranger.post('/api/units', unitBody('Sở Giả')).expect(403);
      await admin.post('/api/units', { ...unitBody('Sở Trùng'), code: unit.code }).expect(409);
      await admin.post('/api/units', { ...unitBody('Sở X'), state: 'closed' }).expect(422);
      const body = unitBody('Sở Tư pháp tỉnh');
      await admin.put(`/api/units/${unit.id}`, body).expect(428);
      await admin.put(`/api/units/${unit.id}`, body).set('if-match', '"v3"').expect(412);
      await admin
        .put(`/api/units/${unit.id}`, { ...body, on: '2999-01-01' })
        .set('if-match', '"v1"')
        .expect(422);
      await admin.post(`/api/units/${unit.id}/merge`, { intoUnitId: unit.id }).set('if-match', '"v1"').expect(409);
      await admin.post(`/api/units/${unit.id}/merge`, { intoUnitId: randomUUID() }).set('if-match', '"v1"').expect(404);
      await admin.post(`/api/units/${unit.id}/close`, { reason: 'Giải thể' }).set('if-match', '"v1"').expect(200);
      await app.anonymous.get(`/api/units/${randomUUID()}`).expect(404);
    });
  });

  describe('people', () => {
    it('are met by officers, by coordinators in the own unit, and by applicants only if known', async () => {
      const unit = await makeUnit('Sở Y tế');
      const other = await makeUnit('Sở Công Thương');
      const coordinator = await app.signIn({ grants: [{ role: 'coordinator', unitId: unit.id }] });
      const applicant = await app.signIn();
      const input = {
        name: 'Đặng Thị Giấy',
        unitId: unit.id,
        phone: '0912345678',
        staffCode: '00077',
        email: 'g@vidu.vn',
      };
      const made = await coordinator.post('/api/persons', input).expect(201);
      const { id } = made.body as { id: string };
      expect(made.body).toMatchObject({ phone: '0912345678', staffCode: '00077', accountId: null });
      await coordinator.post('/api/persons', { ...input, unitId: other.id, staffCode: null }).expect(403);
      await coordinator.post('/api/persons', input).expect(409);
      await applicant.post('/api/persons', input).expect(403);
      const list = await coordinator.get('/api/persons?q=dang').expect(200);
      expect((list.body as { items: object[] }).items).toMatchObject([{ id, phone: '***678', email: 'g***@vidu.vn' }]);
      const elsewhere = await app.signIn({ grants: [{ role: 'coordinator', unitId: other.id }] });
      await elsewhere.get(`/api/persons/${id}`).expect(404);
      await applicant.get('/api/persons').expect(403);
      const found = await applicant.get('/api/person-lookup?staffCode=00077').expect(200);
      expect(found.body).toEqual({ personId: id, name: 'Đặng Thị Giấy', unitName: 'Sở Y tế' });
      await applicant.get('/api/person-lookup?staffCode=0007').expect(404);
      await applicant.get('/api/person-lookup').expect(422);
      await applicant.get('/api/person-lookup?email=%25&staffCode=1').expect(422);
      const edit = { ...input, name: 'Đặng Thị Giấy Trắng' };
      await admin.put(`/api/persons/${id}`, edit).set('if-match', '"v9"').expect(412);
      const edited = await admin.put(`/api/persons/${id}`, edit).set('if-match', '"v1"').expect(200);
      expect(edited.body).toMatchObject({ name: 'Đặng Thị Giấy Trắng', version: 2 });
    });

    it('say of themselves what is theirs to say', async () => {
      const user = await app.signIn();
      const { headers } = await user.get('/api/me').expect(200);
      expect(headers['etag']).toBe('"v1"');
      const own = { name: 'Nguyễn Tự Khai', unitId: user.unitId, jobTitle: 'Chuyên viên' };
      await user
        .put('/api/me/person', { ...own, staffCode: '1' })
        .set('if-match', '"v1"')
        .expect(422);
      await user.put('/api/me/person', own).expect(428);
      const done = await user.put('/api/me/person', own).set('if-match', '"v1"').expect(200);
      expect(done.body).toMatchObject({ person: { name: 'Nguyễn Tự Khai', jobTitle: 'Chuyên viên' }, version: 2 });
      await user.put('/api/me/language', { language: 'en' }).expect(200);
      await user.put('/api/me/language', { language: 'fr' }).expect(422);
    });

    it('are listed by given name, page by page, and found in any writing', async () => {
      const unit = await makeUnit('Sở Ngoại vụ');
      const coordinator = await app.signIn({ grants: [{ role: 'coordinator', unitId: unit.id }] });
      const names = ['Nguyễn Thị Ý', 'Đỗ Văn Ưng', 'Vũ Đức', 'Lê An', 'Đặng Thị Ưng', 'An Văn Dũng'];
      for (const name of names)
        await coordinator.post('/api/persons', { name: name.normalize('NFD'), unitId: unit.id }).expect(201);
      const listed: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer = await coordinator.get(`/api/persons?limit=4${cursor && `&cursor=${cursor}`}`).expect(200);
        const page = answer.body as { items: { name: string }[]; nextCursor: string | null };
        listed.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor;
      }
      expect(listed).toEqual(['Lê An', 'Vũ Đức', 'An Văn Dũng', 'Đặng Thị Ưng', 'Đỗ Văn Ưng', 'Nguyễn Thị Ý']);
      for (const q of ['đỗ văn ưng', 'DO VAN UNG', 'Đỗ Văn Ưng'.normalize('NFD'), 'van ung']) {
        const found = await coordinator.get(`/api/persons?q=${encodeURIComponent(q)}`).expect(200);
        expect((found.body as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual(['Đỗ Văn Ưng']);
      }
    });

    it('who judge or decide do not change their own name or unit: conflicts are found by them', async () => {
      const unit = await makeUnit('Sở Nội vụ');
      for (const [role, status] of [
        ['judge', 403],
        ['coordinator', 200],
      ] as const) {
        const unitId = role === 'coordinator' ? unit.id : null;
        const user = await app.signIn({ name: 'Võ Có Vai', grants: [{ role, contestId: randomUUID(), unitId }] });
        const own = { name: 'Võ Có Vai', unitId: user.unitId, jobTitle: 'Trưởng phòng' };
        const put = (body: object, version: number) =>
          user.put('/api/me/person', body).set('if-match', `"v${version}"`);
        await put(own, 1).expect(200);
        await put({ ...own, unitId: unit.id }, 2).expect(status);
        await put({ ...own, name: 'Võ Đổi Tên' }, status === 200 ? 3 : 2).expect(status);
      }
    });
  });

  describe('roles', () => {
    it('count from the next request on and end with it', async () => {
      const { id, head } = await openContest(app);
      const user = await app.signIn({ name: 'Bùi Thư Ký' });
      await user.get(`/api/contests/${id}/extensions`).expect(403);
      const given = await head.post(`/api/contests/${id}/grants`, { accountId: user.accountId, role: 'secretary' });
      expect(given.status).toBe(201);
      await user.get(`/api/contests/${id}/extensions`).expect(200);
      const { id: grantId } = given.body as { id: string };
      const path = `/api/grants/${grantId}/revoke`;
      await user.post(path, { reason: 'x' }).expect(403);
      await (await openContest(app)).head.post(path, { reason: 'x' }).expect(404);
      await head.post(path, {}).expect(422);
      await head.post(path, { reason: 'Chuyển công tác' }).expect(204);
      await head.post(path, { reason: 'Chuyển công tác' }).expect(409);
      await user.get(`/api/contests/${id}/extensions`).expect(403);
      const audit = await app.db.query(
        `SELECT action, reason, detail->>'role' AS role FROM platform.audit WHERE subject_id = $1 ORDER BY id`,
        [grantId],
      );
      expect(audit).toEqual([
        { action: 'grant.give', reason: null, role: 'secretary' },
        { action: 'grant.take', reason: 'Chuyển công tác', role: 'secretary' },
      ]);
    });

    it('are not given to an author of the contest, but in another contest they are', async () => {
      const contest = await openContest(app);
      const author = await app.signIn({ name: 'Tạ Tác Giả' });
      await submittedInitiative(app, contest.id, {
        authors: [{ accountId: author.accountId, personId: author.personId, name: 'Tạ Tác Giả' }],
      });
      const give = (id: string) =>
        admin.post(`/api/contests/${id}/grants`, { accountId: author.accountId, role: 'judge' });
      const refused = await give(contest.id).expect(409);
      expect(refused.body).toMatchObject({ blockers: [{ code: 'initiative.is_author' }] });
      await give((await openContest(app)).id).expect(201);
    });

    it('are not given to oneself, to disabled accounts, or against their shape', async () => {
      const user = await app.signIn();
      const unit = await makeUnit('Sở Tài chính');
      const give = (body: object) => admin.post('/api/grants', body);
      await give({ accountId: user.accountId, role: 'coordinator' }).expect(422);
      await give({ accountId: user.accountId, role: 'judge', unitId: unit.id }).expect(422);
      await give({ accountId: user.accountId, role: 'coordinator', unitId: randomUUID() }).expect(422);
      await give({ accountId: randomUUID(), role: 'judge' }).expect(404);
      await give({ accountId: user.accountId, role: 'emperor' }).expect(422);
      const own = await give({ accountId: admin.accountId, role: 'organiser' }).expect(409);
      expect(own.body).toMatchObject({ code: 'identity.grant_refused', blockers: [{ code: 'identity.own_grant' }] });
      await give({ accountId: user.accountId, role: 'coordinator', unitId: unit.id }).expect(201);
      await admin.post(`/api/accounts/${user.accountId}/disable`, { reason: 'x' }).set('if-match', '"v1"').expect(200);
      await give({ accountId: user.accountId, role: 'judge' }).expect(409);
    });
  });
});
