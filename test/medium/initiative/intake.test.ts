import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { codesOf, contestWith, tag } from './contest';
import { pdf } from './files';
import { before, confirmPaper, enterPaper, paperEntry, paperIntake, scanPaper, stampIn } from './paper';
import type { Entered } from './paper';

describe('the paper door', () => {
  let app: TestApp;
  let contest: OpenContest;
  let first: Client;
  let second: Client;
  let unitId: string;
  const day = 86_400_000;

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app, (rules) => ({
      ...rules,
      form: { ...rules.form, fields: rules.form.fields.map((field) => ({ ...field, required: true })) },
      dossier: { ...rules.dossier, parts: rules.dossier.parts.map((part) => ({ ...part, required: true })) },
      units: { ...rules.units, confirmation: true },
    }));
    const grants = [{ role: 'secretary', contestId: contest.id }];
    first = await app.signIn({ name: 'Thư Ký Một', grants });
    second = await app.signIn({ name: 'Thư Ký Hai', grants });
    unitId = await app.unit('UBND phường Giấy Trắng');
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const stamp = () => stampIn(contest);
  const entry = (fields: object = {}) => paperEntry(contest, unitId, fields);
  const enter = (fields: object = {}) => enterPaper(first, contest, unitId, fields);
  const scan = (made: Entered) => scanPaper(first, made);
  const confirm = (id: string, version: number, by = second) => confirmPaper(by, id, version);
  const view = (id: string, by = second) => paperIntake(by, id);

  it('takes in a dossier that a second secretary compares with its scan', async () => {
    const made = await enter();
    expect(await view(made.id, first)).toMatchObject({
      state: 'entered',
      version: 1,
      enteredByMe: true,
      mayCorrect: true,
      awaitsConfirmation: true,
      stampedAt: stamp(),
      scan: null,
      receipt: null,
    });
    const version = await scan(made);
    const detail = await second.get(`/api/initiatives/${made.initiativeId}`).expect(200);
    expect(detail.body).toMatchObject({
      state: 'draft',
      channel: 'paper',
      receivedAt: null,
      authors: [{ name: 'Lò Thị Giấy', share: 100, consent: 'signed_page', isLead: true }],
      attachments: [{ partCode: 'signed_form', fileName: 'ban-quet.pdf' }],
      availableTransitions: [],
    });
    const [file] = (detail.body as { attachments: { id: string }[] }).attachments;
    await second.get(`/api/initiatives/${made.initiativeId}/attachments/${file?.id}`).expect(200);

    const done = await confirm(made.id, version).expect(200);
    const { receipt } = done.body as { receipt: { code: string; receivedAt: string; contentHash: string } };
    expect(done.body).toEqual({
      id: made.id,
      initiativeId: made.initiativeId,
      code: made.code,
      version: version + 1,
      receipt: {
        code: `${made.code}-R1-${receipt.contentHash.slice(0, 8).toUpperCase()}`,
        revision: 1,
        receivedAt: stamp(),
        contentHash: receipt.contentHash,
      },
    });
    const [row] = await app.db.query(
      `SELECT i.state, i.channel, i.received_at = p.stamped_at AS stamped, i.entered_at = p.entered_at AS entered, i.entered_by = $2 AS by_first,
         p.confirmed_by = $3 AS by_second, i.received_at < i.entered_at AS apart, r.submitted_at = p.confirmed_at AS handed_in
       FROM initiative.initiative i JOIN initiative.paper_intake p ON p.initiative_id = i.id JOIN initiative.revision r ON r.initiative_id = i.id
       WHERE i.id = $1`,
      [made.initiativeId, first.accountId, second.accountId],
    );
    expect(row).toEqual({
      state: 'submitted',
      channel: 'paper',
      stamped: true,
      entered: true,
      by_first: true,
      by_second: true,
      apart: true,
      handed_in: true,
    });
    expect(await view(made.id)).toMatchObject({
      state: 'confirmed',
      enteredByName: 'Thư Ký Một',
      confirmedByName: 'Thư Ký Hai',
      receipt,
      availableTransitions: [],
    });
    const audit = await app.db.query(
      `SELECT action, actor_id = $2 AS by_first FROM platform.audit WHERE subject_id IN ($1, $3) AND outcome = 'done' ORDER BY id`,
      [made.id, first.accountId, made.initiativeId],
    );
    expect(audit).toEqual([
      { action: 'initiative.create', by_first: true },
      { action: 'paper_intake.enter', by_first: true },
      { action: 'paper_intake.scan', by_first: true },
      { action: 'paper_intake.confirm', by_first: false },
      { action: 'initiative.receivePaper', by_first: false },
    ]);
    const repeated = await confirm(made.id, version + 1).expect(409);
    expect(codesOf(repeated.body as never)).toEqual(['workflow.state']);
  });

  it('refuses the one who entered, a missing scan and a version that nobody looked at', async () => {
    const made = await enter();
    const bare = await confirm(made.id, 1).expect(409);
    expect(codesOf(bare.body as never)).toEqual(['initiative.scan_missing', 'initiative.consent_missing']);
    const version = await scan(made);
    const own = await confirm(made.id, version, first).expect(409);
    expect(codesOf(own.body as never)).toEqual(['initiative.intake_second_person']);
    await confirm(made.id, 1).expect(412);
    await second.post(`/api/paper-intakes/${made.id}/confirm`).expect(428);
    const attempts = await app.db.query(
      `SELECT action, outcome FROM platform.audit WHERE subject_id = $1 AND outcome = 'refused'`,
      [made.id],
    );
    expect(attempts).toEqual([
      { action: 'paper_intake.confirm', outcome: 'refused' },
      { action: 'paper_intake.confirm', outcome: 'refused' },
    ]);
    await confirm(made.id, version).expect(200);
  });

  it('lets the stamp decide: in time though entered after closing, late at the closing time itself', async () => {
    await app.setNow(new Date(contest.closesAt.getTime() + 2 * day).toISOString());
    const made = await enter({ stampedAt: before(contest.closesAt, 1000) });
    const version = await scan(made);
    await app.runJobs();
    const done = await confirm(made.id, version).expect(200);
    expect(done.body).toMatchObject({ receipt: { receivedAt: before(contest.closesAt, 1000) } });
    const late = await first
      .post(`/api/contests/${contest.id}/paper-intakes`, entry({ stampedAt: contest.closesAt.toISOString() }))
      .expect(409);
    expect(late.body).toMatchObject({
      code: 'initiative.stamp_late',
      blockers: [
        {
          code: 'initiative.stamp_late',
          params: { stampedAt: contest.closesAt.toISOString(), closesAt: contest.closesAt.toISOString() },
        },
      ],
    });
  });

  it('refuses a stamp that lies ahead', async () => {
    const now = await app.db.now();
    await app.setNow(now.toISOString());
    await enter({ stampedAt: now.toISOString() });
    const ahead = await first
      .post(`/api/contests/${contest.id}/paper-intakes`, entry({ stampedAt: before(now, -1000) }))
      .expect(409);
    expect(codesOf(ahead.body as never)).toEqual(['initiative.stamp_ahead']);
  });

  it('refuses paper once judging has begun', async () => {
    const other = await contestWith(app);
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: other.id }] });
    const post = (body: object) => secretary.post(`/api/contests/${other.id}/paper-intakes`, body);
    const made = (await post(entry()).expect(201)).body as Entered;
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.initiative SET sealed_at = platform.now() WHERE id = $1', [made.initiativeId]),
    );
    const refused = await post(entry()).expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.intake_after_screening']);
  });

  it.each<[string, object, string[]]>([
    [
      'shares that total 99.99',
      {
        authorKind: 'group',
        authors: [
          { name: 'Một', share: 50 },
          { name: 'Hai', share: 49.99 },
        ],
      },
      ['initiative.shares_not_whole'],
    ],
    [
      'a group without shares',
      { authorKind: 'group', authors: [{ name: 'Một' }, { name: 'Hai' }] },
      ['initiative.share_not_positive', 'initiative.share_not_positive'],
    ],
    ['an unknown theme', { theme: 'khong_co' }, ['initiative.theme_missing']],
    ['an unknown unit', { unitId: '00000000-0000-4000-8000-000000000000' }, ['initiative.unit_unknown']],
    ['an answer of the wrong type', { answers: { purpose: 5 } }, ['contest.answer_not_text']],
  ])('refuses %s at once', async (_, fields, codes) => {
    const refused = await first.post(`/api/contests/${contest.id}/paper-intakes`, entry(fields)).expect(422);
    expect(codesOf(refused.body as never)).toEqual(codes);
  });

  it('takes shares that total 100.00 exactly and a channel that the rules know', async () => {
    const made = await enter({
      channel: 'email',
      authorKind: 'group',
      authors: [
        { name: 'Một', share: 33.34 },
        { name: 'Hai', share: 33.33 },
        { name: 'Ba', share: 33.33 },
      ],
    });
    expect(await view(made.id)).toMatchObject({ channel: 'email', leadAuthor: 'Một', authorCount: 3 });
    const online = await contestWith(app, (rules) => ({
      ...rules,
      dossier: { ...rules.dossier, channels: ['online', 'paper'] },
    }));
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: online.id }] });
    const refused = await secretary
      .post(`/api/contests/${online.id}/paper-intakes`, entry({ channel: 'email' }))
      .expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.channel_not_taken']);
  });

  it('is put right by the one who entered it, and looked at anew', async () => {
    const made = await enter();
    const version = await scan(made);
    const put = (by: Client, at: number) =>
      by.put(`/api/paper-intakes/${made.id}`, entry({ title: 'Tên đúng' })).set('if-match', tag(at));
    await put(second, version).expect(403);
    await put(first, 1).expect(412);
    expect((await put(first, version).expect(200)).body).toEqual({ ...made, version: version + 1 });
    await confirm(made.id, version).expect(412);
    await confirm(made.id, version + 1).expect(200);
    await put(first, version + 2).expect(409);
    expect((await second.get(`/api/initiatives/${made.initiativeId}`).expect(200)).body).toMatchObject({
      title: 'Tên đúng',
      state: 'submitted',
      authors: [{ consent: 'signed_page' }],
    });
  });

  it('is rejected with a reason and never becomes a dossier', async () => {
    const made = await enter();
    const reject = (by: Client, reason: string) =>
      by.post(`/api/paper-intakes/${made.id}/reject`, { reason }).set('if-match', tag(1));
    await reject(second, ' ').expect(422);
    await reject(second, 'Sai tên tác giả so với bản giấy').expect(200);
    expect(await view(made.id)).toMatchObject({ state: 'rejected', reason: 'Sai tên tác giả so với bản giấy' });
    const [row] = await app.db.query('SELECT state, received_at FROM initiative.initiative WHERE id = $1', [
      made.initiativeId,
    ]);
    expect(row).toEqual({ state: 'withdrawn', received_at: null });
    await confirm(made.id, 2).expect(409);
  });

  it('cannot be handed in, edited or withdrawn by the online door', async () => {
    const made = await enter();
    const online = `/api/initiatives/${made.initiativeId}`;
    for (const step of ['submit', 'withdraw']) {
      const refused = await first
        .post(`${online}/${step}`, step === 'withdraw' ? {} : undefined)
        .set('if-match', tag(1))
        .expect(409);
      expect(codesOf(refused.body as never)).toContain('initiative.awaits_intake');
    }
    await first.patch(online, { title: 'Khác' }).set('if-match', tag(1)).expect(409);
    await first.post(`${online}/attachments?part=evidence`).attach('file', pdf('thêm'), 'them.pdf').expect(201);
  });

  it('is kept by the whole secretariat once confirmed, and by nobody who has left it', async () => {
    const made = await enter();
    await confirm(made.id, await scan(made)).expect(200);
    const path = `/api/initiatives/${made.initiativeId}`;
    const grant = await app.db.first<{ id: string }>('SELECT id FROM identity.role_grant WHERE account_id = $1', [
      first.accountId,
    ]);
    await contest.head.post(`/api/grants/${grant?.id}/revoke`, { reason: 'Chuyển công tác' }).expect(204);
    await first.get(path).expect(404);
    await first.post(`${path}/withdraw`, {}).set('if-match', tag(2)).expect(404);
    await second
      .post(`${path}/screening/completions`, { items: [{ text: 'Trang ký' }] })
      .set('if-match', tag(2))
      .expect(201);
    const patched = await second.patch(path, { title: 'Tên trên trang bổ sung' }).set('if-match', tag(3)).expect(200);
    const { version } = patched.body as { version: number };
    expect((await second.get(path)).body).toMatchObject({
      title: 'Tên trên trang bổ sung',
      state: 'awaiting_completion',
    });
    const handed = await second.post(`${path}/resubmit`).set('if-match', tag(version));
    expect([handed.status, handed.status === 200 ? null : handed.body]).toEqual([200, null]);
    await second
      .post(`${path}/withdraw`, { reason: 'Đơn xin rút ngày 3/4' })
      .set('if-match', tag(version + 1))
      .expect(200);
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.role_grant SET revoked_at = NULL WHERE id = $1', [grant?.id]),
    );
  });
});
