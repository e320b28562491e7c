import { judgedContest } from '../support/fixtures/award';
import type { JudgedContest } from '../support/fixtures/award';
import { openContest } from '../support/fixtures/contest';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

let stage: WebStage;
let contest: JudgedContest;
beforeAll(async () => {
  stage = await WebStage.start();
  contest = await judgedContest(
    stage.app,
    Array.from({ length: 24 }, (_, index) => ({ score: 55 + ((index * 17) % 41), unit: `Sở thử ${index % 7}` })),
  );
});
afterAll(() => stage.stop());

const LOOKS: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

it.each(LOOKS)('statistics show charts, each with its figures and exports (%s)', async (name, look) => {
  const { page, context, faults } = await stage.visit(look, contest.secretary);
  await page.goto(`/app/office/statistics?contest=${contest.id}`);
  await page.getByRole('img', { name: /^(Biểu đồ cột|Column chart)/ }).waitFor();
  for (const one of await page.locator('summary').all()) await one.click();
  await shot(page, `statistics-${name}`);
  expect([await axeFaults(page), faults]).toEqual([[], []]);
  await context.close();
});

it('the score distribution is the secretariat’s once the round is locked, and its table can be taken along', async () => {
  const { page, context, faults } = await stage.visit({}, contest.secretary);
  await page.goto(`/app/office/statistics?contest=${contest.id}`);
  await page.getByRole('img', { name: /^Biểu đồ phổ điểm của 24 hồ sơ/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bảng Phổ điểm (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/-scores\.csv$/);
  await context.close();

  const organiser = await stage.visit({}, contest.organiser);
  await organiser.page.goto(`/app/office/statistics?contest=${contest.id}`);
  await organiser.page.getByText('Phổ điểm hiện sau khi khóa kết quả vòng chấm.').waitFor();
  expect(await organiser.page.getByRole('img', { name: /phổ điểm/ }).count()).toBe(0);
  await organiser.context.close();
  expect([faults, organiser.faults]).toEqual([[], []]);
});

it('an empty contest says that there is nothing to show yet', async () => {
  const open = await openContest(stage.app);
  const { page, context, faults } = await stage.visit({}, open.head);
  await page.goto(`/app/office/statistics?contest=${open.id}`);
  await page.getByText('Chưa có số liệu').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
