import type { Page } from 'playwright-core';
import { judgedContest, PDF } from '../support/fixtures/award';
import type { JudgedContest } from '../support/fixtures/award';
import { openContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

async function confirmStep(page: Page, label: string, then: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  await page.getByText(then, { exact: true }).first().waitFor();
}

describe('prizes and papers', () => {
  let contest: JudgedContest;
  beforeAll(async () => {
    contest = await judgedContest(stage.app, [{ score: 95 }, { score: 91 }, { score: 88 }]);
  });
  const awards = () => `/app/office/awards?contest=${contest.id}`;

  it(
    'go from the allotment to the published decision, each by its own person',
    async () => {
      const secretary = await stage.visit({}, contest.secretary);
      await secretary.page.goto(awards());
      await secretary.page.getByRole('heading', { name: 'Xếp giải' }).waitFor();
      await secretary.page.getByRole('button', { name: 'Dự thảo quyết định' }).click();
      await secretary.page.getByText('Đã dự thảo').waitFor();
      await secretary.page.getByRole('button', { name: 'Lập văn bản' }).click();
      await secretary.page
        .getByRole('link', { name: /^Tải .*\(pdf\)$/ })
        .first()
        .waitFor();
      await shot(secretary.page, 'awards-drafted');
      expect(await axeFaults(secretary.page)).toEqual([]);

      const organiser = await stage.visit({ language: 'en', dark: true }, contest.organiser);
      await organiser.page.goto(awards());
      await organiser.page.getByRole('button', { name: 'Agree the list' }).click();
      await organiser.page.getByRole('dialog').getByText('You agree to exactly the list below.').waitFor();
      await shot(organiser.page, 'awards-agree-en-dark');
      expect(await axeFaults(organiser.page)).toEqual([]);
      await organiser.page.getByRole('dialog').getByRole('button', { name: 'Agree the list' }).click();
      await organiser.page.getByText('Agreed', { exact: true }).waitFor();

      const today = (await stage.app.db.now()).toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
      const clerk = await stage.visit({}, contest.clerk);
      await clerk.page.goto(awards());
      await clerk.page.getByRole('button', { name: 'Trình ký' }).click();
      const dialog = clerk.page.getByRole('dialog');
      await dialog.getByLabel('Số tờ trình').fill('12');
      await dialog.getByLabel('Ngày tờ trình').fill(today);
      await dialog.getByRole('button', { name: 'Trình ký' }).click();
      await clerk.page.getByText('Đã trình', { exact: true }).waitFor();
      await clerk.page.getByRole('button', { name: 'Ghi nhận đã ký' }).click();
      await dialog.getByLabel('Số', { exact: false }).first().fill('128');
      await dialog.getByLabel('Ngày ký').fill(today);
      await dialog.getByLabel('Người ký').fill('Nguyễn Văn Ký');
      await dialog
        .locator('input[type="file"]')
        .setInputFiles({ name: 'qd.pdf', mimeType: 'application/pdf', buffer: PDF });
      await dialog.getByRole('button', { name: 'Ghi nhận đã ký' }).click();
      await clerk.page.getByText('Đã ký', { exact: true }).waitFor();
      await confirmStep(clerk.page, 'Công bố', 'Đã công bố');
      await shot(clerk.page, 'awards-published');
      expect(await axeFaults(clerk.page)).toEqual([]);
      expect([secretary.faults, organiser.faults, clerk.faults]).toEqual([[], [], []]);
      for (const one of [secretary, organiser, clerk]) await one.context.close();
    },
    LONG_MS,
  );
});

it(
  'shows on the desk what waits, and leads to the list it counts; notices go out together',
  async () => {
    const contest = await openContest(stage.app);
    const made = await submittedInitiative(stage.app, contest.id);
    await submittedInitiative(stage.app, contest.id);
    await contest.head
      .post(`/api/initiatives/${made.id}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
      .set('if-match', '"v2"')
      .expect(201);
    await stage.app.runJobs();
    const { page, context, faults } = await stage.visit({}, contest.head);
    await page.goto(`/app/office/desk?contest=${contest.id}`);
    await page.getByRole('link', { name: 'Hồ sơ mới, chờ kiểm tra' }).waitFor();
    await shot(page, 'desk-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Hồ sơ mới, chờ kiểm tra' }).click();
    await page.getByText('1 chờ kiểm tra').waitFor();
    await page.goto(`/app/office/notices?contest=${contest.id}&state=draft`);
    await page.getByRole('button', { name: 'Phát hành bản nháp…' }).click();
    await page.getByRole('dialog').waitFor();
    await shot(page, 'notices-release');
    expect(await axeFaults(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Phát hành \d+ thông báo$/ })
      .click();
    await page.getByText(/^Đã phát hành \d+ thông báo\.$/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);
