import { Readable } from 'node:stream';
import { BlobStore } from '@platform/files';
import { currentRulebook } from '../support/fixtures/contest';
import { judgingContest, marksOf, myItems, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let judging: JudgingContest;
const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

/** A PDF of three blank pages. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>endobj\n' +
    [3, 4, 5].map((id) => `${id} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n`).join('') +
    'trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
);

beforeAll(async () => {
  stage = await WebStage.start();
  const bands = [
    { from: 0, to: 9.5, text: 'Ít mới' },
    { from: 10, to: 20, text: 'Mới hẳn' },
  ];
  const [preliminary] = (await currentRulebook(stage.app)).rounds;
  const criteria =
    preliminary?.criteria.map((one, index) => (index === 0 ? { ...one, descriptors: bands } : one)) ?? [];
  judging = await judgingContest(stage.app, { initiatives: 3, judges: 2, preliminary: { criteria } });
  for (const { id, leadAccountId } of judging.initiatives) {
    const key = `attachments/${id}/1`;
    await stage.app.get(BlobStore).put(key, Readable.from([PDF]), { maxBytes: 10_000 });
    await stage.app.db.transaction(() =>
      stage.app.db.write(
        `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at, pages)
         VALUES ($1, 'description', 'Tên thật.pdf', 'pdf', 'application/pdf', $2, 'x', $3, $4, platform.now(), platform.now(), 3)`,
        [id, PDF.length, key, leadAccountId],
      ),
    );
  }
  await scoring(judging);
}, LONG_MS);
afterAll(() => stage.stop());

it(
  'opens a file at the page where it was left, in large type if so chosen, with own marks of the theme beside',
  async () => {
    const judge = judging.judges[0] ?? judging.chair;
    const items = await myItems(judge, judging.roundId);
    const [first, second] = items;
    if (!first || !second) throw new Error('too few dossiers');
    await judge
      .put(`/api/my/assignments/${second.id}/sheet`, { marks: marksOf(83) })
      .set('if-match', '"v1"')
      .expect(200);
    const { page, context, faults } = await stage.visit({}, judge);
    await context.addInitScript(`Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true })`);
    await page.goto('/app/judging');
    await page.getByText('1 tệp · 3 trang').first().waitFor();
    await page.goto(`/app/judging/${first.id}`);
    await page.locator(boxes).first().waitFor();
    await page.getByText(`Cùng lĩnh vực: 20 (${second.blindCode})`).first().waitFor();
    await page.getByText(`Cùng lĩnh vực: 83 (${second.blindCode})`).waitFor();
    await page.getByText('10–20: Mới hẳn').waitFor();
    await page.getByRole('button', { name: 'Chữ to hơn' }).click();
    await page.getByRole('button', { name: 'Chữ to hơn' }).click();
    const sizeOf = () => page.evaluate(`getComputedStyle(document.querySelector('.reading')).fontSize`);
    expect(await sizeOf()).toBe('19px');
    await page.getByRole('tab', { name: 'Tài liệu 1' }).click();
    await page.getByRole('group', { name: 'Trang của tài liệu' }).waitFor();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    expect(await page.getByRole('button', { name: 'Trang sau' }).isDisabled()).toBe(true);
    expect(await page.locator('iframe').getAttribute('src')).toContain('#page=3');
    await shot(page, 'marking-file');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`/app/judging/${second.id}`);
    await page.getByRole('tab', { name: 'Tài liệu 1' }).click();
    expect(await page.getByLabel('Trang', { exact: true }).inputValue()).toBe('1');
    await page.goto(`/app/judging/${first.id}`);
    await page.getByRole('group', { name: 'Trang của tài liệu' }).waitFor();
    expect(await page.getByLabel('Trang', { exact: true }).inputValue()).toBe('3');
    await page.getByRole('tab', { name: 'Nội dung' }).click();
    expect(await sizeOf()).toBe('19px');
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('lets a judge say on the sheet itself that the author is recognised', async () => {
  const judge = judging.judges[1] ?? judging.chair;
  const before = await myItems(judge, judging.roundId);
  const { page, context, faults } = await stage.visit({}, judge);
  await page.goto(`/app/judging/${before[0]?.id ?? ''}`);
  await page.getByRole('button', { name: `Việc khác với hồ sơ ${before[0]?.blindCode ?? ''}` }).click();
  await page.getByRole('menuitem', { name: 'Tôi nhận ra tác giả' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('heading', { name: 'Bài của tôi' }).waitFor();
  expect((await myItems(judge, judging.roundId)).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
  expect(faults).toEqual([]);
  await context.close();
});
