import { judgingContest, myItems, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let judging: JudgingContest;

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
const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

async function saved(index: number, assignmentId: string): Promise<{ marks: Record<string, number>; version: number }> {
  const answer = await judge(index).get(`/api/my/assignments/${assignmentId}`).expect(200);
  return (answer.body as { sheet: { marks: Record<string, number>; version: number } }).sheet;
}

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

    // Closed without a network: the marks wait in the browser and go out on the next visit.
    await context.setOffline(true);
    await page.locator(boxes).nth(3).fill('7');
    await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`/app/judging/${item.id}`);
    await again.getByText('Đã lưu', { exact: true }).waitFor();
    expect(await again.locator(boxes).nth(3).inputValue()).toBe('7');
    expect((await saved(1, item.id)).marks).toMatchObject({ replicable: 7 });
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('does not save twice when only the answer was lost', async () => {
  const { page, context } = await stage.visit({ fresh: true }, judge(1));
  const item = (await myItems(judge(1), judging.roundId))[1];
  if (!item) throw new Error('no dossier');
  await page.goto(`/app/judging/${item.id}`);
  let lost = 0;
  await page.route('**/sheet', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.locator(boxes).first().fill('16');
  await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect([lost, await saved(1, item.id)]).toMatchObject([1, { marks: { novelty_known: 16 }, version: 2 }]);
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
  expect(faults).toEqual([]);
  await context.close();
});
