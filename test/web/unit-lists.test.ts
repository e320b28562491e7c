import type { Locator, Page } from 'playwright-core';
import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { waitFor } from '../support/wait-for';
import { alsoFine, scanOf } from './also-fine';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let contest: OpenContest;
let coordinator: Client;
let secretary: Client;
let codes: string[];
let listId: string;

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  const unitId = await stage.app.unit('Sở Nội vụ', 'department');
  coordinator = await stage.app.signIn({
    name: 'Ngô Thị Đầu Mối',
    unitId,
    grants: [{ role: 'coordinator', contestId: contest.id, unitId }],
  });
  secretary = await stage.app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
  codes = [];
  for (const title of ['Một cửa lưu động', 'Chữ ký số ở xã', 'Trả kết quả tại nhà']) {
    const made = await submittedInitiative(stage.app, contest.id, { unitId, title, authors: [{ name: 'Đỗ Thị Ánh' }] });
    codes.push(made.code);
  }
  await stage.app.unit('UBND xã Chưa Gửi', 'commune');
});
afterAll(() => stage.stop());

/** From a handle to just beyond the middle of another one's row, as a finger does it. */
async function dragByFinger(page: Page, from: Locator, to: Locator, end: 'touchEnd' | 'touchCancel' = 'touchEnd') {
  const finger = await page.context().newCDPSession(page);
  await finger.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const [start, stop] = [await from.boundingBox(), await to.locator('xpath=ancestor::li').boundingBox()];
  if (!start || !stop) throw new Error('nothing to drag');
  const x = start.x + start.width / 2;
  const [y, last] = [start.y + start.height / 2, stop.y + stop.height / 2 + (stop.y > start.y ? 6 : -6)];
  const touch = (type: 'touchStart' | 'touchMove', at: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: at }] });
  await touch('touchStart', y);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', y + (last - y) * part);
  await finger.send('Input.dispatchTouchEvent', { type: end, touchPoints: [] });
  await finger.detach();
}

const ranking = (codesShown: readonly (string | null)[]) => codesShown.map((code) => codes.indexOf(code ?? ''));

it(
  'is ranked by keyboard, buttons and dragging, forwarded with its letter',
  async () => {
    const { page, context, faults } = await stage.visit({}, coordinator);
    let held: Promise<void> | null = null;
    await page.route('**/api/unit-lists/*', async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue();
    });
    await page.goto('/app/unit');
    await page.getByRole('button', { name: 'Lập danh sách' }).click();
    await page.getByText('Chưa có hồ sơ nào trong danh sách').waitFor();
    await page.getByRole('button', { name: 'Thêm tất cả' }).click();
    const shown = async () =>
      ranking(
        await page
          .locator('li[data-code]')
          .evaluateAll((all: { getAttribute(name: string): string | null }[]) =>
            all.map((one) => one.getAttribute('data-code')),
          ),
      );
    expect(await shown()).toEqual([0, 1, 2]);
    await page.getByRole('button', { name: `Đổi vị trí ${codes[2]}` }).focus();
    await page.keyboard.press('ArrowUp');
    expect(await shown()).toEqual([0, 2, 1]);
    await page.keyboard.press('ArrowUp');
    expect(await shown()).toEqual([2, 0, 1]);
    await page.getByText(`${codes[2]} ở vị trí 1`).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: `Đưa ${codes[0]} xuống` }).click();
    expect(await shown()).toEqual([2, 1, 0]);
    const handle = (index: number) => page.getByRole('button', { name: `Đổi vị trí ${codes[index]}` });
    await handle(0).dragTo(handle(2), { targetPosition: { x: 10, y: 2 } });
    expect(await shown()).toEqual([0, 2, 1]);
    const becomes = (order: readonly number[]) =>
      waitFor(`the order ${order.join()}`, async () => (await shown()).join() === order.join());
    await dragByFinger(page, handle(1), handle(0));
    await becomes([1, 0, 2]);
    await dragByFinger(page, handle(1), handle(2), 'touchCancel');
    await becomes([1, 0, 2]);
    await dragByFinger(page, handle(0), handle(2));
    await becomes([1, 2, 0]);
    await dragByFinger(page, handle(0), handle(1));
    await becomes([0, 1, 2]);
    await page.getByLabel('Số công văn').fill('12/SNV-CCHC');
    await page.getByLabel('Ngày công văn').fill('31/02/2026');
    await page.getByLabel('Số công văn').focus();
    await page.getByText('Không có ngày này.').waitFor();
    await page.getByLabel('Ngày công văn').fill('05/01/2026');
    await page.getByLabel('Số hồ sơ ghi trong công văn').fill('4');
    await page.reload();
    await page.getByText('Có thay đổi chưa lưu').waitFor();
    expect([await shown(), await page.getByLabel('Số công văn').inputValue()]).toEqual([[0, 1, 2], '12/SNV-CCHC']);
    listId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const list = `/api/unit-lists/${listId}`;
    type Saved = Record<'version', number> & Record<'items' | 'candidates', { initiativeId: string }[]>;
    const before = (await coordinator.get(list).expect(200)).body as Saved;
    const [other] = before.candidates;
    const elsewhere = { dispatchNumber: null, dispatchDate: null, declaredCount: null, declaredCodes: null };
    await coordinator
      .put(list, { ...elsewhere, initiativeIds: [other?.initiativeId] })
      .set('if-match', `"v${before.version}"`)
      .expect(200);
    // Saved by somebody else meanwhile: neither list is lost before one is chosen.
    await page.getByRole('button', { name: 'Lưu danh sách' }).click();
    await page.getByRole('alert').getByText('Danh sách đã được người khác lưu').waitFor();
    expect(await page.getByRole('button', { name: 'Lưu danh sách' }).isDisabled()).toBe(true);
    expect(await shown()).toEqual([0, 1, 2]);
    await page.getByRole('button', { name: 'Giữ bản đang sửa' }).click();
    // Typed while the list is being saved: it goes on as a change that is not saved.
    let release: () => void = () => undefined;
    held = new Promise((done) => (release = done));
    await page.getByRole('button', { name: 'Lưu danh sách' }).click();
    await page.getByLabel('Số công văn').fill('13/SNV-CCHC');
    release();
    await page.getByText('Đã lưu danh sách.').waitFor();
    await page.getByText('Có thay đổi chưa lưu').waitFor();
    expect(await page.getByLabel('Số công văn').inputValue()).toBe('13/SNV-CCHC');
    await page.getByLabel('Số công văn').fill('12/SNV-CCHC');
    await page.getByText('Có thay đổi chưa lưu').waitFor({ state: 'detached' });
    await page.getByText('Công văn và hồ sơ chưa khớp').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'công văn.png', mimeType: 'image/png', buffer: await scanOf(page, '12/SNV-CCHC') });
    await page.getByRole('img', { name: 'công văn.png' }).waitFor();
    await shot(page, 'unit-list-editor-vi');
    expect(await axeFaults(page)).toEqual([]);
    await alsoFine(
      stage,
      coordinator,
      `/app/unit-lists/${listId}`,
      (one) => one.getByRole('img', { name: 'công văn.png' }).waitFor(),
      'unit-list-editor',
    );
    await page.getByRole('button', { name: 'Gửi danh sách' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đã gửi danh sách cho tổ thư ký.').waitFor();
    await page.goto('/app/unit');
    await page.getByRole('link', { name: '12/SNV-CCHC' }).waitFor();
    await shot(page, 'unit-vi');
    expect(await axeFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'is received with what does not match, returned with a reason, put right and accepted',
  async () => {
    const { page, context, faults } = await stage.visit({}, secretary);
    await page.goto('/app/office/unit-lists');
    await page.getByText('1 chỗ chưa khớp').waitFor();
    await shot(page, 'unit-lists-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByText('Đơn vị chưa gửi').click();
    await page.getByRole('cell', { name: 'UBND xã Chưa Gửi' }).waitFor();
    await shot(page, 'units-without-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto('/app/office/unit-lists');
    await page.getByRole('link', { name: 'Sở Nội vụ' }).click();
    await page.getByText('Công văn và hồ sơ chưa khớp').waitFor();
    await page.getByRole('button', { name: 'Tiếp nhận danh sách' }).click({ force: true });
    await page.getByText('Chưa thể thực hiện:').waitFor();
    await shot(page, 'unit-list-mismatch-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Trả lại đơn vị' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Công văn ghi 4 hồ sơ.');
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByText('Đã trả lại danh sách cho đơn vị.').waitFor();
    expect(faults).toEqual([]);

    const unit = await stage.visit({}, coordinator);
    await unit.page.goto(`/app/unit-lists/${listId}`);
    await unit.page.getByText('Công văn ghi 4 hồ sơ.').waitFor();
    await unit.page.getByLabel('Số hồ sơ ghi trong công văn').fill('3');
    await unit.page.getByRole('button', { name: 'Lưu danh sách' }).click();
    await unit.page.getByText('Công văn và hồ sơ khớp nhau.').waitFor();
    await unit.page.getByRole('button', { name: 'Gửi danh sách' }).click();
    await unit.page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await unit.page.getByText('Đã gửi danh sách cho tổ thư ký.').waitFor();
    expect(unit.faults).toEqual([]);
    await unit.context.close();

    await page.reload();
    await page.getByText('Công văn và hồ sơ khớp nhau.').waitFor();
    await page.getByRole('button', { name: 'Tiếp nhận danh sách' }).click();
    await page.getByText('Đã tiếp nhận danh sách.').waitFor();
    await context.close();
    await alsoFine(stage, secretary, '/app/office/unit-lists', (one) => one.getByRole('table').waitFor(), 'unit-lists');
  },
  LONG_MS,
);
