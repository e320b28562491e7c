import { LINKS } from '../../libs/notification/src/facts/topics';
import { axeFaults, PHONE, shot, WebStage } from './browser';
import type { Look } from './browser';

let stage: WebStage;
beforeAll(async () => {
  process.env.TEST_MAILBOX = 'on';
  stage = await WebStage.start();
});
afterAll(() => stage.stop());

const looks: readonly (readonly [string, Look])[] = [
  ['vi', {}],
  ['en-dark', { language: 'en', dark: true }],
  ['phone', { viewport: PHONE }],
];

it('the check of accessibility finds what is planted', async () => {
  const { page, context } = await stage.visit();
  await page.goto('/');
  expect(await axeFaults(page)).toEqual([]);
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
    '<p id="pale">Chữ quá nhạt</p><button id="nameless"></button><img id="untold" src="/x.png">')`);
  await page.evaluate(`document.getElementById('pale').style.cssText = 'color: #ccc; background: #fff'`);
  expect((await axeFaults(page)).sort()).toEqual([
    'button-name: #nameless',
    'color-contrast: #pale',
    'image-alt: #untold',
  ]);
  await context.close();
});

describe.each(looks)('pages before the sign-in (%s)', (name, look) => {
  it.each(['sign-in', 'register', 'forgot-password', 'paper-code', 'reset-password'])('%s', async (path) => {
    const { page, context, faults } = await stage.visit(look);
    // Nobody being signed in is nothing that the browser should note either.
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`/app/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shot(page, `${path}-${name}`);
    expect([await axeFaults(page), faults]).toEqual([[], []]);
    await context.close();
  });
});

it.each([...new Set(Object.values(LINKS))])('a letter’s link to %s leads to its page', async (path) => {
  const { status, headers } = await fetch(`${stage.address}/${path}?contest=1`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([302, `/app/${path}?contest=1`]);
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

it('a newcomer registers, confirms the address from the mail, sets a password and signs in', async () => {
  await stage.app.unit('Sở Tư pháp Ví Dụ');
  const { page, context, faults } = await stage.visit();
  await page.route('**/api/units?*q=mat*', (route) => route.abort('internetdisconnected'));
  await page.goto('/app/account?from=letter');
  await page.getByRole('link', { name: 'Đăng ký' }).click();
  const name = page.getByLabel('Họ và tên');
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click();
  await page.getByText('Hãy điền mục này.').nth(1).waitFor();
  await page.locator('input:focus[aria-invalid=true]').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await shot(page, 'register-missing');
  await name.fill('Trần Thị Mới');
  await page.getByText('Hãy điền mục này.').nth(1).waitFor({ state: 'detached' });
  await page.getByLabel('Thư điện tử').fill('moi@vidu.vn');
  const unit = page.getByRole('combobox', { name: 'Đơn vị công tác' });
  await unit.press('ArrowDown');
  await page.getByRole('option', { name: 'Sở Tư pháp Ví Dụ' }).waitFor();
  await unit.press('ArrowDown');
  expect(await axeFaults(page)).toEqual([]);
  await unit.fill('khong co');
  await page.getByRole('option', { name: 'Sở Tư pháp Ví Dụ' }).waitFor({ state: 'detached' });
  await page.getByRole('option', { disabled: true }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await unit.fill('mat mang');
  await page.getByRole('option', { name: 'Không kết nối được máy chủ.' }).waitFor();
  await unit.fill('tu phap');
  await page.getByRole('option', { name: 'Sở Tư pháp Ví Dụ' }).click();
  await page.getByRole('button', { name: 'Gửi thư xác nhận' }).click();
  await page.getByRole('heading', { name: 'Hãy mở hộp thư của bạn' }).waitFor();
  await stage.app.runJobs();
  await page.getByRole('link', { name: 'Mở hộp thư thử nghiệm' }).click();
  await page.getByRole('link').first().click();
  const link = await page.locator('a[href*="confirm-address"]').getAttribute('href');
  const { pathname, hash } = new URL(link ?? '');
  await page.goto(`${pathname}${hash}`);
  await page.getByLabel('Mật khẩu mới').fill('ngắn');
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page
    .getByRole('alert')
    .getByText(/15 ký tự/)
    .waitFor();
  await shot(page, 'confirm-refused');
  await page.getByLabel('Mật khẩu mới').fill('con trâu đi trước cái cày');
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.waitForURL('**/app/sign-in?**');
  await page.getByLabel('Thư điện tử').fill('moi@vidu.vn');
  await page.getByLabel('Mật khẩu').fill('con trâu đi trước cái cày');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
  expect(page.url()).toBe(`${stage.address}/app/account?from=letter`);
  await page.goto(`/app/sign-in?next=%2Faccount%3Ffrom%3Dletter`);
  await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
  expect(page.url()).toBe(`${stage.address}/app/account?from=letter`);
  for (const elsewhere of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    await page.goto(`/app/sign-in?next=${encodeURIComponent(elsewhere)}`);
    await page.getByRole('heading', { name: 'Tài khoản', level: 1 }).waitFor();
    expect(page.url()).toBe(`${stage.address}/app/account`);
  }
  await context.clearCookies();
  await page.goto(`/app/sign-in?next=${encodeURIComponent('https://elsewhere.example/')}`);
  await page.getByLabel('Thư điện tử').fill('moi@vidu.vn');
  await page.getByLabel('Mật khẩu').fill('con trâu đi trước cái cày');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Xin chào, Trần Thị Mới').waitFor();
  expect(page.url()).toBe(`${stage.address}/app/`);
  expect(faults).toEqual([]);
  await context.close();
});
