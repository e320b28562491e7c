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

interface Dossier {
  readonly authors: { readonly name: string; readonly consent: string }[];
  readonly attachments: { readonly fileName: string; readonly partCode: string }[];
}

it('a co-author with an address is invited, one without signs a page that is scanned and uploaded', async () => {
  const client = await all.author();
  const other = await stage.app.signIn({ name: 'Lê Văn Đồng Nghiệp', unitId: all.unitId });
  const id = await all.draft(client, {
    title: 'Hồ sơ ba tác giả',
    authorKind: 'group',
    authors: [
      { name: 'Nguyễn Thị Tác Giả', personId: client.personId, unitId: all.unitId, share: 40 },
      { name: 'Lê Văn Đồng Nghiệp', personId: other.personId, unitId: all.unitId, share: 30 },
      { name: 'Trần Văn Ký Giấy', unitId: all.unitId, share: 30 },
    ],
  });
  const read = async () => (await client.get(`/api/initiatives/${id}`)).body as Dossier;
  const { page, context, faults } = await stage.visit({}, client);
  await page.goto(`/app/initiatives/${id}/edit`);
  await page.getByText(/Chưa có đồng ý của: Lê Văn Đồng Nghiệp, Trần Văn Ký Giấy/).waitFor();
  await page.getByRole('button', { name: 'Gửi thư mời đồng ý' }).click();
  await page.getByText('Đã gửi thư mời cho 1 người.').waitFor();
  await page.getByRole('button', { name: 'Gửi thư mời đồng ý' }).click();
  await page.getByText(/Chưa gửi thêm thư nào/).waitFor();

  await page.getByRole('button', { name: 'Tải trang ký của Trần Văn Ký Giấy' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[data-part="signed_form"]')
    .setInputFiles({ name: 'trang ký.pdf', mimeType: 'application/pdf', buffer: pdf('chữ ký') });
  await dialog.getByRole('radio', { name: 'trang ký.pdf' }).waitFor();
  await shot(page, 'signed-page');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Dùng tệp này làm trang ký' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Có trang ký').waitFor();
  const { authors, attachments } = await read();
  expect(authors.map(({ consent }) => consent)).toEqual(['given', 'pending', 'signed_page']);
  expect(attachments.map(({ partCode, fileName }) => [partCode, fileName])).toEqual([['signed_form', 'trang ký.pdf']]);

  const invited = await stage.visit({ viewport: PHONE }, other);
  await invited.page.goto('/app');
  await shot(invited.page, 'home-invited');
  await invited.page.getByRole('link', { name: /^Trả lời lời mời/ }).click();
  await invited.page.getByRole('button', { name: 'Tôi từ chối' }).click();
  await invited.page.getByText('Bạn được mời là đồng tác giả').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText(/Lê Văn Đồng Nghiệp đã từ chối/).waitFor();
  await shot(page, 'consent-refused');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ tệp trang ký.pdf' }).click();
  await page.getByText(/Chưa có đồng ý của: Trần Văn Ký Giấy/).waitFor();
  expect([faults, invited.faults]).toEqual([[], []]);
  await context.close();
  await invited.context.close();
}, 60_000);
