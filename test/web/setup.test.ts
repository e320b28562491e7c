import { Workbook } from 'exceljs';
import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 120_000;
let stage: WebStage;
let admin: Client;

beforeAll(async () => {
  stage = await WebStage.start();
  admin = await stage.app.signIn({ name: 'Lê Văn Quản Trị', grants: [{ role: 'admin' }] });
}, LONG_MS);
afterAll(() => stage.stop());

async function sheet(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('Danh sách').addRows(rows.map((cells) => [...cells]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const upload = async (page: Page, name: string, rows: readonly (readonly string[])[]) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: await sheet(rows) });

const UNITS = ['Mã đơn vị', 'Tên đơn vị', 'Khối', 'Mã đơn vị cấp trên', 'Số cán bộ'];
const STAFF = ['Mã cán bộ', 'Họ và tên', 'Mã đơn vị', 'Ngày sinh', 'Chức vụ', 'Email'];

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');

it(
  'leads the administrator of an empty installation, and reads the units from a spreadsheet',
  async () => {
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/');
    await page.getByRole('heading', { name: 'Thiết lập ban đầu', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/app/setup');
    await page.getByText('Xong 1 trong 4 việc').waitFor();
    await shot(page, 'admin-setup-vi');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Tạo cuộc thi từ mẫu' }).getAttribute('href')).toBe(
      '/app/contests/new',
    );

    await page.getByRole('link', { name: 'Cuộc thi', exact: true }).click();
    await page.getByText('Chưa có cuộc thi nào').waitFor();
    await page.getByRole('link', { name: 'Tạo cuộc thi…' }).waitFor();
    await page.getByRole('link', { name: 'Thiết lập ban đầu' }).click();
    await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
    await page.getByRole('heading', { name: 'Nhập danh sách đơn vị' }).waitFor();
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp mẫu' }).click(),
    ]);
    expect(template.suggestedFilename()).toBe('mau-danh-sach-don-vi.xlsx');
    await upload(page, 'don-vi.xlsx', [
      UNITS,
      ['SNV', 'Sở Nội vụ', 'Sở, ban, ngành', '', '60'],
      ['', 'Đơn vị thiếu mã', 'Xã, phường, đặc khu', 'KHONG-CO', 'nhiều'],
    ]);
    await page.getByText('3 ô cần sửa ở 1 dòng. Chưa có gì được ghi.').waitFor();
    await page.getByRole('button', { name: 'Ô D3, Mã đơn vị cấp trên' }).click();
    expect(await focused(page)).toBe('cell-D3');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('fault-D3');
    await shot(page, 'admin-import-faults-vi');
    expect(await axeFaults(page)).toEqual([]);

    await upload(page, 'don-vi.xlsx', [
      UNITS,
      ['SNV', 'Sở Nội vụ', 'Sở, ban, ngành', '', '60'],
      ['SNV-VP', 'Văn phòng Sở Nội vụ', 'Cơ quan, đơn vị khác', 'SNV', ''],
    ]);
    await page.getByText('2 dòng đều đúng. Chưa có gì được ghi.').waitFor();
    await shot(page, 'admin-import-good-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ghi 2 dòng' }).click();
    await page.getByText('Đã ghi 2 dòng.').waitFor();
    await page.getByRole('link', { name: 'Xem danh sách đơn vị' }).click();
    await page.getByText('trực thuộc Sở Nội vụ').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'reads a staff list, and invites somebody of it',
  async () => {
    await admin.post('/api/units', { code: 'TP', name: 'Sở Tư pháp', block: 'department' }).expect(201);
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/admin/imports/staff');
    await upload(page, 'can-bo.xlsx', [STAFF, ['0001', 'Vũ Thị Sai', 'KHONG-CO', '31/02/1980', '', 'sai@']]);
    await page.getByText('3 ô cần sửa ở 1 dòng').waitFor();
    await upload(page, 'can-bo.xlsx', [STAFF, ['0001', 'Vũ Thị Đúng', 'TP', '28/02/1980', 'Chuyên viên', '']]);
    await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
    await page.getByText('Đã ghi 1 dòng.').waitFor();
    await page.getByRole('link', { name: 'Đến trang tài khoản để mời' }).click();
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Đã có trong danh sách cán bộ').click();
    await dialog.getByRole('combobox', { name: 'Tìm trong danh sách cán bộ' }).fill('vu thi dung');
    await page.getByRole('option', { name: /Vũ Thị Đúng/ }).click();
    await dialog.getByLabel('Thư điện tử').fill('dung@vidu.vn');
    await dialog.getByRole('button', { name: 'Gửi lời mời' }).click();
    await page.getByRole('heading', { name: 'Vũ Thị Đúng', level: 1 }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);
