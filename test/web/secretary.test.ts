import type { Client } from '../support/app';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { submittedInitiative } from '../support/fixtures/initiative';
import { waitFor } from '../support/wait-for';
import { axeFaults, shot, WebStage } from './browser';

const LONG_MS = 240_000;
let stage: WebStage;
let contest: OpenContest;
let secretary: Client;
let ids: string[];
const COUNT = 20;

beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
  secretary = await stage.app.signIn({ name: 'Lê Văn Thư Ký', grants: [{ role: 'secretary', contestId: contest.id }] });
  ids = [];
  for (let index = 0; index < COUNT; index += 1) {
    const made = await submittedInitiative(stage.app, contest.id, {
      title: index === 0 ? 'Đẩy mạnh chữ ký số ở bộ phận một cửa' : `Sáng kiến thử nghiệm số ${index + 1}`,
      receivedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    });
    ids.push(made.id);
  }
});
afterAll(() => stage.stop());

async function states(): Promise<Record<string, number>> {
  const rows = await stage.app.db.query<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM initiative.initiative WHERE contest_id = $1 GROUP BY state',
    [contest.id],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

it('keeps a register with filters in the URL and search without accents, and no marks', async () => {
  const { page, context, faults } = await stage.visit({}, secretary);
  await page.goto('/app/office/register');
  await page.getByText(`${COUNT} trong ${COUNT} hồ sơ`).waitFor();
  await shot(page, 'register-vi');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByLabel('Tìm theo mã, tên, tác giả').fill('day manh chu ky so');
  await page.getByText('1 trong 1 hồ sơ').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('day manh chu ky so');
  await page.getByRole('link', { name: 'Đẩy mạnh chữ ký số ở bộ phận một cửa' }).waitFor();
  await page.goto('/app/office/register?state=eligible');
  await page.getByText('Không có hồ sơ nào khớp').waitFor();
  expect(await page.getByLabel('Tình trạng').inputValue()).toBe('eligible');
  await page.goto('/app/office/register?sort=code');
  await page.getByRole('columnheader', { name: 'Mã' }).waitFor();
  expect(await page.getByRole('columnheader', { name: 'Mã' }).getAttribute('aria-sort')).toBe('ascending');
  expect(await page.getByText(/điểm/i).count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

it(
  'screens twenty dossiers with the keyboard alone, and takes one back',
  async () => {
    const { page, context, faults } = await stage.visit({}, secretary);
    await page.goto('/app/office/screening');
    await page.getByText(`1/${COUNT}`, { exact: true }).waitFor();
    await page.getByText('Bạn giữ hồ sơ này đến').waitFor();
    await shot(page, 'screening-vi');
    expect(await axeFaults(page)).toEqual([]);
    for (let index = 0; index < COUNT; index += 1) {
      await page.getByText(`${COUNT - index} chờ kiểm tra`).waitFor();
      await page.getByText('Bạn giữ hồ sơ này đến').waitFor();
      if (index === 1) {
        await page.keyboard.press('3');
        await page.keyboard.press('4');
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor();
        await shot(page, 'screening-completion');
        expect(await axeFaults(page)).toEqual([]);
        await page.keyboard.press('Enter');
      } else await page.keyboard.press('Enter');
    }
    await page.getByText('Không còn hồ sơ nào chờ kiểm tra').waitFor();
    expect(await states()).toEqual({ eligible: COUNT - 1, awaiting_completion: 1 });
    await shot(page, 'screening-done');
    expect(await axeFaults(page)).toEqual([]);

    await page.keyboard.press('Control+z');
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Đã hoàn tác kết luận của/).waitFor();
    expect(await states()).toEqual({ eligible: COUNT - 2, awaiting_completion: 1, submitted: 1 });
    expect(faults).toEqual([]);
    await context.close();
  },
  LONG_MS,
);

it('says who holds a dossier that somebody else is screening', async () => {
  const id = await waitFor('the dossier that was taken back', async () => {
    const rows = await stage.app.db.query<{ id: string }>(
      `SELECT id FROM initiative.initiative WHERE contest_id = $1 AND state = 'submitted'`,
      [contest.id],
    );
    return rows[0]?.id;
  });
  await secretary.post(`/api/initiatives/${id}/screening/claim`).expect(200);
  const { page, context, faults } = await stage.visit({ language: 'en', dark: true }, contest.head);
  await page.goto(`/app/office/screening?at=${id}`);
  await page.getByText('Lê Văn Thư Ký is screening this dossier').waitFor();
  await shot(page, 'screening-claimed-en-dark');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Eligible', exact: true }).press('Enter');
  await page.getByText('Lê Văn Thư Ký is working on this dossier').waitFor();
  expect((await states()).submitted).toBe(1);
  const free = await submittedInitiative(stage.app, contest.id);
  await page.goto('/app/office/screening');
  await page.getByText(/^\S+ is passed over: somebody else is screening it/).waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe(free.id);
  await page.getByText(/^Yours until/).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('Lê Văn Thư Ký is screening this dossier').waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe(id);
  expect(faults).toEqual([]);
  await context.close();
});

it('does the same for many after a dry run', async () => {
  const extra = [];
  for (let index = 0; index < 2; index += 1) extra.push(await submittedInitiative(stage.app, contest.id));
  const { page, context, faults } = await stage.visit({}, contest.head);
  await page.goto('/app/office/register?state=submitted');
  for (const { code } of extra) await page.getByRole('checkbox', { name: `Chọn ${code}` }).check();
  await page.getByRole('button', { name: 'Kết luận đủ điều kiện' }).click();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('2 trong 2 hồ sơ làm được. Chưa có gì được ghi.').waitFor();
  await shot(page, 'register-bulk');
  await page.getByRole('button', { name: 'Thực hiện với 2 hồ sơ' }).click();
  await page.getByText('Đã thực hiện với 2 hồ sơ.').waitFor();
  expect(await states()).toEqual({ eligible: COUNT, awaiting_completion: 1, submitted: 2 });
  expect(faults).toEqual([]);
  await context.close();
});
