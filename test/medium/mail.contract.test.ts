import PostalMime from 'postal-mime';
import { createDataSource, Database } from '@platform/database';
import { MailboxTransport, SmtpTransport, SqlMailboxStore } from '@platform/mail';
import type { Mail, MailOutcome, MailTransport } from '@platform/mail';
import { cloneDatabase } from '../support/database';
import type { TestDatabase } from '../support/database';
import { freePort } from '../support/daemon';
import { startSmtpSink } from '../support/smtp-sink';
import type { Behaviour, SinkMessage, SmtpSink } from '../support/smtp-sink';

const MAIL: Mail = {
  messageId: '0b6f9d1e-5a51-4c0e-9c6e-0c7a1f6f7a10@contest.example.vn',
  from: { name: 'Ban tổ chức cuộc thi', address: 'no-reply@contest.example.vn' },
  to: 'nguyen.thi.huong@example.vn',
  subject: 'Giấy biên nhận hồ sơ SK26-0001 — cuộc thi sáng kiến cải cách hành chính của tỉnh, đợt tháng 10',
  text: 'Kính gửi bà Nguyễn Thị Hường,\n.\nHồ sơ đã được nhận.\nFrom đây trở đi…\n',
  html: '<p>Hồ sơ <b>đã được nhận</b>.</p>',
  headers: { 'X-Contest': 'Bắc Ninh' },
};

interface Leg {
  readonly transport: MailTransport;
  received(): Promise<readonly SinkMessage[]>;
  breakDown(): Promise<void>;
}

function contract(leg: () => Leg): void {
  const refused = (code: string): MailOutcome => ({
    outcome: 'permanent',
    reason: 'The message is malformed and was not handed over.',
    code,
  });

  it('carries a message whole', async () => {
    expect(await leg().transport.send(MAIL)).toEqual({ outcome: 'sent' });
    const [message, ...more] = await leg().received();
    const read = await PostalMime.parse(message?.raw ?? '');
    const header = (name: string) => read.headers.filter((each) => each.key === name).map((each) => each.value);
    expect({
      more,
      recipient: message?.recipient,
      ascii: /^[\x00-\x7f]*$/.test(message?.raw ?? ''),
      id: read.messageId,
      from: read.from,
      to: read.to,
      subject: read.subject,
      text: read.text?.replaceAll('\r\n', '\n').trimEnd(),
      html: read.html?.trimEnd(),
      automatic: header('auto-submitted'),
      contest: header('x-contest').length,
      attachments: read.attachments,
    }).toEqual({
      more: [],
      recipient: MAIL.to,
      ascii: true,
      id: `<${MAIL.messageId}>`,
      from: { name: 'Ban tổ chức cuộc thi', address: 'no-reply@contest.example.vn' },
      to: [{ name: '', address: MAIL.to }],
      subject: MAIL.subject,
      text: MAIL.text.trimEnd(),
      html: MAIL.html,
      automatic: ['auto-generated'],
      contest: 1,
      attachments: [],
    });
  });

  it('keeps the Message-ID over repeats', async () => {
    await leg().transport.send(MAIL);
    await leg().transport.send(MAIL);
    const read = await Promise.all((await leg().received()).map(({ raw }) => PostalMime.parse(raw)));
    expect(read.map(({ messageId }) => messageId)).toEqual([`<${MAIL.messageId}>`, `<${MAIL.messageId}>`]);
  });

  it('carries many at once, each to its own recipient', async () => {
    const mails = Array.from({ length: 40 }, (_, n) => ({
      ...MAIL,
      messageId: `${n}@example.vn`,
      to: `p${n}@example.vn`,
    }));
    expect(await Promise.all(mails.map((mail) => leg().transport.send(mail)))).toEqual(
      mails.map(() => ({ outcome: 'sent' })),
    );
    const recipients = (await leg().received()).map(({ recipient }) => recipient);
    expect(recipients.sort()).toEqual(mails.map(({ to }) => to).sort());
  });

  it.each<[string, string, Partial<Mail>]>([
    ['two recipients', 'mail.bad_recipient', { to: 'a@example.vn, b@example.vn' }],
    ['a recipient with a name', 'mail.bad_recipient', { to: 'A <a@example.vn>' }],
    ['a recipient with a line break', 'mail.bad_recipient', { to: 'a@example.vn\r\nRCPT TO:<b@example.vn>' }],
    ['a recipient ending in a line break', 'mail.bad_recipient', { to: 'a@example.vn\n' }],
    ['a recipient with a group', 'mail.bad_recipient', { to: 'g:a@example.vn;' }],
    ['a quoted recipient', 'mail.bad_recipient', { to: '"a b"@example.vn' }],
    ['a recipient with a command', 'mail.bad_recipient', { to: 'a@example.vn> SIZE=1' }],
    ['no recipient', 'mail.bad_recipient', { to: '' }],
    ['a recipient without a host', 'mail.bad_recipient', { to: 'a@' }],
    ['a recipient of another alphabet', 'mail.bad_recipient', { to: 'đ@example.vn' }],
    ['an endless recipient', 'mail.bad_recipient', { to: `${'a'.repeat(65)}@example.vn` }],
    ['a line break in the subject', 'mail.bad_header', { subject: 'Kết quả\r\nBcc: x@example.vn' }],
    ['a bare line feed in the subject', 'mail.bad_header', { subject: 'Kết quả\nBcc: x@example.vn' }],
    ['a line separator in the subject', 'mail.bad_header', { subject: 'a\u2028b' }],
    [
      'a line break in the sender name',
      'mail.bad_sender',
      { from: { name: 'A\r\nBcc: x@example.vn', address: 'a@example.vn' } },
    ],
    ['a sender that is no address', 'mail.bad_sender', { from: 'A <a@example.vn>' }],
    ['a line break in the Message-ID', 'mail.bad_message_id', { messageId: 'a@b\r\nBcc: x@example.vn' }],
    ['a Message-ID in brackets', 'mail.bad_message_id', { messageId: '<a@b>' }],
    ['a line break in a header', 'mail.bad_header', { headers: { 'X-A': 'a\r\nBcc: x@example.vn' } }],
    ['a line break in a header name', 'mail.bad_header', { headers: { 'X-A:\r\nBcc': 'x@example.vn' } }],
    ['a further recipient as a header', 'mail.bad_header', { headers: { Bcc: 'x@example.vn' } }],
    ['another content type', 'mail.bad_header', { headers: { 'Content-Type': 'text/html' } }],
  ])('refuses %s for good and sends nothing', async (_what, code, change) => {
    expect(await leg().transport.send({ ...MAIL, ...change })).toEqual(refused(code));
    expect(await leg().received()).toEqual([]);
  });

  it.each(['a@example.vn', "o'hara+x@a-b.example.vn", 'a.b@localhost', `${'a'.repeat(64)}@example.vn`])(
    'takes the recipient %s',
    async (to) => {
      expect(await leg().transport.send({ ...MAIL, to })).toEqual({ outcome: 'sent' });
      expect((await leg().received()).map(({ recipient }) => recipient)).toEqual([to]);
    },
  );

  it('never fetches what a text names', async () => {
    const html = '<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/passwd">';
    expect(await leg().transport.send({ ...MAIL, html })).toEqual({ outcome: 'sent' });
    expect((await PostalMime.parse((await leg().received())[0]?.raw ?? '')).html?.trimEnd()).toBe(html);
  });

  it('is temporary while nothing takes the message', async () => {
    await leg().breakDown();
    expect(await leg().transport.send(MAIL)).toMatchObject({ outcome: 'temporary' });
  });
}

describe('mailbox', () => {
  let copy: TestDatabase;
  let database: Database;
  let store: SqlMailboxStore;
  beforeEach(async () => {
    copy = await cloneDatabase();
    database = new Database(await createDataSource(copy.url).initialize());
    store = new SqlMailboxStore(database);
  });
  afterEach(async () => {
    if (database.source.isInitialized) await database.source.destroy();
    await copy.drop();
  });

  contract(() => ({
    transport: new MailboxTransport(store),
    received: async () => {
      const entries = await store.list({ limit: 100 });
      return Promise.all(entries.map(async ({ id, recipient }) => ({ recipient, raw: (await store.raw(id)) ?? '' })));
    },
    breakDown: () => database.source.destroy(),
  }));

  it('lists newest first, of one recipient if asked, and knows what is not there', async () => {
    const transport = new MailboxTransport(store);
    for (const [n, to] of ['a@example.vn', 'b@example.vn', 'a@example.vn'].entries()) {
      await transport.send({ ...MAIL, messageId: `${n}@example.vn`, to, subject: `Thư ${n}` });
    }
    const subjects = async (recipient?: string, limit = 10) =>
      (await store.list({ limit, ...(recipient !== undefined && { recipient }) })).map(({ subject }) => subject);
    expect(await subjects()).toEqual(['Thư 2', 'Thư 1', 'Thư 0']);
    expect(await subjects('a@example.vn')).toEqual(['Thư 2', 'Thư 0']);
    expect(await subjects(undefined, 1)).toEqual(['Thư 2']);
    expect(await store.raw('999999')).toBeUndefined();
  });
});

describe('smtp', () => {
  let sink: SmtpSink;
  let transport: MailTransport;
  const timeoutMs = 400;
  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  afterAll(() => sink.stop());
  beforeEach(() => {
    transport = smtpTo(sink.port);
  });
  afterEach(async () => {
    await transport.close();
    sink.reset();
  });
  const smtpTo = (port: number) =>
    new SmtpTransport({ host: '127.0.0.1', port, implicitTls: false, requireTls: false, timeoutMs });

  contract(() => ({
    transport,
    received: () => Promise.resolve(sink.received),
    breakDown: async () => {
      await transport.close();
      transport = smtpTo(await freePort());
    },
  }));

  const outcomes: [string, Behaviour, object, number][] = [
    ['421 at the greeting', { reply: 421, at: 'connect' }, { outcome: 'temporary', code: '421' }, 0],
    ['554 at the greeting', { reply: 554, at: 'connect' }, { outcome: 'temporary', code: '554' }, 0],
    ['451 to the sender', { reply: 451, at: 'sender' }, { outcome: 'temporary', code: '451' }, 0],
    ['421 to the recipient', { reply: 421, at: 'recipient' }, { outcome: 'temporary', code: '421' }, 0],
    ['451 to the recipient', { reply: 451, at: 'recipient' }, { outcome: 'temporary', code: '451' }, 0],
    ['550 to the recipient', { reply: 550, at: 'recipient' }, { outcome: 'permanent', code: '550' }, 0],
    ['451 to the text', { reply: 451, at: 'data' }, { outcome: 'temporary', code: '451' }, 1],
    ['552 to the text', { reply: 552, at: 'data' }, { outcome: 'permanent', code: '552' }, 1],
    ['silence after the text', 'silence', { outcome: 'temporary', code: 'ETIMEDOUT', uncertain: true }, 1],
    ['a cut after the text', 'cut_after_data', { outcome: 'temporary', uncertain: true }, 1],
    ['a cut before the text', 'cut_at_recipient', { outcome: 'temporary' }, 0],
    ['a connection that never greets', 'half_open', { outcome: 'temporary', code: 'ETIMEDOUT' }, 0],
    ['slow answers', 'slow', { outcome: 'sent' }, 1],
  ];
  const settled = (outcome: MailOutcome) =>
    outcome.outcome === 'sent' ? outcome : { ...outcome, reason: typeof outcome.reason };
  const whole = (expected: object) =>
    'code' in expected || !('uncertain' in expected || (expected as MailOutcome).outcome === 'temporary')
      ? expected
      : { ...expected, code: expect.stringMatching(/^E[A-Z]+$/) as string };

  it.each(outcomes)('%s', async (_what, behaviour, expected, arrived) => {
    sink.behave(behaviour);
    const outcome = settled(await transport.send(MAIL));
    expect(outcome).toEqual({ ...whole(expected), ...('reason' in outcome && { reason: 'string' }) });
    expect(sink.received.length).toBe(arrived);
  });

  it.each(outcomes)('%s, on a connection used before', async (_what, behaviour, expected, arrived) => {
    await transport.send({ ...MAIL, messageId: 'before@example.vn' });
    sink.behave(behaviour);
    const outcome = settled(await transport.send(MAIL));
    const greeted = behaviour === 'half_open' || (typeof behaviour === 'object' && behaviour.at === 'connect');
    expect(outcome).toEqual(
      greeted ? { outcome: 'sent' } : { ...whole(expected), ...('reason' in outcome && { reason: 'string' }) },
    );
    expect(sink.received.length).toBe(1 + (greeted ? 1 : arrived));
  });

  it('works again after each kind of trouble', async () => {
    for (const [, behaviour] of outcomes) {
      sink.behave(behaviour);
      await transport.send(MAIL);
      sink.reset();
      expect(await transport.send(MAIL)).toEqual({ outcome: 'sent' });
    }
  });

  it('needs no second try where the server closed an idle connection', async () => {
    expect(await transport.send(MAIL)).toEqual({ outcome: 'sent' });
    sink.reset();
    expect([await transport.send(MAIL), sink.received.length]).toEqual([{ outcome: 'sent' }, 1]);
  });

  it('does not send where TLS is required and not offered', async () => {
    const strict = new SmtpTransport({
      host: '127.0.0.1',
      port: sink.port,
      implicitTls: false,
      requireTls: true,
      timeoutMs,
    });
    expect(await strict.send(MAIL)).toMatchObject({ outcome: 'temporary' });
    expect(sink.received).toEqual([]);
    await strict.close();
  });

  it('lets running deliveries end when it closes', async () => {
    sink.behave('slow');
    const running = transport.send(MAIL);
    await transport.close();
    expect([await running, sink.received.length]).toEqual([{ outcome: 'sent' }, 1]);
  });
});
