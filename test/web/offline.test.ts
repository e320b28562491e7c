import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readBundle } from '../../apps/api/src/web/bundle';
import { mountWeb } from '../../apps/api/src/web/mount';
import { judgingContest, myItems, scoring } from '../support/fixtures/judging';
import { waitFor } from '../support/wait-for';
import { AuthorStage } from './author-steps';
import { axeFaults, shot, WebStage } from './browser';

let all: AuthorStage;
let stage: WebStage;

beforeAll(async () => {
  all = await AuthorStage.start();
  stage = all.web;
});
afterAll(() => stage.stop());

const status = (page: Page, is: string) =>
  page.locator(`[data-testid=save-status][data-status=${is}]`).waitFor({ timeout: 40_000 });

/** The application's own files are in the browser. */
async function shellReady(page: Page): Promise<void> {
  await waitFor('the shell', () => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'));
}

const keptKeys = (page: Page) =>
  page.evaluate<string[]>(
    `caches.open('kept-answers').then((cache) => cache.keys()).then((all) => all.map(({ url }) => decodeURIComponent(new URL(url).pathname)))`,
  );

it('a draft goes on through a page loaded anew without a network, and nothing is left after signing out', async () => {
  const client = await all.author();
  const id = await all.draft(client, { title: 'Viết dở' });
  const { page, context, faults } = await stage.visit({ fresh: true }, client);
  await page.goto('/app');
  await page.getByRole('link', { name: /^Soạn tiếp/ }).click();
  await page.getByLabel(/^Mục đích/).fill('Rút ngắn thời gian chờ');
  await status(page, 'saved');
  await shellReady(page);
  await context.setOffline(true);
  await page.getByLabel(/^Tên sáng kiến/).fill('Viết khi mất mạng');
  await status(page, 'offline');

  await page.reload();
  await status(page, 'offline');
  expect(await page.getByLabel(/^Tên sáng kiến/).inputValue()).toBe('Viết khi mất mạng');
  expect(await page.getByLabel(/^Mục đích/).inputValue()).toBe('Rút ngắn thời gian chờ');
  await page.getByLabel(/^Hiệu quả xã hội/).fill('Người dân đỡ đi lại');
  await shot(page, 'draft-reloaded-offline');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Trang của tôi' }).click();
  await page.getByRole('button', { name: 'Soạn thêm sáng kiến' }).click();
  await page.getByRole('alert').getByText('Không kết nối được máy chủ', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Khiếu nại của tôi' }).click();
  await page.getByRole('alert').getByText('Không kết nối được máy chủ', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Trang của tôi' }).click();
  await page.getByRole('link', { name: /^Soạn tiếp/ }).click();
  await status(page, 'offline');
  await context.setOffline(false);
  await status(page, 'saved');
  const drafts = (await client.get(`/api/contests/${all.contest.id}/initiatives?mine=true`)).body as {
    items: object[];
  };
  expect(drafts.items).toHaveLength(1);
  const read = async () => (await client.get(`/api/initiatives/${id}`)).body as { title: string; answers: object };
  expect(await read()).toMatchObject({
    title: 'Viết khi mất mạng',
    answers: { purpose: 'Rút ngắn thời gian chờ', social_benefit: 'Người dân đỡ đi lại' },
  });

  expect(await keptKeys(page)).toContain(`/kept/["initiative","${id}"]`);
  const names = await page.evaluate<string[]>(
    `caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('shell-')).map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))`,
  );
  expect(names.filter((path) => !/^\/(?:assets\/.+|icon\.svg|app)$/.test(path))).toEqual([]);
  await page.getByRole('button', { name: /^Tài khoản: / }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Mật khẩu').waitFor();
  await waitFor('nothing kept', async () => (await keptKeys(page)).length === 0);
  // The code of the page that was not to be had: the browser and the router say so too.
  expect(faults.filter((fault) => !/ERR_FAILED|dynamically imported module/.test(fault))).toEqual([]);
  await context.close();
}, 120_000);

it('what was typed on after a lost answer is no conflict with oneself', async () => {
  const client = await all.author();
  const id = await all.draft(client, { title: 'Viết dở' });
  const { page, context } = await stage.visit({}, client);
  const title = page.getByLabel(/^Tên sáng kiến/);
  let lost = 0;
  await page.route(`**/api/initiatives/${id}`, async (route) => {
    if (route.request().method() !== 'PATCH' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await title.fill('Viết tiếp');
    return route.abort('connectionreset');
  });
  await page.goto(`/app/initiatives/${id}/edit`);
  await title.fill('Viết');
  await status(page, 'offline');
  await status(page, 'saved');
  expect([lost, (await client.get(`/api/initiatives/${id}`)).body]).toMatchObject([1, { title: 'Viết tiếp' }]);
  await context.close();
}, 120_000);

it('what was typed after the session ended is sent once somebody comes back from signing in elsewhere', async () => {
  const judging = await judgingContest(stage.app, { initiatives: 2, judges: 3 });
  await scoring(judging);
  const [judge] = judging.judges;
  if (!judge) throw new Error('no judge');
  const [item] = await myItems(judge, judging.roundId);
  const client = await all.author();
  const id = await all.draft(client, { title: 'Phiên cũ' });
  const places = [
    {
      who: client,
      path: `/app/initiatives/${id}/edit`,
      box: (page: Page) => page.getByLabel(/^Tên sáng kiến/),
      words: 'Phiên mới',
      saved: '[data-testid=save-status][data-status=saved]',
      kept: async () => ((await client.get(`/api/initiatives/${id}`)).body as { title: string }).title,
    },
    {
      who: judge,
      path: `/app/judging/${item?.id ?? ''}`,
      box: (page: Page) => page.locator('section[aria-label="Phiếu chấm"] input[inputmode="decimal"]').first(),
      words: '12,5',
      saved: 'text="Đã lưu"',
      kept: async () => {
        const answer = await judge.get(`/api/my/assignments/${item?.id ?? ''}`);
        return Object.values((answer.body as { sheet: { marks: object } }).sheet.marks).join();
      },
    },
  ];
  for (const { who, path, box, words, saved, kept } of places) {
    const { page, context } = await stage.visit({}, who);
    await page.goto(path);
    await box(page).waitFor();
    const session = await context.cookies();
    await context.clearCookies();
    await box(page).fill(words);
    const link = page.getByRole('link', { name: 'Đăng nhập lại ở thẻ mới, rồi quay về đây thử lại' });
    await link.waitFor();
    expect(await link.isVisible()).toBe(true);
    await context.addCookies(session);
    await page.evaluate(`dispatchEvent(new Event('focus'))`);
    await page.locator(saved).waitFor();
    expect([await box(page).inputValue(), await kept()]).toEqual([words, words.replace(',', '.')]);
    await context.close();
  }
}, 120_000);

it('a judge’s marking page opens without a network, with what was typed on it', async () => {
  const judging = await judgingContest(stage.app, { initiatives: 2, judges: 3 });
  await scoring(judging);
  const [judge] = judging.judges;
  if (!judge) throw new Error('no judge');
  const [item] = await myItems(judge, judging.roundId);
  const { page, context, faults } = await stage.visit({ fresh: true }, judge);
  const boxes = page.locator('section[aria-label="Phiếu chấm"] input[inputmode="decimal"]');
  await page.goto(`/app/judging/${item?.id ?? ''}`);
  await boxes.first().fill('15');
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  await shellReady(page);
  await context.setOffline(true);
  await boxes.nth(1).fill('14,5');
  await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
  await page.reload();
  await page.getByText('Ngoại tuyến · đã giữ trên máy này').waitFor();
  expect([await boxes.first().inputValue(), await boxes.nth(1).inputValue()]).toEqual(['15', '14,5']);
  await shot(page, 'marking-reloaded-offline');
  await context.setOffline(false);
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

it('a newer build is offered, and taken over only when it is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sang-kien-web-'));
  await cp('dist/web', folder, { recursive: true });
  const own = await WebStage.start((app) => mountWeb(app, readBundle(folder)));
  try {
    const client = await own.app.signIn();
    const { page, context, faults } = await own.visit({ fresh: true }, client);
    await page.goto('/app');
    await shellReady(page);
    const shells = () =>
      page.evaluate<string[]>(`caches.keys().then((all) => all.filter((name) => /^shell-/.test(name)))`);
    const before = await shells();
    expect(before).toHaveLength(1);
    const worker = join(folder, 'shell-worker.js');
    const code = await readFile(worker, 'utf8');
    // The next build: another version, whose entry is not this page's.
    await writeFile(worker, code.replace(/"\/assets\/app-[^"]+\.js",/, '').replace(/shell-[0-9a-f]{16}/, 'shell-next'));
    await page.evaluate(
      `navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => undefined)`,
    );
    await page.getByText('Đã có bản mới của trang này').waitFor();
    await shot(page, 'new-version');
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate('window.isOldPage = true');
    await page.getByRole('button', { name: 'Dùng bản mới' }).click();
    await waitFor('the page loaded anew', () =>
      page.evaluate<boolean>('window.isOldPage === undefined').catch(() => false),
    );
    await page.getByRole('heading', { level: 1, name: 'Trang của tôi' }).waitFor();
    expect(await shells()).toEqual([...before, 'shell-next']);
    expect(faults).toEqual([]);
    await context.close();
  } finally {
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
