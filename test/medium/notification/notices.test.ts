import { Outbox } from '@platform/jobs';
import PostalMime from 'postal-mime';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

interface Kept {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
}

describe('notices', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;

  const emit = (event: string, subjectId: string, more: object = {}) =>
    app.db.transaction(() =>
      app
        .get(Outbox)
        .emit(event, { subjectKind: 'initiative', subjectId, contestId: contest.id, actorId: null, ...more }),
    );
  const emailOf = async (accountId: string) =>
    (await app.db.first<{ email: string }>('SELECT email FROM identity.account WHERE id = $1', [accountId]))?.email ??
    '';
  const mails = async (recipient: string) => {
    const answer = await app.anonymous.get(`/api/mailbox?recipient=${encodeURIComponent(recipient)}`).expect(200);
    return (answer.body as { items: Kept[] }).items;
  };
  const read = async (id: string) =>
    (await app.anonymous.get(`/api/mailbox/${id}`).expect(200)).body as { subject: string; text: string; html: string };
  const noticesOf = async (initiativeId: string) => {
    const answer = await lan.get(`/api/contests/${contest.id}/notices?initiativeId=${initiativeId}`).expect(200);
    return (
      answer.body as { items: { id: string; kind: string; state: string; address: string | null; version: number }[] }
    ).items;
  };
  const verdict = (id: string, body: object) =>
    lan.post(`/api/initiatives/${id}/screening/verdicts`, body).set('if-match', '"v2"').expect(201);
  const release = (body: object) => lan.post(`/api/contests/${contest.id}/notices/release`, body);

  const environment = { ...process.env };

  beforeAll(async () => {
    process.env.TEST_MAILBOX = 'on';
    process.env.PUBLIC_URL = 'https://sangkien.vidu.vn';
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterEach(() => app.setNow(null));
  afterAll(async () => {
    process.env = environment;
    await app.stop();
  });

  it('a receipt leaves at once, in the language of each author, and reads well', async () => {
    const lead = await app.signIn({ name: 'Nguyễn Thị Đào' });
    const second = await app.signIn({ name: 'John Phạm' });
    await app.db.transaction(() =>
      app.db.write(`UPDATE identity.account SET language = 'en' WHERE id = $1`, [second.accountId]),
    );
    const { id, code } = await submittedInitiative(app, contest.id, {
      title: 'Số hóa “một cửa” & <b>giảm</b> giấy tờ',
      receivedAt: '2026-03-02T01:00:00Z',
      authors: [
        { name: 'Nguyễn Thị Đào', accountId: lead.accountId, personId: lead.personId },
        { name: 'John Phạm', accountId: second.accountId, personId: second.personId },
      ],
    });
    await emit('InitiativeSubmitted', id);
    await app.runJobs();
    const [mail] = await mails(await emailOf(lead.accountId));
    const raw = await app.anonymous
      .get(`/api/mailbox/${mail?.id ?? ''}/raw`)
      .buffer(true)
      .expect(200);
    const bytes = raw.body as Buffer | undefined;
    const parsed = await PostalMime.parse(Buffer.isBuffer(bytes) ? bytes : raw.text);
    expect({
      from: parsed.from,
      to: parsed.to?.map((one) => one.address),
      subject: parsed.subject,
      attachments: parsed.attachments.length,
    }).toEqual({
      from: { name: 'Sáng Kiến', address: 'khong-tra-loi@sang-kien.localhost' },
      to: [await emailOf(lead.accountId)],
      subject: `[${code}] Giấy biên nhận hồ sơ sáng kiến`,
      attachments: 0,
    });
    const text = (parsed.text ?? '').replace(/\r\n/g, '\n').trim();
    const hash = /SHA-256\): (\w+)/.exec(text)?.[1] ?? '';
    expect(text).toBe(
      [
        'Kính gửi ông/bà Nguyễn Thị Đào,',
        '',
        'Ban Tổ chức đã nhận hồ sơ sáng kiến của ông/bà.',
        '',
        `Mã hồ sơ: ${code}`,
        'Tên sáng kiến: Số hóa “một cửa” & <b>giảm</b> giấy tờ',
        `Đơn vị: ${/Đơn vị: (.*)/.exec(text)?.[1] ?? ''}`,
        `Số biên nhận: ${code}-R1 (lần nộp 1)`,
        'Thời điểm nhận: 08:00 ngày 02/03/2026',
        `Mã kiểm tra nội dung (SHA-256): ${hash}`,
        '',
        'Theo dõi hồ sơ tại:',
        `https://sangkien.vidu.vn/initiatives/${id}`,
        '',
        'Trân trọng,',
        `Ban Tổ chức ${contest.rulebook.name}`,
        '',
        'Thư này do hệ thống gửi tự động, xin không trả lời.',
      ].join('\n'),
    );
    expect(parsed.html?.includes('&#60;b&#62;giảm&#60;/b&#62;')).toBe(true);
    const [english] = await mails(await emailOf(second.accountId));
    const made = await read(english?.id ?? '');
    expect([made.subject, made.text.split('\n')[0]?.trim()]).toEqual([
      `[${code}] Receipt of your initiative`,
      'Dear John Phạm,',
    ]);
  });

  it('an event delivered twice makes one notice; an unknown subject makes none and hurts nobody', async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await emit('InitiativeSubmitted', id);
    await app.runJobs();
    await app.db.transaction(() =>
      app.db.write(
        `UPDATE platform.outbox SET done_at = NULL WHERE name = 'notification.draft' AND payload->>'subjectId' = $1`,
        [id],
      ),
    );
    await emit('InitiativeSubmitted', '00000000-0000-4000-8000-000000000000');
    await emit('SheetReopened', '00000000-0000-4000-8000-000000000000', { subjectKind: 'sheet' });
    await emit('ResultPublished', 'not an id', { subjectKind: 'decision', contestId: null });
    await app.runJobs();
    expect((await noticesOf(id)).map((notice) => [notice.kind, notice.state])).toEqual([['receipt', 'sent']]);
    expect(
      await app.db.query(`SELECT name FROM platform.outbox WHERE done_at IS NULL AND name LIKE 'notification.%'`),
    ).toEqual([]);
  });

  it('decisions wait as drafts, are counted by a dry run and released together', async () => {
    const lead = await app.signIn({ name: 'Hoàng Văn Chung' });
    const first = await submittedInitiative(app, contest.id, {
      authors: [
        { name: 'Hoàng Văn Chung', accountId: lead.accountId, personId: lead.personId },
        { name: 'Cụ Tư (không có thư)' },
      ],
    });
    await verdict(first.id, { verdict: 'ineligible', reason: 'Không thuộc lĩnh vực dự thi' });
    await app.runJobs();
    expect((await noticesOf(first.id)).map((notice) => notice.state)).toEqual(['draft', 'draft']);
    expect(await mails(await emailOf(lead.accountId))).toEqual([]);

    const filter = { kinds: ['ineligible'], initiativeIds: [first.id] };
    const dry = await release({ ...filter, dryRun: true }).expect(200);
    expect(dry.body).toEqual({
      dryRun: true,
      count: 2,
      mail: 1,
      print: 1,
      outdated: 0,
      ids: (dry.body as { ids: string[] }).ids,
    });
    expect((await release({ ...filter, expectedCount: 3 }).expect(409)).body).toMatchObject({
      code: 'notification.count_changed',
    });
    const released = await release({ ...filter, expectedCount: 2 })
      .set('idempotency-key', 'r1')
      .expect(200);
    const again = await release({ ...filter, expectedCount: 2 })
      .set('idempotency-key', 'r1')
      .expect(200);
    expect(again.body).toEqual(released.body);
    await app.runJobs();
    const after = (await noticesOf(first.id)).sort((a, b) => (a.state < b.state ? -1 : 1));
    expect(after.map((notice) => [notice.state, notice.address === null])).toEqual([
      ['sent', false],
      ['to_print', true],
    ]);
    const [mail] = await mails(await emailOf(lead.accountId));
    expect((await read(mail?.id ?? '')).text.includes('Không thuộc lĩnh vực dự thi')).toBe(true);
    expect((await release(filter).expect(409)).body).toMatchObject({ code: 'notification.nothing_to_release' });

    const paper = after[1]?.id ?? '';
    const page = await lan.get(`/api/notices/${paper}/printable`).expect(200);
    expect(page.text.includes('<p>Kính gửi ông/bà Cụ Tư (không có thư),</p>')).toBe(true);
    await lan.post(`/api/contests/${contest.id}/notices/printed`, { ids: [paper] }).expect(200, { printed: 1 });
    await lan.post(`/api/contests/${contest.id}/notices/printed`, { ids: [paper] }).expect(409);

    const undo = await lan.post(`/api/initiatives/${first.id}/screening/verdicts/undo`, { reason: 'Nhầm' }).expect(409);
    expect(undo.body).toMatchObject({ code: 'screening.verdict_announced' });
  });

  it('an undone verdict takes its drafts with it', async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await verdict(id, { verdict: 'eligible', checkAll: true });
    await app.runJobs();
    await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm hồ sơ' }).expect(200);
    const dry = await release({ initiativeIds: [id], dryRun: true }).expect(200);
    expect(dry.body).toMatchObject({ count: 0, outdated: 1 });
    await app.runJobs();
    expect((await noticesOf(id)).map((notice) => notice.state)).toEqual(['cancelled']);
  });

  it('a verdict undone before its notices were drafted is never told', async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await verdict(id, { verdict: 'ineligible', reason: 'Nhầm' });
    await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm hồ sơ' }).expect(200);
    await app.runJobs();
    expect(await noticesOf(id)).toEqual([]);
  });

  it('drafts are reworded and cancelled; what is out is not', async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await verdict(id, { verdict: 'eligible', checkAll: true });
    await app.runJobs();
    const [draft] = await noticesOf(id);
    const body = { subject: 'Hồ sơ của ông/bà', body: 'Kính gửi ông/bà, hồ sơ hợp lệ.' };
    await lan.patch(`/api/notices/${draft?.id ?? ''}`, body).expect(428);
    await lan
      .patch(`/api/notices/${draft?.id ?? ''}`, body)
      .set('if-match', '"v9"')
      .expect(412);
    await lan
      .patch(`/api/notices/${draft?.id ?? ''}`, body)
      .set('if-match', '"v1"')
      .expect(200);
    await lan.post(`/api/notices/${draft?.id ?? ''}/cancel`, { reason: 'Gửi bằng công văn' }).expect(204);
    await lan
      .patch(`/api/notices/${draft?.id ?? ''}`, body)
      .set('if-match', '"v3"')
      .expect(409);
    await lan.post(`/api/notices/${draft?.id ?? ''}/cancel`, { reason: 'Gửi bằng công văn' }).expect(409);
  });

  it('completion requests tell what is missing and until when', async () => {
    await app.setNow('2026-03-02T01:00:00Z');
    const lead = await app.signIn();
    const { id, code } = await submittedInitiative(app, contest.id, {
      authors: [{ accountId: lead.accountId, personId: lead.personId }],
    });
    await lan
      .post(`/api/initiatives/${id}/screening/completions`, {
        items: [{ text: 'Trang ký của đồng tác giả' }, { text: 'Bản quét có dấu' }],
        message: 'Đề nghị gửi sớm.',
      })
      .set('if-match', '"v2"')
      .expect(201);
    await app.runJobs();
    const [mail] = await mails(await emailOf(lead.accountId));
    const { subject, text } = await read(mail?.id ?? '');
    expect(subject).toBe(`[${code}] Yêu cầu bổ sung hồ sơ trước 08:00 ngày 07/03/2026`);
    expect(
      text.replace(/\r\n/g, '\n').includes('- Trang ký của đồng tác giả\n- Bản quét có dấu\n\nĐề nghị gửi sớm.'),
    ).toBe(true);
    await app.setNow('2026-03-06T01:00:00Z');
    await app.runJobs();
    expect((await noticesOf(id)).map((notice) => [notice.kind, notice.state])).toEqual([
      ['completion_asked', 'sent'],
      ['completion_due', 'sent'],
    ]);
  });

  it('nothing that an author writes becomes a header, a placeholder or markup', async () => {
    const lead = await app.signIn();
    const { id } = await submittedInitiative(app, contest.id, {
      title: 'Tên\r\nBcc: ke-xau@vidu.vn {contentHash} <script>alert(1)</script>',
      authors: [{ name: '{link}', accountId: lead.accountId, personId: lead.personId }],
    });
    await emit('InitiativeWithdrawn', id);
    await app.runJobs();
    const [mail] = await mails(await emailOf(lead.accountId));
    const made = await read(mail?.id ?? '');
    expect(made.text.includes('“Tên Bcc: ke-xau@vidu.vn {contentHash} <script>alert(1)</script>”')).toBe(true);
    expect(made.text.startsWith('Kính gửi ông/bà {link},')).toBe(true);
    expect(made.html.includes('<script')).toBe(false);
    expect(await mails('ke-xau@vidu.vn')).toEqual([]);
  });

  it('look absent to secretaries of another contest, and forbidden to others', async () => {
    const { id } = await submittedInitiative(app, contest.id);
    await emit('InitiativeSubmitted', id);
    await app.runJobs();
    const [notice] = await noticesOf(id);
    const other = await openContest(app);
    await other.head.get(`/api/notices/${notice?.id ?? ''}`).expect(404);
    await other.head.get(`/api/contests/${contest.id}/notices`).expect(404);
    await other.head.post(`/api/contests/${contest.id}/notices/release`, {}).expect(404);
    await other.head.post(`/api/notices/${notice?.id ?? ''}/resend`, { reason: 'x' }).expect(404);
    await (
      await app.signIn({ grants: [{ role: 'judge', contestId: contest.id }] })
    )
      .get(`/api/contests/${contest.id}/notices`)
      .expect(403);
  });

  it('the mailbox page escapes what it shows', async () => {
    const page = await app.anonymous.get('/api/mailbox/page').expect(200);
    expect([page.headers['content-security-policy'], page.text.includes('<script')]).toEqual([
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      false,
    ]);
    await app.anonymous.get('/api/mailbox/999999').expect(404);
  });
});
