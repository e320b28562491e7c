import { judgedContest } from '../support/fixtures/award';
import { awardSteps } from '../support/fixtures/award-steps';
import { openContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { assigned, judgingContest } from '../support/fixtures/judging';
import { waitFor } from '../support/wait-for';
import { axeFaults, besideFaults, PHONE, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

it(
  'shows on the desk what waits, and leads to the list it counts; notices go out together',
  async () => {
    const contest = await openContest(stage.app);
    const made = await submittedInitiative(stage.app, contest.id);
    await submittedInitiative(stage.app, contest.id);
    await contest.head
      .post(`/api/initiatives/${made.id}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
      .set('if-match', '"v2"')
      .expect(201);
    await stage.app.runJobs();
    const { page, context, faults } = await stage.visit({}, contest.head);
    await page.goto(`/app/office/desk?contest=${contest.id}`);
    await page.getByRole('link', { name: 'Hồ sơ mới, chờ kiểm tra' }).waitFor();
    await shot(page, 'desk-vi');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Hồ sơ mới, chờ kiểm tra' }).click();
    await page.getByText('1 chờ kiểm tra').waitFor();
    await page.goto(`/app/office/notices?contest=${contest.id}&state=draft`);
    await page.getByRole('button', { name: 'Phát hành bản nháp…' }).click();
    await page.getByRole('dialog').waitFor();
    await shot(page, 'notices-release');
    expect(await axeFaults(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Phát hành \d+ thông báo$/ })
      .click();
    await page.getByText(/^Đã phát hành \d+ thông báo\.$/).waitFor();
    const dialog = page.getByRole('dialog');
    const openWhen = async (state: string, address: string | null) => {
      await stage.app.db.transaction(() =>
        stage.app.db.write(
          'UPDATE notification.notice SET state = $2, address = $3 WHERE contest_id = $1 AND initiative_id IS NOT NULL',
          [contest.id, state, address],
        ),
      );
      await page.goto(`/app/office/notices?contest=${contest.id}&state=${state}`);
      await page.getByRole('table').getByRole('button').first().click();
    };
    await openWhen('failed', 'sai@vidu.vn');
    await dialog.getByRole('button', { name: 'Gửi lại' }).click();
    await dialog.getByLabel('Gửi đến địa chỉ').fill('dung@vidu.vn');
    await dialog.getByLabel('Lý do').fill('Đã hỏi lại địa chỉ.');
    await dialog.getByRole('button', { name: 'Gửi lại' }).click();
    await dialog.getByText(/ · dung@vidu\.vn · Chờ gửi/).waitFor();
    await openWhen('to_print', null);
    await dialog.getByRole('button', { name: 'Gửi lại' }).waitFor();
    await shot(page, 'notice-to-print');
    await dialog.getByRole('button', { name: 'Đánh dấu đã in' }).click();
    await dialog.getByText(/ · không có địa chỉ · Đã in/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it(
  'has no page and no dialog of the secretariat that a phone must push sideways, in either language and in the dark',
  async () => {
    const { app } = stage;
    const open = await openContest(app);
    const unitId = await app.unit('Sở Nông nghiệp và Phát triển nông thôn Thử', 'department');
    const title = 'Giải pháp rút ngắn thời gian trả kết quả thủ tục hành chính cho người cao tuổi ở xã';
    const authors = [{ name: 'Nguyễn Thị Thanh Hương' }, { name: 'Đỗ Văn Bình' }];
    const { id } = await submittedInitiative(app, open.id, { unitId, title, authors });
    const judged = await judgedContest(app, [{ score: 95, title }, { score: 93 }, { score: 91 }]);
    const decision = await awardSteps(() => app).published(judged);
    await judged.secretary
      .post(`/api/contests/${judged.id}/complaints`, { content: 'Trùng bài.', contact: '0900000000' })
      .expect(201);
    const judging = await judgingContest(app, { initiatives: 2, judges: 3 });
    await assigned(judging);
    await judging.secretary.post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'startScoring' });
    const head = await app.signIn({
      name: 'Trần Thị Tổ Trưởng',
      unitId,
      grants: [
        ...[open.id, judged.id, judging.contest.id].map((contestId) => ({ role: 'secretary_head', contestId })),
        { role: 'coordinator', contestId: open.id, unitId },
        { role: 'admin' },
      ],
    });
    const list = await head.post(`/api/contests/${open.id}/unit-lists`, { unitId }).expect(201);
    const of = (path: string, contestId = open.id) =>
      `/office/${path}${path.includes('?') ? '&' : '?'}contest=${contestId}`;
    /** Those of the second list are checked in this look elsewhere too: here only their width and their dialogs are. */
    const pages = [
      '/',
      '/account',
      `/complaints?contest=${judged.id}`,
      '/unit',
      `/initiatives/${id}`,
      `/initiatives/${id}/revisions/1`,
      of('desk/sheetsMissing', judging.contest.id),
      of('desk/unitsWithoutDossier'),
      of('contest/papers'),
      of('contest/notices'),
      of('register/print'),
      of('screening'),
      of('awards?view=papers', judged.id),
      of('names'),
      of('complaints', judged.id),
      of('notices'),
      `/admin/units/${unitId}`,
    ];
    const checked = [
      `/unit-lists/${(list.body as { id: string }).id}`,
      of('desk', judging.contest.id),
      of('contest'),
      of('contest/rules'),
      of('contest/people'),
      of('register'),
      of('intakes'),
      of('intakes/new'),
      of('unit-lists'),
      of('reinstatements'),
      of('rounds?view=assignment', judging.contest.id),
      of('rounds?view=panel', judging.contest.id),
      of('rounds?view=result', judged.id),
      of('awards', judged.id),
      of(`awards?view=decisions&decision=${decision.id}`, judged.id),
      of('statistics', judged.id),
      '/contests/new',
      '/setup',
      '/admin/accounts',
      `/admin/accounts/${head.accountId}`,
      '/admin/units',
      '/admin/imports/staff',
      '/admin/audit',
    ];
    const { page, context, faults } = await stage.visit({ viewport: PHONE, language: 'en', dark: true }, head);
    const found: string[] = [];
    const note = (where: string, what: readonly string[]) => found.push(...what.map((one) => `${where}: ${one}`));
    const seen = new Set<string>();
    const dialog = page.getByRole('dialog');
    let picking = 0;
    page.on('filechooser', () => (picking += 1));
    for (const path of [...pages, ...checked]) {
      await page.goto(`/app${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('main .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
      note(path, await (pages.includes(path) ? axeFaults : besideFaults)(page));
      // What opens a dialog says so by its dots.
      const opening = page.locator('main button:enabled').filter({ hasText: /…$/ });
      for (const name of await opening.allTextContents()) {
        if (seen.has(name)) continue;
        seen.add(name);
        const before = picking;
        await opening.filter({ hasText: name }).first().click();
        await waitFor(`what “${name}” opens`, async () => picking > before || (await dialog.count()) > 0);
        if (picking > before) continue;
        await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
        await shot(page, `dialog-${seen.size}-phone`);
        note(`${path} ${name}`, await axeFaults(page));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await page.locator('button:focus').filter({ hasText: name }).waitFor();
      }
      await page.getByText('VI', { exact: true }).click();
      note(`${path} (vi)`, await besideFaults(page));
      await page.getByText('EN', { exact: true }).click();
    }
    expect([found, faults]).toEqual([[], []]);
    expect(seen.size).toBeGreaterThan(10);
    await context.close();
  },
  LONG_MS,
);
