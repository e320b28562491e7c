import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { writeDayFirst } from '../../apps/web/src/ui/day-first';
import { localIn } from '../../apps/web/src/ui/zoned';
import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { alsoFine, scanOf } from './also-fine';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
const ZONE = 'Asia/Ho_Chi_Minh';
let stage: WebStage;
let contest: OpenContest;
let lan: Client;
let minh: Client;
let unitId: string;

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  const secretary = (name: string) =>
    stage.app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
  lan = await secretary('Lê Thị Lan');
  minh = await secretary('Phạm Văn Minh');
  unitId = await stage.app.unit('UBND phường Kinh Bắc', 'commune');
});
afterAll(() => stage.stop());

/** Inputs that a person sees and can fill in, one for each group of choices. */
const fieldsOf = (page: Page) =>
  page
    .locator('form')
    .locator(
      'input:not([type=hidden]):not([type=radio]):not([aria-hidden]), textarea:not([aria-hidden]), select, [role=radiogroup]',
    )
    .count();

describe('the paper door', () => {
  it(
    'takes a dossier stamped yesterday in fewer than ten fields',
    async () => {
      const { page, context, faults } = await stage.visit({}, lan);
      await page.goto('/app/office/intakes');
      await page.getByText('Không có hồ sơ giấy nào').waitFor();
      await shot(page, 'intakes-empty');
      await page.getByRole('button', { name: 'Nhập hồ sơ' }).click();
      await page.getByLabel('Thời điểm trên dấu đến').waitFor();
      expect(await fieldsOf(page)).toBe(9);
      await page.getByLabel('Thời điểm trên dấu đến').fill('31/02/2026 08:30');
      await page.getByLabel('Tên sáng kiến').fill('Trả kết quả thủ tục tại nhà cho người cao tuổi');
      await page.getByLabel('Lĩnh vực').selectOption({ index: 1 });
      await page.getByRole('combobox', { name: 'Đơn vị' }).fill('kinh bac');
      await page.getByRole('option', { name: 'UBND phường Kinh Bắc' }).click();
      await page.getByLabel('Họ và tên tác giả').fill('Nguyễn Thị Giấy');
      await page.getByText('Không có ngày này.').waitFor();
      const stamp = new Date(contest.opensAt.getTime() + 3_600_000);
      await page.getByLabel('Thời điểm trên dấu đến').fill(writeDayFirst(localIn(ZONE, stamp)));
      await shot(page, 'intake-entry-vi');
      expect(await axeFaults(page)).toEqual([]);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'bản quét.png', mimeType: 'image/png', buffer: await scanOf(page, 'Nguyễn Thị Giấy') });
      await page.getByRole('button', { name: 'Lưu và tải bản quét lên' }).click();
      await page.getByText('Chờ thư ký khác xác nhận').first().waitFor();
      await page.locator('input:focus[placeholder="ngày/tháng/năm giờ:phút"]').waitFor();
      expect(await page.getByLabel('Tên sáng kiến').inputValue()).toBe('');
      const rows = await stage.app.db.query(
        `SELECT p.state, p.stamped_at AS at, p.channel, p.scan_attachment_id IS NOT NULL AS scanned, i.title, i.lead_author AS lead
         FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id WHERE p.contest_id = $1`,
        [contest.id],
      );
      const minute = new Date(Math.floor(stamp.getTime() / 60_000) * 60_000);
      expect(rows).toEqual([
        {
          state: 'entered',
          at: minute,
          channel: 'paper',
          scanned: true,
          title: 'Trả kết quả thủ tục tại nhà cho người cao tuổi',
          lead: 'Nguyễn Thị Giấy',
        },
      ]);
      expect(faults).toEqual([]);
      await context.close();
      await alsoFine(stage, lan, '/app/office/intakes/new', (one) => one.locator('form').waitFor(), 'intake-entry');
    },
    LONG_MS,
  );

  it('keeps what was typed and says why a stamp ahead of time is refused', async () => {
    const { page, context, faults } = await stage.visit({}, lan);
    await page.goto('/app/office/intakes/new');
    await page.getByLabel('Thời điểm trên dấu đến').fill('1/1/2099 8:30');
    await page.getByLabel('Tên sáng kiến').fill('Hồ sơ đến từ tương lai');
    await page.getByLabel('Lĩnh vực').selectOption({ index: 1 });
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill('kinh bac');
    await page.getByRole('option', { name: 'UBND phường Kinh Bắc' }).click();
    await page.getByLabel('Họ và tên tác giả').fill('Trần Văn Mai Sau');
    await page.getByRole('button', { name: 'Thêm đồng tác giả' }).click();
    await page.getByLabel('Họ và tên tác giả').nth(1).fill('Trần Văn Kia');
    expect(await page.getByLabel('Đóng góp (%)').nth(0).inputValue()).toBe('50');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'Mã yêu cầu' }).waitFor();
    await shot(page, 'intake-entry-refused');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.getByLabel('Tên sáng kiến').inputValue()).toBe('Hồ sơ đến từ tương lai');
    expect(faults).toEqual([]);
    await context.close();
  });

  it(
    'is confirmed by a second secretary with the scan beside the entry, or rejected with a reason',
    async () => {
      const [made] = await stage.app.db.query<{ id: string; code: string }>(
        `SELECT p.id, i.code FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id WHERE p.contest_id = $1`,
        [contest.id],
      );
      const path = `/app/office/intakes/${made?.id}`;
      const mine = await stage.visit({}, lan);
      await mine.page.goto(path);
      await mine.page.getByRole('button', { name: 'Xác nhận đúng với bản giấy' }).click({ force: true });
      await mine.page.getByText('Chưa thể thực hiện:').waitFor();
      await shot(mine.page, 'intake-own');
      await mine.context.close();

      const { page, context, faults } = await stage.visit({}, minh);
      await page.goto('/app/office/intakes?state=entered');
      await page.getByRole('link', { name: 'Trả kết quả thủ tục tại nhà cho người cao tuổi' }).waitFor();
      await shot(page, 'intakes-vi');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('link', { name: 'Trả kết quả thủ tục tại nhà cho người cao tuổi' }).click();
      await page.getByRole('img', { name: 'bản quét.png' }).waitFor();
      await shot(page, 'intake-confirm-vi');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Xác nhận đúng với bản giấy' }).click();
      await page.getByText(`Đã xác nhận ${made?.code}.`).waitFor();
      await page.getByText('Mã biên nhận').waitFor();
      expect(faults).toEqual([]);
      await context.close();
      await alsoFine(
        stage,
        minh,
        path,
        (one) => one.getByRole('img', { name: 'bản quét.png' }).waitFor(),
        'intake-confirm',
      );
      await alsoFine(stage, minh, '/app/office/intakes', (one) => one.getByRole('table').waitFor(), 'intakes');
    },
    LONG_MS,
  );

  it(
    'takes a sheet: faults by their cells first, then the whole',
    async () => {
      const { page, context, faults } = await stage.visit({}, lan);
      await page.goto('/app/office/intakes');
      await page.getByRole('button', { name: 'Nhập từ Excel' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Tải tệp mẫu' }).click(),
      ]);
      const template = await buffer(await download.createReadStream());
      const [unit] = await stage.app.db.query<{ code: string }>('SELECT code FROM identity.unit WHERE id = $1', [
        unitId,
      ]);
      const filled = async (...rows: Record<string, string>[]) => {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(template as never);
        const sheet = book.worksheets[0];
        const heads = Array.from({ length: sheet?.columnCount ?? 0 }, (_, at) => sheet?.getCell(1, at + 1).text ?? '');
        rows.forEach((row, index) => {
          for (const [head, value] of Object.entries(row)) {
            const at = heads.findIndex((one) => one.startsWith(head));
            if (sheet) sheet.getCell(index + 2, at + 1).value = value;
          }
        });
        return Buffer.from(await book.xlsx.writeBuffer());
      };
      const stamp = writeDayFirst(localIn(ZONE, new Date(contest.opensAt.getTime() + 7_200_000)));
      const row = (number: string) => ({
        'Số thứ tự': number,
        'Hình thức nhận': 'Bản giấy',
        'Thời điểm': stamp,
        'Tên sáng kiến': `Hồ sơ từ bảng số ${number}`,
        'Lĩnh vực': contest.rulebook.themes[0]?.name ?? '',
        'Đối tượng': 'Cá nhân',
        'Mã đơn vị': unit?.code ?? '',
        'Họ và tên': `Tác Giả Bảng ${number}`,
      });
      const choose = async (name: string, bytes: Buffer) =>
        page.locator('input[type=file]').setInputFiles({
          name,
          mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          buffer: bytes,
        });
      await choose('sai.xlsx', await filled(row('1'), { ...row('2'), 'Mã đơn vị': 'KHONGCO' }));
      await page.getByText('1 ô cần sửa trong 2 hồ sơ').waitFor();
      await page.getByRole('cell', { name: 'G3' }).waitFor();
      await shot(page, 'intake-sheet-faults');
      expect(await axeFaults(page)).toEqual([]);
      expect(await page.getByRole('button', { name: 'Nhập 2 hồ sơ' }).isDisabled()).toBe(true);
      await choose('dung.xlsx', await filled(row('1'), row('2')));
      await page.getByText('2 hồ sơ hợp lệ').waitFor();
      await page.getByRole('button', { name: 'Nhập 2 hồ sơ' }).click();
      await page.getByText('Đã nhập 2 hồ sơ').waitFor();
      await page.getByRole('link', { name: 'Hồ sơ từ bảng số 2' }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  it('confirms many after a dry run that names what stands in the way', async () => {
    const { page, context, faults } = await stage.visit({}, minh);
    const scanned = await stage.app.db.query<{ id: string; code: string }>(
      `SELECT p.id, i.code FROM initiative.paper_intake p JOIN initiative.initiative i ON i.id = p.initiative_id
       WHERE p.contest_id = $1 AND p.state = 'entered' ORDER BY i.code`,
      [contest.id],
    );
    expect(scanned).toHaveLength(2);
    const [one] = scanned;
    const picture = await scanOf(page, 'Tác Giả Bảng 1');
    await lan.post(`/api/paper-intakes/${one?.id}/scan`).attach('file', picture, 'ban-quet.png').expect(201);
    await page.goto('/app/office/intakes?state=entered');
    for (const { code } of scanned) await page.getByRole('checkbox', { name: `Chọn ${code}` }).check();
    await page.getByRole('button', { name: 'Xác nhận các hồ sơ đã chọn' }).click();
    await page.getByText('1 trong 2 hồ sơ xác nhận được. Chưa có gì được ghi.').waitFor();
    await shot(page, 'intakes-bulk');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xác nhận 1 hồ sơ' }).click();
    await page.getByText('Đã xác nhận 1 hồ sơ.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
