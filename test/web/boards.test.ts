import { openContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

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
