import type { Page } from 'playwright-core';
import { acceptAll, assigned, handInAll, judgingContest, marksOf, move, scoring } from '../support/fixtures/judging';
import type { JudgingContest } from '../support/fixtures/judging';
import { PHONE, axeFaults, fillDate, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

const rounds = ({ contest }: JudgingContest, view = '') =>
  `/app/office/rounds?contest=${contest.id}${view && `&view=${view}`}`;

async function confirmStep(page: Page, label: string, then: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  await page.getByText(then, { exact: true }).first().waitFor();
}
const gone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });

describe('a round', () => {
  let judging: JudgingContest;
  beforeAll(async () => {
    judging = await judgingContest(stage.app, { initiatives: 3, judges: 3 });
  });

  it(
    'is given its times, opened, spread after a preview, and started; a greyed step says why',
    async () => {
      const { page, context, faults } = await stage.visit({}, judging.secretary);
      await page.goto(rounds(judging));
      await page.getByRole('button', { name: 'Sửa thời hạn…' }).click();
      await fillDate(page.getByRole('dialog').getByLabel('Hạn nộp phiếu'), '2098-05-04T17:00');
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
      await page.getByText('Hạn nộp phiếu: 17:00, 04/05/2098').waitFor();
      await confirmStep(page, 'Mở vòng chấm', 'Đang phân công');
      await page.getByRole('button', { name: 'Bắt đầu chấm' }).press('Enter');
      await page.getByText('Chưa thể thực hiện:').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Phân công' }).click();

      // One by hand, the rest spread evenly around it.
      await page
        .getByRole('button', { name: /^Chọn Giám khảo 1 chấm/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Phân công 1 lượt đã chọn' }).click();
      await page.getByText('còn thiếu 1 giám khảo').waitFor();
      await page.getByRole('button', { name: 'Phân công đều…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Xem trước' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Phân công 5 lượt' }).click();
      await gone(page);
      for (const judge of judging.judges) await acceptAll(judge, judging.roundId);
      await page.reload();
      await confirmStep(page, 'Bắt đầu chấm', 'Đang chấm');
      const unopened = page.getByRole('button', { name: /: Chưa mở$/ });
      await unopened.first().waitFor();
      expect(await unopened.count()).toBe(6);
      await shot(page, 'rounds-scoring');
      expect([await axeFaults(page), faults]).toEqual([[], []]);
      await context.close();
    },
    LONG_MS,
  );

  it(
    'lets judges be swapped, a conflict be noted, and finds by progress what waits',
    async () => {
      const { page, context, faults } = await stage.visit({}, judging.secretary);
      await page.goto(rounds(judging, 'assignment'));
      await page
        .getByRole('button', { name: /Giám khảo 1: Chưa mở$/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Đổi chỗ với giám khảo khác…' }).click();
      await page.getByRole('dialog').getByLabel('Lý do').fill('Cân bằng lĩnh vực.');
      await shot(page, 'rounds-swap');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Đổi chỗ với giám khảo khác' }).click();
      await gone(page);
      await page
        .getByRole('img', { name: /: Đã thay$/ })
        .nth(1)
        .waitFor();
      for (const judge of judging.judges) await acceptAll(judge, judging.roundId).catch(() => undefined);
      await page.getByRole('combobox', { name: 'Tiến độ' }).selectOption('submitted');
      await page.getByText('Không có hồ sơ nào khớp.').waitFor();
      expect(page.url()).toContain('progress=submitted');
      expect(faults).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  it('tells loads and last sign-ins, notes the absence of the chair, and writes the reminder', async () => {
    const { page, context, faults } = await stage.visit({}, judging.secretary);
    await page.goto(rounds(judging, 'panel'));
    await page.getByRole('button', { name: 'Ghi Phạm Thị Trưởng Ban vắng mặt' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Đi công tác.');
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await gone(page);
    await page.getByText('Vắng mặt', { exact: true }).waitFor();
    await shot(page, 'rounds-panel');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Phạm Thị Trưởng Ban đã trở lại' }).click();
    await page.getByText('Vắng mặt', { exact: true }).waitFor({ state: 'detached' });
    for (const name of ['Phiếu trắng (ZIP)', 'Tải bộ hồ sơ để đọc của Giám khảo 1']) {
      const [pack] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      expect(pack.suggestedFilename()).toMatch(/\.zip$/);
    }
    await page.getByRole('button', { name: 'Soạn lời nhắc…' }).click();
    const words = await page.getByRole('dialog').getByLabel('Nội dung').inputValue();
    expect(words).toContain('- Giám khảo 2: còn 2/2 phiếu');
    expect(words).toContain('/app/judging');
    await shot(page, 'rounds-remind');
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
  });
});

describe('the result of a round', () => {
  let judging: JudgingContest;
  beforeAll(async () => {
    judging = await judgingContest(stage.app, {
      initiatives: 4,
      judges: 2,
      preliminary: {
        advance: {
          rule: 'top',
          quotas: [{ categories: ['individual', 'group', 'collective'], count: 3 }],
          minimum: null,
        },
      },
    });
    await scoring(judging);
    let place = 0;
    const totals = new Map<string, number>();
    const totalOf = (code: string, by: number) => {
      if (!totals.has(code)) totals.set(code, [92, 81, 81, 64][place++] ?? 50);
      // The judges are far apart on the first.
      return marksOf((totals.get(code) ?? 0) + (totals.get(code) === 92 ? (by === 0 ? 6 : -26) : 0));
    };
    for (const [index, judge] of judging.judges.entries())
      await handInAll(judge, judging.roundId, (code) => totalOf(code, index));
  });

  it(
    'shows no mark before it is opened for settling; then the chair settles with the sheets side by side, and orders a tie',
    async () => {
      const secretary = await stage.visit({}, judging.secretary);
      await secretary.page.goto(rounds(judging));
      await secretary.page.getByRole('button', { name: 'Đóng vòng chấm' }).waitFor();
      expect(await secretary.page.getByText(/\b(?:92|81|64|98|66)([.,]\d+)?\b/).count()).toBe(0);
      await confirmStep(secretary.page, 'Đóng vòng chấm', 'Đã đóng');
      await confirmStep(secretary.page, 'Mở điểm để xử lý', 'Đang xử lý chênh lệch');

      const chair = await stage.visit({}, judging.chair);
      const { page } = chair;
      await page.goto(rounds(judging));
      await page.getByRole('button', { name: 'Xử lý…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('columnheader', { name: 'Giám khảo 1' }).waitFor();
      await dialog.getByLabel('Lý do').fill('Ban giám khảo đã thảo luận, giữ nguyên điểm.');
      await shot(page, 'rounds-settle-dialog');
      expect(await axeFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Xử lý', exact: true }).click();
      await gone(page);
      await page.getByText('Đã xử lý', { exact: true }).waitFor();
      await page.getByText(/^Phạm Thị Trưởng Ban, .+: Ban giám khảo đã thảo luận, giữ nguyên điểm\.$/).waitFor();

      await page.getByText(/^Hạng \d: 2 hồ sơ bằng điểm/).waitFor();
      await shot(page, 'rounds-settling');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Xếp thứ tự…' }).click();
      const items = dialog.getByRole('listitem');
      const [first = '', second = ''] = (await items.allInnerTexts()).map((text) =>
        text.replace(/^\d+\.\s*/, '').trim(),
      );
      await dialog.getByRole('button', { name: `Đưa ${second} lên` }).click();
      await dialog.getByLabel('Lý do').fill('Hội đồng biểu quyết, tính mới cao hơn.');
      await shot(page, 'rounds-tie');
      expect(await axeFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Ghi thứ tự' }).click();
      await gone(page);
      await page.getByText(/2 hồ sơ bằng điểm/).waitFor({ state: 'detached' });
      const rows = (await page.getByRole('row').allInnerTexts()).filter((row) => row.includes('81,00'));
      expect(rows.map((row) => [second, first].findIndex((code) => row.includes(code)))).toEqual([0, 1]);
      expect([secretary.faults, chair.faults]).toEqual([[], []]);
      await secretary.context.close();
      await chair.context.close();
    },
    LONG_MS,
  );

  it(
    'is drawn with its line, sorted by any column, locked, confirmed, and put on paper',
    async () => {
      const secretary = await stage.visit({}, judging.secretary);
      const { page } = secretary;
      await page.goto(rounds(judging));
      await page.getByRole('img', { name: /^Phân bố điểm\. 4 hồ sơ có điểm/ }).waitFor();
      await page.getByText('Ranh giới vào vòng sau: 81,00 điểm').waitFor();
      await page.getByText('Từ đây trở xuống không vào vòng sau').waitFor();
      await page.getByRole('button', { name: 'Điểm', exact: true }).click();
      await page.getByText('Từ đây trở xuống không vào vòng sau').waitFor({ state: 'detached' });
      const scores = async () =>
        (await page.getByRole('row').allInnerTexts()).flatMap((row) => /\d\d,\d\d/.exec(row)?.[0] ?? []).slice(0, 4);
      expect(await scores()).toEqual(['64,00', '81,00', '81,00', '82,00']);
      await page.getByText('Xem dạng bảng').click();
      await page.getByRole('columnheader', { name: 'Số hồ sơ' }).waitFor();
      await page
        .getByRole('button', { name: /^Xem các phiếu của/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('columnheader', { name: 'Giám khảo 2' }).waitFor();
      await page.keyboard.press('Escape');
      await confirmStep(page, 'Khóa kết quả', 'Đã khóa');
      const chair = await stage.visit({}, judging.chair);
      await chair.page.goto(rounds(judging));
      await confirmStep(chair.page, 'Xác nhận kết quả', 'Đã xác nhận');

      await page.reload();
      await page.getByRole('button', { name: 'Tải bảng kết quả' }).click();
      const [list] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Excel (XLSX)' }).click(),
      ]);
      expect(list.suggestedFilename()).toBe('results-preliminary.xlsx');
      await page.getByRole('button', { name: 'Bảng tổng hợp điểm' }).click();
      await page.getByRole('link', { name: /\(xlsx\)$/ }).waitFor();
      await page.getByRole('button', { name: 'Biên bản họp…' }).click();
      const dialog = page.getByRole('dialog');
      await fillDate(dialog.getByLabel('Bắt đầu'), '2026-11-20T08:00');
      await dialog.getByLabel('Địa điểm').fill('Hội trường Sở Nội vụ');
      await dialog.getByLabel('Kết luận').fill('Thống nhất kết quả.\nTrình Ban Tổ chức.');
      await shot(page, 'rounds-minutes');
      expect(await axeFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Lập biên bản' }).click();
      await gone(page);
      await page.getByRole('link', { name: /Biên bản.*\(pdf\)$/ }).waitFor();
      await shot(page, 'rounds-locked');
      expect([await axeFaults(page), secretary.faults, chair.faults]).toEqual([[], [], []]);
      await secretary.context.close();
      await chair.context.close();
    },
    LONG_MS,
  );

  it('is reopened only when asked for with a reason and agreed to by another person', async () => {
    const asked = await judging.chair
      .post(`/api/rounds/${judging.roundId}/reopenings`, { reason: 'Xem lại một phiếu.' })
      .expect(201);
    await judging.secretary
      .post(`/api/reopenings/${(asked.body as { id: string }).id}/decision`, {
        agreed: false,
        reason: 'Chưa đủ căn cứ.',
      })
      .expect(204);
    const chair = await stage.visit({}, judging.chair);
    await chair.page.goto(rounds(judging, 'reopenings'));
    await chair.page.getByText(/^Lê Văn Thư Ký quyết định lúc .+: Chưa đủ căn cứ\.$/).waitFor();
    await chair.page.getByRole('button', { name: 'Đề nghị mở lại vòng…' }).click();
    await chair.page.getByRole('dialog').getByLabel('Lý do').fill('Có khiếu nại về một phiếu.');
    await chair.page.getByRole('dialog').getByRole('button', { name: 'Đề nghị mở lại vòng' }).click();
    await gone(chair.page);
    await chair.page.getByRole('button', { name: 'Đồng ý mở lại' }).press('Enter');
    await chair.page.getByText('Chưa thể thực hiện:').waitFor();
    await chair.page.keyboard.press('Escape');
    const secretary = await stage.visit({}, judging.secretary);
    await secretary.page.goto(rounds(judging, 'reopenings'));
    await secretary.page.getByRole('button', { name: 'Đồng ý mở lại' }).waitFor();
    await shot(secretary.page, 'rounds-reopening');
    expect(await axeFaults(secretary.page)).toEqual([]);
    await secretary.page.getByRole('button', { name: 'Đồng ý mở lại' }).click();
    await secretary.page.getByText('Đang xử lý chênh lệch', { exact: true }).first().waitFor();
    expect([chair.faults, secretary.faults]).toEqual([[], []]);
    await chair.context.close();
    await secretary.context.close();
  });
});

it.each([
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
] as const)('reads well (%s)', async (name, look) => {
  const judging = await judgingContest(stage.app, { initiatives: 3, judges: 2 });
  await assigned(judging);
  for (const judge of judging.judges) await acceptAll(judge, judging.roundId);
  await move(judging.secretary, judging.roundId, 'startScoring');
  const { page, context, faults } = await stage.visit(look, judging.secretary);
  const fits = () => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
  for (const view of ['assignment', 'panel', 'result']) {
    if (view === 'result') {
      for (const [index, judge] of judging.judges.entries())
        await handInAll(judge, judging.roundId, () => marksOf(70 + index));
      for (const step of ['close', 'settle']) await move(judging.secretary, judging.roundId, step);
    }
    await page.goto(rounds(judging, view));
    await page.getByRole('table').first().waitFor();
    await shot(page, `rounds-${view}-${name}`);
    expect([view, await axeFaults(page), await fits()]).toEqual([view, [], true]);
  }
  expect(faults).toEqual([]);
  await context.close();
});
