import { Outbox } from '@platform/jobs';
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

describe('what notices say', () => {
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

  describe('templates of a contest', () => {
    const path = (kind: string) => `/api/contests/${contest.id}/notice-templates/${kind}`;
    const own = {
      vi: { subject: 'Đã rút {code}', text: 'Hồ sơ {code} đã rút.' },
      en: { subject: 'Withdrawn {code}', text: '{code} is withdrawn.' },
    };

    const put = (kind: string, body: object, version: number) =>
      lan.put(path(kind), body).set('if-match', `"v${version}"`);
    const reset = (kind: string, version: number) => lan.delete(path(kind)).set('if-match', `"v${version}"`);

    it('are versions; a draft says which it was made from', async () => {
      const saved = await put('withdrawn', own, 0).expect(200);
      expect(saved.body).toMatchObject({ kind: 'withdrawn', version: 1, ...own });
      const { id, code } = await submittedInitiative(app, contest.id);
      await emit('InitiativeWithdrawn', id);
      await app.runJobs();
      const [notice] = await noticesOf(id);
      const detail = await lan.get(`/api/notices/${notice?.id ?? ''}`).expect(200);
      expect(detail.body).toMatchObject({ subject: `Đã rút ${code}`, templateVersion: 1, state: 'sent' });
      expect((await reset('withdrawn', 1).expect(200)).body).toMatchObject({ version: 0 });
      expect((await put('withdrawn', own, 0).expect(200)).body).toMatchObject({ version: 3 });
      await reset('withdrawn', 3).expect(200);
    });

    it('are not written over a wording that the writer has not read', async () => {
      await lan.put(path('duplicate'), own).expect(428);
      await put('duplicate', own, 0).expect(200);
      const other = { ...own, en: { ...own.en, text: 'Another {code}.' } };
      expect((await put('duplicate', other, 0).expect(412)).body).toMatchObject({ code: 'platform.stale' });
      await reset('duplicate', 0).expect(412);
      await put('duplicate', other, 1).expect(200);
      await put('duplicate', own, 1).expect(412);
    });

    it('are refused with unknown placeholders, and for sign-in mails altogether', async () => {
      const bad = { ...own, vi: { subject: '{password}', text: '{{code}} {constructor}' } };
      const answer = await put('withdrawn', bad, 0).expect(422);
      expect(
        (answer.body as { blockers: { code: string; path: string }[] }).blockers.map((one) => [one.code, one.path]),
      ).toEqual([
        ['notification.unknown_placeholder', 'vi.subject'],
        ['notification.unknown_placeholder', 'vi.text'],
        ['notification.stray_brace', 'vi.text'],
      ]);
      await put('password_reset', own, 0).expect(404);
      await put('nothing', own, 0).expect(422);
    });

    it('are previewed with a dossier of the contest only', async () => {
      const { id, code } = await submittedInitiative(app, contest.id);
      const shown = await lan.post(`${path('withdrawn')}/preview`, { ...own, initiativeId: id }).expect(200);
      expect(
        (shown.body as { items: { language: string; subject: string }[] }).items.map((one) => one.subject),
      ).toEqual([`Đã rút ${code}`, `Withdrawn ${code}`]);
      const other = await openContest(app);
      const foreign = await submittedInitiative(app, other.id);
      await lan.post(`${path('withdrawn')}/preview`, { ...own, initiativeId: foreign.id }).expect(404);
    });
  });

  describe('account mails', () => {
    it('carry a one-time link that is stored nowhere', async () => {
      const who = await app.signIn({ name: 'Bùi Thị Quên' });
      await emit('PasswordResetRequested', who.accountId, { subjectKind: 'account', contestId: null });
      await app.runJobs();
      const [mail] = await mails(await emailOf(who.accountId));
      const { subject, text } = await read(mail?.id ?? '');
      const token = /https:\/\/sangkien\.vidu\.vn\/reset-password#token=([\w-]{43})/.exec(text)?.[1] ?? 'none';
      expect([subject, token.length]).toEqual(['Đặt lại mật khẩu', 43]);
      const rows = await app.db.query<{ body: string; state: string }>(
        'SELECT body, state FROM notification.notice WHERE account_id = $1',
        [who.accountId],
      );
      expect(rows.map((row) => [row.state, row.body.includes('{link}'), row.body.includes(token)])).toEqual([
        ['sent', true, false],
      ]);
    });

    it('are read by no secretary', async () => {
      const who = await app.signIn();
      await emit('PasswordChanged', who.accountId, { subjectKind: 'account', contestId: null });
      await app.runJobs();
      const row = await app.db.first<{ id: string }>('SELECT id FROM notification.notice WHERE account_id = $1', [
        who.accountId,
      ]);
      const global = await app.signIn({ grants: [{ role: 'secretary_head' }] });
      await global.get(`/api/notices/${row?.id ?? ''}`).expect(404);
      await global.post(`/api/notices/${row?.id ?? ''}/resend`, { reason: 'Xem thử' }).expect(404);
    });
  });

  describe('letters about the result', () => {
    const published = async (winner: string) =>
      app.db.transaction(async () => {
        const [file] = await app.db.write<{ id: string }>(
          `INSERT INTO award.file (contest_id, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at)
           VALUES ($1, 'qd.pdf', 'pdf', 'application/pdf', 1, 'x', 'x', $2, platform.now()) RETURNING id`,
          [contest.id, lan.accountId],
        );
        const [decision] = await app.db.write<{ id: string }>(
          `INSERT INTO award.decision (contest_id, kind, act, state, wording, series, issuer, basis, rulebook_version, proposed_by, proposed_at,
             agreed_by, agreed_at, list_hash, proposal_number, proposal_date, sent_at, number, signed_on, signer_name, signed_file_id, signed_hash,
             signed_at, published_at)
           VALUES ($1, 'award', 'grant', 'published', '{}', 'QĐ-UBND', 'UBND tỉnh', '{}', 1, $2, platform.now(), $3, platform.now(), 'h', '12', '2026-05-01',
             platform.now(), '345', '2026-05-06', 'Nguyễn Văn Ký', $4, 'h', platform.now(), platform.now()) RETURNING id`,
          [contest.id, lan.accountId, contest.head.accountId, file?.id],
        );
        const [award] = await app.db.write<{ id: string }>(
          `INSERT INTO award.award (contest_id, decision_id, position, initiative_id, effect, table_code, prize_code, prize_name, amount, rank, recipients,
             title, code, category, unit_name)
           VALUES ($1, $2, 1, $3, 'grant', 't', 'first', 'Giải Nhất', 10000000, 1, '[]', 't', 'c', 'individual', 'u') RETURNING id`,
          [contest.id, decision?.id, winner],
        );
        await app.db.write(
          `INSERT INTO award.certificate (award_id, decision_id, code, issued_at) VALUES ($1, $2, '34679ACDEFGH', platform.now())`,
          [award?.id, decision?.id],
        );
        return decision?.id ?? '';
      });
    const textOf = async (initiativeId: string, kind: string) => {
      const notice = (await noticesOf(initiativeId)).find((one) => one.kind === kind);
      const detail = await lan.get(`/api/notices/${notice?.id ?? ''}`).expect(200);
      return detail.body as { state: string; body: string };
    };

    it('go to all that were judged, as drafts that say what each has won', async () => {
      const winner = await submittedInitiative(app, contest.id, { state: 'eligible' });
      const other = await submittedInitiative(app, contest.id, { state: 'eligible' });
      const out = await submittedInitiative(app, contest.id, { state: 'ineligible' });
      const decision = await published(winner.id);
      await emit('ResultPublished', decision, { subjectKind: 'award_decision' });
      await emit('CertificateIssued', decision, { subjectKind: 'award_decision' });
      await app.runJobs();
      const won = await textOf(winner.id, 'result_published');
      expect([
        won.state,
        won.body.includes(`(${winner.code}): Giải Nhất.\n\nQuyết định số 345/QĐ-UBND (06/05/2026)\n`),
      ]).toEqual(['draft', true]);
      const lost = await textOf(other.id, 'result_published');
      expect(lost.body.includes(`(${other.code}): không có giải trong lần này.\n\nXem chi tiết tại:`)).toBe(true);
      expect((await textOf(winner.id, 'certificate_issued')).body.includes('Mã kiểm tra: 34679ACDEFGH')).toBe(true);
      expect(await noticesOf(out.id)).toEqual([]);
      expect((await noticesOf(other.id)).map((one) => one.kind)).toEqual(['result_published']);
    });

    it('answer a complaint, on paper where it came on paper', async () => {
      const [complaint] = await app.db.transaction(() =>
        app.db.write<{ id: string }>(
          `INSERT INTO award.complaint (contest_id, number, complainant_name, complainant_contact, content, received_on, late, answer_due_on, entered_by, entered_at)
           VALUES ($1, 7, 'Ông Giấy', 'xã A', 'x', '2026-05-10', false, '2026-06-10', $2, platform.now()) RETURNING id`,
          [contest.id, lan.accountId],
        ),
      );
      await emit('ComplaintReceived', complaint?.id ?? '', { subjectKind: 'complaint' });
      await app.runJobs();
      const answer = await lan.get(`/api/contests/${contest.id}/notices?kind=complaint_received`).expect(200);
      expect(
        (answer.body as { items: { state: string; subject: string; recipientName: string }[] }).items,
      ).toMatchObject([{ state: 'to_print', subject: 'Đã nhận đơn số 7 của ông/bà', recipientName: 'Ông Giấy' }]);
    });
  });

  describe('notices of a round', () => {
    it('reach the judge named, those who still owe a sheet, and the judge of a reopened sheet', async () => {
      const [judge, idle] = [await app.signIn({ name: 'Cao Thị Chấm' }), await app.signIn({ name: 'Đinh Văn Rảnh' })];
      const initiative = await submittedInitiative(app, contest.id, { state: 'eligible' });
      const ids = await app.db.transaction(async () => {
        const [round] = await app.db.write<{ id: string }>(
          `INSERT INTO judging.round (contest_id, code, position, name, visibility, state, rulebook_version, due_at, created_at)
           VALUES ($1, 'so_khao', 1, 'Vòng sơ khảo', 'blind', 'scoring', 1, '2026-06-01T10:00:00Z', platform.now()) RETURNING id`,
          [contest.id],
        );
        const [entry] = await app.db.write<{ id: string }>(
          `INSERT INTO judging.round_initiative (round_id, initiative_id, revision, blind_code) VALUES ($1, $2, 1, 'K1') RETURNING id`,
          [round?.id, initiative.id],
        );
        const [member] = await app.db.write<{ id: string }>(
          `INSERT INTO judging.panel_member (round_id, account_id, person_id, name, seat, added_at, added_by)
           VALUES ($1, $2, $3, 'x', 'judge', platform.now(), $4) RETURNING id`,
          [round?.id, judge.accountId, judge.personId, lan.accountId],
        );
        const [assignment] = await app.db.write<{ id: string }>(
          `INSERT INTO judging.assignment (round_id, round_initiative_id, panel_member_id, account_id, state, assigned_at, assigned_by)
           VALUES ($1, $2, $3, $4, 'accepted', platform.now(), $5) RETURNING id`,
          [round?.id, entry?.id, member?.id, judge.accountId, lan.accountId],
        );
        const [sheet] = await app.db.write<{ id: string }>(
          `INSERT INTO judging.sheet (round_id, round_initiative_id, assignment_id, account_id, created_at, updated_at)
           VALUES ($1, $2, $3, $4, platform.now(), platform.now()) RETURNING id`,
          [round?.id, entry?.id, assignment?.id, judge.accountId],
        );
        return { round: round?.id ?? '', sheet: sheet?.id ?? '' };
      });
      await emit('JudgesAssigned', ids.round, { subjectKind: 'round', accountId: judge.accountId });
      await emit('SheetsDueSoon', ids.round, { subjectKind: 'round' });
      await emit('SheetReopened', ids.sheet, { subjectKind: 'sheet' });
      await app.runJobs();
      expect((await mails(await emailOf(judge.accountId))).map((mail) => mail.subject).sort()).toEqual([
        'Hồ sơ được phân công chấm: Vòng sơ khảo',
        'Nhắc hạn chấm: Vòng sơ khảo, 17:00 ngày 01/06/2026',
        'Phiếu chấm được mở lại: Vòng sơ khảo',
      ]);
      expect(await mails(await emailOf(idle.accountId))).toEqual([]);
    });
  });

  it('an extension reaches keepers of drafts only', async () => {
    const [draft, done] = [await submittedInitiative(app, contest.id), await submittedInitiative(app, contest.id)];
    const [extension] = await app.db.transaction(async () => {
      await app.db.write(`UPDATE initiative.initiative SET state = 'draft' WHERE id = $1`, [draft.id]);
      return app.db.write<{ id: string }>(
        `INSERT INTO contest.extension (contest_id, state, scope, closes_at, document, reason, proposed_by, proposed_at, confirmed_by, confirmed_at)
         VALUES ($1, 'confirmed', 'contest', '2026-12-01T10:00:00Z', 'Công văn 15/BTC', 'x', $2, platform.now(), $3, platform.now()) RETURNING id`,
        [contest.id, lan.accountId, contest.head.accountId],
      );
    });
    await emit('ExtensionConfirmed', extension?.id ?? '', { subjectKind: 'extension' });
    await app.runJobs();
    expect((await mails(await emailOf(draft.leadAccountId))).map((mail) => mail.subject)).toEqual([
      'Gia hạn nộp hồ sơ đến 17:00 ngày 01/12/2026',
    ]);
    expect(await mails(await emailOf(done.leadAccountId))).toEqual([]);
  });

  it('consent, return and the unit’s part reach those concerned', async () => {
    const coordinator = await app.signIn({ name: 'Tạ Thị Đầu Mối' });
    const { id, code, unitId, leadAccountId } = await submittedInitiative(app, contest.id, {
      authors: [{}, { name: 'Mạc Văn Đồng', email: 'dong@vidu.vn' }, { name: 'Người ký giấy' }],
    });
    await app.db.transaction(async () => {
      await app.db.write(`UPDATE initiative.author SET consent = 'pending' WHERE initiative_id = $1 AND NOT is_lead`, [
        id,
      ]);
      await app.db.write(
        `INSERT INTO identity.role_grant (account_id, role, contest_id, unit_id, granted_at) VALUES ($1, 'coordinator', $2, $3, platform.now())`,
        [coordinator.accountId, contest.id, unitId],
      );
    });
    await emit('ConsentAsked', id);
    await app.runJobs();
    await emit('ConsentAsked', id);
    await emit('ConsentGiven', id);
    await emit('InitiativeSentToUnit', id);
    await emit('InitiativeReturnedToAuthor', id);
    await app.runJobs();
    expect((await noticesOf(id)).filter((one) => one.state === 'to_print')).toEqual([]);
    const subjects = async (address: string) => (await mails(address)).map((mail) => mail.subject).sort();
    expect([
      await subjects('dong@vidu.vn'),
      await subjects(await emailOf(leadAccountId)),
      await subjects(await emailOf(coordinator.accountId)),
    ]).toEqual([
      [`[${code}] Đề nghị xác nhận đồng tác giả`],
      [`[${code}] Đơn vị chưa chuyển hồ sơ`, `[${code}] Đồng tác giả đã trả lời`],
      [`[${code}] Hồ sơ chờ đơn vị xác nhận`],
    ]);
  });
});
