import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly days: number;
  readonly screener: { name: string } | null;
  readonly missingParts: string[];
  readonly flags: string[];
}
const DAY = 86_400_000;

describe('the register', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;
  let minh: Client;
  let path: string;
  let first: { id: string; code: string; unitId: string };
  let second: { id: string; code: string; unitId: string };
  let third: { id: string; code: string; unitId: string };

  const secretary = (name: string) => app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
  const rows = async (query: string, by = lan) =>
    ((await by.get(`${path}/register?${query}`).expect(200)).body as { items: Row[] }).items;
  const codes = async (query: string, by = lan) => (await rows(query, by)).map(({ code }) => code);
  const blockersOf = (answer: { body: unknown }) =>
    (answer.body as { results: { ok: boolean; blockers: { code: string }[] }[] }).results.map(({ ok, blockers }) =>
      ok ? 'ok' : blockers.map(({ code }) => code).join(' '),
    );

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    path = `/api/contests/${contest.id}`;
    lan = await secretary('Lê Thị Lan');
    minh = await secretary('Phạm Văn Minh');
    const now = (await app.db.now()).getTime();
    const at = (days: number) => new Date(now - days * DAY).toISOString();
    first = await submittedInitiative(app, contest.id, {
      title: 'Một cửa lưu động',
      receivedAt: at(20),
      unitId: await app.unit('Sở Nội vụ', 'department'),
    });
    second = await submittedInitiative(app, contest.id, {
      title: 'Chữ ký số ở xã',
      theme: 'digital',
      receivedAt: at(10),
      unitId: await app.unit('UBND xã Đông Anh', 'commune'),
      authors: [{ name: 'Đỗ Thị Ánh' }, { name: 'Hoàng Văn Bốn' }],
    });
    third = await submittedInitiative(app, contest.id, { channel: 'paper', receivedAt: at(1) });
    await app.db.transaction(async () => {
      await app.db.write('UPDATE initiative.initiative SET state_since = $2 WHERE id = $1', [first.id, at(20)]);
      await app.db.write(`UPDATE initiative.author SET consent = 'pending' WHERE initiative_id = $1 AND NOT is_lead`, [
        second.id,
      ]);
    });
  });
  afterAll(() => app.stop());

  it('shows each dossier with days, missing parts, flags and who has it, and never a mark', async () => {
    const [row] = await rows('q=cua luu dong');
    expect(row).toEqual({
      id: first.id,
      code: first.code,
      title: 'Một cửa lưu động',
      leadAuthor: expect.stringMatching(/^Tác giả 1/) as string,
      authorCount: 1,
      unitId: first.unitId,
      unitName: 'Sở Nội vụ',
      block: 'department',
      theme: 'procedures',
      authorKind: 'individual',
      channel: 'online',
      state: 'submitted',
      version: 2,
      receivedAt: expect.any(String) as string,
      stateSince: expect.any(String) as string,
      days: 20,
      dueAt: null,
      screener: null,
      claim: null,
      missingParts: ['signed_form', 'description'],
      flags: [],
    });
    expect((await rows('q=chu ky so'))[0]?.flags).toEqual(['consent']);
    expect((await rows('channel=paper'))[0]?.missingParts).toEqual([]);
  });

  it('is filtered on every column and ordered as asked', async () => {
    const all = [third.code, second.code, first.code];
    expect(await codes('')).toEqual(all);
    expect(await codes('sort=received')).toEqual([...all].reverse());
    const day = (days: number) =>
      new Date(Date.parse(contest.opensAt.toISOString()) - days * DAY).toISOString().slice(0, 10);
    const cases: [string, string[]][] = [
      ['state=submitted', all],
      ['state=eligible', []],
      ['theme=digital', [second.code]],
      ['authorKind=group', [second.code]],
      [`unitId=${first.unitId}`, [first.code]],
      ['block=commune', [second.code]],
      ['channel=paper', [third.code]],
      [`receivedTo=${day(14)}`, [first.code]],
      [`receivedFrom=${day(4)}`, [third.code]],
      ['missing=any', [second.code, first.code]],
      ['missing=description', [second.code, first.code]],
      ['missing=evidence', [second.code, first.code]],
      ['days=15', [first.code]],
      ['due=open', []],
      ['due=overdue', []],
      ['due=due_soon', []],
      ['screener=none', all],
      ['screener=me', []],
      ['flag=consent', [second.code]],
      ['flag=own', []],
      ['flag=intake', []],
      ['flag=reinstatement', []],
      ['flag=untold', []],
      [`ids=${first.id},${third.id}`, [third.code, first.code]],
    ];
    for (const [query, expected] of cases) expect([query, await codes(query)]).toEqual([query, expected]);
    for (const sort of ['code', 'title', 'unit', 'since', 'due']) {
      const up = await codes(`sort=${sort}`);
      expect([...up].sort()).toEqual([...all].sort());
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer = await lan
          .get(`${path}/register?sort=-${sort}&limit=1${cursor && `&cursor=${cursor}`}`)
          .expect(200);
        const page = answer.body as { items: Row[]; nextCursor: string | null };
        paged.push(...page.items.map(({ code }) => code));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(await codes(`sort=-${sort}`));
    }
    await lan.get(`${path}/register?flag=nothing`).expect(422);
    await lan.get(`${path}/register?receivedFrom=31/02/2026`).expect(422);
  });

  it('is the secretariat’s of the contest alone', async () => {
    const stranger = await app.signIn({ grants: [{ role: 'secretary', contestId: (await openContest(app)).id }] });
    for (const list of ['register', 'register/export', 'register-views', 'screeners', 'reinstatements'])
      await stranger.get(`${path}/${list}`).expect(404);
    await stranger.post(`${path}/screening/screeners`, { ids: [first.id], accountId: null }).expect(404);
    await contest.admin.get(`${path}/register`).expect(403);
  });

  it('tells whose work a dossier is: first what would happen, then it is done', async () => {
    const author = await secretary('Vũ Thị Tác Giả');
    const own = await submittedInitiative(app, contest.id, {
      authors: [{ name: 'Vũ Thị Tác Giả', accountId: author.accountId, personId: author.personId }],
    });
    const give = (body: object) => lan.post(`${path}/screening/screeners`, body);
    const ids = [first.id, second.id];
    const dry = await give({ ids, accountId: minh.accountId, dryRun: true }).expect(200);
    expect(blockersOf(dry)).toEqual(['ok', 'ok']);
    expect(await codes('screener=none', minh)).toHaveLength(4);
    await give({ ids, accountId: minh.accountId }).expect(200);
    expect(await codes('screener=me', minh)).toEqual([second.code, first.code]);
    expect(await codes(`screener=${minh.accountId}&q=cua luu dong`)).toEqual([first.code]);
    const queue = await minh.get(`${path}/screening?screener=me`).expect(200);
    expect((queue.body as { total: number }).total).toBe(2);
    const detail = await lan.get(`/api/initiatives/${first.id}/screening`).expect(200);
    expect(detail.body).toMatchObject({ screener: { accountId: minh.accountId, name: 'Phạm Văn Minh' }, claim: null });
    const people = await lan.get(`${path}/screeners`).expect(200);
    expect((people.body as { items: { name: string }[] }).items).toContainEqual({
      accountId: minh.accountId,
      name: 'Phạm Văn Minh',
      assigned: 2,
      waiting: 2,
      serving: true,
    });
    expect(blockersOf(await give({ ids: [own.id], accountId: author.accountId, dryRun: true }).expect(200))).toEqual([
      'screening.screener_own',
    ]);
    await give({ ids: [own.id], accountId: author.accountId }).expect(409);
    await give({ ids, accountId: first.id }).expect(422);
    await give({ ids: [first.id], accountId: null }).expect(200);
    expect((await rows('q=cua luu dong'))[0]?.screener).toBeNull();
    const audited = await app.db.query(
      `SELECT detail FROM platform.audit WHERE action = 'screening.assign' AND subject_id = $1 ORDER BY id`,
      [first.id],
    );
    expect(audited).toEqual([{ detail: { accountId: minh.accountId } }, { detail: { accountId: null } }]);
  });

  it('keeps views by name for the whole secretariat', async () => {
    const search = { state: 'submitted', days: '3', sort: '-since' };
    const kept = await lan.post(`${path}/register-views`, { name: 'Chờ quá 3 ngày', search }).expect(201);
    const view = kept.body as { id: string };
    expect(view).toEqual({ id: view.id, name: 'Chờ quá 3 ngày', search, createdBy: 'Lê Thị Lan' });
    expect((await minh.get(`${path}/register-views`).expect(200)).body).toEqual({ items: [view] });
    const taken = await minh.post(`${path}/register-views`, { name: 'CHO QUA 3 ngay', search: {} }).expect(409);
    expect(taken.body).toMatchObject({ code: 'screening.view_name_taken' });
    await contest.admin.delete(`/api/register-views/${view.id}`).expect(403);
    await minh.delete(`/api/register-views/${view.id}`).expect(204);
    await minh.delete(`/api/register-views/${view.id}`).expect(404);
    expect((await lan.get(`${path}/register-views`).expect(200)).body).toEqual({ items: [] });
  });

  it('reminds the authors of open requests, once a day', async () => {
    const asked = await submittedInitiative(app, contest.id);
    await lan
      .post(`/api/initiatives/${asked.id}/screening/completions`, { items: [{ text: 'Thiếu dấu' }] })
      .set('if-match', '"v2"')
      .expect(201);
    const remind = (body: object) => lan.post(`${path}/screening/completions/remind`, body).expect(200);
    const ids = [asked.id, third.id];
    const sorted = (answer: { body: unknown }) => blockersOf(answer).sort();
    expect(sorted(await remind({ ids, dryRun: true, mode: 'each' }))).toEqual(['ok', 'screening.no_open_completion']);
    expect((await remind({ ids, mode: 'each' })).body).toMatchObject({ done: 1 });
    expect(sorted(await remind({ ids, mode: 'each' }))).toEqual(['screening.no_open_completion', 'screening.reminded']);
    await app.runJobs();
    const notices = await app.db.query(
      `SELECT kind FROM notification.notice WHERE initiative_id = $1 AND kind = 'completion_due'`,
      [asked.id],
    );
    expect(notices).toEqual([{ kind: 'completion_due' }]);
    expect((await rows('due=open')).map(({ id }) => id)).toEqual([asked.id]);
  });

  it('is written into a workbook as it is filtered', async () => {
    const answer = await lan
      .get(`${path}/register/export?block=department`)
      .buffer(true)
      .parse((stream, done) => {
        buffer(stream as never).then(
          (bytes) => {
            done(null, bytes);
          },
          (error: unknown) => {
            done(error as Error, null);
          },
        );
      })
      .expect(200);
    expect(answer.headers['content-disposition']).toContain('so-ho-so.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as never);
    const sheet = book.worksheets[0];
    const texts = (row: number) => Array.from({ length: 6 }, (_, index) => sheet?.getCell(row, index + 1).text);
    expect(texts(1)).toEqual(['Mã hồ sơ', 'Tên sáng kiến', 'Tác giả chính', 'Số tác giả', 'Đơn vị', 'Khối']);
    expect(texts(2)).toEqual([
      first.code,
      'Một cửa lưu động',
      expect.stringMatching(/^Tác giả 1/),
      '1',
      'Sở Nội vụ',
      'Sở, ban, ngành',
    ]);
    expect(sheet?.rowCount).toBe(2);
  });

  it('is written as CSV with the same columns, and on paper with those that fit', async () => {
    const csv = await lan.get(`${path}/register/export?format=csv&block=department`).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')[0]).toMatch(/^\ufeffMã hồ sơ;Tên sáng kiến;Tác giả chính;Số tác giả;.*;Lưu ý$/);
    const paper = await lan.get(`${path}/register/export?format=pdf&block=department`).expect(200);
    expect([paper.headers['content-type'], (paper.body as Buffer).subarray(0, 4).toString()]).toEqual([
      'application/pdf',
      '%PDF',
    ]);
  });

  it('refuses at once on paper what is too long to be drawn, and writes it as CSV', async () => {
    const long = await openContest(app);
    const { id } = await submittedInitiative(app, long.id);
    const copies = `INSERT INTO initiative.initiative SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'code', i.code || '-' || n))).*
      FROM initiative.initiative i, generate_series(1, 1000) AS n WHERE i.id = $1`;
    await app.db.transaction(() => app.db.write(copies, [id]));
    const list = `/api/contests/${long.id}/register/export?format=`;
    expect((await long.head.get(`${list}pdf`).expect(409)).body).toMatchObject({ params: { max: 1000 } });
    expect((await long.head.get(`${list}csv`).expect(200)).text.trimEnd().split('\r\n')).toHaveLength(1002);
  });

  it('lists proposals of reinstatement with what the reader may do', async () => {
    const { id, code } = await submittedInitiative(app, contest.id);
    await lan
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Thiếu xác nhận' })
      .set('if-match', '"v2"')
      .expect(201);
    await lan
      .post(`/api/initiatives/${id}/screening/reinstatements`, { document: 'CV 12/SNV', reason: 'Đã bổ sung' })
      .expect(201);
    const list = async (by: Client, query = '') =>
      (
        (await by.get(`${path}/reinstatements${query}`).expect(200)).body as {
          items: {
            code: string;
            availableTransitions: { name: string; blockers: { code: string; message: string }[] }[];
          }[];
        }
      ).items;
    const [mine] = await list(lan, '?state=proposed');
    expect(mine).toMatchObject({
      code,
      document: 'CV 12/SNV',
      verdictReason: 'Thiếu xác nhận',
      proposedBy: 'Lê Thị Lan',
    });
    expect(mine?.availableTransitions.find(({ name }) => name === 'confirm')?.blockers).toMatchObject([
      { code: 'screening.second_person', message: expect.stringContaining('không được tự đồng ý') as string },
    ]);
    expect((await list(minh))[0]?.availableTransitions.map(({ name, blockers }) => [name, blockers.length])).toEqual([
      ['confirm', 0],
      ['reject', 0],
    ]);
    expect(await list(minh, '?state=confirmed')).toEqual([]);
    expect(await codes('flag=reinstatement')).toEqual([code]);
    expect(await codes('flag=untold')).toEqual([code]);
  });
});
