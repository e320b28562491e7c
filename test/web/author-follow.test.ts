import { Initiatives } from '@rooms/initiative';
import { submittedInitiative } from '../support/fixtures/initiative';
import { pdf } from '../medium/initiative/files';
import { AuthorStage } from './author-steps';
import { axeFaults, PHONE, shot } from './browser';
import type { WebStage } from './browser';

let all: AuthorStage;
let stage: WebStage;

beforeAll(async () => {
  all = await AuthorStage.start();
  stage = all.web;
});
afterAll(() => stage.stop());

it('what is asked for stands beside the upload, and each version sent can be read', async () => {
  const client = await all.author();
  const { id } = await submittedInitiative(stage.app, all.contest.id, {
    title: 'Trả kết quả tại nhà văn hóa thôn',
    unitId: all.unitId,
    authors: [{ name: 'Nguyễn Thị Tác Giả', accountId: client.accountId, personId: client.personId }],
  });
  await all.contest.head
    .post(`/api/initiatives/${id}/screening/completions`, {
      items: [{ item: 'form_signed', text: 'Thiếu chữ ký xác nhận của đơn vị' }],
    })
    .set('if-match', '"v2"')
    .expect(201);
  const { page, context, faults } = await stage.visit({}, client);
  await page.goto('/app');
  const mine = page.locator('[data-mine]');
  await mine.getByText(/^Hạn bổ sung: trước/).waitFor();
  await mine.getByText('và', { exact: false }).first().waitFor();
  await shot(page, 'home-completion');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /^Bổ sung hồ sơ/ }).click();
  // At the top, and beside the upload.
  await page.getByText('Thiếu chữ ký xác nhận của đơn vị').nth(1).waitFor();
  await page
    .locator('input[data-part="signed_form"]')
    .setInputFiles({ name: 'phiếu có dấu.pdf', mimeType: 'application/pdf', buffer: pdf('dấu') });
  await page.locator('[data-attachment="phiếu có dấu.pdf"]').waitFor();
  await shot(page, 'completion-draft');
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`/app/initiatives/${id}`);
  await page.getByRole('link', { name: 'Xem bản nộp lần 1' }).click();
  await page.getByText('Nội dung đã nộp (lần 1)').waitFor();
  await page.getByText('Không có tệp nào.').waitFor();
  await shot(page, 'revision');
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

it('on a phone: an author asks for the right name; the secretariat sees it and corrects it', async () => {
  const client = await all.author();
  const { id } = await submittedInitiative(stage.app, all.contest.id, {
    state: 'eligible',
    title: 'Một cửa lưu động',
    unitId: all.unitId,
    authors: [
      { name: 'Nguyễn Thị Tác Giả', accountId: client.accountId, personId: client.personId },
      { name: 'Lê Văn Ký Giấy' },
    ],
  });
  const { page, context, faults } = await stage.visit({ viewport: PHONE }, client);
  await page.goto('/app');
  await page.getByText('Xác nhận tên, chức vụ in trên giấy chứng nhận').waitFor();
  await page.getByRole('link', { name: 'Xác nhận tên: Một cửa lưu động' }).click();
  await page.getByRole('button', { name: 'Xác nhận đúng: Lê Văn Ký Giấy' }).click();
  await page.locator('[data-name="Lê Văn Ký Giấy"]').getByText('Đã xác nhận').waitFor();
  await page.getByRole('button', { name: 'Đề nghị sửa: Nguyễn Thị Tác Giả' }).click();
  await page.getByLabel(/^Họ và tên đúng/).fill('Nguyễn Thị Tác Gia');
  await page.getByLabel('Chức vụ đúng').fill('Phó trưởng phòng');
  await shot(page, 'names-phone');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText('Đề nghị in là: Nguyễn Thị Tác Gia, Phó trưởng phòng').waitFor();
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);

  const office = await stage.visit({ language: 'vi' }, all.contest.head);
  await office.page.goto('/app/office/names');
  await office.page.getByText('Đề nghị: Nguyễn Thị Tác Gia').waitFor();
  await shot(office.page, 'names-office');
  expect(await axeFaults(office.page)).toEqual([]);
  await office.page.getByRole('button', { name: 'Không sửa tên Nguyễn Thị Tác Giả' }).click();
  await office.page.getByLabel('Lý do').fill('Quyết định bổ nhiệm ghi khác.');
  await office.page.getByRole('dialog').getByRole('button', { name: 'Không sửa', exact: true }).click();
  await office.page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Tổ thư ký chưa sửa: Quyết định bổ nhiệm ghi khác.').waitFor();
  await page.getByRole('button', { name: 'Đề nghị sửa: Nguyễn Thị Tác Giả' }).click();
  await page.getByLabel('Chức vụ đúng').fill('Trưởng phòng');
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText(/^Đề nghị in là:/).waitFor();
  await office.page.reload();
  await office.page.getByRole('button', { name: 'Sửa như đề nghị của Nguyễn Thị Tác Giả' }).click();
  await office.page.getByText('Mọi tác giả của hồ sơ hợp lệ đã xác nhận').waitFor();
  const [summary] = await stage.app.get(Initiatives).summaries([id]);
  expect(summary?.authors.map(({ name, jobTitle }) => [name, jobTitle])).toEqual([
    ['Nguyễn Thị Tác Giả', 'Trưởng phòng'],
    ['Lê Văn Ký Giấy', 'Chuyên viên'],
  ]);
  expect([faults, office.faults]).toEqual([[], []]);
  await context.close();
  await office.context.close();
}, 60_000);
