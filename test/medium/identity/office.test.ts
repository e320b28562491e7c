import { createHash, randomUUID } from 'node:crypto';
import { Identity } from '@rooms/identity';
import { Workbook } from 'exceljs';
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

  describe('a staff list', () => {
    const HEAD = ['Mã cán bộ', 'Họ và tên', 'Mã đơn vị', 'Ngày sinh', 'Email'];
    const send = (file: Buffer, name: string, dryRun: boolean, by = admin) =>
      by.post(`/api/staff-imports?dryRun=${dryRun}`).attach('file', file, name);
    async function sheet(...rows: (string | number | Date)[][]): Promise<Buffer> {
      const book = new Workbook();
      book.addWorksheet('Cán bộ').addRows([HEAD, ...rows]);
      return Buffer.from(await book.xlsx.writeBuffer());
    }

    it('is checked by a dry run, then written as a whole', async () => {
      const { code } = await makeUnit('Sở Xây dựng');
      const file = await sheet(
        ['0101', 'Lý Văn Một', code, new Date('1985-02-03T00:00:00Z'), 'mot@vidu.vn'],
        ['0102', 'Lý Thị Hai', code, '04/05/1986', ''],
      );
      const dry = await send(file, 'ds.xlsx', true).expect(200);
      expect(dry.body).toEqual({ dryRun: true, rows: 2, created: 2, updated: 0, faults: [] });
      const count = async () =>
        app.db.query(
          `SELECT staff_code, to_char(birth_date, 'YYYY-MM-DD') AS born FROM identity.person WHERE staff_code LIKE '010%' ORDER BY 1`,
        );
      expect(await count()).toEqual([]);
      await send(file, 'ds.xlsx', false).expect(200);
      expect(await count()).toEqual([
        { staff_code: '0101', born: '1985-02-03' },
        { staff_code: '0102', born: '1986-05-04' },
      ]);
      const csv = Buffer.from(`\uFEFF${HEAD.join(';')}\r\n0101;Lý Văn Một Mới;${code};;\r\n`);
      const again = await send(csv, 'ds.csv', false).expect(200);
      expect(again.body).toMatchObject({ created: 0, updated: 1 });
    });

    it('sent again with its key after a lost answer is written once', async () => {
      const { code } = await makeUnit('Sở Nông nghiệp');
      const keyed = (file: Buffer) => send(file, 'ds.xlsx', false).set('idempotency-key', 'ds-mat-mang');
      const file = await sheet(['0701', 'Lý Văn Bảy', code, '', '']);
      const first = await keyed(file).expect(200);
      expect(first.body).toMatchObject({ created: 1, updated: 0 });
      expect((await keyed(file).expect(200)).body).toEqual(first.body);
      const imports = await app.db.query(
        `SELECT id FROM platform.audit WHERE action = 'staff.import' AND detail ->> 'sha256' = $1`,
        [createHash('sha256').update(file).digest('hex')],
      );
      expect(imports).toHaveLength(1);
      await keyed(await sheet(['0702', 'Lý Văn Khác', code, '', ''])).expect(409);
    });

    it('with faults is refused by cell in the reader’s language, and nothing is written', async () => {
      const { code } = await makeUnit('Sở Giao thông');
      const file = await sheet(['0901', 'Đúng Cả Dòng', code, '', ''], ['0902', '', 'X', '32/01/1990', '']);
      const dry = await send(file, 'ds.xlsx', true).expect(200);
      expect((dry.body as { faults: object[] }).faults).toEqual([
        { cell: 'B3', column: 'Họ và tên', code: 'identity.cell_missing', message: 'Ô này chưa có giá trị. Hãy điền.' },
        {
          cell: 'C3',
          column: 'Mã đơn vị',
          code: 'identity.cell_unknown_unit',
          message: 'Không có đơn vị đang hoạt động mang mã “X”. Hãy kiểm tra, giữ cả số 0 ở đầu.',
        },
        {
          cell: 'D3',
          column: 'Ngày sinh',
          code: 'identity.cell_bad_day',
          message: 'Ngày phải theo dạng ngày/tháng/năm, ví dụ 05/09/1980. Hãy ghi lại.',
        },
      ]);
      const refused = await send(file, 'ds.xlsx', false).expect(422);
      expect(refused.body).toMatchObject({ code: 'identity.import_faults', params: { count: 3 } });
      expect(await app.db.query(`SELECT id FROM identity.person WHERE staff_code = '0901'`)).toEqual([]);
    });

    it.each([
      ['a text that calls itself a sheet', Buffer.from('xin chào'), 'ds.xlsx'],
      ['Latin-1 bytes', Buffer.from([0x48, 0xe0, 0x0a]), 'ds.csv'],
      ['an empty file', Buffer.alloc(0), 'ds.xlsx'],
      ['another kind of file', Buffer.from('%PDF-1.7\n'), 'ds.pdf'],
    ])('is refused as %s', async (_, bytes, name) => {
      await send(bytes, name, true).expect(422);
    });

    it('is refused above 5 MiB, above 5,000 rows, and from others', async () => {
      await send(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'ds.csv', true).expect(413);
      const long = Buffer.from(`${HEAD.join(',')}\n${'1,A,B,,\n'.repeat(5_001)}`);
      const refused = await send(long, 'ds.csv', true).expect(422);
      expect(refused.body).toMatchObject({ code: 'sheets.too_many_rows' });
      await send(Buffer.from('x'), 'ds.csv', true, await app.signIn()).expect(403);
    });
  });
});
