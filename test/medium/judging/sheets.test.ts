import { onConnection } from '../../support/admin';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { JudgingContest, MyItem } from '../../support/fixtures/judging';
import { acceptAll, assigned, judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';
import { waitFor } from '../../support/wait-for';

const FULL = marksOf(80);

interface Stepped {
  readonly availableTransitions: readonly { name: string; blockers: readonly { code: string }[] }[];
}

describe('a score sheet', () => {
  let app: TestApp;
  let judging: JudgingContest;
  let judge: Client;
  let item: MyItem;
  const save = (body: object, version = 1, by = judge) =>
    by.put(`/api/my/assignments/${item.id}/sheet`, body).set('if-match', `"v${version}"`);
  const stored = () =>
    app.db.first('SELECT state, version, marks FROM judging.sheet WHERE assignment_id = $1 AND state <> $2', [
      item.id,
      'superseded',
    ]);

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await scoring(judging);
    judge = judging.judges[0] ?? judging.chair;
    const [first] = await myItems(judge, judging.roundId);
    if (!first) throw new Error('nothing assigned');
    item = first;
  });

  it('keeps marks exactly, part of them at first, and tells the total once all are there', async () => {
    const part = await save({ marks: { novelty_known: 9.5 }, comment: 'Đang đọc' }).expect(200);
    const { blockers, ...rest } = part.body as { blockers: { code: string; path: string }[] };
    expect(rest).toEqual({ version: 2, filled: 1, of: 7, total: null });
    const open = Object.keys(FULL).filter((code) => code !== 'novelty_known');
    expect(blockers.map(({ code, path }) => [code, path])).toEqual(
      open.map((code) => ['judging.mark_missing', `marks.${code}`]),
    );
    expect(part.headers['etag']).toBe('"v2"');
    const all = await save({ marks: { ...FULL, novelty_known: 19.5 }, notes: { novelty_known: 'Mới' } }, 2).expect(200);
    expect(all.body).toEqual({ version: 3, filled: 7, of: 7, total: '79.50', blockers: [] });
    expect(await stored()).toMatchObject({ state: 'draft', version: 3, marks: { novelty_known: 1950 } });
    const dossier = await judge.get(`/api/my/assignments/${item.id}`).expect(200);
    expect((dossier.body as { sheet: object }).sheet).toEqual({
      state: 'draft',
      version: 3,
      marks: { ...FULL, novelty_known: 19.5 },
      notes: { novelty_known: 'Mới' },
      comment: '',
      total: '79.50',
      reopened: false,
      submittedAt: null,
    });
  });

  it.each([
    ['above the maximum', { novelty_known: 20.5 }, 'judging.mark_above_maximum'],
    ['off the step', { novelty_known: 9.25 }, 'judging.mark_off_step'],
    ['below zero', { novelty_known: -0.5 }, 'judging.mark_below_zero'],
    ['with three decimals', { novelty_known: 9.555 }, 'judging.mark_not_exact'],
    ['out of all bounds', { novelty_known: 1e300 }, 'judging.mark_not_exact'],
    ['for an unknown criterion', { beauty: 5 }, 'judging.criterion_unknown'],
    ['as a string', { novelty_known: '9.5' }, 'platform.field'],
    ['as null, which NaN becomes', { novelty_known: Number.NaN }, 'platform.field'],
    ['as a list', { novelty_known: [9.5] }, 'platform.field'],
  ])('refuses a mark %s, with its place, and loses nothing', async (_, marks, code) => {
    await save({ marks: { novelty_known: 8 } }).expect(200);
    const refused = await save({ marks }, 2).expect(422);
    const [blocker] = (refused.body as { blockers: { code: string; path: string }[] }).blockers;
    expect(blocker).toMatchObject({ code, path: `marks.${Object.keys(marks)[0]}` });
    expect(await stored()).toMatchObject({ version: 2, marks: { novelty_known: 800 } });
  });

  it('refuses unknown keys, a missing and a stale version', async () => {
    await save({ marks: FULL, total: 100 }).expect(422);
    await judge.put(`/api/my/assignments/${item.id}/sheet`, { marks: FULL }).expect(428);
    await save({ marks: FULL }).expect(200);
    await save({ marks: marksOf(10) }, 1).expect(412);
    expect(await stored()).toMatchObject({ version: 2, marks: { novelty_known: 2000 } });
  });

  it('lets only one of two savings at once through', async () => {
    const waiting = () =>
      app.db.first(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' HAVING count(*) = 2`,
      );
    const answers = await onConnection(app.databaseUrl, async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM judging.sheet WHERE assignment_id = $1 FOR UPDATE', [item.id]);
      const both = Promise.all([save({ marks: marksOf(70) }), save({ marks: marksOf(60) })]);
      await waitFor('both savings to have read and to wait for the row', waiting);
      await holder.query('COMMIT');
      return both;
    });
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await stored()).toMatchObject({ version: 2 });
  });

  it('belongs to its judge: nobody else reads or writes it', async () => {
    const other = judging.judges[1] ?? judging.chair;
    await save({ marks: FULL }, 1, other).expect(404);
    await other.get(`/api/my/assignments/${item.id}`).expect(404);
    await other
      .post(`/api/my/rounds/${judging.roundId}/sheets`, { sheets: [{ assignmentId: item.id, version: 1 }] })
      .expect(404);
    await save({ marks: FULL }, 1, judging.secretary).expect(403);
    await save({ marks: FULL }, 1, judging.contest.head).expect(403);
    await judging.chair.get(`/api/rounds/${judging.roundId}/tally`).expect(409);
    await judging.secretary.get(`/api/rounds/${judging.roundId}/tally`).expect(409);
    await judge.get(`/api/rounds/${judging.roundId}/tally`).expect(403);
    await judge.get(`/api/rounds/${judging.roundId}/initiatives`).expect(403);
    expect(await stored()).toMatchObject({ version: 1, marks: {} });
  });

  it('is handed in whole, once, and then locked', async () => {
    const sheets = (version: number) => ({ sheets: [{ assignmentId: item.id, version }] });
    const path = `/api/my/rounds/${judging.roundId}/sheets`;
    const preview = await judge.post(`${path}/preview`, sheets(1)).expect(200);
    expect((preview.body as { sheets: { blockers: object[] }[] }).sheets[0]?.blockers).toHaveLength(7);
    const incomplete = await judge.post(path, sheets(1)).expect(409);
    expect((incomplete.body as { code: string }).code).toBe('judging.mark_missing');
    await save({ marks: FULL }).expect(200);
    await judge.post(path, sheets(1)).expect(412);
    const done = await judge.post(path, sheets(2)).set('idempotency-key', `nop-${item.id}`).expect(200);
    expect((done.body as { sheets: object[] }).sheets).toEqual([
      { assignmentId: item.id, blindCode: item.blindCode, total: '80.00', version: 3, blockers: [] },
    ]);
    const again = await judge.post(path, sheets(2)).set('idempotency-key', `nop-${item.id}`).expect(200);
    expect(again.body).toEqual(done.body);
    await judge.post(path, sheets(3)).expect(409);
    const late = await save({ marks: marksOf(90) }, 3).expect(409);
    expect((late.body as { code: string }).code).toBe('judging.sheet_handed_in');
    await judge.post(`/api/my/assignments/${item.id}/recusal`, { reason: 'Muộn' }).expect(409);
    expect(await stored()).toMatchObject({ state: 'submitted', version: 3, marks: { novelty_known: 2000 } });
  });

  it('hands in once when sent twice at the same moment', async () => {
    await save({ marks: FULL }).expect(200);
    const body = { sheets: [{ assignmentId: item.id, version: 2 }] };
    const answers = await Promise.all([1, 2].map(() => judge.post(`/api/my/rounds/${judging.roundId}/sheets`, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const rows = await app.db.query(
      `SELECT count(*)::int AS count FROM platform.audit a JOIN judging.sheet s ON s.id = a.subject_id
       WHERE s.assignment_id = $1 AND a.action = 'sheet.submit' AND a.outcome = 'done'`,
      [item.id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('does not change behind the service’s back either: handed in, deleted, or in a locked round', async () => {
    await save({ marks: FULL }).expect(200);
    await judge
      .post(`/api/my/rounds/${judging.roundId}/sheets`, { sheets: [{ assignmentId: item.id, version: 2 }] })
      .expect(200);
    const tamper = (sql: string) => app.db.transaction(() => app.db.write(sql, [item.id]));
    await expect(
      tamper(`UPDATE judging.sheet SET marks = '{"novelty_known": 0}' WHERE assignment_id = $1`),
    ).rejects.toThrow('handed in does not change');
    await expect(tamper(`UPDATE judging.sheet SET state = 'draft' WHERE assignment_id = $1`)).rejects.toThrow(
      'only superseded',
    );
    await expect(tamper('DELETE FROM judging.sheet WHERE assignment_id = $1')).rejects.toThrow('never deleted');
    const other = judging.judges[1] ?? judging.chair;
    const [theirs] = await myItems(other, judging.roundId);
    await other.put(`/api/my/assignments/${theirs?.id}/sheet`, { marks: FULL }).set('if-match', '"v1"').expect(200);
    await other
      .post(`/api/my/rounds/${judging.roundId}/sheets`, { sheets: [{ assignmentId: theirs?.id, version: 2 }] })
      .expect(200);
    for (const step of ['close', 'settle', 'lock']) await move(judging.secretary, judging.roundId, step);
    await expect(tamper(`UPDATE judging.sheet SET state = 'void' WHERE assignment_id = $1`)).rejects.toThrow(
      'round is locked',
    );
    await expect(
      app.db.transaction(() =>
        app.db.write('UPDATE judging.round_result SET number = 9 WHERE round_id = $1', [judging.roundId]),
      ),
    ).rejects.toThrow('append-only');
  });

  it('is not marked before the judge has accepted, nor before scoring begins', async () => {
    const fresh = await judgingContest(app, { initiatives: 1, judges: 2 });
    await assigned(fresh);
    const person = fresh.judges[0] ?? fresh.chair;
    const [mine] = await myItems(person, fresh.roundId);
    const put = () =>
      person.put(`/api/my/assignments/${mine?.id}/sheet`, { marks: FULL }).set('if-match', '"v1"').expect(409);
    const told = async () => {
      const list = await person.get(`/api/my/rounds/${fresh.roundId}/assignments`).expect(200);
      const dossier = (await person.get(`/api/my/assignments/${mine?.id}`).expect(200)).body as Stepped;
      const against = dossier.availableTransitions.map(({ name, blockers }) => [name, blockers[0]?.code ?? null]);
      const [own] = (list.body as { items: { may: string[] }[] }).items;
      return [own?.may, Object.fromEntries(against) as object];
    };
    expect(((await put()).body as { code: string }).code).toBe('judging.round_not_scoring');
    const [scoringNot, notAccepted] = ['judging.round_not_scoring', 'judging.not_accepted'];
    expect(await told()).toEqual([
      ['accept', 'recuse', 'readAhead'],
      { accept: null, recuse: null, readAhead: null, mark: scoringNot, submit: scoringNot },
    ]);
    for (const one of fresh.judges.slice(1)) await acceptAll(one, fresh.roundId);
    await move(fresh.secretary, fresh.roundId, 'startScoring');
    expect(((await put()).body as { code: string }).code).toBe('judging.not_accepted');
    expect((await told())[1]).toMatchObject({ accept: null, mark: notAccepted, submit: notAccepted });
    await acceptAll(person, fresh.roundId);
    expect(await told()).toEqual([
      ['recuse', 'readAhead', 'mark'],
      { recuse: null, readAhead: null, mark: null, submit: 'judging.mark_missing' },
    ]);
    await person.put(`/api/my/assignments/${mine?.id}/sheet`, { marks: FULL }).set('if-match', '"v1"').expect(200);
    expect((await told())[0]).toEqual(['recuse', 'readAhead', 'mark', 'submit']);
    const sheets = [{ assignmentId: mine?.id, version: 2 }];
    await person.post(`/api/my/rounds/${fresh.roundId}/sheets`, { sheets }).expect(200);
    expect(await told()).toEqual([[], { recuse: 'judging.already_submitted', mark: 'judging.sheet_handed_in' }]);
  });

  it('is saved in one read and one write besides the session', async () => {
    const spies = [jest.spyOn(app.db, 'query'), jest.spyOn(app.db, 'write')];
    await save({ marks: FULL }).expect(200);
    const statements = spies.map((spy) => spy.mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(statements).toEqual([2, 1]);
  });
});
