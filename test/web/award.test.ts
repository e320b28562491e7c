import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { judgedContest, PDF, upload } from '../support/fixtures/award';
import type { JudgedContest } from '../support/fixtures/award';
import { at, awardSteps } from '../support/fixtures/award-steps';
import { alsoFineSmall } from './also-fine';
import { DESKTOP, PHONE, axeFaults, fillDate, shot, WebStage } from './browser';
import type { Look, Visit } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let today: string;
beforeAll(async () => {
  stage = await WebStage.start();
  today = (await stage.app.db.now()).toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
});
afterAll(() => stage.stop());
const steps = awardSteps(() => stage.app);

const LOOKS: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];
/** The label of a required field carries a star. */
const PRIZE = /^Giải( \*)?$/;
const PAPER = { name: 'van-ban.pdf', mimeType: 'application/pdf', buffer: PDF };

/** What a good page never does, at this moment. */
async function faultsOf({ page, faults }: Visit): Promise<unknown> {
  return { axe: await axeFaults(page), faults };
}
const GOOD = { axe: [], faults: [] };

async function open(
  contest: JudgedContest,
  as: Client,
  search = '',
  look: Look = { viewport: DESKTOP },
): Promise<Visit> {
  const visit = await stage.visit(look, as);
  await visit.page.goto(`/app/office/awards?contest=${contest.id}${search}`);
  return visit;
}
const dialog = (page: Page) => page.getByRole('dialog');
const attach = (page: Page) => dialog(page).locator('input[type="file"]').setInputFiles(PAPER);

describe('prizes', () => {
  it(
    'show their counters, the money, the ranking with its line, and let a tie and the places be decided by their people',
    async () => {
      const contest = await judgedContest(stage.app, [
        { score: 95, title: 'Trợ lý ảo tra cứu thủ tục hành chính cho người dân' },
        { score: 95, title: 'Số hóa hồ sơ lưu trữ tại phường' },
        { score: 88 },
        { score: 86 },
        { score: 90, kind: 'group', authors: [{ name: 'Vũ Thị An' }, { name: 'Đỗ Văn Bình' }] },
      ]);
      const secretary = await open(contest, contest.secretary);
      await secretary.page.getByRole('heading', { name: 'Cơ cấu giải' }).waitFor();
      await secretary.page.getByText('Giải Nhất · Giải cá nhân: 2 sáng kiến cùng hạng 1, còn 1 suất').waitFor();
      expect(await secretary.page.getByRole('button', { name: 'Quyết định…' }).count()).toBe(0);
      await shot(secretary.page, 'award-tie-vi');
      const chair = await open(contest, contest.chair);
      await chair.page.getByRole('button', { name: 'Quyết định…' }).click();
      await dialog(chair.page).getByLabel('Trợ lý ảo', { exact: false }).check();
      await attach(chair.page);
      await dialog(chair.page).getByLabel('Lý do').fill('Ban giám khảo bỏ phiếu 4/5.');
      await shot(chair.page, 'award-tie-dialog-vi');
      await dialog(chair.page).getByRole('button', { name: 'Ghi quyết định' }).click();
      await chair.page.getByText('Đã xếp đủ giải.').waitFor();

      const organiser = await open(contest, contest.organiser);
      await organiser.page.getByRole('button', { name: 'Thay đổi số suất Giải Nhì' }).first().click();
      await organiser.page.getByRole('menuitem', { name: 'Để trống…' }).click();
      await dialog(organiser.page).getByLabel('Lý do').fill('Chất lượng chưa đạt giải Nhì.');
      await dialog(organiser.page).getByRole('button', { name: 'Ghi quyết định' }).click();
      await organiser.page.getByText('1 (để trống theo quyết định)').waitFor();
      await shot(organiser.page, 'award-prizes-vi');
      expect(await faultsOf(organiser)).toEqual(GOOD);
      await organiser.page.getByRole('button', { name: 'Rút lại…' }).last().click();
      await dialog(organiser.page).getByLabel('Lý do').fill('Ban tổ chức xem lại.');
      await dialog(organiser.page).getByRole('button', { name: 'Rút lại' }).click();
      await organiser.page.getByText('1 (để trống theo quyết định)').waitFor({ state: 'detached' });
      for (const [name, look] of LOOKS.slice(1)) {
        const visit = await open(contest, contest.secretary, '', look);
        await visit.page.getByRole('table').first().waitFor();
        await shot(visit.page, `award-prizes-${name}`);
        expect(await faultsOf(visit)).toEqual(GOOD);
        await visit.context.close();
      }
      for (const one of [secretary, chair, organiser]) await one.context.close();
    },
    LONG_MS,
  );
});

describe('a decision', () => {
  let contest: JudgedContest;
  beforeAll(async () => {
    contest = await judgedContest(stage.app, [
      { score: 95, title: 'Trợ lý ảo tra cứu thủ tục hành chính' },
      { score: 93 },
      { score: 91 },
      { score: 90, kind: 'group', authors: [{ name: 'Vũ Thị An' }, { name: 'Đỗ Văn Bình' }] },
      { score: 40, title: 'Sáng kiến không có giải' },
    ]);
    const { id: fileId } = await upload(contest.clerk, contest.id);
    const notice = {
      kind: 'result_notice',
      title: 'Thông báo kết quả',
      number: '44/TB-BTC',
      dated: today,
      signer: 'Lê Ký',
    };
    await contest.clerk.post(`/api/contests/${contest.id}/documents`, { ...notice, fileId }).expect(201);
  });
  const decisions = '&view=decisions';

  it(
    'goes from proposal to publication, each step by its own person, every kind of difference with a second person',
    async () => {
      const secretary = await open(contest, contest.secretary, decisions);
      await secretary.page.getByLabel('Bảng giải').selectOption({ label: 'Giải cá nhân' });
      await secretary.page.getByRole('button', { name: 'Dự thảo quyết định' }).click();
      await secretary.page.getByRole('table', { name: 'So sánh ba danh sách' }).waitFor();
      await secretary.page.getByRole('button', { name: 'Sửa lời văn…' }).click();
      await dialog(secretary.page).getByLabel('Nguồn kinh phí').fill('Quỹ thi đua, khen thưởng năm 2026');
      expect(await axeFaults(secretary.page)).toEqual([]);
      await dialog(secretary.page).getByRole('button', { name: 'Lưu' }).click();
      await dialog(secretary.page).waitFor({ state: 'detached' });
      await secretary.page.getByRole('button', { name: 'Ghi một bước…' }).click();
      await dialog(secretary.page).getByLabel('Cơ quan, hội đồng').fill('Hội đồng Thi đua - Khen thưởng tỉnh');
      await dialog(secretary.page).getByLabel('Nội dung ý kiến').fill('Nhất trí với danh sách.');
      await dialog(secretary.page).getByLabel('Số văn bản').fill('31/HĐ-TĐKT');
      await fillDate(dialog(secretary.page).getByLabel('Ngày văn bản'), today);
      await attach(secretary.page);
      await dialog(secretary.page).getByRole('button', { name: 'Lưu' }).click();
      await secretary.page.getByText('Nhất trí với danh sách.').waitFor();
      await secretary.page.getByRole('button', { name: 'Lập văn bản' }).click();
      await secretary.page
        .getByRole('link', { name: /^Tải .*\(pdf\)$/ })
        .first()
        .waitFor();
      await shot(secretary.page, 'award-decision-drafted-vi');
      expect(await faultsOf(secretary)).toEqual(GOOD);

      const organiser = await open(contest, contest.organiser, decisions);
      await organiser.page.getByRole('button', { name: 'Thống nhất danh sách' }).click();
      await dialog(organiser.page)
        .getByText(/Mã kiểm tra danh sách: [0-9a-f]{64}/)
        .waitFor();
      await shot(organiser.page, 'award-agree-vi');
      await alsoFineSmall(organiser, 'award-agree');
      expect(await axeFaults(organiser.page)).toEqual([]);
      await dialog(organiser.page).getByRole('button', { name: 'Thống nhất danh sách' }).click();
      await organiser.page.getByText('Đã thống nhất', { exact: true }).first().waitFor();

      const clerk = await open(contest, contest.clerk);
      await clerk.page.getByRole('button', { name: 'Trình ký' }).waitFor();
      expect(await clerk.page.getByRole('tab').allTextContents()).toEqual(['Quyết định', 'Sổ văn bản']);
      await clerk.page.getByRole('button', { name: 'Trình ký' }).click();
      await dialog(clerk.page).getByLabel('Số tờ trình').fill('12');
      await fillDate(dialog(clerk.page).getByLabel('Ngày tờ trình'), today);
      await dialog(clerk.page).getByRole('button', { name: 'Trình ký' }).click();
      await clerk.page.getByText('Đã trình', { exact: true }).first().waitFor();

      await differ(clerk.page, 'Bỏ khỏi danh sách', 1);
      await differ(clerk.page, 'Đổi giải hoặc tiền thưởng', 2, async () => {
        await dialog(clerk.page).getByLabel(PRIZE).selectOption({ label: 'Giải Ba · Giải cá nhân' });
      });
      await differ(clerk.page, 'Thêm vào danh sách', 1, async () => {
        await dialog(clerk.page).getByLabel(PRIZE).selectOption({ label: 'Giải Khuyến khích · Giải nhóm tác giả' });
        expect(await dialog(clerk.page).getByLabel('Tiền thưởng').inputValue()).toBe('3.000.000 đ');
      });
      expect(await clerk.page.getByRole('button', { name: 'Xác nhận', exact: true }).count()).toBe(0);
      await clerk.page.getByRole('button', { name: 'Ghi nhận đã ký' }).press('Enter');
      await clerk.page.getByText('Chưa thể thực hiện:').waitFor();
      await clerk.page.keyboard.press('Escape');
      await organiser.page.reload();
      for (let left = 3; left > 0; left -= 1) {
        await organiser.page.getByRole('button', { name: 'Xác nhận', exact: true }).first().click();
        await organiser.page
          .getByRole('button', { name: 'Xác nhận', exact: true })
          .nth(left - 1)
          .waitFor({ state: 'detached' });
      }
      await shot(organiser.page, 'award-differences-vi');
      expect(await faultsOf(organiser)).toEqual(GOOD);

      await clerk.page.reload();
      await clerk.page.getByRole('button', { name: 'Ghi nhận đã ký' }).click();
      await dialog(clerk.page).getByLabel('Số', { exact: false }).first().fill('128');
      await fillDate(dialog(clerk.page).getByLabel('Ngày ký'), today);
      await dialog(clerk.page).getByLabel('Người ký').fill('Nguyễn Văn Ký');
      await attach(clerk.page);
      await shot(clerk.page, 'award-sign-vi');
      await alsoFineSmall(clerk, 'award-sign');
      await dialog(clerk.page).getByRole('button', { name: 'Ghi nhận đã ký' }).click();
      await clerk.page.getByText('Đã ký', { exact: true }).first().waitFor();
      expect((await stage.app.anonymous.get(`/ket-qua/${contest.id}`)).status).toBe(404);
      await clerk.page.getByRole('button', { name: 'Công bố', exact: true }).click();
      await dialog(clerk.page).waitFor();
      await alsoFineSmall(clerk, 'award-publish');
      await dialog(clerk.page).getByRole('button', { name: 'Công bố' }).click();
      await clerk.page.getByText('Đã công bố', { exact: true }).first().waitFor();
      await shot(clerk.page, 'award-published-vi');
      expect(await faultsOf(clerk)).toEqual(GOOD);
      expect((await stage.app.anonymous.get(`/ket-qua/${contest.id}`)).status).toBe(200);
      await blanks(clerk.page);
      for (const one of [secretary, organiser, clerk]) await one.context.close();
    },
    LONG_MS,
  );

  async function blanks(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'In trên phôi…' }).first().click();
    await dialog(page).getByLabel('Dịch sang phải (mm)').fill('3,5');
    await dialog(page).getByLabel('Số vào sổ', { exact: true }).uncheck();
    await dialog(page).getByLabel('Họ và tên: Cách trên (mm)').fill('92');
    expect(await dialog(page).getByRole('button', { name: 'Lập bản in trên phôi' }).isDisabled()).toBe(true);
    await dialog(page).getByRole('button', { name: 'Lưu' }).click();
    const sheet = dialog(page).getByRole('link', { name: 'Tải tờ in thử có ô lưới (PDF)' });
    await sheet.waitFor();
    const answer = await page.request.get(new URL((await sheet.getAttribute('href')) ?? '', page.url()).href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await dialog(page).getByRole('button', { name: 'Lập bản in trên phôi' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await page
      .getByText(/^Nội dung in trên phôi/)
      .first()
      .waitFor();
  }

  async function differ(page: Page, change: string, row: number, more?: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: 'Ghi một khác biệt…' }).click();
    await dialog(page).getByLabel('Thay đổi').selectOption({ label: change });
    await dialog(page).getByLabel('Sáng kiến').selectOption({ index: row });
    await more?.();
    await dialog(page).getByLabel('Lý do').fill('Theo bút phê của Chủ tịch.');
    await dialog(page).getByLabel('Số văn bản').fill('15/VP');
    await fillDate(dialog(page).getByLabel('Ngày văn bản'), today);
    await attach(page);
    if (more && row === 1) expect(await axeFaults(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Lưu' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  }

  it.each(LOOKS)('several of them, and the register, look right (%s)', async (name, look) => {
    const visit = await open(contest, contest.secretary, decisions, look);
    await visit.page.getByRole('table').nth(1).waitFor();
    await shot(visit.page, `award-decisions-${name}`);
    expect(await faultsOf(visit)).toEqual(GOOD);
    await visit.page
      .getByRole('button', { name: /^(In trên phôi|Print on blanks)/ })
      .first()
      .click();
    await dialog(visit.page).getByRole('table').waitFor();
    await shot(visit.page, `award-blanks-${name}`);
    expect(await faultsOf(visit)).toEqual(GOOD);
    await visit.page.goto(`/app/office/awards?contest=${contest.id}&view=papers&origin=handed_in&kind=result_notice`);
    await visit.page.getByRole('table').waitFor();
    await shot(visit.page, `award-papers-${name}`);
    expect(await faultsOf(visit)).toEqual(GOOD);
    await visit.context.close();
  });

  it('a signed paper enters the register with number, date, signer and file, and is found without accents', async () => {
    const visit = await open(contest, contest.clerk, '&view=papers');
    await visit.page.getByRole('button', { name: 'Vào sổ văn bản đã ký…' }).click();
    await dialog(visit.page).getByLabel('Tên văn bản').fill('Thông báo kết quả cuộc thi');
    await dialog(visit.page).getByLabel('Số', { exact: false }).first().fill('45/TB-BTC');
    await fillDate(dialog(visit.page).getByLabel('Ngày'), today);
    await dialog(visit.page).getByLabel('Người ký').fill('Đào Thị Ký');
    await attach(visit.page);
    expect(await axeFaults(visit.page)).toEqual([]);
    await dialog(visit.page).getByRole('button', { name: 'Vào sổ' }).click();
    await dialog(visit.page).waitFor({ state: 'detached' });
    await visit.page.getByLabel('Tìm theo tên, số, người ký').fill('dao thi ky');
    await visit.page.getByText('1 văn bản').waitFor();
    expect(new URL(visit.page.url()).searchParams.get('q')).toBe('dao thi ky');
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });
});

it('the clerk finds what waits for a number from the desk’s filter', async () => {
  const contest = await judgedContest(stage.app, [{ score: 95 }, { score: 60, kind: 'group' }]);
  const first = await steps.draft(contest, contest.secretary, { tables: ['individuals'] });
  await steps.draft(contest, contest.secretary, { tables: ['groups'] });
  await steps.send(contest, await steps.agree(contest, first));
  const visit = await open(contest, contest.secretary, '&view=decisions&state=sent');
  await visit.page.getByRole('button', { name: 'Ghi nhận đã ký' }).waitFor();
  expect(await visit.page.getByRole('table', { name: 'Quyết định' }).getByRole('row').count()).toBe(2);
  const returned = await at(contest.clerk, { ...first, version: first.version + 2 }, 'return', {
    reason: 'Sai căn cứ.',
  });
  expect(returned.status).toBe(200);
  await visit.page.reload();
  await visit.page.getByText('Không có quyết định nào ở trạng thái này').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.context.close();
});
