import type { Page } from 'playwright-core';
import { openContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { acceptAll, handInAll, judgingContest, marksOf } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
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

describe('a round', () => {
  let judging: JudgingContest;
  beforeAll(async () => {
    judging = await judgingContest(stage.app, { initiatives: 3, judges: 3 });
  });
  const rounds = () => `/app/office/rounds?contest=${judging.contest.id}`;

  it(
    'is opened, spread after a preview, and started; a greyed step says why',
    async () => {
      const { page, context, faults } = await stage.visit({}, judging.secretary);
      await page.goto(rounds());
      await confirmStep(page, 'Mở vòng chấm', 'Đang phân công');
      await page.getByRole('button', { name: 'Bắt đầu chấm' }).press('Enter');
      await page.getByText('Chưa thể thực hiện:').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Phân công đều…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Xem trước' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Phân công 6 lượt' }).click();
      await page.getByText('Đã phân công.').waitFor();
      for (const judge of judging.judges) await acceptAll(judge, judging.roundId);
      await page.reload();
      await confirmStep(page, 'Bắt đầu chấm', 'Đang chấm');
      expect(await page.getByRole('button', { name: /: Chưa mở$/ }).count()).toBe(6);
      await shot(page, 'rounds-scoring');
      expect([await axeFaults(page), faults]).toEqual([[], []]);
      await context.close();
    },
    LONG_MS,
  );

  it(
    'shows no mark before it is closed, then lets the chair settle, the secretary lock, the chair confirm',
    async () => {
      for (const [index, judge] of judging.judges.entries())
        await handInAll(judge, judging.roundId, () => marksOf(index === 0 ? 60 : 90));
      const secretary = await stage.visit({}, judging.secretary);
      await secretary.page.goto(rounds());
      await secretary.page.getByRole('button', { name: 'Đóng vòng chấm' }).waitFor();
      expect(await secretary.page.getByText(/\b[69]0([.,]00)?\b/).count()).toBe(0);
      await confirmStep(secretary.page, 'Đóng vòng chấm', 'Đã đóng');
      await confirmStep(secretary.page, 'Mở điểm để xử lý', 'Đang xử lý chênh lệch');

      const chair = await stage.visit({}, judging.chair);
      await chair.page.goto(rounds());
      const settle = chair.page.getByRole('button', { name: 'Xử lý…' });
      await settle.first().waitFor();
      await shot(chair.page, 'rounds-settling');
      expect(await axeFaults(chair.page)).toEqual([]);
      for (let left = await settle.count(); left > 0; left -= 1) {
        await settle.first().click();
        await chair.page.getByRole('dialog').getByLabel('Lý do').fill('Ban giám khảo đã thảo luận, giữ nguyên điểm.');
        if (left === 1) await shot(chair.page, 'rounds-settle-dialog');
        await chair.page.getByRole('dialog').getByRole('button', { name: 'Xử lý' }).click();
        await chair.page.getByRole('dialog').waitFor({ state: 'detached' });
        await settle.nth(left - 1).waitFor({ state: 'detached' });
      }
      await secretary.page.reload();
      await confirmStep(secretary.page, 'Khóa kết quả', 'Đã khóa');
      await chair.page.reload();
      await confirmStep(chair.page, 'Xác nhận kết quả', 'Đã xác nhận');
      expect([secretary.faults, chair.faults]).toEqual([[], []]);
      await secretary.context.close();
      await chair.context.close();
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
