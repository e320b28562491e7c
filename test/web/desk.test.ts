import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { assigned, judgingContest } from '../support/fixtures/judging';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look, Visit } from './browser';

let stage: WebStage;
let contest: OpenContest;
beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  const authors = [{ name: 'Vũ Thị An' }, { name: 'Đỗ Văn Bình' }];
  const made = await submittedInitiative(stage.app, contest.id, { authors, title: 'Một cửa liên thông cấp xã' });
  await submittedInitiative(stage.app, contest.id);
  await stage.app.db.transaction(() =>
    stage.app.db.write(`UPDATE initiative.author SET consent = 'pending' WHERE initiative_id = $1 AND name = $2`, [
      made.id,
      'Đỗ Văn Bình',
    ]),
  );
  await stage.app.unit('Sở chưa gửi hồ sơ nào');
});
afterAll(() => stage.stop());

const LOOKS: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];
async function faultsOf({ page, faults }: Visit): Promise<unknown> {
  return { axe: await axeFaults(page), faults };
}
const GOOD = { axe: [], faults: [] };

it.each(LOOKS)('the desk and a list behind it look right (%s)', async (name, look) => {
  const visit = await stage.visit(look, contest.head);
  await visit.page.goto(`/app/office/desk?contest=${contest.id}`);
  await visit.page
    .getByRole('link')
    .filter({ hasText: /^(Đồng tác giả chưa đồng ý|Consents not given)$/ })
    .waitFor();
  const clock = await visit.page.getByText(/^(Giờ máy chủ|Server clock): /).textContent();
  const { now } = (await contest.head.get(`/api/contests/${contest.id}/desk`).expect(200)).body as { now: string };
  const today = new Date(now).toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
  expect(clock).toContain(today);
  await shot(visit.page, `desk-${name}`);
  expect(await faultsOf(visit)).toEqual(GOOD);
  await visit.page
    .getByRole('link')
    .filter({ hasText: /^(Đồng tác giả chưa đồng ý|Consents not given)$/ })
    .click();
  await visit.page.getByRole('cell', { name: 'Đỗ Văn Bình' }).waitFor();
  await shot(visit.page, `desk-list-${name}`);
  expect(await faultsOf(visit)).toEqual(GOOD);
  await visit.context.close();
});

it('every count above zero leads to a list with as many lines, and what is zero leads nowhere', async () => {
  const { page, context, faults } = await stage.visit({}, contest.head);
  const desk = `/app/office/desk?contest=${contest.id}`;
  await page.goto(desk);
  const main = page.getByRole('main');
  await main.getByRole('link', { name: 'Hồ sơ mới, chờ kiểm tra' }).click();
  await page.getByText('2 chờ kiểm tra').waitFor();
  await page.goto(desk);
  await main.getByRole('link', { name: 'Đơn vị chưa có hồ sơ' }).click();
  await page.getByRole('cell', { name: 'Sở chưa gửi hồ sơ nào' }).waitFor();
  const counted = (await contest.head.get(`/api/contests/${contest.id}/desk`)).body as {
    counts: { unitsWithoutDossier: number };
  };
  expect(await main.getByRole('row').count()).toBe(counted.counts.unitsWithoutDossier + 1);
  await page.getByRole('button', { name: 'Chép lời nhắc' }).click();
  const reminder = page.getByRole('dialog').getByRole('textbox');
  expect(await reminder.inputValue()).toContain('Sở chưa gửi hồ sơ nào');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Về bàn làm việc' }).click();
  await main.getByRole('button', { name: 'mục khác không có gì chờ' }).press('Enter');
  await main.getByText('Quá hạn trả lời').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await main.getByRole('link', { name: 'Quá hạn trả lời' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

it('shows who owes sheets, with a text to send', async () => {
  const judging = await judgingContest(stage.app, { initiatives: 2, judges: 3 });
  await assigned(judging);
  await judging.secretary.post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'startScoring' });
  const { page, context, faults } = await stage.visit({}, judging.secretary);
  await page.goto(`/app/office/desk?contest=${judging.contest.id}`);
  await page.getByRole('button', { name: 'Chép lời nhắc' }).first().click();
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toMatch(/^Kính gửi .+ phiếu chấm của vòng /);
  expect(faults).toEqual([]);
  await context.close();
});
