import { judgedContest, PDF } from '../support/fixtures/award';
import { axeFaults, PHONE, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

it(
  'the committee’s vote has one place: asked for, minutes to write in, counted, decided by the rules, minutes of its count',
  async () => {
    const contest = await judgedContest(
      stage.app,
      [
        { score: 95, title: 'Trợ lý ảo tra cứu thủ tục hành chính' },
        { score: 90, title: 'Số hóa hồ sơ lưu trữ tại phường' },
      ],
      {
        rules: (document) => ({
          ...document,
          prizes: { ...document.prizes, committeeVote: { share: { of: 2, in: 3 }, base: 'members' } },
        }),
      },
    );
    const { page, context, faults } = await stage.visit({}, contest.secretary);
    const dialog = page.getByRole('dialog');
    await page.goto(`/app/office/awards?contest=${contest.id}`);
    await page.getByRole('link', { name: 'Mở phần biểu quyết' }).first().click();
    await page.getByText('Còn 2 sáng kiến chưa có kết quả kiểm phiếu.').waitFor();
    await page.getByText('có ít nhất 2/3 tổng số thành viên tán thành', { exact: false }).waitFor();
    await shot(page, 'votes-open');
    expect(await axeFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Lập biên bản để điền tay…' }).click();
    await dialog.getByLabel('Địa điểm').fill('Phòng họp số 2');
    await shot(page, 'votes-minutes');
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lập biên bản' }).click();
    const made = page.getByRole('table', { name: 'Sổ văn bản' });
    await made.getByRole('link', { name: /\(docx\)$/ }).waitFor();
    expect(await made.getByRole('link').count()).toBe(2);

    await page.getByRole('button', { name: 'Nhập kết quả kiểm phiếu…' }).click();
    await dialog.getByLabel('Tổng số thành viên').fill('9');
    await dialog.getByLabel('Số thành viên có mặt').fill('8');
    const ballots = async (title: string, cast: string, inFavour: string) => {
      await dialog.getByLabel(`Phiếu thu về: ${title}`).fill(cast);
      await dialog.getByLabel(`Tán thành: ${title}`).fill(inFavour);
    };
    await ballots('Trợ lý ảo tra cứu thủ tục hành chính', '8', '5');
    await ballots('Số hóa hồ sơ lưu trữ tại phường', '9', '7');
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'bien-ban-kiem-phieu.pdf', mimeType: 'application/pdf', buffer: PDF });
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
    await dialog
      .getByText(/^Số phiếu không khớp/)
      .first()
      .waitFor();
    await shot(page, 'votes-refused');
    expect(await axeFaults(page)).toEqual([]);
    await ballots('Số hóa hồ sơ lưu trữ tại phường', '8', '7');
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Mọi sáng kiến dự kiến được giải đã có kết quả kiểm phiếu.').waitFor();
    const rows = (await page.getByRole('table').first().getByRole('row').allInnerTexts()).slice(1);
    expect(rows.map((row) => /(?:Không được|Được) tán thành/.exec(row)?.[0])).toEqual([
      'Không được tán thành',
      'Được tán thành',
    ]);
    await shot(page, 'votes-counted');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lập biên bản kiểm phiếu (bien-ban-kiem-phieu.pdf)' }).click();
    await dialog.getByRole('button', { name: 'Lập biên bản' }).click();
    await made.getByRole('row').nth(2).waitFor();
    expect(await made.getByRole('link').count()).toBe(4);

    await page
      .getByRole('button', { name: 'Nhập lại kết quả kiểm phiếu: Trợ lý ảo tra cứu thủ tục hành chính' })
      .click();
    expect(await dialog.getByLabel('Số thành viên có mặt').inputValue()).toBe('8');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Xếp giải' }).click();
    await page.getByText(/^Hội đồng không tán thành, bị bỏ qua: .*Trợ lý ảo/).waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const reader = await stage.visit({ language: 'en', dark: true, viewport: PHONE }, contest.chair);
    await reader.page.goto(`/app/office/awards?contest=${contest.id}&view=votes`);
    await reader.page.getByText('All initiatives that would win a prize have been counted.').waitFor();
    expect(await reader.page.getByRole('button', { name: 'Enter a count…' }).count()).toBe(0);
    await shot(reader.page, 'votes-en-dark-phone');
    expect([
      await axeFaults(reader.page),
      await reader.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
      reader.faults,
    ]).toEqual([[], true, []]);
    await reader.context.close();

    const unasked = await judgedContest(stage.app, [{ score: 95 }]);
    const plain = await stage.visit({}, unasked.secretary);
    await plain.page.goto(`/app/office/awards?contest=${unasked.id}`);
    await plain.page.getByRole('heading', { name: 'Cơ cấu giải' }).waitFor();
    expect(await plain.page.getByRole('tab').allTextContents()).toEqual(['Xếp giải', 'Quyết định', 'Sổ văn bản']);
    await plain.context.close();

    // The whole contest in one file, once it is over.
    const head = await stage.visit({}, unasked.head);
    const overview = `/app/office/contest?contest=${unasked.id}`;
    await head.page.goto(overview);
    await head.page.getByText('Tải được khi cuộc thi đã tổng kết.').waitFor();
    const { version } = (await unasked.head.get(`/api/contests/${unasked.id}`)).body as { version: number };
    await unasked.head.post(`/api/contests/${unasked.id}/conclude`, {}).set('if-match', `"v${version}"`).expect(200);
    await head.page.reload();
    const [archive] = await Promise.all([
      head.page.waitForEvent('download'),
      head.page.getByRole('link', { name: 'Tải toàn bộ cuộc thi (ZIP)' }).click(),
    ]);
    expect(archive.suggestedFilename()).toMatch(/\.zip$/);
    await head.page.getByText(/^Đã bắt đầu tải/).waitFor();
    expect([await axeFaults(head.page), head.faults]).toEqual([[], []]);
    await head.context.close();
  },
  LONG_MS,
);
