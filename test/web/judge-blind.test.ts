import type { Request } from 'playwright-core';
import { assigned, judgingContest, move } from '../support/fixtures/judging';
import { WebStage } from './browser';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

const boxes = 'section[aria-label="Phiếu chấm"] input[inputmode="decimal"]';

it('tells a judge of a blind round nothing that names an author, a unit, a serial or a file', async () => {
  const other = await judgingContest(stage.app, { initiatives: 2, judges: 2 });
  await assigned(other);
  const client = other.judges[0];
  if (!client) throw new Error('no judge');
  const { page, context, faults } = await stage.visit({}, client);
  const heard: string[] = [];
  page.on('request', (request: Request) => heard.push(request.url(), request.postData() ?? ''));
  page.on('response', (response) => {
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
  await page
    .getByRole('link', { name: /^Sáng kiến/ })
    .locator('visible=true')
    .first()
    .click();
  await page.locator(boxes).first().waitFor();
  heard.push(page.url(), await page.title(), await page.content());
  const secrets = await stage.app.db.query<{ word: string }>(
    `SELECT unnest(ARRAY[i.code, i.id::text, i.unit_name, a.name, a.account_id::text]) AS word
     FROM initiative.initiative i JOIN initiative.author a ON a.initiative_id = i.id WHERE i.contest_id = $1`,
    [other.contest.id],
  );
  expect(secrets.length).toBeGreaterThan(0);
  expect(secrets.filter(({ word }) => heard.some((text) => text.includes(word)))).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});
