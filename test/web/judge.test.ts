import type { Page } from 'playwright-core';
import { judgingContest, myItems, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { waitFor } from '../support/wait-for';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let judging: JudgingContest;
const MARKS = ['18', '17,5', '12.5', '8', '13', '9', '9'];
const CRITERIA = ['novelty_known', 'novelty_creative', 'applied', 'replicable', 'economic', 'reform', 'welfare'];

beforeAll(async () => {
  stage = await WebStage.start();
  judging = await judgingContest(stage.app, { initiatives: 4, judges: 4 });
  await scoring(judging);
});
afterAll(() => stage.stop());

const judge = (index: number) => {
  const client = judging.judges[index];
  if (!client) throw new Error(`no judge ${index}`);
  return client;
};
const nothingWaits = (page: Page) =>
  waitFor('all marks sent', () =>
    page.evaluate<boolean>("!Object.keys(localStorage).some((key) => key.startsWith('sheet:'))"),
  );
const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

async function saved(index: number, assignmentId: string): Promise<{ marks: Record<string, number>; version: number }> {
  const answer = await judge(index).get(`/api/my/assignments/${assignmentId}`).expect(200);
  return (answer.body as { sheet: { marks: Record<string, number>; version: number } }).sheet;
}

it(
  'takes marks with comma and point, by Enter alone, and hands in all complete sheets with one summary',
  async () => {
    const { page, context, faults } = await stage.visit({}, judge(0));
    const items = await myItems(judge(0), judging.roundId);
    await page.goto('/app/judging');
    await page.getByText(`0/${items.length} đã nộp`).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    let actions = 1;
    await page
      .getByRole('link', { name: items[0]?.title ?? '' })
      .first()
      .click();
    for (const [index] of items.entries()) {
      await page.getByText(`${index + 1}/${items.length}`, { exact: true }).waitFor();
      await page.locator(boxes).first().focus();
      for (const mark of MARKS) {
        await page.keyboard.type(mark);
        await page.keyboard.press('Enter');
      }
      await page.getByText('Đã lưu', { exact: true }).waitFor();
      if (index === 0) {
        await shot(page, 'marking-vi');
        expect(await axeFaults(page)).toEqual([]);
      }
      if (index < items.length - 1) {
        await page.keyboard.press('Control+Enter');
        actions += 1;
      }
    }
    await page.getByRole('link', { name: 'Về Bài của tôi' }).click();
    await page.getByText('Đủ điểm, chưa nộp').first().waitFor();
    await shot(page, 'mine-vi');
    await page.getByRole('button', { name: `Nộp ${items.length} phiếu đã đủ điểm` }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Nộp ${items.length} phiếu` })
      .click();
    await page.getByText(`${items.length}/${items.length} đã nộp`).waitFor();
    actions += 3;
    const after = await myItems(judge(0), judging.roundId);
    expect(after.map(({ sheetState, total }) => [sheetState, total])).toEqual(items.map(() => ['submitted', '87.00']));
    expect(await saved(0, items[0]?.id ?? '')).toMatchObject({
      marks: Object.fromEntries(CRITERIA.map((code, index) => [code, Number((MARKS[index] ?? '').replace(',', '.'))])),
    });
    expect(actions / items.length).toBeLessThanOrEqual(3);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('says beside the box what is wrong with a mark and keeps what was typed', async () => {
  const { page, context, faults } = await stage.visit({}, judge(2));
  const item = (await myItems(judge(2), judging.roundId))[1];
  if (!item) throw new Error('no dossier');
  await page.goto(`/app/judging/${item.id}`);
  await page.locator(boxes).first().fill('25');
  await page.getByText('Chưa lưu được').waitFor();
  await page.locator('[role="alert"]').filter({ hasText: '20' }).first().waitFor();
  await page.locator(boxes).nth(1).fill('abc');
  await page.getByText('Hãy nhập một số, ví dụ 12,5.').waitFor();
  expect(await page.locator(boxes).first().inputValue()).toBe('25');
  await shot(page, 'marking-fault');
  await page.locator(boxes).first().fill('20');
  await page.locator(boxes).nth(1).fill('');
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect((await saved(2, item.id)).marks).toEqual({ novelty_known: 20 });
  expect(faults).toEqual([]);
  await context.close();
});

const looks: readonly (readonly [string, Look])[] = [
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];
it.each(looks)('reads and prints well (%s)', async (name, look) => {
  const { page, context, faults } = await stage.visit(look, judge(0));
  await page.goto('/app/judging?sort=total');
  const list = page.getByRole('link', { name: /^Sáng kiến/ }).locator('visible=true');
  await list.first().waitFor();
  await shot(page, `mine-${name}`);
  expect(await axeFaults(page)).toEqual([]);
  await list.first().click();
  await page.getByText(/^1\//).waitFor();
  if (name === 'phone') await page.getByText('Phiếu chấm', { exact: true }).click();
  await page.locator('input[inputmode="decimal"]').first().waitFor();
  await shot(page, `marking-${name}`);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.goto(`/app/judging/sheets/${judging.roundId}`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  await shot(page, `sheets-${name}`);
  expect([await axeFaults(page), faults]).toEqual([[], []]);
  await context.close();
});

it('gives a dossier back when the judge recognises its author', async () => {
  const { page, context, faults } = await stage.visit({}, judge(3));
  const before = await myItems(judge(3), judging.roundId);
  await page.goto('/app/judging');
  await page
    .getByRole('button', { name: `Việc khác với hồ sơ ${before[0]?.blindCode ?? ''}` })
    .locator('visible=true')
    .click();
  await page.getByRole('menuitem', { name: 'Tôi nhận ra tác giả' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByText('Hồ sơ không còn trong danh sách của bạn.').waitFor();
  expect((await myItems(judge(3), judging.roundId)).length).toBe(before.length - 1);
  expect(faults).toEqual([]);
  await context.close();
});

it(
  'keeps marks on the device while the network is away, over a reload too, and brings them in afterwards',
  async () => {
    const { page, context, faults } = await stage.visit({ fresh: true }, judge(1));
    const [item] = await myItems(judge(1), judging.roundId);
    if (!item) throw new Error('no dossier');
    await page.goto(`/app/judging/${item.id}`);
    await page.locator(boxes).first().fill('15');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await context.setOffline(true);
    await page.locator(boxes).nth(1).fill('14,5');
    await page.locator(boxes).nth(2).fill('11');
    await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
    await shot(page, 'marking-offline');
    expect((await saved(1, item.id)).marks).toEqual({ novelty_known: 15 });
    await context.setOffline(false);
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    expect((await saved(1, item.id)).marks).toEqual({ novelty_known: 15, novelty_creative: 14.5, applied: 11 });

    // Closed without a network: the mark waits in the browser and goes out on the next visit, wherever that begins.
    await context.setOffline(true);
    await page.locator(boxes).nth(3).fill('7');
    await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
    await page.close();
    await context.setOffline(false);
    const list = await context.newPage();
    await list.goto('/app/judging');
    await nothingWaits(list);
    await list.getByText('4/7', { exact: true }).first().waitFor();
    await context.setOffline(true);
    await list.getByRole('link', { name: item.title }).first().click();
    await list.locator(boxes).nth(3).waitFor();
    expect(await list.locator(boxes).nth(3).inputValue()).toBe('7');
    await list.locator(boxes).nth(4).fill('12');
    await list.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
    await list.close();
    await context.setOffline(false);

    // The sheet is read before that mark arrives, but its reading comes late.
    const again = await context.newPage();
    let isRead: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (isRead = resolve));
    await again.route(`**/assignments/${item.id}/sheet`, async (route) => {
      await reading;
      await route.continue();
    });
    await again.route(
      `**/assignments/${item.id}`,
      async (route) => {
        const response = await route.fetch();
        isRead();
        await nothingWaits(again);
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    await again.goto(`/app/judging/${item.id}`);
    await again.getByText('Đã lưu', { exact: true }).waitFor();
    expect(await again.locator(boxes).nth(4).inputValue()).toBe('12');
    expect((await saved(1, item.id)).marks).toMatchObject({ replicable: 7, economic: 12 });
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('does not save twice when only the answer was lost, and hands in after the saving that is under way', async () => {
  const { page, context } = await stage.visit({ fresh: true }, judge(1));
  const item = (await myItems(judge(1), judging.roundId))[1];
  if (!item) throw new Error('no dossier');
  let lost = 0;
  await page.route('**/sheet', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.goto(`/app/judging/${item.id}`);
  await page.locator(boxes).first().fill('16');
  await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect([lost, await saved(1, item.id)]).toMatchObject([1, { marks: { novelty_known: 16 }, version: 2 }]);

  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  await page.unroute('**/sheet');
  await page.route('**/sheet', async (route) => {
    await asked;
    await route.continue();
  });
  const underWay = page.waitForRequest('**/sheet');
  for (const [index, mark] of MARKS.entries()) await page.locator(boxes).nth(index).fill(mark);
  await underWay;
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  await page.getByRole('dialog').waitFor();
  isAsked();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp 1 phiếu' }).click();
  await waitFor('the sheet handed in', async () => {
    const rows = await myItems(judge(1), judging.roundId);
    return rows.find(({ id }) => id === item.id)?.sheetState === 'submitted';
  });
  await context.close();
});

it('shows both versions where another device has saved meanwhile, and keeps the one that is chosen', async () => {
  const { page, context, faults } = await stage.visit({ fresh: true }, judge(2));
  const [item] = await myItems(judge(2), judging.roundId);
  if (!item) throw new Error('no dossier');
  await page.goto(`/app/judging/${item.id}`);
  await page.locator(boxes).first().waitFor();
  const elsewhere = (marks: Record<string, number>, version: number) =>
    judge(2).put(`/api/my/assignments/${item.id}/sheet`, { marks }).set('if-match', `"v${version}"`).expect(200);
  await elsewhere({ novelty_known: 5 }, 1);
  await page.locator(boxes).first().fill('19');
  const conflict = page.getByRole('alert').filter({ hasText: 'Phiếu này đã được sửa ở nơi khác' });
  await conflict.getByRole('row', { name: 'So với giải pháp đã biết 19 5' }).waitFor();
  await shot(page, 'marking-conflict');
  expect(await axeFaults(page)).toEqual([]);
  await conflict.getByRole('button', { name: 'Giữ bản trên máy này' }).click();
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect((await saved(2, item.id)).marks).toEqual({ novelty_known: 19 });
  await elsewhere({ novelty_known: 6 }, 3);
  await page.locator(boxes).nth(1).fill('4');
  await conflict.getByRole('button', { name: 'Lấy bản trên máy chủ' }).click();
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect([await page.locator(boxes).first().inputValue(), (await saved(2, item.id)).marks]).toEqual([
    '6',
    { novelty_known: 6 },
  ]);

  // What was saved elsewhere while the judge was in the list stands in the boxes, and typing on does not undo it.
  const forth = page.getByRole('link', { name: item.title }).first();
  await page.getByRole('link', { name: 'Về Bài của tôi' }).click();
  await forth.waitFor();
  await elsewhere({ novelty_known: 6, novelty_creative: 13 }, 4);
  await page.clock.setFixedTime(Date.now() + 120_000);
  await forth.click();
  await page.locator(boxes).first().waitFor();
  await waitFor('the mark of the other device', async () => (await page.locator(boxes).nth(1).inputValue()) === '13');
  await page.locator(boxes).nth(2).fill('11');
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect((await saved(2, item.id)).marks).toEqual({ novelty_known: 6, novelty_creative: 13, applied: 11 });
  expect(faults).toEqual([]);
  await context.close();
});
