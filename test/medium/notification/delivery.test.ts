import { Outbox } from '@platform/jobs';
import PostalMime from 'postal-mime';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { startSmtpSink } from '../../support/smtp-sink';
import type { SmtpSink } from '../../support/smtp-sink';

const START = '2026-03-02T01:00:00Z';

interface NoticeRow {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly message_id: string;
  readonly last_code: string | null;
  readonly next_attempt_at: Date | null;
}

describe('delivery over SMTP', () => {
  let app: TestApp;
  let sink: SmtpSink;
  let contest: OpenContest;
  let lan: Client;

  const emit = (event: string, subjectId: string, more: object = {}) =>
    app.db.transaction(() =>
      app
        .get(Outbox)
        .emit(event, { subjectKind: 'initiative', subjectId, contestId: contest.id, actorId: null, ...more }),
    );
  const at = (seconds: number) => app.setNow(new Date(Date.parse(START) + seconds * 1000).toISOString());
  const notice = async (initiativeId: string): Promise<NoticeRow> => {
    const row = await app.db.first<NoticeRow>(
      `SELECT id, state, attempts, message_id, last_code, next_attempt_at FROM notification.notice WHERE initiative_id = $1`,
      [initiativeId],
    );
    if (!row) throw new Error('no notice');
    return row;
  };
  const ids = async () =>
    Promise.all(sink.received.map(async ({ raw }) => (await PostalMime.parse(Buffer.from(raw, 'latin1'))).messageId));
  /** A dossier whose author gets a receipt (repeated when in doubt). */
  const receipt = async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await emit('InitiativeSubmitted', id);
    return id;
  };
  /** A dossier whose author gets a decision letter (never repeated by itself). */
  const letter = async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await lan
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Không đúng lĩnh vực' })
      .set('if-match', '"v2"')
      .expect(201);
    await app.runJobs();
    await lan.post(`/api/contests/${contest.id}/notices/release`, { initiativeIds: [id] }).expect(200);
    return id;
  };
  /** As a process leaves it that dies while it sends. */
  const crashed = async (id: string) => {
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE notification.notice SET state = 'sending', version = version + 1, attempts = 1, first_attempt_at = platform.now() WHERE id = $1`,
        [id],
      ),
    );
  };

  const environment = { ...process.env };

  beforeAll(async () => {
    sink = await startSmtpSink();
    process.env.SMTP_URL = `smtp://127.0.0.1:${sink.port}`;
    process.env.TEST_MAILBOX = 'on';
    process.env.MAIL_BULK_PER_MINUTE = '6';
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  beforeEach(async () => {
    sink.reset();
    await at(0);
    await app.db.transaction(async () => {
      await app.db.write('UPDATE notification.lane SET slot_at = NULL, used = 0, paused_until = NULL');
      await app.db.write('UPDATE platform.outbox SET done_at = platform.now() WHERE done_at IS NULL');
    });
  });
  afterAll(async () => {
    process.env = environment;
    await app.stop();
    await sink.stop();
  });

  it('sends once, under the stored Message-ID, to one recipient', async () => {
    const id = await receipt();
    await app.runJobs();
    const row = await notice(id);
    expect([row.state, row.attempts, sink.received.length]).toEqual(['sent', 1, 1]);
    expect(await ids()).toEqual([`<${row.message_id}>`]);
  });

  it('stops at 5xx; a corrected address makes another message', async () => {
    const id = await receipt();
    sink.behave({ reply: 550, at: 'recipient' });
    await app.runJobs();
    const failed = await notice(id);
    expect([failed.state, failed.attempts, failed.last_code]).toEqual(['failed', 1, '550']);
    await at(100_000);
    await app.runJobs();
    expect((await notice(id)).attempts).toBe(1);

    sink.behave('accept');
    const path = `/api/notices/${failed.id}/resend`;
    await lan.post(path, { reason: 'Sai địa chỉ', address: 'A <a@vidu.vn>' }).expect(422);
    await lan.post(path, {}).expect(422);
    await lan.post(path, { reason: 'Sai địa chỉ', address: 'dung@vidu.vn' }).expect(200);
    await app.runJobs();
    const sent = await notice(id);
    expect([sent.state, sink.received.map((one) => one.recipient), sent.message_id === failed.message_id]).toEqual([
      'sent',
      ['dung@vidu.vn'],
      false,
    ]);
  });

  it('tries again after 4xx under the same Message-ID', async () => {
    const id = await receipt();
    sink.behave({ reply: 451, at: 'recipient' });
    await app.runJobs();
    const waiting = await notice(id);
    expect([waiting.state, waiting.attempts, waiting.last_code]).toEqual(['retrying', 1, '451']);
    sink.behave('accept');
    await at(30);
    await app.runJobs();
    expect((await notice(id)).state).toBe('retrying');
    await app.setNow(waiting.next_attempt_at?.toISOString() ?? START);
    await app.runJobs();
    const sent = await notice(id);
    expect([sent.state, sent.attempts, sent.message_id]).toEqual(['sent', 2, waiting.message_id]);
  });

  it('gives up after 72 hours', async () => {
    const id = await receipt();
    sink.behave({ reply: 451, at: 'recipient' });
    for (
      let tries = 0;
      tries < 60 &&
      ['draft', 'released', 'retrying'].includes((await notice(id).catch(() => ({ state: 'draft' }))).state);
      tries += 1
    ) {
      await app.runJobs();
      await app.setNow((await notice(id)).next_attempt_at?.toISOString() ?? START);
    }
    const row = await notice(id);
    expect([row.state, row.last_code, row.attempts > 15 && row.attempts < 40]).toEqual(['failed', '451', true]);
  });

  it('a letter cut off after its text is uncertain until a person decides', async () => {
    const id = await letter();
    sink.behave('cut_after_data');
    await app.runJobs();
    const doubted = await notice(id);
    expect([doubted.state, doubted.attempts, sink.received.length]).toEqual(['uncertain', 1, 1]);
    await at(100_000);
    sink.behave('accept');
    await app.runJobs();
    expect([(await notice(id)).state, sink.received.length]).toEqual(['uncertain', 1]);
    await lan.post(`/api/notices/${doubted.id}/resend`, { reason: 'Tác giả báo chưa nhận' }).expect(200);
    await app.runJobs();
    expect([(await notice(id)).state, await ids()]).toEqual([
      'sent',
      [`<${doubted.message_id}>`, `<${doubted.message_id}>`],
    ]);
  });

  it('an uncertain letter may be taken as arrived', async () => {
    const id = await letter();
    sink.behave('cut_after_data');
    await app.runJobs();
    const { id: noticeId } = await notice(id);
    await lan.post(`/api/notices/${noticeId}/settle`, {}).expect(422);
    await lan.post(`/api/notices/${noticeId}/settle`, { reason: 'Tác giả đã xác nhận' }).expect(204);
    expect((await notice(id)).state).toBe('sent');
    await lan.post(`/api/notices/${noticeId}/settle`, { reason: 'Lần nữa' }).expect(409);
  });

  it('a receipt cut off after its text is repeated under the same Message-ID', async () => {
    const id = await receipt();
    sink.behave('cut_after_data');
    await app.runJobs();
    sink.behave('accept');
    await at(600);
    await app.runJobs();
    const row = await notice(id);
    expect([row.state, await ids()]).toEqual(['sent', [`<${row.message_id}>`, `<${row.message_id}>`]]);
  });

  it('after a crash a letter waits for a person, a receipt is repeated once', async () => {
    const decided = await letter();
    const received = await receipt();
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE platform.outbox SET run_at = '2100-01-01' WHERE name = 'notification.deliver' AND done_at IS NULL`,
      ),
    );
    await app.runJobs();
    const left = [await notice(decided)];
    await crashed(left[0]?.id ?? '');
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE platform.outbox SET run_at = platform.now() WHERE name = 'notification.deliver' AND done_at IS NULL`,
      ),
    );
    await app.runJobs();
    expect([(await notice(decided)).state, sink.received.length]).toEqual(['uncertain', 1]);

    const { id } = await notice(received);
    await crashed(id);
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE platform.outbox SET done_at = NULL, locked_until = NULL WHERE name = 'notification.deliver' AND payload->>'noticeId' = $1`,
        [id],
      ),
    );
    await app.runJobs();
    expect([(await notice(received)).state, sink.received.length]).toEqual(['sent', 2]);
    await app.runJobs();
    expect(sink.received.length).toBe(2);
  });

  it('paces bulk mail; a password mail passes it', async () => {
    const made = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await submittedInitiative(app, contest.id);
      await lan
        .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
        .set('if-match', '"v2"')
        .expect(201);
      made.push(id);
    }
    await app.runJobs();
    await lan.post(`/api/contests/${contest.id}/notices/release`, { initiativeIds: made }).expect(200);
    const who = await app.signIn();
    await emit('PasswordResetRequested', who.accountId, { subjectKind: 'account', contestId: null });
    await app.runJobs();
    const subjects = async () =>
      (await Promise.all(sink.received.map(({ raw }) => PostalMime.parse(Buffer.from(raw, 'latin1')))))
        .map((mail) => mail.subject?.replace(/^\[.*\] /, ''))
        .sort();
    expect(await subjects()).toEqual(['Hồ sơ hợp lệ', 'Đặt lại mật khẩu']);
    await at(10);
    await app.runJobs();
    expect((await subjects()).length).toBe(3);
    await at(20);
    await app.runJobs();
    expect((await subjects()).length).toBe(4);
  });

  it('a lane rests after the server was lost, but not the one of sign-in', async () => {
    sink.behave('cut_at_recipient');
    const first = await receipt();
    await app.runJobs();
    expect((await notice(first)).state).toBe('retrying');
    sink.behave('accept');
    const second = await receipt();
    const who = await app.signIn();
    await emit('PasswordChanged', who.accountId, { subjectKind: 'account', contestId: null });
    await app.runJobs();
    expect([(await notice(second)).state, (await notice(second)).attempts, sink.received.length]).toEqual([
      'released',
      0,
      1,
    ]);
    await at(30);
    await app.runJobs();
    expect((await notice(second)).state).toBe('sent');
  });

  it('the lane of sign-in never rests, even where its own mail met the loss', async () => {
    sink.behave('cut_at_recipient');
    const [lost, lucky] = [await app.signIn(), await app.signIn()];
    const changed = { subjectKind: 'account', contestId: null };
    await emit('PasswordChanged', lost.accountId, changed);
    await app.runJobs();
    sink.behave('accept');
    await emit('PasswordChanged', lucky.accountId, changed);
    await app.runJobs();
    const rows = await app.db.query(
      'SELECT account_id, state FROM notification.notice WHERE account_id = ANY($1) ORDER BY state',
      [[lost.accountId, lucky.accountId]],
    );
    expect(rows).toEqual([
      { account_id: lost.accountId, state: 'retrying' },
      { account_id: lucky.accountId, state: 'sent' },
    ]);
  });

  it('a person whose account no longer waits for it gets no link', async () => {
    const who = await app.signIn();
    await emit('AccountInvited', who.accountId, { subjectKind: 'account', contestId: null });
    await app.runJobs();
    const rows = await app.db.query('SELECT state, last_code FROM notification.notice WHERE account_id = $1', [
      who.accountId,
    ]);
    expect([rows, sink.received.length]).toEqual([[{ state: 'failed', last_code: 'notification.not_needed' }], 0]);
  });

  it('the test mailbox is absent where mail really leaves', async () => {
    for (const path of ['/api/mailbox', '/api/mailbox/page', '/api/mailbox/1', '/api/mailbox/1/raw']) {
      await app.anonymous.get(path).expect(404);
    }
  });
});
