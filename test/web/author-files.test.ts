import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pdf } from '../medium/initiative/files';
import { waitFor } from '../support/wait-for';
import { AuthorStage } from './author-steps';
import { axeFaults, cutAfter, PHONE, shot } from './browser';
import type { WebStage } from './browser';

let all: AuthorStage;
let stage: WebStage;
let folder: string;

beforeAll(async () => {
  all = await AuthorStage.start();
  stage = all.web;
  folder = await mkdtemp(join(tmpdir(), 'sang-kien-chosen-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await stage.stop();
});

const MB = 1024 * 1024;

/** A sound PDF of about that many bytes, on the disk of whoever uploads it. */
async function onDisk(name: string, size: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, pdf('x'.repeat(size)));
  return path;
}

const attached = (page: Page, name: string) => page.locator(`[data-attachment="${name}"]`);
const running = (page: Page, name: string, state: string) =>
  page.locator(`[data-transfer="${name}"][data-state="${state}"]`);
const input = (page: Page, part: string) => page.locator(`input[data-part="${part}"]`);

it('several files are dropped at once; a large one goes on after the network was lost in its middle', async () => {
  const client = await all.author();
  const id = await all.draft(client, { title: 'Tệp lớn, mạng yếu' });
  const { page, context, faults } = await stage.visit({}, client);
  const network = await cutAfter(page, 2);
  await page.goto(`/app/initiatives/${id}/edit`);
  await input(page, 'evidence').waitFor({ state: 'attached' });
  const dropped = await page.evaluateHandle(`(() => {
    const data = new DataTransfer();
    const text = '%PDF-1.4\\n% ';
    const end = '\\n1 0 obj\\n<< /Type /Catalog >>\\nendobj\\ntrailer\\n<< /Root 1 0 R >>\\n%%EOF\\n';
    data.items.add(new File([text + end], 'nhỏ.pdf', { type: 'application/pdf' }));
    data.items.add(new File([text + 'x'.repeat(4_000_000) + end], 'lớn.pdf', { type: 'application/pdf' }));
    return data;
  })()`);
  await page.dispatchEvent('[data-drop="evidence"]', 'drop', { dataTransfer: dropped });
  await attached(page, 'nhỏ.pdf').waitFor();
  await running(page, 'lớn.pdf', 'offline').waitFor();
  expect(network.sent()).toBe(2);
  await shot(page, 'files-offline');
  expect(await axeFaults(page)).toEqual([]);
  await network.end();
  await attached(page, 'lớn.pdf').waitFor({ timeout: 40_000 });
  const body: unknown = (await client.get(`/api/initiatives/${id}`)).body;
  expect((body as { attachments: { fileName: string }[] }).attachments.map(({ fileName }) => fileName).sort()).toEqual([
    'lớn.pdf',
    'nhỏ.pdf',
  ]);
  expect(faults).toEqual([]);
  await context.close();
}, 90_000);

it('an upload is held and resumed, and goes on in a page loaded anew from what the server has', async () => {
  const client = await all.author();
  const id = await all.draft(client, { title: 'Tải tiếp' });
  const { page, context, faults } = await stage.visit({}, client);
  const third = '**/uploads/*?offset=2097152';
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(third, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  await page.goto(`/app/initiatives/${id}/edit`);
  const name = 'thuyết minh dài.pdf';
  const path = await onDisk(name, 5 * MB);
  const reached = page.waitForRequest(third);
  await input(page, 'description').setInputFiles(path);
  await reached;
  await page.getByRole('button', { name: `Tạm dừng ${name}` }).click();
  await running(page, name, 'paused').waitFor();
  release();
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });

  await page.reload();
  await page
    .locator(`[data-unfinished="${name}"]`)
    .getByText(/^Tải dở 39%/)
    .waitFor();
  expect(asked).toEqual(['beforeunload']);
  await shot(page, 'files-unfinished');
  expect(await axeFaults(page)).toEqual([]);
  const offsets: string[] = [];
  page.on('request', (request) => {
    const offset = new URL(request.url()).searchParams.get('offset');
    if (offset !== null) offsets.push(offset);
  });
  await page.locator(`input[data-again="${name}"]`).setInputFiles(path);
  await attached(page, name).waitFor();
  expect(offsets).toEqual([2, 3, 4, 5].map((piece) => String(piece * MB)));
  await page.locator(`[data-unfinished="${name}"]`).waitFor({ state: 'detached' });

  await input(page, 'signed_form').setInputFiles({
    name: 'giả.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('<html>'),
  });
  await running(page, 'giả.pdf', 'failed').getByRole('alert').waitFor();
  await shot(page, 'files-refused');
  await page.getByRole('button', { name: 'Bỏ giả.pdf' }).click();
  await running(page, 'giả.pdf', 'failed').waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await context.close();
}, 90_000);

it('on a phone: photographed pages become one PDF, which opens in the page', async () => {
  const client = await all.author();
  const id = await all.draft(client, { title: 'Ảnh chụp phiếu đăng ký' });
  const { page, context, faults } = await stage.visit({ viewport: PHONE }, client);
  await page.goto(`/app/initiatives/${id}/edit`);
  const photo = await page.screenshot({ type: 'jpeg' });
  await page.getByRole('button', { name: /^Chụp ảnh thành PDF cho: Phiếu đăng ký/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[data-photos="take"]')
    .setInputFiles({ name: '1.jpg', mimeType: 'image/jpeg', buffer: photo });
  await dialog.getByRole('img', { name: 'Trang 1' }).waitFor();
  await dialog.locator('input[data-photos="choose"]').setInputFiles([
    { name: '2.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'hỏng.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('không phải ảnh') },
  ]);
  await dialog.getByRole('img', { name: 'Trang 2' }).waitFor();
  await dialog.getByText(/Không đọc được ảnh hỏng.jpg/).waitFor();
  await dialog.getByRole('button', { name: 'Xoay trang 2' }).click();
  await dialog.getByRole('button', { name: 'Đưa trang 2 lên trước' }).click();
  await shot(page, 'photos-phone');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByLabel('Tên tệp').fill('Phiếu có chữ ký');
  await dialog.getByRole('button', { name: 'Ghép 2 trang và tải lên' }).click();
  await attached(page, 'Phiếu có chữ ký.pdf').waitFor();

  const [file] = ((await client.get(`/api/initiatives/${id}`)).body as { attachments: { id: string; kind: string }[] })
    .attachments;
  expect(file?.kind).toBe('pdf');
  const bytes = (
    await client
      .get(`/api/initiatives/${id}/attachments/${file?.id ?? ''}`)
      .buffer(true)
      .expect(200)
  ).body as Buffer;
  const boxes = [...bytes.toString('latin1').matchAll(/\/MediaBox \[0 0 (\d+) (\d+)\]/g)].map(
    ([, w, h]) => `${w}x${h}`,
  );
  expect(boxes).toEqual(['842x595', '595x842']);

  await page.getByRole('button', { name: 'Xem Phiếu có chữ ký.pdf' }).click();
  await page.getByRole('dialog').getByRole('document', { name: 'Phiếu có chữ ký.pdf' }).waitFor();
  await waitFor('both pages drawn', () =>
    page.evaluate<boolean>(
      `[1, 2].every((one) => document.querySelector('[data-page="' + one + '"] canvas')?.width > 100)`,
    ),
  );
  await shot(page, 'preview-phone');
  expect(await axeFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
}, 90_000);
