import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { acceptAll, assigned, judgingContest, move, myItems } from '../../support/fixtures/judging';
import { contestWith, tag } from '../initiative/contest';
import { pdf } from '../initiative/files';
import { enterPaper, scanPaper } from '../initiative/paper';

interface Told {
  readonly kind: string;
  readonly recipient: string;
  readonly state: string;
  readonly subject: string;
  readonly body: string;
}

describe('notices to those of the house', () => {
  let app: TestApp;

  /** All but those of the kinds left out, by kind and name. */
  const told = (contestId: string | null, kinds: readonly string[]) =>
    app.db.query<Told>(
      `SELECT kind, recipient_name AS recipient, state, subject, body FROM notification.notice
       WHERE contest_id IS NOT DISTINCT FROM $1 AND kind = ANY($2) ORDER BY kind, recipient_name`,
      [contestId, kinds],
    );
  const paragraphs = (body: string | undefined) => (body ?? '').split('\n\n');
  const secretary = (name: string, contest: { readonly id: string }) =>
    app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('a unit’s list is told to the secretariat, its acceptance and return to the unit', async () => {
    const contest = await contestWith(app, (rules) => ({ ...rules, units: { ...rules.units, lists: true } }));
    const lan = await secretary('Lê Thị Lan', contest);
    const unitId = await app.unit('Sở Nội vụ');
    const grants = [{ role: 'coordinator', contestId: contest.id, unitId }];
    const coordinator = await app.signIn({ name: 'Tạ Văn Đầu Mối', unitId, grants });
    const elsewhere = await app.unit('Sở Khác');
    await app.signIn({
      name: 'Đầu Mối Khác',
      unitId: elsewhere,
      grants: [{ role: 'coordinator', contestId: contest.id, unitId: elsewhere }],
    });
    const dossier = await submittedInitiative(app, contest.id, { unitId });
    const made = (await coordinator.post(`/api/contests/${contest.id}/unit-lists`, { unitId }).expect(201)).body as {
      id: string;
      version: number;
    };
    const path = `/api/unit-lists/${made.id}`;
    const letter = {
      dispatchNumber: '12/SNV-CCHC',
      dispatchDate: '2026-01-02',
      declaredCount: 1,
      declaredCodes: null,
      initiativeIds: [dossier.id],
    };
    await coordinator.put(path, letter).set('if-match', tag(made.version)).expect(200);
    await coordinator.post(`${path}/scan`).attach('file', pdf(made.id), 'cv.pdf').expect(201);
    const step = async (by: Client, name: string, body?: object) => {
      const { version } = (await by.get(path).expect(200)).body as { version: number };
      await by.post(`${path}/${name}`, body).set('if-match', tag(version)).expect(200);
      await app.runJobs();
    };
    await step(coordinator, 'forward');
    await step(lan, 'accept');
    await step(lan, 'return', { reason: 'Thiếu dấu giáp lai' });
    const notices = await told(contest.id, ['unit_list_forwarded', 'unit_list_accepted', 'unit_list_returned']);
    expect(notices.map(({ kind, recipient, subject }) => [kind, recipient, subject])).toEqual([
      ['unit_list_accepted', 'Tạ Văn Đầu Mối', 'Đã tiếp nhận danh sách sáng kiến của Sở Nội vụ'],
      ['unit_list_forwarded', 'Lê Thị Lan', 'Danh sách sáng kiến của Sở Nội vụ'],
      ['unit_list_forwarded', 'Trần Thị Tổ Trưởng', 'Danh sách sáng kiến của Sở Nội vụ'],
      ['unit_list_returned', 'Tạ Văn Đầu Mối', 'Trả lại danh sách sáng kiến của Sở Nội vụ'],
    ]);
    expect(paragraphs(notices[3]?.body).slice(1, 3)).toEqual([
      `Tổ thư ký ${contest.rulebook.name} trả lại danh sách 1 sáng kiến của Sở Nội vụ (công văn số 12/SNV-CCHC ngày 02/01/2026) để đơn vị rà soát.`,
      'Lý do:\nThiếu dấu giáp lai',
    ]);
  });

  it('a rejected paper entry is told to who entered it, and to nobody else', async () => {
    const contest = await contestWith(app);
    const [first, second] = [await secretary('Thư Ký Một', contest), await secretary('Thư Ký Hai', contest)];
    const entered = await enterPaper(first, contest, await app.unit('Xã Giấy'));
    const version = await scanPaper(first, entered);
    await second
      .post(`/api/paper-intakes/${entered.id}/reject`, { reason: 'Tên sáng kiến khác bản giấy' })
      .set('if-match', tag(version))
      .expect(200);
    await app.runJobs();
    const notices = await app.db.query<Told>(
      'SELECT kind, recipient_name AS recipient, state, subject, body FROM notification.notice WHERE contest_id = $1',
      [contest.id],
    );
    expect(notices.map(({ kind, recipient, subject }) => [kind, recipient, subject])).toEqual([
      ['intake_rejected', 'Thư Ký Một', `[${entered.code}] Hồ sơ giấy chưa được xác nhận`],
    ]);
    expect(paragraphs(notices[0]?.body)[2]).toBe('Lý do:\nTên sáng kiến khác bản giấy');
  });

  it('a confirmed paper entry gives the author the receipt: on paper where there is no address', async () => {
    const contest = await contestWith(app);
    const [first, second] = [await secretary('Thư Ký Một', contest), await secretary('Thư Ký Hai', contest)];
    const entered = await enterPaper(first, contest, await app.unit('Xã Giấy'));
    const version = await scanPaper(first, entered);
    await second.post(`/api/paper-intakes/${entered.id}/confirm`).set('if-match', tag(version)).expect(200);
    await app.runJobs();
    const notices = await told(contest.id, ['receipt']);
    expect(notices.map(({ recipient, state }) => [recipient, state])).toEqual([['Lò Thị Giấy', 'to_print']]);
  });

  it('a role given and taken is told to its holder, without the reason; a paper code is told to nobody', async () => {
    const contest = await openContest(app);
    const who = await app.signIn({ name: 'Vũ Thị Văn Thư' });
    const given = await contest.admin
      .post(`/api/contests/${contest.id}/grants`, { accountId: who.accountId, role: 'clerk' })
      .expect(201);
    const { id } = given.body as { id: string };
    await contest.admin.post(`/api/grants/${id}/revoke`, { reason: 'Chuyển công tác vì kỷ luật' }).expect(204);
    const coded = await contest.admin.post(`/api/accounts/${who.accountId}/paper-codes`).expect(201);
    await app.runJobs();
    const notices = await app.db.query<Told & { code: boolean }>(
      `SELECT kind, recipient_name AS recipient, state, subject, body, body LIKE '%' || $2 || '%' AS code
       FROM notification.notice WHERE account_id = $1 ORDER BY kind`,
      [who.accountId, (coded.body as { token: string }).token],
    );
    expect(notices.map(({ kind, subject, code }) => [kind, subject, code])).toEqual([
      ['role_granted', 'Ông/bà được giao vai trò: văn thư', false],
      ['role_revoked', 'Ông/bà thôi vai trò: văn thư', false],
    ]);
    expect(paragraphs(notices[1]?.body)[1]).toBe(
      `Ông/bà thôi vai trò văn thư, ${contest.rulebook.name}. Tài khoản vẫn dùng được cho các việc khác.`,
    );
  });

  it('a recusal reaches the secretariat; a replacement the judge; a reopening those who may decide', async () => {
    const judging = await judgingContest(app);
    const { contest, secretary: thuKy, roundId, judges, chair } = judging;
    await assigned(judging);
    for (const judge of judges) await acceptAll(judge, roundId);
    const leaving = judges[0] as Client;
    const [item] = await myItems(leaving, roundId);
    await leaving.post(`/api/my/assignments/${item?.id ?? ''}/recusal`, { reason: 'Là em ruột tác giả' }).expect(204);
    const entry = await app.db.first<{ assignment: string; account: string }>(
      `SELECT g.id AS assignment, m.account_id AS account FROM judging.assignment g
       JOIN judging.panel_member m ON m.round_id = g.round_id AND m.seat = 'judge' AND NOT EXISTS (
         SELECT FROM judging.assignment o WHERE o.round_initiative_id = g.round_initiative_id AND o.account_id = m.account_id)
       WHERE g.round_id = $1 AND g.state = 'recused'`,
      [roundId],
    );
    const replaced = await thuKy
      .post(`/api/assignments/${entry?.assignment ?? ''}/replacement`, { accountId: entry?.account, reason: 'Xin rút' })
      .expect(201);
    const free = judges.find(({ accountId }) => accountId === entry?.account);
    await app.runJobs();
    const recusals = await told(contest.id, ['judge_recused', 'judge_replaced']);
    expect(recusals.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['judge_recused', 'Lê Văn Thư Ký'],
      ['judge_recused', 'Trần Thị Tổ Trưởng'],
      ['judge_replaced', 'Giám khảo 1'],
    ]);
    expect(paragraphs(recusals[0]?.body)[2]).toBe('Lý do:\nLà em ruột tác giả');
    expect(recusals[2]?.body.includes('em ruột')).toBe(false);

    const assignmentIds = [(replaced.body as { id: string }).id];
    await (free as Client).post(`/api/my/rounds/${roundId}/acceptances`, { assignmentIds }).expect(204);
    await move(thuKy, roundId, 'startScoring');
    const asked = await app.db.first<{ id: string }>(
      `SELECT id FROM judging.sheet WHERE round_id = $1 AND state = 'draft' LIMIT 1`,
      [roundId],
    );
    await app.db.transaction(() =>
      app.db.write(`UPDATE judging.sheet SET state = 'not_returned' WHERE id = $1`, [asked?.id]),
    );
    const reopening = await thuKy
      .post(`/api/rounds/${roundId}/reopenings`, { sheetId: asked?.id, reason: 'Tiêu chí 1 ghi nhầm 18 thành 8' })
      .expect(201);
    await app.runJobs();
    const open = await told(contest.id, ['reopening_asked']);
    expect(open.map(({ recipient }) => recipient)).toEqual([
      'Phạm Thị Trưởng Ban',
      'Trần Thị Tổ Trưởng',
      'Vũ Văn Phó Ban',
    ]);
    expect(open.some(({ body }) => body.includes('ghi nhầm'))).toBe(false);
    expect(open.map(({ body }) => body.includes(`/office/rounds?contest=${contest.id}\n`))).toEqual([true, true, true]);
    const { id } = reopening.body as { id: string };
    await chair.post(`/api/reopenings/${id}/decision`, { agreed: false, reason: 'Không có căn cứ' }).expect(204);
    await app.runJobs();
    const decided = await told(contest.id, ['reopening_decided']);
    expect(decided.map(({ recipient, body }) => [recipient, paragraphs(body)[1]])).toEqual([
      ['Lê Văn Thư Ký', 'Đề nghị mở lại của ông/bà trong Sơ khảo: không được người thứ hai đồng ý.'],
    ]);
  });

  it('who is in conflict with the dossier is neither asked about its sheet nor shown what others ask', async () => {
    const judging = await judgingContest(app);
    const { contest, secretary: thuKy, roundId, judges, deputy } = judging;
    await assigned(judging);
    for (const judge of judges) await acceptAll(judge, roundId);
    await move(thuKy, roundId, 'startScoring');
    const sheet = await app.db.first<{ id: string; entry: string }>(
      'SELECT id, round_initiative_id AS entry FROM judging.sheet WHERE round_id = $1 LIMIT 1',
      [roundId],
    );
    await thuKy
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: deputy.accountId,
        roundInitiativeId: sheet?.entry,
        kind: 'kin',
        note: 'Vợ của tác giả',
      })
      .expect(204);
    await app.db.transaction(() =>
      app.db.write(`UPDATE judging.sheet SET state = 'not_returned' WHERE id = $1`, [sheet?.id]),
    );
    const reopenings = `/api/rounds/${roundId}/reopenings`;
    await thuKy.post(reopenings, { sheetId: sheet?.id, reason: 'Nộp lại' }).expect(201);
    const listed = async (by: Client) => ((await by.get(reopenings).expect(200)).body as { items: [] }).items.length;
    expect([await listed(deputy), await listed(thuKy)]).toEqual([0, 1]);
    await app.runJobs();
    expect((await told(contest.id, ['reopening_asked'])).map(({ recipient }) => recipient)).toEqual([
      'Phạm Thị Trưởng Ban',
      'Trần Thị Tổ Trưởng',
    ]);
  });

  it('a suspension waits as drafts for those who have a dossier in the contest', async () => {
    const contest = await openContest(app);
    const { leadAccountId } = await submittedInitiative(app, contest.id);
    const { version } = (await contest.head.get(`/api/contests/${contest.id}`).expect(200)).body as { version: number };
    await contest.head
      .post(`/api/contests/${contest.id}/suspend`, { reason: 'Theo Công văn số 9/UBND-NC' })
      .set('if-match', tag(version))
      .expect(200);
    await app.runJobs();
    const rows = await app.db.query<Told & { account: string }>(
      `SELECT account_id AS account, state, subject, body FROM notification.notice WHERE contest_id = $1 AND kind = 'contest_halted'`,
      [contest.id],
    );
    const title = contest.rulebook.name;
    expect(rows.map(({ account, state, subject, body }) => [account, state, subject, paragraphs(body)[2]])).toEqual([
      [leadAccountId, 'draft', `Thông báo về ${title}: tạm dừng`, 'Theo Công văn số 9/UBND-NC'],
    ]);
  });

  it('a completion request taken back is told to the authors', async () => {
    const contest = await openContest(app);
    const lan = await secretary('Lê Thị Lan', contest);
    const { id, code } = await submittedInitiative(app, contest.id);
    const path = `/api/initiatives/${id}/screening/completions`;
    await lan
      .post(path, { items: [{ text: 'Trang ký' }] })
      .set('if-match', '"v2"')
      .expect(201);
    await lan.post(`${path}/cancel`, { reason: 'Trang ký đã có trong tệp' }).expect(204);
    await app.runJobs();
    expect((await told(contest.id, ['completion_taken_back'])).map(({ subject }) => subject)).toEqual([
      `[${code}] Không cần bổ sung hồ sơ nữa`,
    ]);
  });

  it('authors who have not confirmed their names are asked by drafts, on paper where there is no address, once a day', async () => {
    const contest = await openContest(app);
    const lan = await secretary('Lê Thị Lan', contest);
    const an = await app.signIn({ name: 'Nguyễn Văn An' });
    const authors = [
      { name: 'Nguyễn Văn An', accountId: an.accountId, personId: an.personId, unitId: an.unitId },
      { name: 'Trần Văn Đúng' },
      { name: 'Lê Văn Giấy' },
    ];
    const { id, code } = await submittedInitiative(app, contest.id, { state: 'eligible', authors });
    await submittedInitiative(app, contest.id, { state: 'submitted' });
    const confirm = (by: Client, authorId = '') =>
      by.put(`/api/initiatives/${id}/authors/${authorId}/name`, { answer: 'confirmed' }).expect(204);
    const { items } = (await an.get(`/api/initiatives/${id}/names`).expect(200)).body as {
      items: { authorId: string }[];
    };
    await confirm(an, items[1]?.authorId);
    const open = async () => {
      const answer = await lan.get(`/api/contests/${contest.id}/names`).expect(200);
      const { confirmed, toAsk } = answer.body as { confirmed: number; toAsk: number };
      return { confirmed, toAsk };
    };
    const ask = async (initiativeIds: readonly string[] | null = null) =>
      (await lan.post(`/api/contests/${contest.id}/names/requests`, { initiativeIds }).expect(200)).body as object;
    expect(await open()).toEqual({ confirmed: 1, toAsk: 2 });
    const desk = (await lan.get(`/api/contests/${contest.id}/desk`).expect(200)).body as { counts: object };
    expect(desk.counts).toMatchObject({ namesUnconfirmed: 2 });
    expect(await ask([contest.id])).toEqual({ asked: 0 });
    expect([await ask(), await ask([id]), await open()]).toEqual([
      { asked: 2 },
      { asked: 0 },
      { confirmed: 1, toAsk: 0 },
    ]);
    await app.runJobs();
    const drafted = await told(contest.id, ['names_asked']);
    expect(drafted.map(({ recipient, state, subject }) => [recipient, state, subject])).toEqual(
      ['Lê Văn Giấy', 'Nguyễn Văn An'].map((name) => [
        name,
        'draft',
        `[${code}] Đề nghị xác nhận họ tên, chức vụ in trên giấy chứng nhận`,
      ]),
    );
    expect(drafted[0]?.body).toContain('- Nguyễn Văn An, ');
    await confirm(an, items[0]?.authorId);
    const released = await lan
      .post(`/api/contests/${contest.id}/notices/release`, { dryRun: false, expectedCount: 1 })
      .expect(200);
    expect(released.body).toMatchObject({ count: 1, mail: 0, print: 1, outdated: 1 });
    expect((await told(contest.id, ['names_asked'])).map(({ state }) => state)).toEqual(['to_print', 'cancelled']);
    await (await app.signIn()).post(`/api/contests/${contest.id}/names/requests`, { initiativeIds: null }).expect(403);
  });
});
