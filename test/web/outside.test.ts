import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

let stage: WebStage;
beforeAll(async () => {
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

const looks: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

describe.each(looks)('pages before the sign-in (%s)', (name, look) => {
  it.each(['sign-in', 'register', 'forgot-password', 'paper-code', 'reset-password'])('%s', async (path) => {
    const { page, context, faults } = await stage.visit(look);
    await page.goto(`/app/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shot(page, `${path}-${name}`);
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
  });
});

it('leads a stranger to the sign-in', async () => {
  const { page, context, faults } = await stage.visit();
  await page.goto('/app/account');
  await page.waitForURL('**/app/sign-in?**');
  expect(faults).toEqual([]);
  await context.close();
});

it('shows the shell and the account to who is signed in', async () => {
  const person = await stage.app.signIn({ name: 'Nguyễn Thị Ví Dụ' });
  const { page, context, faults } = await stage.visit({}, person);
  await page.goto('/app/account');
  await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
  await page.getByText('Phiên này').waitFor();
  await shot(page, 'account');
  expect([await axeFaults(page), faults]).toEqual([[], []]);
  await context.close();
});
