import bacNinh from '../../libs/contest/rulebooks/bac-ninh-2026.json';
import { brokenInvariants } from '../../apps/cli/src/invariants';
import { describeWith } from '../support/daemon';
import { Installation } from '../support/installation';
import { AppProcess } from '../support/process';
import { redisBinary } from '../support/redis';
import { s3ServerBinary } from '../support/s3-server';
import { bytesOf, sha256 } from '../support/streams';
import { waitFor } from '../support/wait-for';

const DAY = 86_400_000;
const AUTHORS = 6;
const tools = [redisBinary(), s3ServerBinary()];

/** The shipped rules, open now, nothing asked for but title, theme and one file. */
function rules(): object {
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const { units, form, dossier, calendar, rounds, ...others } = bacNinh;
  return {
    ...others,
    units: { ...units, confirmation: false },
    form: { ...form, fields: form.fields.map((field) => ({ ...field, required: false })) },
    dossier: {
      ...dossier,
      parts: dossier.parts.map((part) => ({ ...part, required: part.code === 'description' })),
    },
    calendar: { ...calendar, opensAt: day(-1), closesAt: day(60), unitClosesAt: day(67) },
    rounds: rounds.map((round) => ({ ...round, ownPartsCloseAt: round.ownPartsCloseAt === null ? null : day(120) })),
  };
}

interface Submitted {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  readonly attachmentId: string;
  readonly sha256: string;
  readonly receipt: unknown;
}

describeWith('redis-server or the S3 server', tools.every(Boolean) ? 'both' : undefined)(
  'the installed form: two API and two worker processes on PostgreSQL, Redis, S3 and SMTP',
  () => {
    let service: Installation;
    const secrets: string[] = [];
    beforeAll(async () => {
      service = await Installation.start();
    }, 90_000);
    afterAll(() => service.stop());

    async function contest(): Promise<string> {
      const admin = await service.person('Lê Văn Quản Trị', 'admin');
      const head = await service.person('Trần Thị Tổ Trưởng');
      secrets.push(admin.password, head.password);
      const cookie = await service.signIn(admin);
      const made = await service.call('POST', '/api/contests', {
        cookie,
        body: { code: 'SK26', source: { from: 'document', document: rules() } },
      });
      expect(made.status).toBe(201);
      const id = String(made.body['id']);
      const granted = await service.call('POST', `/api/contests/${id}/grants`, {
        cookie,
        body: { accountId: head.accountId, role: 'secretary_head' },
      });
      expect(granted.status).toBe(201);
      const headCookie = await service.signIn(head);
      secrets.push(cookie, headCookie);
      const announced = await service.call('POST', `/api/contests/${id}/announce`, {
        cookie: headCookie,
        headers: { 'if-match': '"v1"' },
        body: { number: '01/KH-UBND', date: '2026-02-25' },
      });
      expect(announced.status).toBe(200);
      await waitFor('a worker to open the contest', async () => {
        const [row] = await service.query<{ state: string }>('SELECT state FROM contest.contest WHERE id = $1', [id]);
        return row?.state === 'open';
      });
      return id;
    }

    async function takePart(contestId: string, number: number): Promise<Submitted> {
      const author = await service.person(`Tác giả ${number}`);
      const cookie = await service.signIn(author);
      secrets.push(author.password, cookie);
      const draft = await service.call('POST', `/api/contests/${contestId}/initiatives`, {
        cookie,
        body: { title: `Sáng kiến số ${number}`, theme: 'procedures' },
      });
      expect(draft.status).toBe(201);
      const id = String(draft.body['id']);
      const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), bytesOf(400_000), Buffer.from(`${number}\n%%EOF\n`)]);
      const file = await service.call('POST', `/api/initiatives/${id}/attachments?part=description`, {
        cookie,
        file: { name: 'Thuyết minh.pdf', bytes },
      });
      expect([file.status, file.body['sha256']]).toEqual([201, sha256(bytes)]);
      const seen = await service.call('GET', `/api/initiatives/${id}`, { cookie });
      const done = await service.call('POST', `/api/initiatives/${id}/submit`, {
        cookie,
        headers: { 'if-match': String(seen.headers['etag']) },
      });
      expect([done.status, done.body['state'], done.body['revision']]).toEqual([200, 'submitted', 1]);
      return {
        id,
        email: author.email,
        cookie,
        attachmentId: String(file.body['id']),
        sha256: sha256(bytes),
        receipt: done.body['receipt'],
      };
    }

    it('migrates once, whoever comes first, and makes no account and no mailbox of its own', async () => {
      const added = service.migrations.map(
        (one) => one.output.split('\n').filter((line) => line.startsWith('+ ')).length,
      );
      const accounts = await service.query('SELECT email FROM identity.account');
      const mailbox = await service.call('GET', '/api/mailbox');
      expect({
        codes: service.migrations.map((one) => one.exitCode),
        once: added.filter((count) => count > 0).length,
        accounts,
        mailbox: mailbox.status,
      }).toEqual({ codes: [0, 0, 0], once: 1, accounts: [], mailbox: 404 });
    });

    it('loses nothing and does nothing twice when an API and a worker are killed in the middle', async () => {
      const contestId = await contest();
      const [api, other] = service.apis;
      const [worker] = service.workers;
      if (!api || !other || !worker) throw new Error('no processes');
      const entering = Array.from({ length: AUTHORS }, (_, index) => takePart(contestId, index + 1));
      await waitFor('some drafts', async () => {
        const [row] = await service.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM initiative.initiative WHERE state = 'draft'`,
        );
        return (row?.count ?? 0) >= 2;
      });
      await Promise.all([api.end('SIGKILL'), worker.end('SIGKILL')]);
      api.restart();
      worker.restart();
      const submitted = await Promise.all(entering);
      await api.ready();
      await waitFor(
        'the outbox to be empty and all mail to be out',
        async () => {
          const due = await service.query(
            'SELECT FROM platform.outbox WHERE done_at IS NULL AND run_at <= platform.now()',
          );
          const waiting = await service.query(`SELECT FROM notification.notice WHERE state <> 'sent'`);
          return due.length + waiting.length === 0;
        },
        40_000,
      );
      await service.apis[1]?.ready();

      const kept = await Promise.all(
        submitted.map(async ({ id, cookie, attachmentId }) => {
          const seen = await service.call('GET', `/api/initiatives/${id}`, { cookie });
          const file = await service.call('GET', `/api/initiatives/${id}/attachments/${attachmentId}`, { cookie });
          return { state: seen.body['state'], receipt: seen.body['receipt'], sha256: sha256(file.bytes) };
        }),
      );
      expect(kept).toEqual(
        submitted.map(({ receipt, sha256: hash }) => ({ state: 'submitted', receipt, sha256: hash })),
      );
      const counts = await service.query(
        `SELECT (SELECT count(*)::int FROM initiative.initiative) AS initiatives,
           (SELECT count(*)::int FROM initiative.receipt) AS receipts,
           (SELECT count(*)::int FROM platform.audit WHERE action = 'initiative.submit') AS submits,
           (SELECT count(*)::int FROM platform.outbox WHERE dead_at IS NOT NULL) AS dead`,
      );
      expect(counts).toEqual([{ initiatives: AUTHORS, receipts: AUTHORS, submits: AUTHORS, dead: 0 }]);
      const notices = await service.query<{ address: string; message_id: string }>(
        `SELECT address, message_id FROM notification.notice WHERE kind = 'receipt' ORDER BY address`,
      );
      const mails = service.smtp.received
        .map(({ recipient, raw }) => ({
          address: recipient,
          message_id: /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '',
        }))
        .filter(({ message_id: id }) => id.startsWith('receipt.'));
      const distinct = [...new Map(mails.map((mail) => [mail.message_id, mail])).values()];
      const byAddress = (one: { address: string }, two: { address: string }) => (one.address < two.address ? -1 : 1);
      expect(notices.map(({ address }) => address).sort()).toEqual(submitted.map(({ email }) => email).sort());
      expect(distinct.sort(byAddress)).toEqual([...notices].sort(byAddress));
      // Only the killed worker may have handed one over without being able to note it.
      expect(mails.length - distinct.length).toBeLessThanOrEqual(1);
    }, 90_000);

    it('keeps its invariants and an audit chain that verifies', async () => {
      await waitFor('the audit to be sealed', async () => {
        const [row] = await service.query<{ open: number }>(
          `SELECT count(*)::int AS open FROM platform.audit a LEFT JOIN platform.audit_seal s ON s.audit_id = a.id WHERE s.audit_id IS NULL`,
        );
        return row?.open === 0;
      });
      const checks = [AppProcess.cli(service.env, 'audit'), AppProcess.cli(service.env, 'invariants')];
      await Promise.all(checks.map((one) => one.ended()));
      expect({ codes: checks.map((one) => one.exitCode), broken: await brokenInvariants(service.databaseUrl) }).toEqual(
        {
          codes: [0, 0],
          broken: [],
        },
      );
    });

    it('prints no secret, whatever happened', async () => {
      await service.redis.stop('SIGKILL');
      await service.call('GET', '/api/health/ready');
      await service.redis.start();
      const { databaseUrl, s3 } = service;
      secrets.push(decodeURIComponent(new URL(databaseUrl).password), s3.secretKey, s3.accessKey);
      const printed = service.output;
      expect(secrets.filter((secret) => secret === '' || printed.includes(secret.replace(/^sid=/, '')))).toEqual([]);
    });

    it('ends each process in order when told to', async () => {
      const all = [...service.apis, ...service.workers];
      for (const one of all) one.signal('SIGTERM');
      expect(await Promise.all(all.map((one) => one.ended()))).toEqual(all.map(() => 0));
    });
  },
);
