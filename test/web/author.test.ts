import { hash } from 'argon2';
import type { Page } from 'playwright-core';
import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { pdf } from '../medium/initiative/files';
import { waitFor } from '../support/wait-for';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

let stage: WebStage;
let contest: OpenContest;
let unitId: string;
let coordinator: Client;

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  unitId = await stage.app.unit('Sở Nội vụ Ví Dụ');
  coordinator = await stage.app.signIn({
    name: 'Phạm Thị Đầu Mối',
    unitId,
    grants: [{ role: 'coordinator', contestId: contest.id, unitId }],
  });
});
afterAll(() => stage.stop());

const EMAIL = 'tac.gia@vidu.vn';
const PASSWORD = 'con trâu đi trước cái cày';
const words = (count: number) => Array.from({ length: count }, (_, index) => `tiếng${index + 1}`).join(' ');

async function author(withPassword = false): Promise<Client> {
  const client = await stage.app.signIn({ name: 'Nguyễn Thị Tác Giả', unitId });
  if (withPassword) {
    const secret = await hash(PASSWORD);
    await stage.app.db.transaction(() =>
      stage.app.db.write('UPDATE identity.account SET email = $2, password_hash = $3 WHERE id = $1', [
        client.accountId,
        EMAIL,
        secret,
      ]),
    );
  }
  return client;
}

/** Does what a person does, and counts it. */
class Hand {
  fields = 0;
  actions = 0;
  constructor(private readonly page: Page) {}

  async fill(label: string | RegExp, value: string): Promise<void> {
    this.fields += 1;
    await this.page.getByLabel(label).fill(value);
  }
  async choose(role: 'radio' | 'checkbox', name: string | RegExp): Promise<void> {
    this.fields += 1;
    await this.page.getByRole(role, { name }).check();
  }
  async click(role: 'button' | 'link' | 'option' | 'combobox', name: string | RegExp): Promise<void> {
    this.actions += 1;
    await this.page.getByRole(role, { name }).first().click();
  }
  async attach(part: string, name: string): Promise<void> {
    this.fields += 1;
    await this.page
      .locator(`input[data-part="${part}"]`)
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf(`${part} ${name}`) });
    await this.page.getByRole('link', { name }).waitFor();
  }
}

const saved = (page: Page) => page.locator('[data-testid=save-status][data-status=saved]').waitFor();

async function write(page: Page, hand: Hand): Promise<void> {
  await hand.fill(/^Tên sáng kiến/, 'Trả kết quả thủ tục hành chính tại nhà văn hóa thôn');
  await hand.click('combobox', /^Lĩnh vực/);
  await hand.click('option', 'Cải cách thủ tục hành chính');
  await hand.choose('radio', 'Đã áp dụng');
  await hand.fill(/^Thực trạng trước/, words(31));
  await hand.fill(/^Mục đích/, words(12));
  await hand.fill(/^Nội dung sáng kiến/, words(60));
  await hand.fill(/^Khả năng áp dụng/, words(12));
  await hand.fill(/^Hiệu quả kinh tế/, words(12));
  await hand.fill(/^Hiệu quả xã hội/, words(12));
  await hand.choose('checkbox', /không sao chép/);
  await hand.choose('checkbox', /chưa được trao giải/);
  await hand.choose('checkbox', /trung thực/);
  await hand.attach('signed_form', 'phiếu đăng ký.pdf');
  await hand.attach('description', 'thuyết minh.pdf');
  await saved(page);
}

it('an author goes from the sign-in to the receipt, through the unit', async () => {
  await author(true);
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

  const unit = await stage.visit({}, coordinator);
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
  await hand.click('link', 'In giấy biên nhận');
  await page.getByText('GIẤY BIÊN NHẬN HỒ SƠ DỰ THI').waitFor();
  await shot(page, 'receipt');
  expect(await axeFaults(page)).toEqual([]);

  const body: unknown = (await coordinator.get(`/api/initiatives/${id}`)).body;
  expect(body).toMatchObject({ state: 'submitted', receipt: { revision: 1 } });
  expect({ fields: hand.fields, actions: hand.actions }).toEqual({ fields: 15, actions: 7 });
  expect([faults, unit.faults]).toEqual([[], []]);
  await context.close();
  await unit.context.close();
});

it('on a phone: the unit returns a dossier with a reason, which its author reads', async () => {
  const client = await author();
  const { page, context, faults } = await stage.visit({ viewport: PHONE }, client);
  await page.goto('/app');
  await page.getByRole('button', { name: 'Bắt đầu soạn sáng kiến' }).click();
  await page.getByLabel(/^Tên sáng kiến/).waitFor();
  await write(page, new Hand(page));
  await page.getByRole('button', { name: 'Kiểm tra và nộp' }).first().click();
  await page.getByRole('button', { name: 'Gửi đơn vị xác nhận' }).click();
  await page.getByText('Đang chờ đơn vị').waitFor();
  const address = page.url();

  const unit = await stage.visit({ viewport: PHONE }, coordinator);
  await unit.page.goto(address);
  await unit.page.getByRole('button', { name: 'Trả lại tác giả' }).click();
  await unit.page.getByLabel('Lý do').fill('Cần ghi rõ số liệu của năm 2025.');
  await shot(unit.page, 'return');
  expect(await axeFaults(unit.page)).toEqual([]);
  await unit.page.getByRole('dialog').getByRole('button', { name: 'Trả lại tác giả' }).click();
  await unit.page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.reload();
  await page.getByText('Cần ghi rõ số liệu của năm 2025.').waitFor();
  expect([faults, unit.faults]).toEqual([[], []]);
  await context.close();
  await unit.context.close();
});

const looks: readonly (readonly [string, Look])[] = [
  ['phone', { viewport: PHONE }],
  ['en-dark', { language: 'en', dark: true }],
];

it.each(looks)('the author’s pages are in order (%s)', async (name, look) => {
  const client = await author();
  const created = await client.post(`/api/contests/${contest.id}/initiatives`, {
    title: 'Một cửa lưu động cho các thôn xa trung tâm',
    authorKind: 'group',
    authors: [
      { name: 'Nguyễn Thị Tác Giả', personId: client.personId, unitId, share: 60 },
      { name: 'Lê Văn Đồng Tác Giả', unitId, jobTitle: 'Chuyên viên', share: 30 },
    ],
    answers: { figures: [{ indicator: 'Số ngày chờ', before: 10, after: 3.5 }] },
  });
  const { id } = created.body as { id: string };
  const { page, context, faults } = await stage.visit(look, client);
  const wrong: unknown[] = [];
  for (const path of ['', `/initiatives/${id}/edit`, `/initiatives/${id}`, `/initiatives/${id}/form`]) {
    await page.goto(`/app${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, `author-${path.split('/').at(path.endsWith(id) ? 1 : -1) ?? ''}-${name}`);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    wrong.push(...(await axeFaults(page)), ...(overflow > 0 ? [`${path} is ${overflow} px too wide`] : []));
  }
  expect([wrong, faults]).toEqual([[], []]);
  await context.close();
});

it('a blocker leads to its field, and even shares total exactly 100', async () => {
  const client = await author();
  const created = await client.post(`/api/contests/${contest.id}/initiatives`, {
    authorKind: 'group',
    authors: [1, 2, 3].map((number) => ({ name: `Tác Giả ${number}`, unitId, share: 10 })),
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
  expect(faults).toEqual([]);
  await context.close();
});

it('a draft survives a lost network, a closed page and a change made elsewhere', async () => {
  const client = await author();
  const created = await client.post(`/api/contests/${contest.id}/initiatives`, { title: 'Bản đầu' });
  const { id } = created.body as { id: string };
  const title = async () => (await client.get(`/api/initiatives/${id}`)).body as { title: string; version: number };
  const first = await stage.visit({}, client);
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
