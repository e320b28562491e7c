import type { Page } from 'playwright-core';
import { waitFor } from '../support/wait-for';
import { AuthorStage, EMAIL, Hand, PASSWORD, saved, write } from './author-steps';
import { axeFaults, PHONE, shot } from './browser';
import type { Look, WebStage } from './browser';

let all: AuthorStage;
let stage: WebStage;

beforeAll(async () => {
  all = await AuthorStage.start();
  stage = all.web;
});
afterAll(() => stage.stop());

it('an author goes from the sign-in to the receipt, through the unit', async () => {
  await all.author(true);
  const { page, context, faults } = await stage.visit();
  const hand = new Hand(page);
  await page.goto('/app');
  await hand.fill('Thư điện tử', EMAIL);
  await hand.fill('Mật khẩu', PASSWORD);
  await hand.click('button', 'Đăng nhập');
  await page.getByText('Bạn chưa có sáng kiến nào').waitFor();
  await shot(page, 'home-empty');
  await hand.click('button', 'Bắt đầu soạn sáng kiến');
  await page.getByLabel(/^Tên sáng kiến/).waitFor();
  await shot(page, 'draft-empty');
  await write(page, hand);
  await shot(page, 'draft-filled');
  await hand.click('button', 'Kiểm tra và nộp');
  await page.getByText('Hồ sơ đã đủ điều kiện nộp.').waitFor();
  await shot(page, 'check');
  await hand.click('button', 'Gửi đơn vị xác nhận');
  await page.getByText('Đang chờ đơn vị').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const unit = await stage.visit({}, all.coordinator);
  await unit.page.goto('/app/unit');
  await unit.page.getByRole('link', { name: /Trả kết quả thủ tục/ }).waitFor();
  await shot(unit.page, 'unit');
  expect(await axeFaults(unit.page)).toEqual([]);
  await unit.page.getByRole('link', { name: /Trả kết quả thủ tục/ }).click();
  await unit.page.getByRole('button', { name: 'Đơn vị xác nhận và gửi' }).click();
  await unit.page.getByText('Giấy biên nhận', { exact: true }).waitFor();

  await page.reload();
  await page.getByText('Giấy biên nhận', { exact: true }).waitFor();
  await shot(page, 'follow');
  expect(await axeFaults(page)).toEqual([]);
  const [receipt] = await Promise.all([page.waitForEvent('download'), hand.click('link', 'Tải giấy biên nhận để in')]);
  expect(receipt.suggestedFilename()).toMatch(/\.pdf$/);

  const body: unknown = (await all.coordinator.get(`/api/initiatives/${id}`)).body;
  expect(body).toMatchObject({ state: 'submitted', receipt: { revision: 1 } });
  expect({ fields: hand.fields, actions: hand.actions }).toEqual({ fields: 15, actions: 7 });
  expect([faults, unit.faults]).toEqual([[], []]);
  await context.close();
  await unit.context.close();
});

it('on a phone: the unit returns a dossier with a reason, which its author reads', async () => {
  const client = await all.author();
  const { page, context, faults } = await stage.visit({ viewport: PHONE }, client);
  await page.goto('/app');
  await page.getByRole('button', { name: 'Bắt đầu soạn sáng kiến' }).click();
  await page.getByLabel(/^Tên sáng kiến/).waitFor();
  await write(page, new Hand(page));
  await page.getByRole('button', { name: 'Kiểm tra và nộp' }).first().click();
  await page.getByRole('button', { name: 'Gửi đơn vị xác nhận' }).click();
  await page.getByText('Đang chờ đơn vị').waitFor();
  const address = page.url();

  const unit = await stage.visit({ viewport: PHONE }, all.coordinator);
  await unit.page.goto(address);
  await unit.page.getByRole('button', { name: 'Trả lại tác giả' }).click();
  await unit.page.getByLabel('Lý do').fill('Cần ghi rõ số liệu của năm 2025.');
  await shot(unit.page, 'return');
  expect(await axeFaults(unit.page)).toEqual([]);
  await unit.page.getByRole('dialog').getByRole('button', { name: 'Trả lại tác giả' }).click();
  await unit.page.waitForURL('**/app/unit');

  for (const path of [address, `${address}/edit`]) {
    await page.goto(path);
    const why = page.getByRole('alert').filter({ hasText: 'Sở Nội vụ Ví Dụ trả lại để sửa' });
    await why.getByText('Cần ghi rõ số liệu của năm 2025.').waitFor();
  }
  expect([faults, unit.faults]).toEqual([[], []]);
  await context.close();
  await unit.context.close();
});

const looks: readonly (readonly [string, Look])[] = [
  ['phone', { viewport: PHONE }],
  ['en-dark', { language: 'en', dark: true }],
];

it.each(looks)('the author’s pages are in order (%s)', async (name, look) => {
  const client = await all.author();
  const created = await client.post(`/api/contests/${all.contest.id}/initiatives`, {
    title: 'Một cửa lưu động cho các thôn xa trung tâm',
    authorKind: 'group',
    authors: [
      { name: 'Nguyễn Thị Tác Giả', personId: client.personId, unitId: all.unitId, share: 60 },
      { name: 'Lê Văn Đồng Tác Giả', unitId: all.unitId, jobTitle: 'Chuyên viên', share: 30 },
    ],
    answers: { figures: [{ indicator: 'Số ngày chờ', before: 10, after: 3.5 }] },
  });
  const { id } = created.body as { id: string };
  const { page, context, faults } = await stage.visit(look, client);
  const wrong: unknown[] = [];
  for (const path of ['', `/initiatives/${id}/edit`, `/initiatives/${id}`]) {
    await page.goto(`/app${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, `author-${path.split('/').at(path.endsWith(id) ? 1 : -1) ?? ''}-${name}`);
    wrong.push(...(await axeFaults(page)));
  }
  expect([wrong, faults]).toEqual([[], []]);
  await context.close();
});

it('a blocker leads to its field, and even shares total exactly 100', async () => {
  const client = await all.author();
  const created = await client.post(`/api/contests/${all.contest.id}/initiatives`, {
    authorKind: 'group',
    authors: [1, 2, 3].map((number) => ({ name: `Tác Giả ${number}`, unitId: all.unitId, share: 10 })),
  });
  const { id } = created.body as { id: string };
  const { page, context, faults } = await stage.visit({}, client);
  await page.goto(`/app/initiatives/${id}`);
  await page.getByRole('link', { name: /^Sửa: .*100,00%/ }).click();
  await page.getByRole('button', { name: 'Chia đều' }).click();
  await page.getByText('Tổng: 100%').waitFor();
  await saved(page);
  const body: unknown = (await client.get(`/api/initiatives/${id}`)).body;
  expect((body as { authors: { share: number }[] }).authors.map(({ share }) => share)).toEqual([33.34, 33.33, 33.33]);

  await page.getByRole('button', { name: 'Thêm tác giả' }).click();
  await page.locator('[data-testid=save-status][data-status=held]').waitFor();
  await page.getByRole('button', { name: 'Kiểm tra và nộp' }).last().click();
  await page.getByText('Chưa sang bước kiểm tra', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Bỏ tác giả' }).last().click();
  await saved(page);
  expect(faults).toEqual([]);
  await context.close();
});

it('a draft survives a lost network, a closed page and a change made elsewhere', async () => {
  const client = await all.author();
  const created = await client.post(`/api/contests/${all.contest.id}/initiatives`, { title: 'Bản đầu' });
  const { id } = created.body as { id: string };
  const title = async () => (await client.get(`/api/initiatives/${id}`)).body as { title: string; version: number };
  const first = await stage.visit({ fresh: true }, client);
  const { context } = first;
  const edit = `/app/initiatives/${id}/edit`;
  const status = (page: Page, is: string) =>
    page.locator(`[data-testid=save-status][data-status=${is}]`).waitFor({ timeout: 40_000 });

  await first.page.goto(edit);
  await status(first.page, 'saved');
  await context.setOffline(true);
  await first.page.getByLabel(/^Tên sáng kiến/).fill('Viết khi mất mạng');
  await status(first.page, 'offline');
  await shot(first.page, 'draft-offline');
  await context.setOffline(false);
  await status(first.page, 'saved');
  expect((await title()).title).toBe('Viết khi mất mạng');

  await context.setOffline(true);
  await first.page.getByLabel(/^Tên sáng kiến/).fill('Đóng trang khi chưa gửi');
  await status(first.page, 'offline');
  await first.page.close();
  await context.setOffline(false);
  const second = await context.newPage();
  await second.goto(edit);
  await status(second, 'saved');
  expect((await title()).title).toBe('Đóng trang khi chưa gửi');

  await context.setOffline(true);
  await second.getByLabel(/^Tên sáng kiến/).fill('Bản của tôi');
  await second.getByLabel(/^Mục đích/).fill('Rút ngắn thời gian');
  await status(second, 'offline');
  const { version } = await title();
  await client
    .patch(`/api/initiatives/${id}`, { title: 'Bản sửa ở nơi khác' })
    .set('if-match', `"v${version}"`)
    .expect(200);
  await context.setOffline(false);
  await second.getByText('Mục này vừa được sửa ở nơi khác').waitFor({ timeout: 40_000 });
  await shot(second, 'draft-conflict');
  expect(await axeFaults(second)).toEqual([]);
  await second.getByRole('button', { name: 'Giữ bản của tôi' }).click();
  await status(second, 'saved');
  await waitFor('the chosen title', async () => (await title()).title === 'Bản của tôi');
  const body: unknown = (await client.get(`/api/initiatives/${id}`)).body;
  expect(body).toMatchObject({ title: 'Bản của tôi', answers: { purpose: 'Rút ngắn thời gian' } });
  expect(first.faults).toEqual([]);
  await context.close();
}, 120_000);
