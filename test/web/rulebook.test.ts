import { randomBytes } from 'node:crypto';
import type { RulebookDocument } from '../../libs/contest/src/domain/rulebook';
import type { Client } from '../support/app';
import { currentRulebook, openContest } from '../support/fixtures/contest';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let admin: Client;
beforeAll(async () => {
  stage = await WebStage.start();
  admin = await stage.app.signIn({ name: 'Lê Văn Quản Trị', grants: [{ role: 'admin' }] });
});
afterAll(() => stage.stop());

async function prepared(): Promise<{ readonly id: string; readonly head: Client }> {
  const document = await currentRulebook(stage.app);
  const code = `W${randomBytes(3).toString('hex').toUpperCase()}`;
  const { body } = (await admin.post('/api/contests', { code, source: { from: 'document', document } })) as {
    body: unknown;
  };
  const { id } = body as { id: string };
  const grants = [{ role: 'secretary_head' as const, contestId: id }];
  return { id, head: await stage.app.signIn({ name: 'Trần Thị Tổ Trưởng', grants }) };
}

async function rulesOf(client: Client, id: string): Promise<RulebookDocument> {
  const { body } = (await client.get(`/api/contests/${id}/rulebook`).expect(200)) as { body: unknown };
  return (body as { document: RulebookDocument }).document;
}

const LOOKS: readonly (readonly [string, Look, readonly string[]])[] = [
  ['en-dark', { language: 'en', dark: true }, ['general', 'authors', 'rounds', 'prizes', 'documents']],
  ['phone', { viewport: PHONE }, ['form', 'dossier', 'screening', 'rounds', 'ties', 'json']],
];
const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe('rules in preparation', () => {
  it(
    'are edited by form: a fault stands at its field, work survives a reload, and the whole is saved',
    async () => {
      const { id, head } = await prepared();
      const { page, context, faults } = await stage.visit({}, head);
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=rounds`);
      await page.getByRole('button', { name: /^1\. Sơ khảo/ }).click();
      await page.getByRole('button', { name: /^2\. Mức độ sáng tạo/ }).click();
      const max = page.getByLabel('Điểm tối đa').first();
      await max.fill('25,5');
      const problem = page.getByText('Các tiêu chí cộng lại được 105,5, khác tổng điểm của vòng.').first();
      await problem.waitFor();
      await shot(page, 'rules-edit-fault');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Lưu thể lệ' }).click();
      await page.getByRole('alert').getByText('Thể lệ còn lỗi').waitFor();
      await page.reload();
      await page.getByText('Đã khôi phục nội dung soạn dở').waitFor();
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=general`);
      await page
        .getByRole('button', { name: /Vòng chấm › Sơ khảo/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^2\. Mức độ sáng tạo/ }).click();
      await page.getByLabel('Điểm tối đa').first().fill('20');
      await page.getByText('Không có lỗi').waitFor();

      await page.getByRole('button', { name: 'Bỏ Mức độ sáng tạo' }).waitFor();
      await page.getByRole('button', { name: 'Chuyển Mức độ sáng tạo lên' }).click();
      await page.getByRole('navigation', { name: 'Các phần của thể lệ' }).getByText('Đối tượng, lĩnh vực').click();
      await page.getByRole('button', { name: 'Thêm vào “Lĩnh vực”' }).click();
      await page.locator('#rule-themes-7-name').fill('Chuyển đổi số trong cơ quan Đảng');
      await page.getByText('2 thay đổi chưa lưu').waitFor();
      await shot(page, 'rules-edit-changes');
      await page.getByRole('button', { name: 'Lưu thể lệ' }).click();
      await page.getByText('Đã lưu thể lệ.').waitFor();
      await page.getByText('Chưa có thay đổi').waitFor();
      const saved = await rulesOf(head, id);
      expect([saved.themes.at(-1)?.name, saved.rounds[0]?.criteria.slice(0, 2).map(({ code }) => code)]).toEqual([
        'Chuyển đổi số trong cơ quan Đảng',
        ['novelty_creative', 'novelty_known'],
      ]);
      expect(faults).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  it(
    'take criteria and prize tables of the shipped ones, and are read as JSON with the same checks',
    async () => {
      const { id, head } = await prepared();
      const { page, context, faults } = await stage.visit({}, head);
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=rounds`);
      await page.getByRole('button', { name: /^2\. Chung khảo/ }).click();
      await page.getByRole('button', { name: 'Dùng bộ tiêu chí có sẵn…' }).click();
      await page.getByRole('menuitem', { name: /Bộ tiêu chí B/ }).click();
      await page.getByRole('button', { name: /^1\. Cách tiếp cận mới/ }).waitFor();
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=prizes`);
      await page.getByRole('button', { name: 'Dùng cơ cấu giải có sẵn…' }).click();
      await page.getByRole('menuitem', { name: /Hà Nội 2024/ }).click();
      await page.getByRole('button', { name: /^3\. Giải tập thể/ }).waitFor();
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=json`);
      const json = page.getByLabel('Toàn bộ thể lệ');
      const typed = JSON.parse(await json.inputValue()) as RulebookDocument;
      await json.fill('{ "name": ');
      await page.getByText(/^Chưa đọc được JSON/).waitFor();
      await json.fill(JSON.stringify({ ...typed, year: 1999, extra: 1 }));
      await page.getByRole('button', { name: 'Năm', exact: true }).waitFor();
      await shot(page, 'rules-json');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Năm', exact: true }).click();
      await page.waitForFunction(`document.activeElement?.id === 'rule-year'`);
      const tieBreak = typed.tieBreak.filter((step) => step.by !== 'criterion' || step.round !== 'final');
      await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=json`);
      await json.fill(JSON.stringify({ ...typed, tieBreak }));
      await page.getByText('Không có lỗi').waitFor();
      await page.getByRole('button', { name: 'Lưu thể lệ' }).click();
      await page.getByText('Đã lưu thể lệ.').waitFor();
      const saved = await rulesOf(head, id);
      expect(typed.rounds[1]?.criteria.length).toBeGreaterThan(3);
      expect([saved.rounds[1]?.criteria.map(({ max }) => max), saved.prizes.tables.map(({ code }) => code)]).toEqual([
        typed.rounds[1]?.criteria.map(({ max }) => max),
        typed.prizes.tables.map(({ code }) => code),
      ]);
      expect(saved.prizes.tables.length).toBeGreaterThan(1);
      expect(faults).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  it(
    'warn who saves over somebody else’s newer rules',
    async () => {
      const { id, head } = await prepared();
      const { page, context, faults } = await stage.visit({}, head);
      await page.goto(`/app/office/contest/rules/edit?contest=${id}`);
      await page.locator('#rule-name').fill('Cuộc thi của tôi');
      const theirs = { ...(await rulesOf(admin, id)), name: 'Cuộc thi của người khác' };
      await admin.put(`/api/contests/${id}/rulebook`, theirs).set('if-match', '"v1"').expect(200);
      await page.getByRole('button', { name: 'Lưu thể lệ' }).click();
      await page.getByText(/^Thể lệ đã được người khác lưu/).waitFor();
      await page.getByRole('cell', { name: 'Cuộc thi của người khác' }).waitFor();
      await page.getByRole('button', { name: 'Lưu thể lệ' }).click();
      await page.getByText('Đã lưu thể lệ.').waitFor();
      expect((await rulesOf(head, id)).name).toBe('Cuộc thi của tôi');
      expect(faults).toEqual([]);
      await context.close();
    },
    LONG_MS,
  );

  it.each(LOOKS)(
    'show their sections soundly: %s',
    async (look, settings, sections) => {
      const { id, head } = await prepared();
      const { page, context, faults } = await stage.visit(settings, head);
      const found: unknown[] = [];
      for (const section of sections) {
        await page.goto(`/app/office/contest/rules/edit?contest=${id}&section=${section}`);
        await page.getByText(/^(?:Không có lỗi|No faults)$/).waitFor();
        const first = page.getByRole('button', { name: /^1\. / }).first();
        if (await first.isVisible()) await first.click();
        await shot(page, `rules-edit-${section}-${look}`);
        const wide = await page.evaluate<number>(TOO_WIDE);
        found.push(...(await axeFaults(page)), ...(wide > 0 ? [`${section} is ${wide} px too wide`] : []));
      }
      expect([found, faults]).toEqual([[], []]);
      await context.close();
    },
    LONG_MS,
  );
});

it(
  'amends announced rules as far as they may still change; versions are compared in words',
  async () => {
    const contest = await openContest(stage.app);
    const { page, context, faults } = await stage.visit({}, contest.head);
    await page.goto(`/app/office/contest/rules/edit?contest=${contest.id}&section=general`);
    await page.getByText('Chỉ các mục sau còn sửa được ở giai đoạn này:').waitFor();
    expect(await page.locator('#rule-name').isDisabled()).toBe(true);
    await shot(page, 'rules-amend');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto(`/app/office/contest/rules/edit?contest=${contest.id}&section=documents`);
    const bases = page.getByLabel('Căn cứ pháp lý');
    await bases.fill(`${await bases.inputValue()}\nLuật mới ngày 01 tháng 01 năm 2026`);
    await page.getByText('1 thay đổi chưa lưu').waitFor();
    await page.getByRole('button', { name: 'Ban hành sửa đổi…' }).click();
    await page.getByRole('dialog').getByLabel('Lý do').fill('Bổ sung căn cứ.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành thể lệ sửa đổi' }).click();
    await page.getByText('Thể lệ sửa đổi đã có hiệu lực.').waitFor();
    await page.getByRole('link', { name: 'Xem thể lệ' }).click();
    await page.getByLabel('So với phiên bản').selectOption({ label: 'Phiên bản 1' });
    await page.getByRole('cell', { name: 'Luật mới ngày 01 tháng 01 năm 2026', exact: true }).waitFor();
    await page.getByRole('cell', { name: /^Văn bản › Căn cứ pháp lý › Luật mới/ }).waitFor();
    await shot(page, 'rules-read');
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'rules-print');
    expect(await page.getByRole('button', { name: 'In thể lệ' }).isVisible()).toBe(false);
    await context.close();
    for (const [look, settings] of LOOKS) {
      const other = await stage.visit(settings, contest.head);
      await other.page.goto(`/app/office/contest/rules?contest=${contest.id}&from=1`);
      await other.page.getByRole('cell', { name: 'Luật mới ngày 01 tháng 01 năm 2026', exact: true }).waitFor();
      await shot(other.page, `rules-read-${look}`);
      const wide = await other.page.evaluate<number>(TOO_WIDE);
      expect([look, await axeFaults(other.page), other.faults, wide]).toEqual([look, [], [], 0]);
      await other.context.close();
    }
  },
  LONG_MS,
);
