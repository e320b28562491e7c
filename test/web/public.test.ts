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
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    const scripts = await page.locator('script').count();
    expect({
      status: answer?.status(),
      axe: await axeFaults(page),
      faults,
      scripts,
      overflow: Math.max(0, overflow),
      isLight: bytes > 0 && bytes < 100_000,
    }).toEqual({ status: expected, axe: [], faults: [], scripts: 0, overflow: 0, isLight: true });
    await context.close();
  });
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
  const nonce = /data-nonce="([^"]+)"/.exec(page.text)?.[1] ?? '';
  expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(api.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});
