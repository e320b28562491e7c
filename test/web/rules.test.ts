import { randomBytes } from 'node:crypto';
import { papers, templateOf } from '@platform/documents';
import PizZip from 'pizzip';
import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { PDF } from '../support/fixtures/award';
import { currentRulebook, openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { PHONE, axeFaults, fillDate, shot, WebStage } from './browser';
import type { Look } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let admin: Client;
beforeAll(async () => {
  stage = await WebStage.start();
  admin = await stage.app.signIn({ name: 'Lê Văn Quản Trị', grants: [{ role: 'admin' }] });
});
afterAll(() => stage.stop());

const LOOKS: readonly (readonly [string, Look])[] = [
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

/** The page is sound in English and dark, and on a phone, where it does not scroll sideways. */
async function soundEverywhere(path: string, as: Client, name: string, ready: (page: Page) => Promise<void>) {
  for (const [look, settings] of LOOKS) {
    const { page, context, faults } = await stage.visit(settings, as);
    await page.goto(path);
    await ready(page);
    await shot(page, `${name}-${look}`);
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect([look, await axeFaults(page), faults, wide]).toEqual([look, [], [], 0]);
    await context.close();
  }
}

async function prepared(): Promise<{ readonly id: string; readonly head: Client }> {
  const document = await currentRulebook(stage.app);
  const code = `W${randomBytes(3).toString('hex').toUpperCase()}`;
  const { body } = (await admin.post('/api/contests', { code, source: { from: 'document', document } })) as {
    body: unknown;
  };
  const { id } = body as { id: string };
  const grants = [{ role: 'secretary_head' as const, contestId: id }];
  return { id, head: await stage.app.signIn({ name: 'Trần Thị Tổ Trưởng', grants }) };
}

it(
  'creates a contest from last year’s, says which legal bases to check, and gives the first role',
  async () => {
    await openContest(stage.app, { code: 'NAM26' });
    await stage.app.signIn({ name: 'Ngô Thị Tổ Trưởng' });
    const { page, context, faults } = await stage.visit({}, admin);
    await page.goto('/app/contests/new');
    await page.getByRole('radio', { name: 'Cuộc thi trước' }).check();
    await page.getByLabel('Cuộc thi được chép').selectOption({ index: 0 });
    await page.getByLabel('Mã cuộc thi').fill('nam27');
    await shot(page, 'contest-new');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tạo cuộc thi' }).click();
    await page.getByRole('heading', { name: 'Căn cứ pháp lý cần rà soát' }).waitFor();
    await page.getByRole('link', { name: 'Giao vai trò' }).click();
    await page.getByText('Chưa giao vai trò nào').waitFor();
    await page.getByRole('button', { name: 'Giao vai trò…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Người được giao').fill('ngo thi to');
    await page.getByRole('option', { name: /Ngô Thị Tổ Trưởng/ }).click();
    await dialog.getByLabel('Vai trò').selectOption({ label: 'Tổ trưởng thư ký' });
    await shot(page, 'contest-give-role');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Giao vai trò' }).click();
    await page.getByRole('row', { name: /Ngô Thị Tổ Trưởng/ }).waitFor();
    await shot(page, 'contest-people');
    await page.getByRole('button', { name: 'Thu hồi vai trò Tổ trưởng thư ký của Ngô Thị Tổ Trưởng' }).click();
    await dialog.getByLabel('Lý do').fill('Nhầm người.');
    await dialog.getByRole('button', { name: 'Thu hồi' }).click();
    await page.getByText('Chưa giao vai trò nào').waitFor();
    expect(faults).toEqual([]);
    await context.close();
    const judge = await stage.visit({}, await stage.app.signIn({ grants: [{ role: 'judge' }] }));
    for (const address of ['admin/accounts', 'admin/units/1', 'admin/audit', 'contests/new', 'unit', 'office/desk']) {
      await judge.page.goto(`/app/${address}`);
      await judge.page.getByRole('heading', { name: 'Không tìm thấy trang này', level: 1 }).waitFor();
      expect(await judge.page.getByRole('navigation').count()).toBe(0);
    }
    expect(judge.faults).toEqual([]);
    await judge.context.close();
    await soundEverywhere('/app/contests/new', admin, 'contest-new', async (other) => {
      await other.getByRole('button', { name: /Tạo cuộc thi|Create the contest/ }).waitFor();
    });
  },
  LONG_MS,
);

it(
  'announces with number and date, then suspends with a reason and resumes',
  async () => {
    const { id, head } = await prepared();
    const { page, context, faults } = await stage.visit({}, head);
    await page.goto(`/app/office/contest?contest=${id}`);
    await page.getByRole('button', { name: 'Phát động' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số văn bản phát động').fill('125/KH-UBND');
    await fillDate(dialog.getByLabel('Ngày văn bản'), '2026-02-25');
    await dialog.getByRole('button', { name: 'Phát động' }).click();
    await page.getByText('số 125/KH-UBND, ngày 25/02/2026').waitFor();
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    await dialog.getByLabel('Lý do').fill('Chờ hướng dẫn mới.');
    await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await dialog.getByLabel('Lý do').fill('Đã có hướng dẫn.');
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('button', { name: 'Tạm dừng' }).waitFor();
    await shot(page, 'contest-overview');
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
    await soundEverywhere(`/app/office/contest?contest=${id}`, head, 'contest-overview', async (other) => {
      await other.getByRole('button', { name: /Tạm dừng|Suspend/ }).waitFor();
    });
  },
  LONG_MS,
);

describe('an open contest', () => {
  let contest: OpenContest;
  let secretary: Client;
  beforeAll(async () => {
    contest = await openContest(stage.app);
    const grants = [{ role: 'secretary' as const, contestId: contest.id }];
    secretary = await stage.app.signIn({ name: 'Đỗ Thị Thư Ký', grants });
  });
  const at = (page = '') => `/app/office/contest${page}?contest=${contest.id}`;

  it(
    'is extended in one form with its letter, and a second person confirms after reading the scan',
    async () => {
      const { page, context, faults } = await stage.visit({}, contest.head);
      await page.goto(at());
      await page.getByRole('button', { name: 'Gia hạn…' }).click();
      const dialog = page.getByRole('dialog');
      const until = new Date(contest.closesAt.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
      await fillDate(dialog.getByLabel('Thời hạn mới'), `${until}T17:00`);
      await dialog.getByLabel('Số công văn').fill('88/UBND-NC');
      await fillDate(dialog.getByLabel('Ngày công văn'), '2026-06-01');
      await dialog.getByLabel('Lý do').fill('Mất điện diện rộng do bão.');
      await dialog
        .locator('input[type="file"]')
        .setInputFiles({ name: 'cv-88.pdf', mimeType: 'application/pdf', buffer: PDF });
      await shot(page, 'extension-form');
      expect(await axeFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
      await page.getByText('88/UBND-NC ngày 01/06/2026').waitFor();
      expect(await page.getByRole('button', { name: 'Xác nhận gia hạn' }).count()).toBe(0);
      expect(faults).toEqual([]);
      await context.close();

      const second = await stage.visit({}, secretary);
      await second.page.goto(at());
      const [scan] = await Promise.all([
        second.page.waitForEvent('download'),
        second.page.getByRole('link', { name: /Tải bản quét công văn 88/ }).click(),
      ]);
      expect(scan.suggestedFilename()).toBe('cv-88.pdf');
      await second.page.getByRole('button', { name: 'Xác nhận gia hạn' }).click();
      await second.page.getByRole('dialog').getByRole('button', { name: 'Xác nhận gia hạn' }).click();
      await second.page.getByText(/Đỗ Thị Thư Ký xác nhận/).waitFor();
      expect(await second.page.getByRole('button', { name: /bản quét… 88/ }).count()).toBe(0);
      await shot(second.page, 'extension-confirmed');
      expect([await axeFaults(second.page), second.faults]).toEqual([[], []]);
      await second.context.close();
    },
    LONG_MS,
  );

  it(
    'keeps what was typed when an extension is refused',
    async () => {
      const { page, context, faults } = await stage.visit({ viewport: PHONE }, contest.head);
      await page.goto(at());
      await page.getByRole('button', { name: 'Gia hạn…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Một đơn vị', { exact: true }).click();
      await fillDate(dialog.getByLabel('Thời hạn mới'), '2020-01-01T17:00');
      await dialog.getByLabel('Số công văn').fill('99/UBND-NC');
      await dialog.getByLabel('Lý do').fill('Đơn vị đang sáp nhập.');
      // A wrong date stays as typed and is not sent; a right one is written out as soon as it is left.
      const day = dialog.getByLabel('Ngày công văn');
      await day.fill('31/4/2026');
      await day.press('Enter');
      await dialog.getByText('Không có ngày này.').waitFor();
      expect([await day.inputValue(), await dialog.getByRole('alert').count()]).toEqual(['31/4/2026', 0]);
      await day.fill('1.6.2026');
      await dialog.getByLabel('Lý do').focus();
      expect(await day.inputValue()).toBe('01/06/2026');
      // A file of a kind that is not taken is told at once.
      const file = dialog.getByLabel('Bản quét công văn');
      await file.setInputFiles({ name: 'cv.docx', mimeType: 'application/octet-stream', buffer: PDF });
      await dialog.getByText('Tệp này không thuộc loại nhận được. Hãy chọn tệp PDF, JPG hoặc PNG.').waitFor();
      expect(await dialog.getByRole('combobox', { name: /^Đơn vị/ }).getAttribute('required')).not.toBeNull();
      await dialog.getByText('Tất cả', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
      await dialog.getByRole('alert').waitFor();
      expect(await dialog.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe('Đơn vị đang sáp nhập.');
      await shot(page, 'extension-refused-phone');
      expect([await axeFaults(page), faults]).toEqual([[], []]);

      // The letter comes after the extension was entered.
      await fillDate(dialog.getByLabel('Thời hạn mới'), '2098-01-01T17:00');
      await dialog.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
      await dialog.waitFor({ state: 'detached' });
      const scan = (name: string, buffer: Buffer) =>
        page
          .locator('tr', { hasText: '99/UBND-NC' })
          .locator('input[type="file"]')
          .setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await page.getByRole('button', { name: /^Thêm bản quét… 99/ }).waitFor();
      await scan('cv.pdf', Buffer.from('không phải PDF'));
      await page.locator('tr', { hasText: '99/UBND-NC' }).getByRole('alert').waitFor();
      await shot(page, 'extension-scan-refused-phone');
      await scan('cv-99.pdf', PDF);
      await page.getByRole('link', { name: /Tải bản quét công văn 99/ }).waitFor();
      await page.getByRole('button', { name: /^Thay bản quét… 99/ }).waitFor();
      expect([await axeFaults(page), faults]).toEqual([[], []]);
      await context.close();
    },
    LONG_MS,
  );

  it(
    'uses its own Word template; a broken one is refused with all its faults',
    async () => {
      const { page, context, faults } = await stage.visit({}, secretary);
      await page.goto(at('/papers'));
      const choose = async (name: string, buffer: Buffer) => {
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          page.getByRole('button', { name: /^Tải lên mẫu mới…: Quyết định trao giải/ }).click(),
        ]);
        const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
        await chooser.setFiles({ name, mimeType, buffer });
      };
      const good = await templateOf(papers.decision);
      const zip = new PizZip(good);
      const body = zip.file('word/document.xml')?.asText() ?? '';
      zip.file('word/document.xml', body.replace('</w:body>', '<w:p><w:r><w:t>{khong_co}</w:t></w:r></w:p></w:body>'));
      await choose('hong.docx', zip.generate({ type: 'nodebuffer' }));
      await page
        .getByRole('alert')
        .getByText(/khong_co/)
        .first()
        .waitFor();
      await shot(page, 'templates-refused');
      await choose('mau.docx', good);
      await page.getByText(/^mau\.docx/).waitFor();
      expect(await page.getByText(/khong_co/).count()).toBe(0);
      await page.getByRole('button', { name: /^Các phiên bản: / }).click();
      await page.getByRole('dialog').getByRole('link', { name: 'mau.docx' }).waitFor();
      await shot(page, 'templates-versions');
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Về mẫu của phần mềm: / }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Về mẫu của phần mềm' }).click();
      await page.getByText(/^mau\.docx/).waitFor({ state: 'detached' });
      await shot(page, 'templates');
      expect([await axeFaults(page), faults]).toEqual([[], []]);
      await context.close();
      await soundEverywhere(at('/papers'), secretary, 'templates', async (other) => {
        await other
          .getByRole('link', { name: /^(?:Bản xem thử|Preview): / })
          .first()
          .waitFor();
      });
    },
    LONG_MS,
  );

  it(
    'words its notices in both languages with placeholders, keeps what is not saved, and can go back',
    async () => {
      const { page, context, faults } = await stage.visit({}, secretary);
      await page.goto(at('/notices'));
      const text = page.getByRole('group', { name: 'Tiếng Việt' }).getByLabel('Nội dung');
      await text.fill('Hồ sơ đã nhận: ');
      await page.getByRole('button', { name: 'mã hồ sơ', exact: true }).click();
      await page.reload();
      await page.getByText('Có thay đổi chưa lưu').waitFor();
      expect(await text.inputValue()).toBe('Hồ sơ đã nhận: {code}');
      await page.getByRole('button', { name: 'Xem thử' }).click();
      await page.getByText('Hồ sơ đã nhận: ‹code›').first().waitFor();
      await shot(page, 'notice-wording');
      expect(await axeFaults(page)).toEqual([]);
      await text.fill('Hồ sơ {khong_co}');
      await page.getByRole('button', { name: 'Lưu lời này' }).click();
      await page.getByRole('alert').waitFor();
      await text.fill('Hồ sơ {code} đã được nhận.');
      // Saved by somebody else meanwhile: neither wording is lost before one is chosen.
      const vi = { subject: 'Đã nhận', text: 'Lời của người khác.' };
      const receipt = `/api/contests/${contest.id}/notice-templates/receipt`;
      await secretary.put(receipt, { vi, en: vi }).set('if-match', '"v0"').expect(200);
      await page.getByRole('button', { name: 'Lưu lời này' }).click();
      await page.getByRole('alert').getByText('Lời của người khác.').first().waitFor();
      await page.getByRole('button', { name: 'Giữ bản đang sửa' }).click();
      await page.getByRole('button', { name: 'Lưu lời này' }).click();
      await page.getByText('lời riêng, phiên bản 2').first().waitFor();
      await page.getByRole('button', { name: 'Về lời của phần mềm' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Về lời của phần mềm' }).click();
      await page.getByText('lời của phần mềm', { exact: true }).waitFor();
      expect(faults).toEqual([]);
      await context.close();
      await soundEverywhere(at('/notices'), secretary, 'notice-wording', async (other) => {
        await other.getByRole('button', { name: /^(?:Xem thử|Preview)$/ }).waitFor();
      });
    },
    LONG_MS,
  );
});
