import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { alsoFine } from './also-fine';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
const COUNT = 60;
let stage: WebStage;
let contest: OpenContest;
let lan: Client;
let minh: Client;
let made: { id: string; code: string }[];

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  const secretary = (name: string) =>
    stage.app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
  lan = await secretary('Lê Thị Lan');
  minh = await secretary('Phạm Văn Minh');
  const department = await stage.app.unit('Sở Nội vụ', 'department');
  const commune = await stage.app.unit('UBND phường Kinh Bắc', 'commune');
  made = [];
  for (let index = 0; index < COUNT; index += 1) {
    made.push(
      await submittedInitiative(stage.app, contest.id, {
        title: index === 0 ? 'Đẩy mạnh chữ ký số ở bộ phận một cửa' : `Sáng kiến thử nghiệm số ${index + 1}`,
        unitId: index % 3 === 0 ? department : commune,
        authors: index % 4 === 0 ? [{ name: 'Đỗ Thị Ánh' }, { name: 'Hoàng Văn Bốn' }] : [{ name: 'Vũ Văn Cát' }],
        receivedAt: new Date(Date.UTC(2026, 0, 1 + (index % 20), 2)).toISOString(),
      }),
    );
  }
  const ask = { items: [{ text: 'Thiếu dấu xác nhận của đơn vị' }] };
  for (const { id } of made.slice(1, 3))
    await lan.post(`/api/initiatives/${id}/screening/completions`, ask).set('if-match', '"v2"').expect(201);
  await stage.app.db.transaction(() =>
    stage.app.db.write(`UPDATE initiative.initiative SET state_since = state_since - interval '5 days' WHERE id = $1`, [
      made[0]?.id,
    ]),
  );
}, LONG_MS);
afterAll(() => stage.stop());

it(
  'filters on every column in the address, and keeps filters under a name for all',
  async () => {
    const { page, context, faults } = await stage.visit({}, lan);
    await page.goto('/app/office/register');
    await page.getByText(`50 trong ${COUNT} hồ sơ`).waitFor();
    await shot(page, 'register-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm điều kiện lọc' }).click();
    await page.getByLabel('Chưa chuyển bước từ (ngày)').fill('3');
    await page.getByText('1 trong 1 hồ sơ').waitFor();
    await page.getByLabel('Khối').selectOption('department');
    await page.getByLabel('Nhận từ ngày').fill('01/01/2026');
    await page.getByLabel('Nhận đến ngày').fill('02/01/2026');
    await page.waitForURL(/receivedTo=2026-01-02/);
    await page.getByText('1 trong 1 hồ sơ').waitFor();
    await page.getByRole('link', { name: 'Đẩy mạnh chữ ký số ở bộ phận một cửa' }).waitFor();
    await shot(page, 'register-filters-vi');
    expect(await axeFaults(page)).toEqual([]);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      days: '"3"',
      block: 'department',
      receivedFrom: '2026-01-01',
      receivedTo: '2026-01-02',
    });
    await page.getByRole('button', { name: 'Danh sách đã lưu' }).click();
    await page.getByRole('button', { name: 'Lưu bộ lọc này…' }).click();
    await page.getByLabel('Tên danh sách').fill('Sở chờ quá 3 ngày');
    await shot(page, 'register-view-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu “Sở chờ quá 3 ngày”.').waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const other = await stage.visit({}, minh);
    await other.page.goto('/app/office/register');
    await other.page.getByRole('button', { name: 'Danh sách đã lưu' }).click();
    await other.page.getByRole('button', { name: 'Sở chờ quá 3 ngày', exact: true }).click();
    await other.page.getByText('1 trong 1 hồ sơ').waitFor();
    expect(new URL(other.page.url()).searchParams.get('block')).toBe('department');
    await other.page.getByRole('button', { name: 'Danh sách đã lưu' }).click();
    await other.page.getByRole('button', { name: 'Lưu bộ lọc này…' }).waitFor();
    await shot(other.page, 'register-views-vi');
    expect(await axeFaults(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Xóa “Sở chờ quá 3 ngày”' }).click();
    await other.page.getByText('Chưa có danh sách nào được lưu.').waitFor();
    expect(other.faults).toEqual([]);
    await other.context.close();
    await alsoFine(stage, lan, '/app/office/register', (one) => one.getByRole('table').waitFor(), 'register');
  },
  LONG_MS,
);

it(
  'gives, reminds and prolongs many after a dry run',
  async () => {
    const { page, context, faults } = await stage.visit({}, lan);
    await page.goto('/app/office/register');
    await page.getByRole('checkbox', { name: 'Chọn cả trang' }).check();
    await page.getByRole('button', { name: `Chọn tất cả ${COUNT} hồ sơ khớp` }).click();
    await page.getByText(`Đã chọn ${COUNT}`).waitFor();
    await page.getByRole('button', { name: 'Giao người kiểm tra' }).click();
    await page.getByLabel('Giao cho').selectOption({ label: 'Phạm Văn Minh (0 chờ kiểm tra)' });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText(`${COUNT} trong ${COUNT} hồ sơ làm được. Chưa có gì được ghi.`).waitFor();
    await shot(page, 'register-assign-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: `Thực hiện với ${COUNT} hồ sơ` }).click();
    await page.getByText(`Đã thực hiện với ${COUNT} hồ sơ.`).waitFor();
    const given = await stage.app.db.query('SELECT account_id FROM screening.screener WHERE account_id = $1', [
      minh.accountId,
    ]);
    expect(given).toHaveLength(COUNT);

    await page.goto(`/app/office/register?screener=${minh.accountId}`);
    await page.getByRole('button', { name: 'Bàn giao hết…' }).click();
    await page.getByLabel('Giao cho').selectOption({ label: 'Lê Thị Lan (0 chờ kiểm tra)' });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText(`${COUNT} trong ${COUNT} hồ sơ làm được. Chưa có gì được ghi.`).waitFor();
    await shot(page, 'register-handover-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: `Thực hiện với ${COUNT} hồ sơ` }).click();
    await page.getByText('Không có hồ sơ nào khớp').waitFor();
    const handed = await stage.app.db.query('SELECT account_id FROM screening.screener WHERE account_id = $1', [
      lan.accountId,
    ]);
    expect(handed).toHaveLength(COUNT);

    await page.goto('/app/office/register?due=open');
    await page.getByText('2 trong 2 hồ sơ').waitFor();
    await page.getByRole('checkbox', { name: 'Chọn cả trang' }).check();
    await page.getByRole('button', { name: 'Việc khác' }).click();
    await page.getByRole('menuitem', { name: 'Nhắc bổ sung' }).click();
    expect(await page.getByLabel('Lời nhắc để chép').inputValue()).toContain(`- ${made[1]?.code}, `);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('2 trong 2 hồ sơ làm được').waitFor();
    await shot(page, 'register-remind-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thực hiện với 2 hồ sơ' }).click();
    await page.getByText('Đã thực hiện với 2 hồ sơ.').waitFor();

    await page.getByRole('checkbox', { name: 'Chọn cả trang' }).check();
    await page.getByRole('button', { name: 'Việc khác' }).click();
    await page.getByRole('menuitem', { name: 'Gia hạn bổ sung' }).click();
    await page.getByLabel('Hạn mới').fill('30/06/2099 17:00');
    await page.getByRole('dialog').getByLabel('Lý do').fill('Mưa lũ.');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Thực hiện với 2 hồ sơ' }).click();
    await page.getByText('Hạn 30/06/2099').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'goes out as a workbook and on paper, as it is filtered',
  async () => {
    const { page, context, faults } = await stage.visit({}, lan);
    await page.goto('/app/office/register?block=department');
    await page.getByText('20 trong 20 hồ sơ').waitFor();
    await page.getByRole('button', { name: 'Tải danh sách' }).click();
    await page.getByText('Tệp sẽ có 20 hồ sơ khớp bộ lọc đang dùng.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp về' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-so-ho-so\.xlsx$/);
    await page.getByText(/^Đã tải xong/).waitFor();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await buffer(await download.createReadStream())) as never);
    expect(book.worksheets[0]?.rowCount).toBe(21);
    await page.getByRole('button', { name: 'Tải danh sách' }).click();
    await page.getByRole('radio', { name: 'Bản in (PDF)' }).check();
    await page.getByText(/^Bản in gồm:/).waitFor();
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp về' }).click(),
    ]);
    await paper.saveAs(join(__dirname, '..', '..', 'out', 'screens', 'register.pdf'));
    await page
      .getByRole('checkbox', { name: /^Chọn / })
      .nth(1)
      .check();
    await page.getByRole('button', { name: 'Việc khác' }).click();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Tải hồ sơ (ZIP)' }).click(),
    ]);
    expect(zip.suggestedFilename()).toMatch(/-ho-so\.zip$/);
    await page.getByText(/^Đã bắt đầu tải/).waitFor();
    await page.getByRole('button', { name: 'Bỏ chọn' }).click();
    await page.getByRole('link', { name: 'In danh sách' }).click();
    await page.getByRole('button', { name: 'In', exact: true }).waitFor();
    await page.getByRole('cell', { name: '20', exact: true }).waitFor();
    await shot(page, 'register-print-vi');
    expect(await axeFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'brings an ineligible dossier back: proposed with a document, decided by another',
  async () => {
    const dossier = made[5];
    await lan
      .post(`/api/initiatives/${dossier?.id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Thiếu xác nhận' })
      .set('if-match', '"v2"')
      .expect(201);
    const { page, context, faults } = await stage.visit({}, lan);
    await page.goto(`/app/office/screening?at=${dossier?.id}`);
    await page.getByRole('button', { name: 'Đề nghị phục hồi…' }).click();
    await page.getByLabel('Văn bản làm căn cứ').fill('Công văn 12/SNV-CCHC ngày 05/01/2026');
    await page.getByRole('dialog').getByLabel('Lý do đề nghị').fill('Đã bổ sung xác nhận hợp lệ');
    await shot(page, 'reinstate-propose-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await page.getByText('Đã gửi đề nghị. Chờ thư ký khác quyết định.').waitFor();
    await page.goto('/app/office/reinstatements');
    await page.getByRole('button', { name: 'Đồng ý phục hồi' }).click({ force: true });
    await page.getByText('Chưa thể thực hiện:').waitFor();
    expect(faults).toEqual([]);
    await context.close();
    await alsoFine(
      stage,
      minh,
      '/app/office/reinstatements',
      (one) => one.getByRole('article').waitFor(),
      'reinstatements',
    );

    const other = await stage.visit({}, minh);
    await other.page.goto('/app/office/reinstatements?state=proposed');
    await other.page.getByText('Công văn 12/SNV-CCHC ngày 05/01/2026').waitFor();
    await shot(other.page, 'reinstatements-vi');
    await other.page.getByRole('button', { name: 'Đồng ý phục hồi' }).click();
    await other.page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await other.page.getByText(`Đã ghi quyết định về ${dossier?.code}.`).waitFor();
    await other.page.getByText('Không có đề nghị phục hồi nào').waitFor();
    expect(await stage.app.db.query('SELECT state FROM initiative.initiative WHERE id = $1', [dossier?.id])).toEqual([
      { state: 'eligible' },
    ]);

    await other.page.goto(`/app/office/screening?at=${dossier?.id}`);
    await other.page.getByRole('button', { name: 'Loại khỏi cuộc thi…' }).click();
    await other.page.getByRole('dialog').getByLabel('Lý do').fill('Sao chép sáng kiến đã được công nhận');
    await other.page
      .getByRole('dialog')
      .getByRole('button', { name: `Loại ${dossier?.code}` })
      .click();
    await other.page.getByText(`Đã loại ${dossier?.code}.`).waitFor();
    expect(other.faults).toEqual([]);
    await other.context.close();
  },
  LONG_MS,
);
