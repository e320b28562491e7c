import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { ZipFile } from 'yazl';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { contestWith } from './contest';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a sheet of paper dossiers', () => {
  let app: TestApp;
  let contest: OpenContest;
  let secretary: Client;
  let unitCode: string;

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    const unitId = await app.unit('UBND xã Nhiều Hồ Sơ');
    unitCode =
      (await app.db.first<{ code: string }>('SELECT code FROM identity.unit WHERE id = $1', [unitId]))?.code ?? '';
  });
  afterAll(() => app.stop());

  const template = async () =>
    (
      await secretary
        .get(`/api/contests/${contest.id}/paper-intakes/template.xlsx`)
        .buffer(true)
        .parse((stream, done) => {
          buffer(stream as never).then(
            (bytes) => {
              done(null, bytes);
            },
            (error: unknown) => {
              done(error as Error, null);
            },
          );
        })
        .expect(200)
    ).body as Buffer;
  /** The template filled in, columns named by the beginning of their heading. */
  async function filled(...rows: Record<string, string | number | Date>[]): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await template()) as never);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('The template has no sheet');
    const heads = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(1, index + 1).text);
    rows.forEach((row, index) => {
      for (const [head, value] of Object.entries(row)) {
        const at = heads.findIndex((one) => one.startsWith(head));
        if (at < 0) throw new Error(`No column ${head}`);
        const cell = sheet.getCell(index + 2, at + 1);
        cell.value = value;
        if (value instanceof Date) cell.numFmt = 'dd/mm/yyyy hh:mm';
      }
    });
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const send = (bytes: Buffer, dryRun: boolean, by = secretary, name = 'ho-so.xlsx') =>
    by.post(`/api/contests/${contest.id}/paper-intakes/imports?dryRun=${dryRun}`).attach('file', bytes, name);
  /** dd/MM/yyyy HH:mm of the contest's zone. */
  const local = (at: Date) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Ho_Chi_Minh',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(at);
    return parts.replace(',', '');
  };
  const stamp = () => new Date(Math.ceil(contest.opensAt.getTime() / 60_000) * 60_000);
  const dossier = (fields: Record<string, string | number | Date> = {}) => ({
    'Số thứ tự': '1',
    'Hình thức nhận': 'Bản giấy',
    'Thời điểm': local(stamp()),
    'Tên sáng kiến': 'Sáng kiến trên giấy',
    'Lĩnh vực': 'Cải cách thủ tục hành chính',
    'Đối tượng': 'Cá nhân',
    'Mã đơn vị': unitCode,
    'Họ và tên': 'Người Viết Tay',
    ...fields,
  });
  const count = async () =>
    (
      await app.db.first<{ n: number }>(
        'SELECT count(*)::int AS n FROM initiative.paper_intake WHERE contest_id = $1',
        [contest.id],
      )
    )?.n;

  it('is offered as the rulebook has it', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await template()) as never);
    const [sheet, guide] = book.worksheets;
    const heads = Array.from({ length: sheet?.columnCount ?? 0 }, (_, index) => sheet?.getCell(1, index + 1).text);
    expect(heads.slice(0, 3)).toEqual(['Số thứ tự hồ sơ', 'Hình thức nhận', 'Thời điểm trên dấu đến']);
    const simple = contest.rulebook.form.fields.filter(({ kind }) => kind !== 'table');
    expect(heads.slice(13)).toEqual(simple.map(({ label, code }) => `${label} [${code}]`));
    expect(guide?.getCell(5, 2).text).toContain('Cải cách tài chính công');
    expect(sheet?.getCell(2, 5).dataValidation.type).toBe('list');
  });

  it('enters every dossier after a dry run, to be scanned and confirmed like any other', async () => {
    const before = await count();
    const file = await filled(
      dossier({ 'Tình trạng áp dụng': 'Đã áp dụng', 'Số tiền': '12,5', 'Ngày áp dụng': '05/09/2025' }),
      dossier({ 'Số thứ tự': '2', 'Đối tượng': 'Nhóm tác giả', 'Tỷ lệ': '33,34', 'Thời điểm': stamp() }),
      { 'Họ và tên': 'Đồng Tác Giả Hai', 'Tỷ lệ': '33.33' },
      { 'Số thứ tự': '2', 'Họ và tên': 'Đồng Tác Giả Ba', 'Tỷ lệ': 33.33 },
    );
    expect((await send(file, true).expect(200)).body).toEqual({ dryRun: true, dossiers: 2, entered: [], faults: [] });
    expect(await count()).toBe(before);
    const done = (await send(file, false).expect(200)).body as { entered: { initiativeId: string; code: string }[] };
    expect(done).toMatchObject({ dryRun: false, dossiers: 2, faults: [] });
    const rows = await app.db.query(
      `SELECT p.state, i.state AS dossier, p.stamped_at AS at, i.answers, i.channel,
         (SELECT jsonb_agg(jsonb_build_array(a.name, a.share, a.consent) ORDER BY a.position) FROM initiative.author a WHERE a.initiative_id = i.id) AS authors
       FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id WHERE i.id = ANY($1::uuid[]) ORDER BY i.code`,
      [done.entered.map(({ initiativeId }) => initiativeId)],
    );
    // A date cell has no zone: what it shows is the time of the contest's zone.
    const shown = new Date(stamp().getTime() - 7 * 3_600_000);
    expect(rows).toEqual([
      {
        state: 'entered',
        dossier: 'draft',
        at: stamp(),
        channel: 'paper',
        answers: { applied_state: 'applied', yearly_saving: 12.5, first_applied_on: '2025-09-05' },
        authors: [['Người Viết Tay', 10_000, 'pending']],
      },
      {
        state: 'entered',
        dossier: 'draft',
        at: shown,
        channel: 'paper',
        answers: {},
        authors: [
          ['Người Viết Tay', 3334, 'pending'],
          ['Đồng Tác Giả Hai', 3333, 'pending'],
          ['Đồng Tác Giả Ba', 3333, 'pending'],
        ],
      },
    ]);
  });

  it('sent again with its key after a lost answer enters nothing twice; another file with the key is refused', async () => {
    const file = await filled(dossier({ 'Tên sáng kiến': 'Gửi lại sau khi mất mạng' }));
    const before = await count();
    const keyed = (bytes: Buffer) => send(bytes, false).set('idempotency-key', 'mat-mang-1');
    const first = await keyed(file).expect(200);
    expect((await keyed(file).expect(200)).body).toEqual(first.body);
    expect(await count()).toBe((before ?? 0) + 1);
    const other = await keyed(await filled(dossier({ 'Tên sáng kiến': 'Tệp khác' }))).expect(409);
    expect(other.body).toMatchObject({ code: 'platform.idempotency_key' });
    const faulty = await filled(dossier({ 'Mã đơn vị': 'X' }));
    await send(faulty, false).set('idempotency-key', 'mat-mang-2').expect(422);
    await send(file, false).set('idempotency-key', 'mat-mang-2').expect(200);
    expect(await count()).toBe((before ?? 0) + 2);
  });

  it('is refused as a whole, every fault named by its cell in the reader’s language', async () => {
    const before = await count();
    const file = await filled(
      dossier(),
      dossier({ 'Số thứ tự': '2', 'Thời điểm': '31/02/2026 08:00', 'Lĩnh vực': 'Không có', 'Mã đơn vị': 'X' }),
      dossier({ 'Số thứ tự': '3', 'Thời điểm': local(new Date(contest.closesAt.getTime() + 60_000)), Email: 'sai' }),
      dossier({ 'Số thứ tự': '4', 'Đối tượng': 'Nhóm tác giả', 'Tỷ lệ': '50' }),
      { 'Họ và tên': 'Hai', 'Tỷ lệ': '49,99', 'Tên sáng kiến': 'Tên khác' },
      dossier({ 'Số thứ tự': '5', 'Đối tượng': 'Nhóm tác giả', 'Tỷ lệ': '50' }),
      { 'Họ và tên': 'Hai', 'Tỷ lệ': '49,99' },
      dossier({ 'Số thứ tự': '1' }),
    );
    const dry = await send(file, true).expect(200);
    const { faults } = dry.body as { faults: { cell: string; code: string; message: string }[] };
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A9 initiative.sheet_number_twice',
      'C3 initiative.sheet_bad_time',
      'E3 initiative.sheet_unknown_choice',
      'G3 initiative.sheet_unknown_unit',
      'L4 initiative.sheet_bad_email',
      'D6 initiative.sheet_cell_differs',
      'I7 initiative.shares_not_whole',
    ]);
    expect(faults[1]?.message).toBe('Hãy ghi ngày và giờ theo dạng 05/09/2026 08:30.');
    const english = await send(file, true).set('accept-language', 'en').expect(200);
    expect((english.body as { faults: { message: string }[] }).faults[1]?.message).toBe(
      'Write date and time as 05/09/2026 08:30.',
    );
    const refused = await send(file, false).expect(422);
    expect(refused.body).toMatchObject({ code: 'initiative.import_faults', params: { count: 7 } });
    expect(await count()).toBe(before);
  });

  it('is told of stamps that are late or ahead by their cells', async () => {
    const now = await app.db.now();
    const file = await filled(
      dossier({ 'Thời điểm': local(new Date(now.getTime() + 86_400_000)) }),
      dossier({ 'Số thứ tự': '2' }),
    );
    const dry = await send(file, true).expect(200);
    expect((dry.body as { faults: object[] }).faults).toMatchObject([{ cell: 'C2', code: 'initiative.stamp_ahead' }]);
    await app.setNow(new Date(contest.closesAt.getTime() + 86_400_000).toISOString());
    const late = await send(await filled(dossier({ 'Thời điểm': local(contest.closesAt) })), true).expect(200);
    await app.setNow(null);
    // Typed to the minute: the closing minute itself is late unless the closing time has seconds after it.
    const closing = contest.closesAt.getTime() % 60_000 === 0 ? [{ cell: 'C2', code: 'initiative.stamp_late' }] : [];
    expect((late.body as { faults: object[] }).faults).toMatchObject(closing);
  });

  it('is refused where it is no table, too long, too large inside, or not the secretariat’s', async () => {
    await send(Buffer.from('xin chào'), true).expect(422);
    const csv = (rows: number) => Buffer.from(`Số thứ tự hồ sơ;Tên\n${'1;A\n'.repeat(rows)}`);
    const long = await send(csv(1_001), true, secretary, 'ds.csv').expect(422);
    expect(long.body).toMatchObject({ code: 'sheets.too_many_rows' });
    const short = await send(csv(1), true, secretary, 'ds.csv').expect(200);
    expect((short.body as { faults: { code: string }[] }).faults[0]?.code).toBe('initiative.sheet_column_missing');
    const zip = new ZipFile();
    zip.addBuffer(
      Buffer.from(`<Types><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/></Types>`),
      '[Content_Types].xml',
    );
    zip.addBuffer(Buffer.alloc(41 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    zip.end();
    const bomb = await send(await buffer(zip.outputStream), true).expect(422);
    expect(bomb.body).toMatchObject({ code: 'files.unpacked_too_large' });
    const judge = await app.signIn({ grants: [{ role: 'judge', contestId: contest.id }] });
    await send(csv(1), true, judge, 'ds.csv').expect(403);
    const elsewhere = await app.signIn({ grants: [{ role: 'secretary', contestId: (await contestWith(app)).id }] });
    await send(csv(1), true, elsewhere, 'ds.csv').expect(404);
    await elsewhere.get(`/api/contests/${contest.id}/paper-intakes/template.xlsx`).expect(404);
  });
});
