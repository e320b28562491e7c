import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../libs/judging/src/domain/canonical';
import { Judging } from '@rooms/judging';
import { brokenInvariants } from '../../../apps/cli/src/invariants';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import {
  acceptAll,
  appointed,
  assigned,
  codesOf,
  entriesOf,
  finalMarksOf,
  handInAll,
  judgingContest,
  marksOf,
  move,
  myItems,
  scoring,
} from '../../support/fixtures/judging';

describe('a round', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => {
    const broken = await brokenInvariants(app.databaseUrl);
    await app.stop();
    expect(broken).toEqual([]);
  });

  it('runs from planning to its announced result, and into the next round with the scores carried over', async () => {
    const judging = await judgingContest(app, {
      initiatives: 3,
      preliminary: { advance: { rule: 'minimum', minimum: 70 } },
    });
    const { secretary, chair, judges, roundId, initiatives, contest } = judging;
    await scoring(judging);
    const codes = await codesOf(app, roundId);
    const totals = new Map(initiatives.map(({ id }, index) => [codes.get(id) ?? '', [90, 80, 60][index] ?? 0]));
    for (const judge of judges) await handInAll(judge, roundId, (code) => marksOf(totals.get(code) ?? 0));
    await move(secretary, roundId, 'close');
    await move(chair, roundId, 'settle');
    await move(secretary, roundId, 'lock');
    const waitsFor = async (client: Client) =>
      ((await client.get(`/api/rounds/${roundId}`).expect(200)).body as { waitsFor: { name: string } | null }).waitsFor;
    expect([(await waitsFor(secretary))?.name, await waitsFor(chair)]).toEqual(['confirm', null]);
    await move(chair, roundId, 'confirm');
    await move(secretary, roundId, 'announce');

    const facade = app.get(Judging);
    const result = await facade.result(contest.id, 'preliminary');
    expect(
      result?.ranking.map(({ initiativeId, rank, display, sheets }) => [initiativeId, rank, display, sheets]),
    ).toEqual([
      [initiatives[0]?.id, 1, '90.00', 2],
      [initiatives[1]?.id, 2, '80.00', 2],
      [initiatives[2]?.id, 3, '60.00', 2],
    ]);
    expect(result?.advancing).toEqual([initiatives[0]?.id, initiatives[1]?.id]);
    expect(await facade.finalResult(contest.id)).toBeNull();
    expect(await facade.firstSheetExists(contest.id)).toBe(true);

    const kept = await secretary.get(`/api/rounds/${roundId}/result/input`).expect(200);
    const { input, inputHash } = kept.body as { input: object; inputHash: string };
    expect(createHash('sha256').update(canonicalJson(input)).digest('hex')).toBe(inputHash);
    expect(inputHash).toBe(result?.inputHash);

    const planned = await secretary
      .post(`/api/contests/${contest.id}/rounds`, { code: 'final', dueAt: '2099-02-01T00:00:00Z' })
      .expect(201);
    const finalId = (planned.body as { id: string }).id;
    for (const judge of judges) {
      await contest.head
        .post(`/api/rounds/${finalId}/panel-members`, { accountId: judge.accountId, seat: 'judge' })
        .expect(201);
    }
    await contest.head
      .post(`/api/rounds/${finalId}/panel-members`, { accountId: chair.accountId, seat: 'chair' })
      .expect(201);
    const next = { ...judging, roundId: finalId };
    await assigned(next);
    for (const judge of judges) await acceptAll(judge, finalId);
    const early = await secretary
      .post(`/api/rounds/${finalId}/transitions`, { transition: 'startScoring' })
      .expect(409);
    expect((early.body as { code: string }).code).toBe('judging.lots_not_drawn');
    await secretary.post(`/api/rounds/${finalId}/lots`, {}).expect(204);
    await secretary.post(`/api/rounds/${finalId}/lots`, {}).expect(409);
    await move(secretary, finalId, 'startScoring');
    const entries = await entriesOf(app, finalId);
    const absent = entries.get(initiatives[1]?.id ?? '');
    await secretary.put(`/api/round-initiatives/${absent}/presence`, { presence: 'absent' }).expect(422);
    await secretary.put(`/api/round-initiatives/${absent}/presence`, { presence: 'absent', reason: 'Ốm' }).expect(204);
    const finalCodes = await codesOf(app, finalId);
    const present = finalCodes.get(initiatives[0]?.id ?? '');
    for (const judge of judges) {
      const sheets = [];
      for (const item of await myItems(judge, finalId)) {
        const saved = await judge
          .put(`/api/my/assignments/${item.id}/sheet`, { marks: finalMarksOf(70) })
          .set('if-match', `"v${item.sheetVersion}"`);
        expect(saved.status).toBe(item.blindCode === present ? 200 : 409);
        if (saved.status === 200) sheets.push({ assignmentId: item.id, version: 2 });
      }
      if (sheets.length > 0) await judge.post(`/api/my/rounds/${finalId}/sheets`, { sheets }).expect(200);
    }
    await move(secretary, finalId, 'close');
    await move(secretary, finalId, 'settle');
    await move(secretary, finalId, 'lock');
    expect(await facade.finalResult(contest.id)).toBeNull();
    await move(chair, finalId, 'confirm');
    const final = await facade.finalResult(contest.id);
    expect(final?.ranking.map(({ initiativeId, rank, display }) => [initiativeId, rank, display])).toEqual([
      [initiatives[0]?.id, 1, '76.00'],
    ]);
    expect(final?.unranked.map(({ initiativeId, reason }) => [initiativeId, reason])).toEqual([
      [initiatives[1]?.id, 'absent'],
    ]);
  });

  it('is not closed while an initiative has fewer sheets than the minimum', async () => {
    const judging = await judgingContest(app);
    await scoring(judging);
    const refused = await judging.secretary
      .post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'close' })
      .expect(409);
    expect((refused.body as { code: string }).code).toBe('judging.below_minimum_sheets');
  });

  it('closes over a missing sheet where the rulebook lets it be not returned, and not where it refuses', async () => {
    for (const missingSheets of ['not_returned', 'refuse'] as const) {
      const judging = await judgingContest(app, { minimumSheets: 1, judges: 2, preliminary: { missingSheets } });
      await scoring(judging);
      await handInAll(judging.judges[0] ?? judging.chair, judging.roundId, () => marksOf(70));
      const answer = await judging.secretary.post(`/api/rounds/${judging.roundId}/transitions`, {
        transition: 'close',
      });
      expect(answer.status).toBe(missingSheets === 'refuse' ? 409 : 200);
      const counts = await judging.secretary.get(`/api/rounds/${judging.roundId}/progress`).expect(200);
      expect(counts.body).toEqual({
        counts: missingSheets === 'refuse' ? { submitted: 2, unopened: 2 } : { submitted: 2, not_returned: 2 },
        expected: 4,
      });
    }
  });

  it('gives a member the role with the seat, and only a head of the secretariat or an administrator appoints', async () => {
    const judging = await judgingContest(app);
    const person = await app.signIn({ name: 'Người mới' });
    await judging.secretary
      .post(`/api/rounds/${judging.roundId}/panel-members`, { accountId: person.accountId, seat: 'judge' })
      .expect(403);
    await person.get('/api/my/rounds').expect(403);
    await judging.contest.head
      .post(`/api/rounds/${judging.roundId}/panel-members`, { accountId: person.accountId, seat: 'judge' })
      .expect(201);
    await person.get('/api/my/rounds').expect(200);
    await judging.contest.head
      .post(`/api/rounds/${judging.roundId}/panel-members`, { accountId: person.accountId, seat: 'judge' })
      .expect(409);
    const second = await app.signIn();
    await judging.contest.head
      .post(`/api/rounds/${judging.roundId}/panel-members`, { accountId: second.accountId, seat: 'chair' })
      .expect(409);
  });

  it('cannot be opened before the contest is closed for entries, nor be seen by a stranger', async () => {
    const judging = await judgingContest(app);
    const put = (state: string) =>
      app.db.transaction(() =>
        app.db.write(`UPDATE contest.contest SET state = $2 WHERE id = $1`, [judging.contest.id, state]),
      );
    await put('open');
    await judging.secretary.post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'open' }).expect(409);
    const other = await judgingContest(app);
    await other.secretary.get(`/api/rounds/${judging.roundId}`).expect(404);
    await other.secretary.post(`/api/rounds/${judging.roundId}/transitions`, { transition: 'open' }).expect(404);
    await other.chair.get(`/api/rounds/${judging.roundId}/tally`).expect(404);
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    await admin.get(`/api/rounds/${judging.roundId}`).expect(403);
    const coordinator = await app.signIn();
    await coordinator.get(`/api/rounds/${judging.roundId}/tally`).expect(403);
    const detail = await judging.secretary.get(`/api/rounds/${judging.roundId}`).expect(200);
    expect(detail.body).toMatchObject({
      state: 'planned',
      availableTransitions: [{ name: 'open', blockers: [{ code: 'judging.contest_not_closed' }] }],
    });
    await put('closed');
  });

  it('reminds of its due time once, and not of one that was moved', async () => {
    const judging = await judgingContest(app);
    await scoring(judging);
    const round = await judging.secretary.get(`/api/rounds/${judging.roundId}`).expect(200);
    const { version } = round.body as { version: number };
    await judging.secretary.patch(`/api/rounds/${judging.roundId}`, { dueAt: '2098-01-01T00:00:00Z' }).expect(428);
    await judging.secretary
      .patch(`/api/rounds/${judging.roundId}`, { dueAt: '2098-01-01T00:00:00Z' })
      .set('if-match', `"v${version - 1}"`)
      .expect(412);
    await judging.secretary
      .patch(`/api/rounds/${judging.roundId}`, { dueAt: '2098-01-01T00:00:00Z' })
      .set('if-match', `"v${version}"`)
      .expect(200);
    const jobs = await app.db.query(
      `SELECT run_at FROM platform.outbox WHERE name = 'judging.remind' AND payload->>'roundId' = $1 ORDER BY run_at`,
      [judging.roundId],
    );
    expect(jobs).toEqual(
      ['2097-12-30', '2098-01-01', '2098-12-30', '2099-01-01'].map((day) => ({ run_at: new Date(`${day}T00:00:00Z`) })),
    );
  });

  it('replaces a judge with nothing carried over, and frees one who recuses', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 3 });
    const { secretary, roundId, judges, contest } = judging;
    await scoring(judging);
    const busy = [];
    for (const judge of judges) if ((await myItems(judge, roundId)).length > 0) busy.push(judge);
    const [leaving, staying] = busy;
    const [item] = await myItems(leaving ?? judging.chair, roundId);
    await leaving
      ?.put(`/api/my/assignments/${item?.id}/sheet`, { marks: marksOf(50) })
      .set('if-match', '"v1"')
      .expect(200);
    await leaving?.post(`/api/my/assignments/${item?.id}/recusal`, { reason: '' }).expect(422);
    await staying?.post(`/api/my/assignments/${item?.id}/recusal`, { reason: 'Không phải của tôi' }).expect(404);
    await leaving?.post(`/api/my/assignments/${item?.id}/recusal`, { reason: 'Bận công tác' }).expect(204);
    expect(await myItems(leaving ?? judging.chair, roundId)).toEqual([]);
    const fresh = await appointed(app, contest, roundId, 'judge', 'Người thay');
    await secretary
      .post(`/api/assignments/${item?.id}/replacement`, { accountId: staying?.accountId, reason: 'Đã chấm rồi' })
      .expect(409);
    await secretary
      .post(`/api/assignments/${item?.id}/replacement`, { accountId: fresh.accountId, reason: 'Thay người' })
      .expect(201);
    const [mine] = await acceptAll(fresh, roundId);
    expect(mine?.sheetVersion).toBe(1);
    const states = await app.db.query(
      `SELECT a.state, s.state AS sheet, s.marks = '{}' AS empty FROM judging.assignment a JOIN judging.sheet s ON s.assignment_id = a.id
       WHERE a.round_id = $1 AND a.account_id IN ($2, $3) ORDER BY a.state`,
      [roundId, leaving?.accountId, fresh.accountId],
    );
    expect(states).toEqual([
      { state: 'accepted', sheet: 'draft', empty: true },
      { state: 'replaced', sheet: 'void', empty: false },
    ]);
  });
});
