import { judgedContest } from '../support/fixtures/award';
import type { JudgedContest } from '../support/fixtures/award';
import { at, awardSteps } from '../support/fixtures/award-steps';
import type { Decision } from '../support/fixtures/award-steps';
import { openContest } from '../support/fixtures/contest';
import type { OpenContest } from '../support/fixtures/contest';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

let stage: WebStage;
let contest: OpenContest;
beforeAll(async () => {
  stage = await WebStage.start();
  contest = await openContest(stage.app);
});
afterAll(() => stage.stop());

const looks: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

describe.each(looks)('public pages (%s)', (name, look) => {
  it.each([
    ['home', (): string => '/', 200],
    ['contest', (): string => `/cuoc-thi/${contest.id}`, 200],
    ['certificate', (): string => '/chung-nhan', 200],
    ['certificate-unknown', (): string => '/kiem-tra/GCN-0000', 200],
    ['result-unpublished', (): string => `/ket-qua/${contest.id}`, 404],
    ['contest-unknown', (): string => '/cuoc-thi/khong-co', 404],
  ] as const)('%s', async (path, address, expected) => {
    const { page, context, faults } = await stage.visit(look);
    let bytes = 0;
    page.on('response', (response) => {
      void response.body().then((body) => (bytes += body.length));
    });
    const answer = await page.goto(address());
    await page.waitForLoadState('networkidle');
    await shot(page, `public-${path}-${name}`);
    const scripts = await page.locator('script').count();
    expect({
      status: answer?.status(),
      axe: await axeFaults(page),
      faults,
      scripts,
      isLight: bytes > 0 && bytes < 100_000,
    }).toEqual({ status: expected, axe: [], faults: [], scripts: 0, isLight: true });
    await context.close();
  });
});

describe('a published result', () => {
  let judged: JudgedContest;
  const codes: Record<'valid' | 'revoked' | 'replaced', string> = { valid: '', revoked: '', replaced: '' };
  const steps = awardSteps(() => stage.app);
  const codesOf = async (decision: Decision) =>
    (
      (await judged.secretary.get(`/api/award-decisions/${decision.id}/certificates`)).body as {
        items: { code: string }[];
      }
    ).items;

  beforeAll(async () => {
    judged = await judgedContest(
      stage.app,
      [
        {
          score: 95,
          title: 'Trợ lý ảo tra cứu thủ tục hành chính',
          authors: [{ name: 'Hà Thị Một', jobTitle: 'Chuyên viên' }],
        },
        { score: 93 },
        { score: 91 },
        { score: 60, kind: 'collective', unit: 'UBND phường Thử' },
      ],
      {
        rules: (document) => ({
          ...document,
          publication: {
            ...document.publication,
            fields: ['rank', 'prize', 'title', 'category', 'author_name', 'unit', 'amount', 'commendation', 'summary'],
            summaryField: document.form.fields.find(({ kind }) => kind === 'text')?.code ?? '',
          },
        }),
      },
    );
    await stage.app.db.transaction(() =>
      stage.app.db.write(
        `UPDATE initiative.revision SET answers = jsonb_build_object($2::text, 'Trả lời người dân trong năm phút.') WHERE initiative_id = $1`,
        [judged.initiatives[0]?.id, judged.rulebook.publication.summaryField],
      ),
    );
  });

  it('is nowhere before it is published, and on its page afterwards; certificates say how they stand', async () => {
    const { page, context, faults } = await stage.visit();
    const result = `/ket-qua/${judged.id}`;
    const drafted = await steps.sign(
      judged,
      await steps.send(judged, await steps.agree(judged, await steps.draft(judged))),
    );
    const [first, second, third] = await codesOf(drafted);
    Object.assign(codes, { revoked: first?.code, replaced: second?.code, valid: third?.code });
    expect((await page.goto(result))?.status()).toBe(404);
    await page.goto(`/cuoc-thi/${judged.id}`);
    expect(await page.getByRole('link', { name: 'Kết quả' }).count()).toBe(0);
    await page.goto('/');
    expect(await page.getByRole('link', { name: 'Kết quả' }).count()).toBe(0);
    await page.goto(`/kiem-tra/${codes.valid}`);
    await page.getByText('Không có giấy chứng nhận nào mang mã này.').waitFor();

    await steps.ok(at(judged.clerk, drafted, 'publish'));
    expect((await page.goto(result))?.status()).toBe(200);
    await page.getByRole('cell', { name: 'Trợ lý ảo tra cứu thủ tục hành chính' }).waitFor();
    expect(await page.getByText(/individual|merit_certificate|certificate|\b95\b/).count()).toBe(0);
    await page.getByText('Tóm tắt', { exact: true }).click();
    await page.getByText('Trả lời người dân trong năm phút.').waitFor();
    await page.getByText(/^Khiếu nại về kết quả gửi chậm nhất hết ngày \d\d\/\d\d\/\d{4}\.$/).waitFor();
    for (const path of ['/', `/cuoc-thi/${judged.id}`]) {
      await page.goto(path);
      await page.getByRole('link', { name: 'Kết quả' }).click();
      await page.getByRole('table').waitFor();
    }

    const amended = await judged.secretary.post(`/api/award-decisions/${drafted.id}/amendments`, {
      act: 'amendment',
      changes: [
        { initiativeId: judged.initiatives[0]?.id, effect: 'withdraw' },
        {
          initiativeId: judged.initiatives[1]?.id,
          effect: 'change',
          table: 'individuals',
          prize: 'individual_first',
          amount: 10_000_000,
        },
      ],
    });
    const amending = await steps.agree(judged, amended.body as Decision);
    await steps.ok(at(judged.clerk, await steps.sign(judged, await steps.send(judged, amending)), 'publish'));
    for (const [status, words] of [
      ['valid', 'Giấy chứng nhận có hiệu lực.'],
      ['revoked', 'Giấy chứng nhận đã bị thu hồi.'],
      ['replaced', 'Giấy chứng nhận không còn hiệu lực, đã được thay bằng giấy mới.'],
    ] as const) {
      await page.goto('/chung-nhan');
      await page.getByLabel('Mã giấy chứng nhận').fill(codes[status].toLowerCase());
      await page.getByRole('button', { name: 'Tra cứu' }).click();
      await page.getByText(words).waitFor();
    }
    await page.goto(result);
    expect(await page.getByText('Trợ lý ảo tra cứu thủ tục hành chính').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  it('whoever wrote it reads the prize, the decision and the code of the certificate', async () => {
    const author = await stage.app.signIn({ name: 'Hà Thị Hai' });
    await stage.app.db.transaction(() =>
      stage.app.db.write('UPDATE initiative.author SET account_id = $1 WHERE initiative_id = ANY($2::uuid[])', [
        author.accountId,
        judged.initiatives.slice(0, 3).map(({ id }) => id),
      ]),
    );
    const { page, context, faults } = await stage.visit({ viewport: PHONE }, author);
    await page.goto('/app');
    const [withdrawn, , kept] = judged.initiatives.map(({ code }) => page.locator(`[data-mine="${code}"]`));
    await kept?.getByText('Giải Nhì cá nhân').waitFor();
    expect(await withdrawn?.getByText(/Giải/).count()).toBe(0);
    await page.getByRole('link', { name: 'Xem kết quả đã công bố' }).waitFor();
    await kept?.getByRole('link').click();
    await page.getByText('Giải Nhì cá nhân, 7.000.000 đồng').waitFor();
    await page.getByText(/^Quyết định số \d+\/QĐ-UBND ngày \d\d\/\d\d\/\d{4} của Chủ tịch/).waitFor();
    await shot(page, 'outcome-phone');
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await page.getByRole('link', { name: `Giấy chứng nhận ${codes.valid}` }).click();
    await page.getByText('Giấy chứng nhận có hiệu lực.').waitFor();
    await context.close();
  });

  it.each(looks)('looks right without a script, light, and on paper (%s)', async (name, look) => {
    const { context, ...visit } = await stage.visit(look);
    let { page } = visit;
    for (const [what, address] of [
      ['result', `/ket-qua/${judged.id}`],
      ['valid', `/chung-nhan/${codes.valid}`],
      ['revoked', `/chung-nhan/${codes.revoked}`],
      ['replaced', `/kiem-tra/${codes.replaced}`],
    ] as const) {
      let bytes = 0;
      page = await context.newPage();
      page.on('response', (response) => {
        void response.body().then((body) => (bytes += body.length));
      });
      expect((await page.goto(address))?.status()).toBe(200);
      await page.waitForLoadState('networkidle');
      await shot(page, `public-${what}-${name}`);
      expect({
        what,
        axe: await axeFaults(page),
        scripts: await page.locator('script').count(),
        isLight: bytes < 100_000,
      }).toEqual({ what, axe: [], scripts: 0, isLight: true });
    }
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate<string>('getComputedStyle(document.querySelector("section, table")).color');
    expect([ink, await page.locator('.check').isVisible()]).toEqual(['rgb(0, 0, 0)', false]);
    expect(visit.faults).toEqual([]);
    await context.close();
  });
});

it('the rules tell when they were amended, and why', async () => {
  const shown = async () => (await stage.app.anonymous.get(`/cuoc-thi/${contest.id}`)).text;
  expect(await shown()).not.toContain('Sửa đổi thể lệ');
  const { calendar } = contest.rulebook;
  const { version } = (await contest.head.get(`/api/contests/${contest.id}`)).body as { version: number };
  const milestones = [
    { name: 'Phát động', on: '2000-01-01' },
    { name: 'Trao giải', on: '2099-12-01' },
  ];
  const amended = { ...contest.rulebook, calendar: { ...calendar, milestones } };
  await contest.head
    .post(`/api/contests/${contest.id}/amendments`, { document: amended, reason: 'Đính chính <b>lịch</b>.' })
    .set('if-match', `"v${version}"`)
    .expect(200);
  const rows = [...(await shown()).matchAll(/<th scope="row">([^<]+)<\/th>/g)].map(([, name]) => name);
  expect([rows.indexOf('Phát động'), rows.indexOf('Trao giải')]).toEqual([0, 4]);
  expect(await shown()).toMatch(
    /<h2>Sửa đổi thể lệ<\/h2>\s*<ul>\s*<li>[^<]+: Đính chính &lt;b&gt;lịch&lt;\/b&gt;\.<\/li>\s*<\/ul>/,
  );
});

it('the language is chosen by a link, remembered, and what is written is escaped', async () => {
  const { page, context, faults } = await stage.visit();
  await page.goto('/chung-nhan?code=%3Cscript%3Ealert(1)%3C/script%3E');
  await page.getByText('Không có giấy chứng nhận nào mang mã này.').waitFor();
  expect(await page.getByLabel('Mã giấy chứng nhận').inputValue()).toBe('<script>alert(1)</script>');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Check a certificate' }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Contests of initiatives in administrative reform' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it.each([
  ['/sign-in', '/app/sign-in'],
  ['/initiatives/abc', '/app/initiatives/abc'],
  ['/contests/abc', '/cuoc-thi/abc'],
  ['/mailbox', '/api/mailbox/page'],
])('the address of letters %s leads to %s', async (from, to) => {
  const { status, headers } = await stage.app.anonymous.get(from);
  expect([status, headers.location]).toEqual([302, to]);
});

it.each([
  ['/khong-co', 'text/html', 'text/html; charset=utf-8'],
  ['/office/awards', 'text/html', 'text/html; charset=utf-8'],
  ['/khong-co', '*/*', 'application/problem+json; charset=utf-8'],
  ['/api/khong-co', 'text/html', 'application/problem+json; charset=utf-8'],
])('an address that is not there: %s, asked for as %s, is answered as %s', async (path, accept, type) => {
  const { status, headers } = await fetch(`${stage.address}${path}`, { headers: { accept } });
  expect([status, headers.get('content-type')]).toEqual([404, type]);
});

it('assets never change under their name, pages are asked for again, and each has its policy', async () => {
  const page = await stage.app.anonymous.get('/app/anything');
  const asset = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0] ?? '';
  const file = await stage.app.anonymous.get(asset);
  const api = await stage.app.anonymous.get('/api/contests');
  expect([page.headers['cache-control'], file.headers['cache-control'], api.headers['cache-control']]).toEqual([
    'no-cache',
    'public, max-age=31536000, immutable',
    'no-store',
  ]);
  expect([file.headers['content-encoding'], file.headers['vary']]).toEqual(['gzip', 'accept-encoding']);
  const nonce = /data-nonce="([^"]+)"/.exec(page.text)?.[1] ?? '';
  expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(api.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});
