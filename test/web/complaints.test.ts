import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { judgedContest, PDF } from '../support/fixtures/award';
import { awardSteps } from '../support/fixtures/award-steps';
import type { Decision } from '../support/fixtures/award-steps';
import { PHONE, axeFaults, fillDate, shot, WebStage } from './browser';
import type { Visit } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let today: string;
beforeAll(async () => {
  stage = await WebStage.start();
  today = (await stage.app.db.now()).toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
});
afterAll(() => stage.stop());
const steps = awardSteps(() => stage.app);

/** The label of a required field carries a star. */
const PRIZE = /^Giải( \*)?$/;
const PAPER = { name: 'van-ban.pdf', mimeType: 'application/pdf', buffer: PDF };

/** What a good page never does, at this moment. */
async function faultsOf({ page, faults }: Visit): Promise<unknown> {
  return { axe: await axeFaults(page), faults };
}
const GOOD = { axe: [], faults: [] };

const dialog = (page: Page) => page.getByRole('dialog');
const attach = (page: Page) => dialog(page).locator('input[type="file"]').setInputFiles(PAPER);

/** The next answer to this is lost on its way, after the server did what was asked. Tells how often each path was posted to. */
async function loseAnswer(page: Page, end: string): Promise<Record<string, number>> {
  const posted: Record<string, number> = {};
  await page.route('**/api/**', async (route) => {
    const request = route.request();
    const last = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (request.method() !== 'POST') return route.fallback();
    posted[last] = (posted[last] ?? 0) + 1;
    if (last !== end || posted[last] > 1) return route.fallback();
    await route.fetch();
    return route.abort('internetdisconnected');
  });
  return posted;
}
const registered = async ({ id, secretary }: { id: string; secretary: Client }) =>
  ((await secretary.get(`/api/contests/${id}/complaints`)).body as { items: object[] }).items;

describe('a complaint', () => {
  it(
    'is sent with a file, answered, upheld, and leads to an amending decision',
    async () => {
      const contest = await judgedContest(stage.app, [{ score: 95 }, { score: 93 }, { score: 91 }]);
      const before = await stage.visit({}, contest.secretary);
      await before.page.goto(`/app/complaints?contest=${contest.id}`);
      await before.page.getByText('Chưa có kết quả nào được công bố').waitFor();
      await before.context.close();
      const published: Decision = await steps.published(contest);
      const author = await stage.visit({ viewport: PHONE }, await stage.app.signIn({ name: 'Hà Văn Khiếu' }));
      await author.page.goto(`/app/complaints?contest=${contest.id}`);
      await author.page
        .getByLabel('Nội dung khiếu nại')
        .fill('Sáng kiến đạt giải Nhất trùng với bài của tôi năm 2024.');
      await author.page.getByLabel('Điện thoại hoặc địa chỉ để liên hệ').fill('0912000111');
      await author.page.locator('input[type="file"]').setInputFiles(PAPER);
      await shot(author.page, 'complaint-form-phone');
      expect(await faultsOf(author)).toEqual(GOOD);
      const posted = await loseAnswer(author.page, 'complaints');
      await author.page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
      await author.page.getByText('Không kết nối được').first().waitFor();
      await author.page.getByRole('button', { name: 'Gửi khiếu nại' }).click();
      await author.page.getByText('Đã vào sổ với số 1.').waitFor();
      await author.page.getByText('còn 15 ngày').waitFor();
      expect([posted, (await registered(contest)).length]).toEqual([{ 'complaint-files': 1, complaints: 2 }, 1]);

      const secretary = await stage.visit({}, contest.secretary);
      await secretary.page.goto(`/app/office/complaints?contest=${contest.id}`);
      await secretary.page.getByRole('link', { name: 'Hà Văn Khiếu' }).click();
      const stepped = await loseAnswer(secretary.page, 'accept');
      for (const step of ['Thụ lý', 'Bắt đầu xác minh']) {
        await secretary.page.getByRole('button', { name: step, exact: true }).click();
        await dialog(secretary.page).getByRole('button', { name: step }).click();
        if (step === 'Thụ lý') {
          await dialog(secretary.page).getByText('Không kết nối được').waitFor();
          await dialog(secretary.page).getByRole('button', { name: step }).click();
        }
        await dialog(secretary.page).waitFor({ state: 'detached' });
      }
      expect(stepped).toEqual({ accept: 2, verify: 1 });
      await secretary.page.getByText('Đang xác minh').first().waitFor();
      await shot(secretary.page, 'complaint-office-vi');
      expect(await faultsOf(secretary)).toEqual(GOOD);

      const organiser = await stage.visit({ language: 'en', dark: true }, contest.organiser);
      await organiser.page.goto(`/app/office/complaints?contest=${contest.id}&show=open`);
      await organiser.page.getByRole('link', { name: 'Hà Văn Khiếu' }).click();
      await organiser.page.getByRole('button', { name: 'Answer', exact: true }).click();
      await dialog(organiser.page).getByLabel('Outcome').selectOption({ label: 'Upheld' });
      await dialog(organiser.page).getByLabel('Number of the answer').fill('09/BTC');
      await fillDate(dialog(organiser.page).getByLabel('Date of the answer'), today);
      await attach(organiser.page);
      await dialog(organiser.page).getByLabel('The answer in short').fill('Đã đối chiếu, trùng nội dung.');
      await shot(organiser.page, 'complaint-answer-en-dark');
      expect(await axeFaults(organiser.page)).toEqual([]);
      await dialog(organiser.page).getByRole('button', { name: 'Answer', exact: true }).click();
      await organiser.page.getByText('Answered', { exact: true }).first().waitFor();

      await secretary.page.reload();
      await secretary.page.getByRole('button', { name: 'Dự thảo quyết định sửa đổi…' }).click();
      await dialog(secretary.page).getByLabel('Sáng kiến').first().selectOption({ index: 1 });
      await dialog(secretary.page).getByRole('button', { name: 'Thêm dòng' }).click();
      const second = dialog(secretary.page).getByRole('group', { name: 'Dòng 2' });
      await second.getByLabel('Thay đổi').selectOption({ label: 'Sửa giải, tiền' });
      await second.getByLabel('Sáng kiến').selectOption({ index: 2 });
      await second.getByLabel(PRIZE).selectOption({ label: 'Giải Nhất · Giải cá nhân' });
      await shot(secretary.page, 'amend-dialog-vi');
      expect(await axeFaults(secretary.page)).toEqual([]);
      await dialog(secretary.page).getByRole('button', { name: 'Dự thảo quyết định' }).click();
      await secretary.page.getByText('Sửa đổi quyết định đã công bố').waitFor();
      await secretary.page
        .getByText(/^Thu hồi/)
        .first()
        .waitFor();
      await shot(secretary.page, 'amending-decision-vi');
      expect(await faultsOf(secretary)).toEqual(GOOD);
      const stored = await contest.secretary.get(`/api/contests/${contest.id}/award-decisions`);
      const { items } = stored.body as {
        items: { act: string; amendsId: string | null; complaintId: string | null }[];
      };
      expect(items.map(({ act, amendsId }) => [act, amendsId])).toEqual([
        ['grant', null],
        ['amendment', published.id],
      ]);
      expect(items[1]?.complaintId).not.toBeNull();
      for (const one of [author, secretary, organiser]) await one.context.close();
    },
    LONG_MS,
  );

  it('on paper is entered by a secretary, who is told what is wrong and keeps what was typed', async () => {
    const contest = await judgedContest(stage.app, [{ score: 95 }]);
    await steps.published(contest);
    const visit = await stage.visit({ viewport: PHONE }, contest.secretary);
    await visit.page.goto(`/app/office/complaints?contest=${contest.id}`);
    await visit.page.getByRole('button', { name: 'Ghi đơn giấy…' }).click();
    await dialog(visit.page).getByLabel('Họ tên người khiếu nại').fill('Bà Trần Thị Giấy');
    await dialog(visit.page).getByLabel('Liên hệ').fill('Xã Thử');
    await fillDate(dialog(visit.page).getByLabel('Ngày nhận đơn'), '2099-01-01');
    await dialog(visit.page).getByLabel('Nội dung khiếu nại').fill('Chấm chưa đúng quy trình.');
    await attach(visit.page);
    await dialog(visit.page).getByRole('button', { name: 'Vào sổ' }).click();
    await dialog(visit.page).getByText('Ngày này chưa đến.', { exact: false }).first().waitFor();
    expect(await dialog(visit.page).getByLabel('Liên hệ').inputValue()).toBe('Xã Thử');
    await fillDate(dialog(visit.page).getByLabel('Ngày nhận đơn'), today);
    const about = dialog(visit.page).getByRole('combobox', { name: 'Về sáng kiến' });
    await about.fill(contest.initiatives[0]?.code ?? '');
    await visit.page.getByRole('option', { name: contest.initiatives[0]?.code ?? '' }).click();
    await shot(visit.page, 'complaint-paper-phone');
    expect(await axeFaults(visit.page)).toEqual([]);
    const posted = await loseAnswer(visit.page, 'complaints');
    await dialog(visit.page).getByRole('button', { name: 'Vào sổ' }).click();
    await dialog(visit.page).getByText('Không kết nối được').first().waitFor();
    await dialog(visit.page).getByRole('button', { name: 'Vào sổ' }).click();
    await visit.page.getByRole('link', { name: 'Bà Trần Thị Giấy' }).waitFor();
    expect([posted, await registered(contest)]).toEqual([
      { complaints: 2 },
      [expect.objectContaining({ initiativeId: contest.initiatives[0]?.id, complainantName: 'Bà Trần Thị Giấy' })],
    ]);
    await shot(visit.page, 'complaint-register-phone');
    expect(await faultsOf(visit)).toEqual(GOOD);
    await visit.context.close();
  });
});
