import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { BlobStore } from '@platform/files';
import type { Request } from 'playwright-core';
import { assigned, judgingContest, move, myItems, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { threePages } from '../support/three-pages';
import { waitFor } from '../support/wait-for';
import { axeFaults, shot, WebStage } from './browser';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

const PDF = threePages();
const MARKS = ['18', '17,5', '12.5', '8', '13', '9,5', '9'];
const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

/** Everything that is kept on the device, as text. */
const KEPT = `caches.open('kept-answers').then(async (cache) => {
  const keys = await cache.keys();
  const bodies = await Promise.all(keys.map((key) => cache.match(key).then((answer) => answer.text())));
  return [...keys.map(({ url }) => decodeURIComponent(url)), ...bodies].join('\\n');
})`;

async function withFiles({ initiatives }: JudgingContest): Promise<void> {
  for (const { id, leadAccountId } of initiatives) {
    await stage.app.get(BlobStore).put(`attachments/${id}/1`, Readable.from([PDF]), { maxBytes: 10_000 });
    await stage.app.db.transaction(() =>
      stage.app.db.write(
        `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at)
         VALUES ($1, 'description', 'Tên thật.pdf', 'pdf', 'application/pdf', $2, 'x', $3, $4, platform.now(), platform.now())`,
        [id, PDF.length, `attachments/${id}/1`, leadAccountId],
      ),
    );
  }
}

it('tells a judge of a blind round nothing that names an author, a unit, a serial or a file', async () => {
  const other = await judgingContest(stage.app, { initiatives: 2, judges: 2 });
  await withFiles(other);
  await assigned(other);
  const client = other.judges[0];
  if (!client) throw new Error('no judge');
  const { page, context, faults } = await stage.visit({}, client);
  const heard: string[] = [];
  page.on('request', (request: Request) => heard.push(request.url(), request.postData() ?? ''));
  page.on('response', (response) => {
    heard.push(JSON.stringify(response.headers()));
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => heard.push(text),
        () => undefined,
      );
  });
  await page.goto('/app/judging');
  await page.getByRole('button', { name: 'Tôi không có xung đột lợi ích, nhận 2 hồ sơ' }).click();
  await page.getByText('Đã nhận hồ sơ.').waitFor();
  await move(other.secretary, other.roundId, 'startScoring');
  await page.reload();
  await page.getByRole('button', { name: 'Lưu 2 hồ sơ để đọc khi mất mạng' }).click();
  await page.getByText(/^Đã lưu 2\/2 hồ sơ/).waitFor();
  await shot(page, 'judge-saved-ahead');
  expect(await axeFaults(page)).toEqual([]);
  heard.push(await page.evaluate<string>(KEPT));
  expect((await myItems(client, other.roundId)).map(({ opened }) => opened)).toEqual([false, false]);
  await page
    .getByRole('link', { name: /^Sáng kiến/ })
    .locator('visible=true')
    .first()
    .click();
  await page.locator(boxes).first().waitFor();
  const look = async () => heard.push(page.url(), await page.title(), await page.content());
  await look();
  await page.getByRole('tab', { name: 'Tài liệu 1' }).click();
  const link = page.getByRole('link', { name: /^Tải về/ });
  expect(await link.getAttribute('download')).toBe('tai-lieu-1.pdf');
  await look();
  for (const mark of MARKS) {
    await page.locator(boxes).nth(MARKS.indexOf(mark)).fill(mark);
  }
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Nộp phiếu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp 1 phiếu' }).waitFor();
  await look();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp 1 phiếu' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const path of ['/app/judging?sort=total', `/app/judging/sheets/${other.roundId}`]) {
    await page.goto(path);
    await page
      .getByText(/^Sáng kiến [0-9a-f]{8}$/)
      .locator('visible=true')
      .first()
      .waitFor();
    await look();
  }
  const secrets = await stage.app.db.query<{ word: string }>(
    `SELECT unnest(ARRAY[i.code, i.id::text, i.unit_name, a.name, a.account_id::text, 'Tên thật', 'attachments/']) AS word
     FROM initiative.initiative i JOIN initiative.author a ON a.initiative_id = i.id WHERE i.contest_id = $1`,
    [other.contest.id],
  );
  expect(secrets.length).toBeGreaterThan(0);
  expect(secrets.filter(({ word }) => heard.some((text) => text.includes(word)))).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

it('reads, without a network, what was saved before and never opened; signing out leaves nothing of it', async () => {
  const judging = await judgingContest(stage.app, { initiatives: 2, judges: 2 });
  await withFiles(judging);
  await scoring(judging);
  const client = judging.judges[0];
  if (!client) throw new Error('no judge');
  const { page, context, faults } = await stage.visit({}, client);
  await page.goto('/app/judging');
  await page.getByRole('button', { name: 'Lưu 2 hồ sơ để đọc khi mất mạng' }).click();
  await page.getByText(/^Đã lưu 2\/2 hồ sơ/).waitFor();
  expect(await page.getByText('Đọc được khi mất mạng').locator('visible=true').count()).toBe(2);
  await waitFor('the shell', () => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'));
  await context.setOffline(true);
  await page.reload();
  await page
    .getByRole('link', { name: /^Sáng kiến/ })
    .locator('visible=true')
    .last()
    .click();
  await page.getByText('Nội dung giải pháp.').waitFor();
  await page.locator(boxes).first().waitFor();
  await page.getByRole('tab', { name: 'Tài liệu 1' }).click();
  await page.getByText('Noi dung trang 1').waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Tải về/ }).click();
  const path = await (await coming).path();
  expect(await readFile(path)).toEqual(PDF);
  await shot(page, 'judge-unopened-offline');
  await context.setOffline(false);
  await page.getByRole('button', { name: /^Tài khoản: / }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Mật khẩu').waitFor();
  expect(await page.evaluate<string>(KEPT)).toBe('');
  expect(faults).toEqual([]);
  await context.close();
});
