import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AuditSealer, Outbox } from '@platform/jobs';
import { projectRoot, Refused, SYSTEM } from '@platform/kernel';
import { Audit } from '@platform/workflow';
import { z } from 'zod';
import { verifyAudit } from '../../apps/cli/src/audit';
import { TestApp } from '../support/app';

describe('the platform', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('answers that it lives, with the headers of a careful service', async () => {
    const answer = await app.anonymous.get('/api/health/live').expect(200, { status: 'ok' });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
  });

  it('describes itself: openapi.json as it is committed, to anybody', async () => {
    const answer = await app.anonymous.get('/api/openapi.json').expect(200).expect('content-type', 'application/json');
    expect(answer.text).toBe(readFileSync(join(projectRoot(), 'openapi.json'), 'utf8'));
  });

  it('asks to wait when the disk of the database is full, and still reads', async () => {
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    const add = () => admin.post('/api/units', { code: 'DAY-DIA', name: 'Sở Đầy Đĩa', block: 'so' });
    const run = (sql: string) => app.db.transaction(() => app.db.write(sql));
    await run(`CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`);
    await run('CREATE TRIGGER no_room BEFORE INSERT ON identity.unit FOR EACH ROW EXECUTE FUNCTION public.no_room()');
    const answer = await add().expect(503).expect('retry-after', '5');
    expect((answer.body as { code: string }).code).toBe('platform.unavailable');
    await admin.get('/api/units').expect(200);
    await run('DROP TRIGGER no_room ON identity.unit');
  });

  it('answers an unknown route as a problem document in the reader’s language', async () => {
    const answer = await app.anonymous.get('/api/nothing').set('accept-language', 'en').expect(404);
    expect(answer.body).toEqual({
      type: 'urn:sang-kien:platform.not_found',
      title: 'Not found, or not yours to see. Check the address.',
      status: 404,
      code: 'platform.not_found',
      blockers: [],
      requestId: answer.headers['x-request-id'],
    });
  });

  it.each([
    ['another type', 'application/xml', '<a/>', 422, 'platform.body_unreadable'],
    ['nothing', 'application/json', '', 422, 'platform.body_unreadable'],
    ['half a document', 'application/json', '{"email":', 422, 'platform.body_unreadable'],
    ['a document without its fields', 'application/json', '{}', 422, 'platform.invalid_input'],
  ])('says what is wrong with a body of %s', async (_, type, body, status, code) => {
    const answer = await app.anonymous.post('/api/sessions').type(type).send(body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  });

  it.each([
    ['/api/initiatives/%ff', 422, 'platform.address_malformed'],
    [`/api/initiatives/${'x'.repeat(201)}`, 404, 'platform.not_found'],
  ])('answers the address %s as a problem document', async (path, status, code) => {
    const answer = await app.anonymous.get(path);
    expect([answer.status, answer.headers['content-type'], (answer.body as { code: string }).code]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
      code,
    ]);
    expect((answer.body as { requestId: string }).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [
      'headers of more than 16 KB',
      `GET /api/units HTTP/1.1\r\nhost: a\r\nx-long: ${'x'.repeat(17_000)}\r\n\r\n`,
      431,
      'platform.headers_too_large',
    ],
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'platform.request_malformed'],
  ])('answers %s as a problem document', async (_, request, status, code) => {
    const socket = connect(Number(new URL(app.origin).port), '127.0.0.1', () => socket.write(request));
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*Content-Type: application/problem\\+json`));
    expect(JSON.parse(body)).toEqual({
      type: `urn:sang-kien:${code}`,
      title: expect.stringMatching(/\. Hãy /) as string,
      status,
      code,
      blockers: [],
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it('forgets jobs done 30 days ago, and keeps what is younger or was given up', async () => {
    const left = () => app.db.query(`SELECT key FROM platform.outbox WHERE key LIKE 'test.old.%' ORDER BY key`);
    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO platform.outbox (name, payload, run_at, key, done_at, dead_at) SELECT 'test.old', '{}', '2026-01-01', 'test.old.' || n,
           CASE WHEN n < 3 THEN platform.now() - make_interval(days => 31 - 2 * (n - 1)) END,
           CASE WHEN n = 3 THEN platform.now() - interval '1 year' END
         FROM generate_series(1, 3) AS n`,
      ),
    );
    expect(await left()).toEqual([{ key: 'test.old.1' }, { key: 'test.old.2' }, { key: 'test.old.3' }]);
    await app.db.transaction(() => app.get(Outbox).add({ name: 'platform.forgetJobs', payload: {} }));
    await app.runJobs();
    expect(await left()).toEqual([{ key: 'test.old.2' }, { key: 'test.old.3' }]);
  });

  it('reads the database’s clock, which a test may fix', async () => {
    await app.setNow('2026-03-01T00:00:00Z');
    const answer = await app.anonymous.get('/api/health/ready').expect(200);
    await app.setNow(null);
    expect(answer.body).toEqual({ status: 'ok', now: '2026-03-01T00:00:00.000Z', degraded: [] });
  });

  it('refuses a write outside a unit of work', async () => {
    await expect(app.db.write('SELECT 1')).rejects.toThrow('unit of work');
  });

  it('rolls back everything when the work refuses', async () => {
    const audit = app.get(Audit);
    const before = await app.db.query('SELECT id FROM platform.audit');
    await expect(
      app.db.transaction(async () => {
        await audit.record(SYSTEM, { action: 'test.step', subjectKind: 'test', subjectId: null, contestId: null });
        throw new Refused({ kind: 'conflict', code: 'test.no' });
      }),
    ).rejects.toThrow('test.no');
    expect(await app.db.query('SELECT id FROM platform.audit')).toEqual(before);
  });

  it('runs a job once after its commit and never after a rollback', async () => {
    const seen: string[] = [];
    const outbox = app.get(Outbox);
    outbox.register({
      name: 'test.see',
      schema: z.strictObject({ id: z.string() }),
      handle: (payload) => Promise.resolve(void seen.push(payload.id)),
    });
    await app.db.transaction(async () => {
      await outbox.add({ name: 'test.see', payload: { id: 'kept' }, key: 'test:1' });
      await outbox.add({ name: 'test.see', payload: { id: 'kept' }, key: 'test:1' });
    });
    await app.db
      .transaction(async () => {
        await outbox.add({ name: 'test.see', payload: { id: 'lost' } });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await app.runJobs();
    expect(seen).toEqual(['kept']);
  });

  it('seals the audit into a chain, and finds a tampered row', async () => {
    const audit = app.get(Audit);
    const sealer = app.get(AuditSealer);
    await app.db.transaction(() =>
      audit.recordAll(SYSTEM, [
        { action: 'test.one', subjectKind: 'test', subjectId: null, contestId: null },
        { action: 'test.two', subjectKind: 'test', subjectId: null, contestId: null, reason: 'lý do' },
      ]),
    );
    await app.sealAudit();
    expect(await sealer.check()).toEqual({ ok: true, sealed: 2, unsealed: 0, fault: null });
    const whole = { ok: true, unsealed: 0, fault: null, last: '2' };
    expect(await sealer.checkFrom('0', 1)).toEqual({ ...whole, sealed: 1, next: '1' });
    expect(await sealer.checkFrom('1')).toEqual({ ...whole, sealed: 2, next: null });
    const end = (await sealer.head()) ?? '';
    /** What the check says after `sql`, which is taken back. */
    const forged = async (sql: string) => {
      const seen: unknown[] = [];
      await app.db
        .transaction(async () => {
          for (const table of ['audit', 'audit_seal'])
            await app.db.write(`ALTER TABLE platform.${table} DISABLE TRIGGER USER`);
          for (const one of sql.split(';')) await app.db.write(one);
          seen.push((await sealer.check()).fault?.problem ?? null, await sealer.runsThrough(end));
          throw new Error('taken back');
        })
        .catch((error: unknown) => seen.push(String(error)));
      return seen.slice(0, 2);
    };
    const ids = 'FROM platform.audit WHERE action';
    expect(await forged('SELECT 1')).toEqual([null, true]);
    expect(await forged(`UPDATE platform.audit SET reason = 'x' WHERE action = 'test.one'`)).toEqual(['hash', true]);
    expect(await forged(`UPDATE platform.audit SET at = at + interval '1 hour' WHERE action = 'test.two'`)).toEqual([
      'hash',
      true,
    ]);
    const swap = [3, 1, 2].map(
      (to, index) => `UPDATE platform.audit_seal SET position = ${to} WHERE position = ${[1, 2, 3][index]}`,
    );
    expect(await forged(swap.join(';'))).toEqual(['order', false]);
    expect(await forged('DELETE FROM platform.audit_seal WHERE position = 1')).toEqual(['order', true]);
    const cut = `DELETE FROM platform.audit_seal WHERE position = 2;DELETE ${ids} = 'test.two'`;
    expect(await forged(cut)).toEqual([null, false]);
    expect(await verifyAudit(app.databaseUrl, end)).toBe(0);
    expect(await verifyAudit(app.databaseUrl, `3:${end.slice(2)}`)).toBe(1);
    await expect(app.db.transaction(() => app.db.write(`UPDATE platform.audit SET reason = 'khác'`))).rejects.toThrow(
      'append-only',
    );
    const [row] = await app.db.query<{ id: string }>(`SELECT id FROM platform.audit WHERE action = 'test.two'`);
    await app.db.transaction(async () => {
      await app.db.write('ALTER TABLE platform.audit DISABLE TRIGGER audit_append_only');
      await app.db.write(`UPDATE platform.audit SET reason = 'khác' WHERE action = 'test.two'`);
      await app.db.write('ALTER TABLE platform.audit ENABLE TRIGGER audit_append_only');
    });
    expect(await sealer.check()).toEqual({
      ok: false,
      sealed: 1,
      unsealed: 0,
      fault: { auditId: row?.id, problem: 'hash' },
    });
  });
});
