import { randomUUID } from 'node:crypto';
import { Identity } from '@rooms/identity';
import type { MailPurpose } from '@rooms/identity';
import { Outbox } from '@platform/jobs';
import { z } from 'zod';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { onConnection } from '../../support/admin';
import { waitFor } from '../../support/wait-for';

const GOOD = 'bốn con mèo đen nhảy';
const NEXT = 'năm con chó vàng sủa';

describe('accounts', () => {
  let app: TestApp;
  let admin: Client;
  const events: { event: string; subjectId: string }[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.signIn({ name: 'Lê Quản Trị', grants: [{ role: 'admin' }] });
    const outbox = app.get(Outbox);
    outbox.register({
      name: 'test.note',
      schema: z.looseObject({ event: z.string(), subjectId: z.string() }),
      handle: ({ event, subjectId }) => Promise.resolve(void events.push({ event, subjectId })),
    });
    for (const event of [
      'AccountInvited',
      'RegistrationRequested',
      'KnownAddressRegistered',
      'PasswordResetRequested',
      'PasswordChanged',
      'PaperCodeIssued',
    ]) {
      outbox.subscribe(event, 'test.note');
    }
  });
  beforeEach(() => app.runJobs().then(() => events.splice(0)));
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const token = async (accountId: string, purpose: MailPurpose) =>
    (await app.get(Identity).issueToken(accountId, purpose))?.token ?? 'none';
  const signIn = (email: string, password: string) => app.anonymous.post('/api/sessions', { email, password });
  const cookieOf = (answer: { headers: Record<string, string> }) =>
    ([answer.headers['set-cookie']].flat() as unknown as string[])[0] ?? '';
  const inHours = async (hours: number) => new Date((await app.db.now()).getTime() + hours * 3_600_000).toISOString();
  const known = async (email: string) =>
    app.db.first<{ id: string; state: string }>('SELECT id, state FROM identity.account WHERE email = $1', [email]);

  async function member(email: string): Promise<string> {
    const identity = app.get(Identity);
    return (await identity.createAccountWithPassword({ name: 'Phạm Thành Viên', email, password: GOOD })).accountId;
  }

  it('are invited, accept once, and sign in with a new session each time', async () => {
    const body = { email: 'Moi@Vidu.vn', whom: { person: { name: 'Vũ Được Mời' } } };
    const { body: made } = (await admin.post('/api/invitations', body).expect(201)) as { body: { id: string } };
    await app.runJobs();
    expect(events).toEqual([{ event: 'AccountInvited', subjectId: made.id }]);
    await signIn('moi@vidu.vn', GOOD).expect(401);
    const link = await token(made.id, 'invite');
    await app.anonymous.post('/api/invitations/accept', { token: link, password: 'ngắn' }).expect(422);
    await app.anonymous.post('/api/password-resets/confirm', { token: link, password: GOOD }).expect(409);
    await app.anonymous.post('/api/invitations/accept', { token: link, password: GOOD }).expect(204);
    await app.anonymous.post('/api/invitations/accept', { token: link, password: NEXT }).expect(409);
    const first = await signIn('moi@vidu.vn', GOOD).expect(201);
    const second = await signIn('MOI@vidu.vn', GOOD).expect(201);
    expect(cookieOf(first)).toMatch(/^sid=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    expect(first.body).toMatchObject({
      accountId: made.id,
      language: 'vi',
      grants: [],
      person: { name: 'Vũ Được Mời' },
    });
    await admin.post('/api/invitations', body).expect(409);
    await (await app.signIn()).post('/api/invitations', body).expect(403);
    await admin.post(`/api/accounts/${made.id}/invite-again`).expect(409);
    await admin.post(`/api/accounts/${randomUUID()}/invite-again`).expect(404);
  });

  it('are registered with a confirmed address, and a known one gets the same answer', async () => {
    await member('cu@vidu.vn');
    const register = (email: string) => app.anonymous.post('/api/registrations', { email, name: 'Hồ Đăng Ký' });
    const fresh = await register('moi.tinh@vidu.vn').expect(202);
    const old = await register('cu@vidu.vn').expect(202);
    expect([old.text, old.headers['content-type']]).toEqual([fresh.text, fresh.headers['content-type']]);
    const account = await known('moi.tinh@vidu.vn');
    expect(account?.state).toBe('unconfirmed');
    await app.runJobs();
    expect(events.map(({ event }) => event).sort()).toEqual(['KnownAddressRegistered', 'RegistrationRequested']);
    await app.anonymous.post('/api/registrations', { email: 'x@vidu.vn', name: 'X', state: 'active' }).expect(422);
    const link = await token(account?.id ?? '', 'confirm');
    await app.setNow(await inHours(25));
    await app.anonymous.post('/api/registrations/confirm', { token: link, password: GOOD }).expect(409);
    await app.setNow(null);
    await app.anonymous.post('/api/registrations/confirm', { token: link, password: GOOD }).expect(204);
    await signIn('moi.tinh@vidu.vn', GOOD).expect(201);
    expect(await app.get(Identity).issueToken(account?.id ?? '', 'confirm')).toBeNull();
  });

  it('are told alike of a unit that is not there, whether or not the address is known', async () => {
    await member('da.biet@vidu.vn');
    const register = (email: string, unitId: string | null) =>
      app.anonymous.post('/api/registrations', { email, name: 'Lê Đăng Ký', unitId, language: 'vi' });
    await register('dang.cho@vidu.vn', null).expect(202);
    for (const email of ['da.biet@vidu.vn', 'dang.cho@vidu.vn', 'chua.biet@vidu.vn']) {
      const answer = await register(email, randomUUID()).expect(422);
      expect(answer.body).toMatchObject({ code: 'identity.unknown_unit', blockers: [] });
    }
  });

  it('answer a reset request alike for known and unknown addresses, and end all sessions by a reset', async () => {
    const id = await member('quen@vidu.vn');
    const session = cookieOf(await signIn('quen@vidu.vn', GOOD).expect(201));
    const yes = await app.anonymous.post('/api/password-resets', { email: 'quen@vidu.vn' }).expect(202);
    const no = await app.anonymous.post('/api/password-resets', { email: 'ma@vidu.vn' }).expect(202);
    expect(no.body).toEqual(yes.body);
    await app.runJobs();
    expect(events.map(({ event }) => event)).toEqual(['PasswordResetRequested', 'PasswordResetRequested']);
    const [one, two] = [await token(id, 'reset'), await token(id, 'reset')];
    await app.anonymous.post('/api/password-resets/confirm', { token: one, password: NEXT }).expect(204);
    await app.anonymous.post('/api/password-resets/confirm', { token: two, password: GOOD }).expect(409);
    await app.anonymous.get('/api/me').set('cookie', session).expect(401);
    await signIn('quen@vidu.vn', GOOD).expect(401);
    await signIn('quen@vidu.vn', NEXT).expect(201);
    const stored = await app.db.query<{ payload: object }>('SELECT payload FROM platform.outbox');
    expect(JSON.stringify(stored)).not.toContain(one);
  });

  it('take a code from paper, once, for the right address only', async () => {
    const id = await member('giay@vidu.vn');
    const head = await app.signIn({ grants: [{ role: 'secretary_head', contestId: randomUUID() }] });
    const { body } = (await head.post(`/api/accounts/${id}/paper-codes`).expect(201)) as { body: { token: string } };
    expect(body.token).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const use = (email: string, code: string) =>
      app.anonymous.post('/api/password-resets/paper', { email, code, password: NEXT });
    await use('quen@vidu.vn', body.token).expect(409);
    const attempts = () => app.db.query('SELECT key FROM identity.attempt ORDER BY id');
    const before = await attempts();
    await use('giay@vidu.vn', body.token.toLowerCase().replaceAll('-', ' ')).expect(204);
    expect(await attempts()).toEqual(before);
    await use('giay@vidu.vn', body.token).expect(409);
    await signIn('giay@vidu.vn', NEXT).expect(201);
    const judge = await app.signIn({ grants: [{ role: 'judge', contestId: randomUUID() }] });
    await head.post(`/api/accounts/${judge.accountId}/paper-codes`).expect(403);
    await admin.post(`/api/accounts/${judge.accountId}/paper-codes`).expect(201);
    await judge.post(`/api/accounts/${id}/paper-codes`).expect(403);
    await admin.post(`/api/accounts/${randomUUID()}/paper-codes`).expect(404);
  });

  it('lose a code that the head of a secretariat gave when they are given a role, not one of an administrator', async () => {
    const use = async (email: string, by: Client) => {
      const accountId = await member(email);
      const { body } = (await by.post(`/api/accounts/${accountId}/paper-codes`).expect(201)) as {
        body: { token: string };
      };
      await admin.post('/api/grants', { accountId, role: 'organiser' }).expect(201);
      return app.anonymous.post('/api/password-resets/paper', { email, code: body.token, password: NEXT });
    };
    const head = await app.signIn({ grants: [{ role: 'secretary_head', contestId: randomUUID() }] });
    expect((await use('ma.to.truong@vidu.vn', head)).status).toBe(409);
    expect((await use('ma.quan.tri@vidu.vn', admin)).status).toBe(204);
  });

  it('are slowed down after wrong guesses, never counting the refused ones; the same for unknown addresses', async () => {
    await member('cham@vidu.vn');
    await app.setNow(await inHours(0));
    for (const email of ['cham@vidu.vn', 'khong.co@vidu.vn']) {
      for (let guess = 0; guess < 5; guess += 1) await signIn(email, 'sai mật khẩu rồi').expect(401);
      const slowed = await signIn(email, GOOD).expect(429);
      expect(slowed.body).toMatchObject({ code: 'platform.too_many', params: { seconds: 1 } });
    }
    await app.setNow(await inHours(1));
    await signIn('cham@vidu.vn', GOOD).expect(201);
    await signIn('cham@vidu.vn', GOOD).expect(201);
  });

  it('count guesses made at once', async () => {
    await member('cung.luc@vidu.vn');
    // The first delay is one second, and so many passwords may take longer than that to check.
    await app.setNow(await inHours(0));
    const guesses = Array.from({ length: 9 }, () => signIn('cung.luc@vidu.vn', 'sai mật khẩu rồi'));
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
  });

  it('end the session a browser already held, and do not believe a forwarded protocol', async () => {
    await member('phien.cu@vidu.vn');
    const before = cookieOf(await signIn('phien.cu@vidu.vn', GOOD));
    const after = cookieOf(
      await signIn('phien.cu@vidu.vn', GOOD).set('cookie', before).set('x-forwarded-proto', 'https'),
    );
    expect(after).not.toContain('Secure');
    await app.anonymous.get('/api/me').set('cookie', before).expect(401);
    await app.anonymous.get('/api/me').set('cookie', after).expect(200);
  });

  it('list and end own sessions, change the password, and sign out', async () => {
    await member('phien@vidu.vn');
    const here = cookieOf(await signIn('phien@vidu.vn', GOOD));
    const there = cookieOf(await signIn('phien@vidu.vn', GOOD));
    const list = await app.anonymous.get('/api/sessions').set('cookie', here).expect(200);
    const { items } = list.body as { items: { id: string; current: boolean }[] };
    expect(items.map((one) => one.current).sort()).toEqual([false, true]);
    const other = items.find((one) => !one.current)?.id ?? '';
    await admin.delete(`/api/sessions/${other}`).expect(404);
    const change = (body: object) => app.anonymous.post('/api/me/password', body).set('cookie', here);
    await change({ current: 'không phải thế này đâu', next: NEXT }).expect(409);
    await change({ current: GOOD, next: 'sangkien bacninh 2026' }).expect(422);
    await change({ current: GOOD, next: NEXT }).expect(204);
    await app.anonymous.get('/api/me').set('cookie', there).expect(401);
    await app.anonymous.get('/api/me').set('cookie', here).expect(200);
    await app.anonymous.post('/api/me/password', {}).expect(401);
    expect(cookieOf(await app.anonymous.delete('/api/sessions/current').set('cookie', here).expect(204))).toMatch(
      /^sid=;/,
    );
    await app.anonymous.get('/api/me').set('cookie', here).expect(401);
  });

  it('let nobody in, nor change anything, with a password that was replaced while it was checked', async () => {
    const id = await member('dang.doi@vidu.vn');
    const here = cookieOf(await signIn('dang.doi@vidu.vn', GOOD).expect(201));
    const meanwhile = (work: () => PromiseLike<{ status: number }>) =>
      onConnection(app.databaseUrl, async (other) => {
        await other.query('BEGIN');
        await other.query('SELECT FROM identity.account WHERE id = $1 FOR UPDATE', [id]);
        const answer = Promise.resolve(work());
        await waitFor('the request to wait', () =>
          app.db.first(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' HAVING count(*) = 1`,
          ),
        );
        await other.query(`UPDATE identity.account SET password_hash = $2 WHERE id = $1`, [id, 'another']);
        await other.query('COMMIT');
        return (await answer).status;
      });
    const restore = async (hash: string | undefined) =>
      app.db.transaction(() =>
        app.db.write('UPDATE identity.account SET password_hash = $2 WHERE id = $1', [id, hash]),
      );
    const hash = async () =>
      (await app.db.first<{ hash: string }>('SELECT password_hash AS hash FROM identity.account WHERE id = $1', [id]))
        ?.hash;
    const before = await hash();
    expect(await meanwhile(() => signIn('dang.doi@vidu.vn', GOOD))).toBe(401);
    await restore(before);
    const change = { current: GOOD, next: NEXT };
    const answer = () => app.anonymous.post('/api/me/password', change).set('cookie', here);
    expect(await meanwhile(answer)).toBe(409);
    expect(await hash()).toBe('another');
  });

  it('end a session that is not used, and keep one that is', async () => {
    await member('lang@vidu.vn');
    const start = await app.db.now();
    const at = (minutes: number) => app.setNow(new Date(start.getTime() + minutes * 60_000).toISOString());
    await at(0);
    const [used, left] = [cookieOf(await signIn('lang@vidu.vn', GOOD)), cookieOf(await signIn('lang@vidu.vn', GOOD))];
    const me = (cookie: string) => app.anonymous.get('/api/me').set('cookie', cookie);
    for (const minutes of [60, 119, 238]) {
      await at(minutes);
      await me(used).expect(200);
    }
    await me(left).expect(401);
    const list = await app.anonymous.get('/api/sessions').set('cookie', used).expect(200);
    expect((list.body as { items: object[] }).items).toMatchObject([{ current: true }]);
    await at(238 + 121);
    await me(used).expect(401);
  });

  it('are disabled with a reason: sessions end at once; nobody disables the own one', async () => {
    const user = await app.signIn({ name: 'Ngô Bị Khóa' });
    const path = `/api/accounts/${user.accountId}`;
    await admin.post(`${path}/disable`, { reason: 'Nghỉ việc' }).expect(428);
    await admin.post(`${path}/disable`, { reason: 'Nghỉ việc' }).set('if-match', '"v4"').expect(412);
    await admin.post(`${path}/disable`, {}).set('if-match', '"v1"').expect(422);
    await user.post(`${path}/disable`, { reason: 'x' }).set('if-match', '"v1"').expect(403);
    const me: unknown = (await user.get('/api/me').expect(200)).body;
    expect((await user.get('/api/session').expect(200)).body).toEqual({ me });
    const done = await admin.post(`${path}/disable`, { reason: 'Nghỉ việc' }).set('if-match', '"v1"').expect(200);
    expect(done.body).toMatchObject({ state: 'disabled', version: 2 });
    await user.get('/api/me').expect(401);
    expect((await user.get('/api/session').expect(200)).body).toEqual({ me: null });
    await admin.post(`/api/accounts/${admin.accountId}/disable`, { reason: 'x' }).set('if-match', '"v1"').expect(409);
    await admin.post(`${path}/enable`, { reason: 'Trở lại' }).set('if-match', '"v2"').expect(200);
  });

  it('are listed for administrators with masked addresses', async () => {
    await member('che.giau@vidu.vn');
    const { body } = (await admin.get('/api/accounts?q=pham%20thanh&limit=1').expect(200)) as { body: unknown };
    const page = body as { items: { email: string }[]; nextCursor: string; total: number };
    expect(page.items.map((one) => one.email)).toEqual([expect.stringMatching(/^[a-z]\*\*\*@vidu\.vn$/)]);
    expect(page.total).toBeGreaterThan(1);
    const next = await admin.get(`/api/accounts?q=pham%20thanh&limit=1&cursor=${page.nextCursor}`).expect(200);
    expect(next.body).not.toEqual(body);
    const exact = await admin.get('/api/accounts?q=Che.Giau%40vidu.vn').expect(200);
    expect(exact.body).toMatchObject({ items: [{ name: 'Phạm Thành Viên', roles: [] }], total: 1 });
    expect((await admin.get('/api/accounts?q=giau%40vidu.vn').expect(200)).body).toMatchObject({ items: [] });
    const own = await admin.get(`/api/accounts?q=le%20quan%20tri`).expect(200);
    expect(own.body).toMatchObject({ items: [{ roles: ['admin'] }] });
    await admin.get('/api/accounts?sort=email').expect(422);
    await (await app.signIn()).get('/api/accounts').expect(403);
  });
});
