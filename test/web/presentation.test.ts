import { acceptAll, judgingContest, move } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { finalWithParts } from '../support/fixtures/presentation';
import { pdf } from '../medium/initiative/files';
import { axeFaults, cutAfter, PHONE, shot, WebStage } from './browser';

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
    // The word of the step before may still be on the page.
    const counted = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await page.keyboard.press('Enter');
    await counted;
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

it(
  'asks an author for the parts of a later round: at home, then in the dossier, with progress, until they close',
  async () => {
    const { author, secretary, roundId, initiatives, contest } = await finalWithParts(stage.app);
    await move(secretary, roundId, 'announce');
    const { page, context, faults } = await stage.visit({}, author);
    const network = await cutAfter(page, 1);
    await page.goto('/app');
    await page.getByText(/^Nộp Bài trình chiếu cho .*: trước /).waitFor();
    await page.getByText('Đến lượt bạn').waitFor();
    await shot(page, 'round-parts-home');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: /^Nộp phần trình bày/ }).click();
    const slides = page.locator('[data-round-part="slides"]');
    await slides.getByText('Chưa nộp', { exact: true }).waitFor();
    const give = (name: string, mimeType: string, buffer: Buffer) =>
      slides.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
    await give('ghi-chú.pdf', 'application/pdf', Buffer.from('không phải PDF'));
    await slides.getByRole('alert').waitFor();
    await shot(page, 'round-parts-refused');
    expect(await axeFaults(page)).toEqual([]);
    await slides.getByRole('button', { name: 'Bỏ ghi-chú.pdf' }).click();
    await give('Bài trình chiếu.pdf', 'application/pdf', pdf('x'.repeat(2_500_000)));
    await slides.locator('[data-transfer][data-state="offline"]').waitFor();
    expect(network.sent()).toBe(1);
    const offsets: string[] = [];
    page.on('request', (request) => offsets.push(...new URL(request.url()).searchParams.getAll('offset')));
    await network.end();
    await slides.getByText('Đã nộp', { exact: true }).waitFor();
    await page.getByText('Đã nộp đủ các phần bắt buộc.', { exact: false }).waitFor();
    expect(offsets).toEqual(['1048576', '2097152']);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      slides.getByRole('link', { name: 'Bài trình chiếu.pdf' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('Bài trình chiếu.pdf');
    await shot(page, 'round-parts');
    expect(await axeFaults(page)).toEqual([]);

    await page.getByRole('button', { name: /^Tải hồ sơ \(ZIP\)/ }).click();
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByText(/^Đã tải xong/).waitFor()]);
    expect(zip.suggestedFilename()).toMatch(/\.zip$/);
    await slides.getByRole('button', { name: 'Bỏ tệp Bài trình chiếu.pdf' }).click();
    await slides.getByText('Chưa nộp', { exact: true }).waitFor();
    await stage.app.db.transaction(() =>
      stage.app.db.write('UPDATE judging.round SET own_parts_close_at = platform.now() WHERE contest_id = $1', [
        contest.id,
      ]),
    );
    await context.close();

    const late = await stage.visit({ language: 'en', dark: true, viewport: PHONE }, author);
    await late.page.goto(`/app/initiatives/${initiatives[0]?.id}`);
    await late.page.getByText('These parts may no longer be handed in. Contact the secretariat.').waitFor();
    expect(await late.page.locator('[data-round-part] input[type="file"]').count()).toBe(0);
    await shot(late.page, 'round-parts-closed-en-dark-phone');
    expect([
      await axeFaults(late.page),
      await late.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
      late.faults,
      faults,
    ]).toEqual([[], true, [], []]);
    await late.context.close();
  },
  LONG_MS,
);
