import { createHash, randomUUID } from 'node:crypto';
import { Workbook } from 'exceljs';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';

describe('lists that are read in', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.signIn({ name: 'Lê Quản Trị', grants: [{ role: 'admin' }] });
  });
  afterAll(() => app.stop());

  const makeUnit = async (name: string) => {
    const made = await admin
      .post('/api/units', { code: randomUUID().slice(0, 8), name, block: 'department' })
      .expect(201);
    return made.body as { id: string; code: string };
  };

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
      const SHOWN = [
        { row: 1, cells: HEAD },
        { row: 2, cells: ['0101', 'Lý Văn Một', code, '03/02/1985', 'mot@vidu.vn'] },
        { row: 3, cells: ['0102', 'Lý Thị Hai', code, '04/05/1986', ''] },
      ];
      const dry = await send(file, 'ds.xlsx', true).expect(200);
      expect(dry.body).toEqual({ dryRun: true, rows: 2, created: 2, updated: 0, faults: [], shown: SHOWN });
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
      expect((dry.body as { shown: object[] }).shown).toEqual([
        { row: 1, cells: HEAD },
        { row: 3, cells: ['0902', '', 'X', '32/01/1990', ''] },
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

  describe('a list of units', () => {
    const csv = (...rows: string[]) =>
      Buffer.from(['Mã đơn vị;Tên đơn vị;Khối;Mã đơn vị cấp trên;Số cán bộ', ...rows].join('\r\n'));
    const send = (file: Buffer, dryRun: boolean, by = admin) =>
      by.post(`/api/unit-imports?dryRun=${dryRun}`).attach('file', file, 'don-vi.csv');
    const found = () =>
      app.db.query(
        `SELECT u.code, u.name, u.block, above.code AS above, u.staff_count AS staff FROM identity.unit u
         LEFT JOIN identity.unit above ON above.id = u.parent_id WHERE u.code LIKE 'NHAP%' ORDER BY u.code`,
      );

    it('is checked by a dry run, then written as a whole with history and audit; known units stay', async () => {
      const file = csv(
        'NHAP1.1;Phòng Nội vụ;agency;NHAP1;',
        'NHAP1;UBND phường Mẫu;Xã, phường, đặc khu;;120',
        'NHAP2;Trường Mẫu;Trường học;;',
      );
      const dry = await send(file, true).expect(200);
      expect(dry.body).toMatchObject({ dryRun: true, rows: 3, created: 3, updated: 0, faults: [] });
      expect(await found()).toEqual([]);
      await send(file, false).expect(200);
      expect(await found()).toEqual([
        { code: 'NHAP1', name: 'UBND phường Mẫu', block: 'commune', above: null, staff: 120 },
        { code: 'NHAP1.1', name: 'Phòng Nội vụ', block: 'agency', above: 'NHAP1', staff: null },
        { code: 'NHAP2', name: 'Trường Mẫu', block: 'truong_hoc', above: null, staff: null },
      ]);
      const list = await app.anonymous.get('/api/units?q=phong%20noi%20vu').expect(200);
      const [{ id } = { id: '' }] = (list.body as { items: { id: string }[] }).items;
      const unit = await app.anonymous.get(`/api/units/${id}`).expect(200);
      expect(unit.body).toMatchObject({ history: [{ kind: 'created' }] });
      expect(await app.db.query('SELECT action FROM platform.audit WHERE subject_id = $1', [id])).toEqual([
        { action: 'unit.create' },
      ]);
      const again = await send(csv('NHAP1;UBND phường Mẫu;agency;;7', 'NHAP3;Đơn vị mới;agency;;'), false).expect(200);
      expect(again.body).toMatchObject({ rows: 2, created: 1, updated: 1 });
      expect((await found())[0]).toMatchObject({ code: 'NHAP1', block: 'commune', staff: 120 });
    });

    it('with faults is refused by cell, and nothing is written', async () => {
      const file = csv('NHAP8;Đơn vị Tám;agency;KHONG;', 'NHAP9;;agency;;x');
      const dry = await send(file, true).expect(200);
      expect(
        (dry.body as { faults: { cell: string; code: string }[] }).faults.map(({ cell, code }) => [cell, code]),
      ).toEqual([
        ['D2', 'identity.cell_unknown_unit'],
        ['B3', 'identity.cell_missing'],
        ['E3', 'identity.cell_bad_count'],
      ]);
      await send(file, false).expect(422);
      expect(await app.db.query(`SELECT id FROM identity.unit WHERE code IN ('NHAP8', 'NHAP9')`)).toEqual([]);
      await send(file, true, await app.signIn()).expect(403);
    });
  });

  it.each([
    ['staff-imports', ['Họ và tên', 'Mã đơn vị', 'Mã cán bộ']],
    ['unit-imports', ['Mã đơn vị', 'Tên đơn vị', 'Khối']],
  ])('come with an empty sheet: %s', async (path, headings) => {
    const file = await admin.get(`/api/${path}/template.xlsx`).buffer(true).parse(bytes).expect(200);
    const book = new Workbook();
    await book.xlsx.load(file.body as never);
    const first = book.worksheets[0]?.getRow(1);
    expect(headings.map((_, index) => first?.getCell(index + 1).text)).toEqual(headings);
    const dry = await admin
      .post(`/api/${path}`)
      .attach('file', file.body as Buffer, 'mau.xlsx')
      .expect(200);
    expect(dry.body).toMatchObject({ rows: 0, faults: [] });
    await (await app.signIn()).get(`/api/${path}/template.xlsx`).expect(403);
  });
});

const bytes = (answer: unknown, done: (error: Error | null, body: unknown) => void) => {
  const parts: Buffer[] = [];
  const stream = answer as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
};
