import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { PHONE, axeFaults, fillDate, shot, WebStage } from './browser';
import type { Look } from './browser';

const LONG_MS = 120_000;
let stage: WebStage;
let admin: Client;
let contest: OpenContest;

const COMMUNES = 40;

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  admin = contest.admin;
  await makeUnit('SNV', 'Sở Nội vụ', 'department');
  const lines = Array.from(
    { length: COMMUNES },
    (_, index) => `X${String(index + 1).padStart(3, '0')};Ủy ban nhân dân xã Mẫu ${index + 1};Xã, phường, đặc khu`,
  );
  const csv = Buffer.from(['Mã đơn vị;Tên đơn vị;Khối', ...lines].join('\n'));
  await admin.post('/api/unit-imports?dryRun=false').attach('file', csv, 'xa.csv').expect(200);
}, LONG_MS);
afterAll(() => stage.stop());

async function makeUnit(code: string, name: string, block: string): Promise<string> {
  const made = await admin.post('/api/units', { code, name, block, on: '2020-01-01' }).expect(201);
  return (made.body as { id: string }).id;
}

it(
  'keeps units: adds, renames, names on a day, merges with its paper, and refuses a code in use',
  async () => {
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/admin/units');
    await page.getByText(/^25 trong/).waitFor();
    await shot(page, 'admin-units-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Xã, phường, đặc khu/ }).click();
    await page.getByText('25 trong 40').waitFor();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    await page.getByText('15 trong 40').waitFor();
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên đơn vị').fill('Sở Thông tin và Truyền thông');
    await dialog.getByRole('textbox', { name: 'Mã', exact: true }).fill('SNV');
    await dialog.getByRole('combobox', { name: 'Khối' }).fill('Sở, ban, ngành');
    await fillDate(dialog.getByLabel('Ngày hiệu lực'), '2020-01-01');
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await dialog.getByRole('alert').getByText('Mã đơn vị này đã được dùng').first().waitFor();
    expect(await dialog.getByLabel('Tên đơn vị').inputValue()).toBe('Sở Thông tin và Truyền thông');
    await shot(page, 'admin-unit-refused-vi');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Mã', exact: true }).fill('STTTT');
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await page.getByRole('heading', { name: 'Sở Thông tin và Truyền thông', level: 1 }).waitFor();

    await page.getByRole('button', { name: 'Sửa thông tin, đổi tên' }).click();
    await dialog.getByLabel('Tên đơn vị').fill('Sở Chuyển đổi số');
    await dialog.getByLabel('Văn bản').fill('QĐ 12/QĐ-UBND ngày 01/5/2023');
    await fillDate(dialog.getByLabel('Ngày hiệu lực'), '2023-05-01');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('heading', { name: 'Sở Chuyển đổi số', level: 1 }).waitFor();
    await fillDate(page.getByLabel('Tên vào ngày'), '2022-06-30');
    await page.getByText('Ngày 30/06/2022, đơn vị mang tên Sở Thông tin và Truyền thông').waitFor();
    await page.getByRole('button', { name: 'Sáp nhập' }).click();
    await dialog.getByRole('combobox', { name: 'Đơn vị tiếp nhận' }).fill('so noi vu');
    await page.getByRole('option', { name: 'Sở Nội vụ', exact: true }).click();
    await dialog.getByLabel('Văn bản').fill('NQ 34/NQ-HĐND');
    await dialog.getByRole('button', { name: 'Sáp nhập' }).click();
    await page.getByText('Đã sáp nhập').waitFor();
    await page.getByRole('link', { name: 'Sáp nhập vào Sở Nội vụ' }).waitFor();
    await page.getByRole('button', { name: 'Sáp nhập' }).first().waitFor({ state: 'detached' });
    await shot(page, 'admin-unit-vi');
    expect(await axeFaults(page)).toEqual([]);

    await page.goto('/app/admin/units?q=xa%20mau%2040');
    await page.getByRole('link', { name: 'Ủy ban nhân dân xã Mẫu 40' }).click();
    await page.getByRole('button', { name: 'Giải thể' }).click();
    await dialog.getByLabel('Lý do').fill('Sắp xếp đơn vị hành chính');
    await dialog.getByRole('button', { name: 'Giải thể' }).click();
    await page.getByText('Đã giải thể').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'invites with roles, shows which role is refused and why, gives and takes roles, disables and enables',
  async () => {
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/admin/accounts');
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ và tên').fill('Trần Thị Được Mời');
    await dialog.getByLabel('Thư điện tử').fill('duoc.moi@vidu.vn');
    await dialog.getByRole('button', { name: 'Thêm vai trò' }).click();
    await dialog.getByLabel('Vai trò', { exact: true }).selectOption('judge');
    await dialog.getByRole('button', { name: 'Thêm vai trò' }).click();
    await dialog.getByLabel('Vai trò', { exact: true }).nth(1).selectOption('coordinator');
    await shot(page, 'admin-invite-vi');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Gửi lời mời' }).click();
    await dialog.getByText('Đã gửi lời mời, nhưng có vai trò chưa giao được:').waitFor();
    await dialog.getByText('phải gắn với một đơn vị').first().waitFor();
    await shot(page, 'admin-invite-partly-vi');
    await dialog.getByRole('button', { name: 'Đến trang tài khoản' }).click();
    await page.getByRole('heading', { name: 'Trần Thị Được Mời', level: 1 }).waitFor();
    await page.getByRole('cell', { name: 'Giám khảo', exact: true }).waitFor();

    await page.getByLabel('Vai trò', { exact: true }).selectOption('coordinator');
    await page.getByRole('combobox', { name: 'Đơn vị làm đầu mối' }).fill('so noi vu');
    await page.getByRole('option', { name: 'Sở Nội vụ', exact: true }).click();
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await page.getByRole('cell', { name: 'Đầu mối đơn vị: Sở Nội vụ' }).waitFor();
    await page.getByRole('button', { name: 'Gửi lại lời mời' }).click();
    await page.getByText('Đã gửi lại lời mời.').waitFor();
    await shot(page, 'admin-account-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thu hồi vai trò Giám khảo' }).click();
    await dialog.getByLabel('Lý do').fill('Chuyển công tác');
    await dialog.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByRole('cell', { name: 'Giám khảo', exact: true }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
    await dialog.getByLabel('Lý do').fill('Nghỉ việc');
    await dialog.getByRole('button', { name: 'Khóa tài khoản' }).click();
    await page.getByText('Đã khóa').waitFor();
    await page.getByLabel('Vai trò', { exact: true }).selectOption('clerk');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await page.getByRole('alert').getByText('Tài khoản này đã bị khóa').first().waitFor();
    expect(await page.getByLabel('Vai trò', { exact: true }).inputValue()).toBe('clerk');
    await page.getByRole('button', { name: 'Mở lại tài khoản' }).click();
    await dialog.getByLabel('Lý do').fill('Trở lại làm việc');
    await dialog.getByRole('button', { name: 'Mở lại tài khoản' }).click();
    await page.getByText('Chờ xác nhận').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'does not make an author of the contest its judge, and says why; nor lets anybody disable themself',
  async () => {
    const author = await stage.app.signIn({ name: 'Hoàng Văn Tác Giả' });
    await submittedInitiative(stage.app, contest.id, {
      unitId: author.unitId,
      authors: [{ name: 'Hoàng Văn Tác Giả', accountId: author.accountId, personId: author.personId }],
    });
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/admin/accounts?q=hoang%20van%20tac');
    await page.getByRole('link', { name: 'Hoàng Văn Tác Giả' }).click();
    await page.getByText('Chưa có vai trò nào').waitFor();
    await page.getByLabel('Vai trò', { exact: true }).selectOption('judge');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('Không giao được vai trò này').waitFor();
    await alert
      .getByText(/tác giả/)
      .first()
      .waitFor();
    await alert.getByText('Mã yêu cầu').waitFor();
    await shot(page, 'admin-grant-refused-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`/app/admin/accounts/${admin.accountId}`);
    await page.getByRole('button', { name: 'Khóa tài khoản' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Bạn không tự khóa được tài khoản của mình').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'keeps what was typed when the session has ended meanwhile, and leads to a new sign-in',
  async () => {
    const other = await stage.app.signIn({ name: 'Lê Thị Quản Trị', grants: [{ role: 'admin' }] });
    const { page, context } = await stage.visit({}, other);
    await page.goto('/app/admin/units');
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên đơn vị').fill('Sở Ngoại vụ');
    await dialog.getByRole('textbox', { name: 'Mã', exact: true }).fill('SNGV');
    await dialog.getByRole('combobox', { name: 'Khối' }).fill('Sở, ban, ngành');
    await stage.app.db.transaction(() =>
      stage.app.db.write(`UPDATE identity.session SET idle_until = platform.now() WHERE account_id = $1`, [
        other.accountId,
      ]),
    );
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click();
    await dialog.getByRole('link', { name: /^Đăng nhập lại ở thẻ mới/ }).waitFor();
    expect(await dialog.getByLabel('Tên đơn vị').inputValue()).toBe('Sở Ngoại vụ');
    await context.close();
  },
  LONG_MS,
);

it(
  'gives a code on paper that is shown once and prints alone',
  async () => {
    const person = await stage.app.signIn({ name: 'Phạm Thị Mất Thư' });
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto(`/app/admin/accounts/${person.accountId}`);
    await page.getByRole('button', { name: 'Cấp mã in trên giấy' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cấp mã' }).click();
    await dialog.getByText('Mã chỉ hiện một lần').waitFor();
    await shot(page, 'admin-paper-code-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('PHIẾU TRAO MÃ ĐẶT MẬT KHẨU').waitFor();
    expect(await page.getByRole('button', { name: 'In phiếu trao mã' }).isVisible()).toBe(false);
    await shot(page, 'admin-paper-slip-vi');
    await page.emulateMedia({ media: 'screen' });
    const code = await dialog.locator('p[class*=code]').innerText();
    await dialog.getByRole('button', { name: 'Đóng' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    expect((await page.content()).includes(code)).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'shows the audit with filters in the URL, and checks the chain',
  async () => {
    const into = await makeUnit('NHAT-KY-1', 'Đơn vị tiếp nhận', 'agency');
    const merged = await makeUnit('NHAT-KY-2', 'Đơn vị sáp nhập', 'agency');
    await admin.post(`/api/units/${merged}/merge`, { intoUnitId: into }).set('if-match', '"v1"').expect(200);
    await admin.post('/api/grants', { accountId: admin.accountId, role: 'judge' }).expect(409);
    await admin.post('/api/grants', { accountId: (await stage.app.signIn()).accountId, role: 'clerk' }).expect(201);
    await stage.app.sealAudit();
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/admin/audit');
    await page.getByRole('cell', { name: 'Vai trò: Giao' }).first().waitFor();
    await shot(page, 'admin-audit-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Việc', { exact: true }).selectOption('unit.merge');
    await page.getByRole('cell', { name: 'Vai trò: Giao' }).first().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Chi tiết: Đơn vị: Sáp nhập' }).first().click();
    await page.getByText('intoUnitId:').first().waitFor();
    expect(new URL(page.url()).searchParams.get('action')).toBe('unit.merge');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.getByRole('checkbox', { name: 'Chỉ những việc bị từ chối' }).check();
    await page
      .getByRole('cell', { name: /Bị từ chối/ })
      .first()
      .waitFor();
    await page.getByLabel('Phạm vi').selectOption(contest.id);
    await page.getByRole('cell', { name: 'Cuộc thi: Phát động', exact: true }).waitFor();
    await page.getByLabel('Ai', { exact: true }).selectOption({ label: 'Trần Thị Tổ Trưởng' });
    await page.getByRole('cell', { name: 'Cuộc thi: Phát động', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Chuỗi niêm phong' }).click();
    await page.getByRole('button', { name: 'Kiểm tra chuỗi' }).click();
    await page.getByText('Chuỗi nguyên vẹn').waitFor();
    await shot(page, 'admin-audit-chain-vi');
    expect(await axeFaults(page)).toEqual([]);
    await stage.app.db.transaction(async () => {
      await stage.app.db.write('ALTER TABLE platform.audit DISABLE TRIGGER audit_append_only');
      await stage.app.db.write(`UPDATE platform.audit SET reason = 'khác' WHERE action = 'unit.merge'`);
      await stage.app.db.write('ALTER TABLE platform.audit ENABLE TRIGGER audit_append_only');
    });
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
    await page.getByRole('alert').getByText('Chuỗi bị phá vỡ').waitFor();
    await page.getByText('Nội dung dòng này đã bị sửa sau khi ghi.').waitFor();
    await shot(page, 'admin-audit-broken-vi');
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'shows the head of a secretariat the audit of the own contest, without the chain',
  async () => {
    const { page, context, faults } = await stage.visit({}, contest.head);
    await page.goto('/app/admin/audit');
    await page.getByRole('cell', { name: 'Cuộc thi: Phát động', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Chuỗi niêm phong' }).count()).toBe(0);
    expect(await page.getByLabel('Phạm vi').locator('option').count()).toBe(1);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

const looks: readonly (readonly [string, Look])[] = [
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

describe.each(looks)('the pages of administrators (%s)', (name, look) => {
  it.each([
    ['setup', '/app/setup'],
    ['accounts', '/app/admin/accounts'],
    ['account', null],
    ['units', '/app/admin/units'],
    ['import', '/app/admin/imports/units'],
    ['audit', '/app/admin/audit'],
  ])('%s', async (page_, path) => {
    const { page, context, faults } = await stage.visit(look, admin);
    await page.goto(path ?? `/app/admin/accounts/${contest.head.accountId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    if (page_ === 'audit') await page.getByRole('button', { name: /Chuỗi niêm phong|Chain of seals/ }).click();
    await shot(page, `admin-${page_}-${name}`);
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
  });
});
