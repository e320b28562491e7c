import { acceptAll, judgingContest, move } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { axeFaults, PHONE, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let judging: JudgingContest;
beforeAll(async () => {
  stage = await WebStage.start();
  judging = await judgingContest(stage.app, {
    initiatives: 3,
    judges: 2,
    preliminary: {
      visibility: 'open',
      presentation: { minutes: 10, answerMinutes: 5, slots: null },
      publicVote: { max: 10, decimals: 2 },
      total: 110,
    },
  });
  await move(judging.secretary, judging.roundId, 'open');
}, LONG_MS);
afterAll(() => stage.stop());

it(
  'takes the lots drawn in the hall or draws them, then who came, and the votes of the public',
  async () => {
    const { page, context, faults } = await stage.visit({}, judging.secretary);
    await page.goto(`/app/office/rounds?contest=${judging.contest.id}&view=presentation`);
    await page.getByText('Trình bày 10 phút, trả lời 5 phút').waitFor();
    const dialog = page.getByRole('dialog');
    const done = () => dialog.waitFor({ state: 'detached' });
    const order = async () =>
      (await page.getByRole('row').allInnerTexts()).slice(1).map((row) => row.trim().split(/\s+/).slice(0, 2));
    await page.getByRole('button', { name: 'Ghi thứ tự đã bốc…' }).click();
    const numbers = dialog.getByRole('textbox', { name: /^Số của / });
    await numbers.first().waitFor();
    const codes = (await Promise.all((await numbers.all()).map((one) => one.getAttribute('aria-label')))).map(
      (label) => label?.split(' ').at(-1) ?? '',
    );
    for (const [index, number] of ['3', '1', '1'].entries()) await numbers.nth(index).fill(number);
    await dialog.getByRole('button', { name: 'Ghi thứ tự đã bốc' }).click();
    await dialog.getByRole('alert').getByText('Mỗi hồ sơ một số khác nhau').waitFor();
    await shot(page, 'presentation-lots');
    expect(await axeFaults(page)).toEqual([]);
    await numbers.nth(2).fill('2');
    await dialog.getByRole('button', { name: 'Ghi thứ tự đã bốc' }).click();
    await done();
    await page.getByRole('cell', { name: '3', exact: true }).waitFor();
    expect(await order()).toEqual([
      ['1', codes[1]],
      ['2', codes[2]],
      ['3', codes[0]],
    ]);
    await page.getByRole('button', { name: 'Bốc thăm bằng máy…' }).click();
    await dialog.getByText('Bốc lại cần ghi lý do.').waitFor();
    await dialog.getByLabel('Lý do').fill('Một hồ sơ vắng khi bốc.');
    await dialog.getByRole('button', { name: 'Bốc thăm bằng máy' }).click();
    await done();

    await page.getByRole('tab', { name: 'Phân công' }).click();
    await page.getByRole('button', { name: 'Phân công đều…' }).click();
    await dialog.getByRole('button', { name: 'Xem trước' }).click();
    await dialog.getByRole('button', { name: 'Phân công 6 lượt' }).click();
    await done();
    for (const judge of judging.judges) await acceptAll(judge, judging.roundId);
    await move(judging.secretary, judging.roundId, 'startScoring');

    await page.goto(`/app/office/rounds?contest=${judging.contest.id}&view=presentation`);
    const [code = ''] = codes;
    await page.getByLabel(`Có mặt: ${code}`).selectOption('absent');
    await dialog.getByLabel('Lý do').fill('Tác giả báo ốm.');
    await dialog.getByRole('button', { name: 'Vắng mặt' }).click();
    await done();
    await page.getByLabel(`Phiếu bình chọn của ${codes[1]}`).fill('120');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi.').first().waitFor();
    await page.reload();
    await page.getByLabel(`Có mặt: ${code}`).waitFor();
    expect([
      await page.getByLabel(`Có mặt: ${code}`).inputValue(),
      await page.getByLabel(`Phiếu bình chọn của ${codes[1]}`).inputValue(),
    ]).toEqual(['absent', '120']);
    await shot(page, 'presentation');
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
  },
  LONG_MS,
);

it.each([
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
] as const)('reads well (%s)', async (name, look) => {
  const { page, context, faults } = await stage.visit(look, judging.chair);
  await page.goto(`/app/office/rounds?contest=${judging.contest.id}&view=presentation`);
  await page.getByRole('table').waitFor();
  await shot(page, `presentation-${name}`);
  expect([
    await axeFaults(page),
    await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
  ]).toEqual([[], true]);
  expect(faults).toEqual([]);
  await context.close();
});
