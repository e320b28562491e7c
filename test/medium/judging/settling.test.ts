import { Judging } from '@rooms/judging';
import { brokenInvariants } from '../../../apps/cli/src/invariants';
import { TestApp } from '../../support/app';
import { entriesOf, handInAll, judgingContest, marksOf, move, scoring } from '../../support/fixtures/judging';

interface Tally {
  readonly sheets: { id: string; state: string; judge: string }[];
  readonly discrepancies: { roundInitiativeId: string; sheetIds: string[] }[];
  readonly questions: { tied: string[] }[];
  readonly ranking: { roundInitiativeId: string; initiativeId: string | null; rank: number; display: string }[];
  readonly ties: object[];
}

describe('settling a round', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(async () => {
    const broken = await brokenInvariants(app.databaseUrl);
    await app.stop();
    expect(broken).toEqual([]);
  });

  it('settles a discrepancy by accepting it with a reason, or by a sheet marked again; nobody changes another’s marks', async () => {
    const judging = await judgingContest(app, { judges: 2 });
    const { secretary, chair, deputy, judges, roundId } = judging;
    await scoring(judging);
    await handInAll(judges[0] ?? chair, roundId, () => marksOf(90));
    await handInAll(judges[1] ?? chair, roundId, () => marksOf(60));
    await move(secretary, roundId, 'close');
    const hidden = await chair.get(`/api/rounds/${roundId}/tally`).expect(409);
    expect((hidden.body as { code: string }).code).toBe('judging.marks_hidden');
    await move(chair, roundId, 'settle');
    const open = (await chair.get(`/api/rounds/${roundId}/tally`).expect(200)).body as Tally;
    expect(open.discrepancies).toHaveLength(2);
    expect(open.ranking.map(({ initiativeId }) => initiativeId)).toEqual([null, null]);
    await secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'lock' }).expect(409);

    const [first, second] = open.ranking.map(({ roundInitiativeId }) => roundInitiativeId);
    const read = open.discrepancies.find(({ roundInitiativeId }) => roundInitiativeId === first)?.sheetIds ?? [];
    expect(read).toHaveLength(2);
    const accepting = {
      kind: 'discrepancy',
      roundInitiativeId: first,
      sheetIds: read,
      reason: 'Hai giám khảo giữ ý kiến',
    };
    await judges[0]?.post(`/api/rounds/${roundId}/settlements`, accepting).expect(403);
    await secretary.post(`/api/rounds/${roundId}/settlements`, accepting).expect(403);
    const deputyRefused = await deputy.post(`/api/rounds/${roundId}/settlements`, accepting).expect(409);
    expect((deputyRefused.body as { code: string }).code).toBe('judging.chair_can_act');
    await chair.post(`/api/rounds/${roundId}/settlements`, { ...accepting, reason: ' ' }).expect(422);
    const other = { ...accepting, sheetIds: [read[0], second] };
    const changed = await chair.post(`/api/rounds/${roundId}/settlements`, other).expect(409);
    expect((changed.body as { code: string }).code).toBe('judging.marks_changed');
    await chair.post(`/api/rounds/${roundId}/settlements`, accepting).expect(204);
    await chair.post(`/api/rounds/${roundId}/settlements`, accepting).expect(409);

    const sheets = await app.db.query<{ id: string }>(
      `SELECT id FROM judging.sheet WHERE round_initiative_id = $1 AND account_id = $2`,
      [second, judges[1]?.accountId],
    );
    const sheetId = sheets[0]?.id;
    const asked = await chair
      .post(`/api/rounds/${roundId}/reopenings`, { sheetId, reason: 'Xem lại tiêu chí 1' })
      .expect(201);
    const reopeningId = (asked.body as { id: string }).id;
    const own = await chair.post(`/api/reopenings/${reopeningId}/decision`, { agreed: true }).expect(409);
    expect((own.body as { code: string }).code).toBe('judging.second_person');
    await secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'lock' }).expect(409);
    await secretary.post(`/api/reopenings/${reopeningId}/decision`, { agreed: true }).expect(204);
    await handInAll(judges[1] ?? chair, roundId, () => marksOf(85));
    const states = await app.db.query(
      'SELECT state, supersedes FROM judging.sheet WHERE round_initiative_id = $1 AND account_id = $2 ORDER BY created_at, supersedes NULLS FIRST',
      [second, judges[1]?.accountId],
    );
    expect(states).toEqual([
      { state: 'superseded', supersedes: null },
      { state: 'submitted', supersedes: sheetId },
    ]);
    const after = (await chair.get(`/api/rounds/${roundId}/tally`).expect(200)).body as Tally;
    const settlement = { reason: accepting.reason, by: 'Phạm Thị Trưởng Ban', at: expect.any(String) as string };
    expect(after.discrepancies).toEqual([expect.objectContaining({ roundInitiativeId: first, settlement })]);
    await move(secretary, roundId, 'lock');
  });

  it('stops at a tie across the line to the next round until the chair decides who goes on', async () => {
    const judging = await judgingContest(app, {
      judges: 2,
      preliminary: {
        advance: {
          rule: 'top',
          quotas: [{ categories: ['individual', 'group', 'collective'], count: 1 }],
          minimum: null,
        },
      },
    });
    const { secretary, chair, judges, roundId } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
    await move(secretary, roundId, 'settle');
    const stopped = await secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'lock' }).expect(409);
    expect((stopped.body as { code: string }).code).toBe('judging.ties_open');
    const { questions } = (await secretary.get(`/api/rounds/${roundId}/tally`).expect(200)).body as Tally;
    const tied = questions[0]?.tied ?? [];
    expect(tied).toHaveLength(2);
    const [winner, other] = tied;
    await chair
      .post(`/api/rounds/${roundId}/settlements`, { kind: 'tie', method: 'lot', order: tied, reason: 'Bốc thăm' })
      .expect(409);
    await chair
      .post(`/api/rounds/${roundId}/settlements`, {
        kind: 'tie',
        method: 'decision',
        order: [winner, winner],
        reason: 'Sai',
      })
      .expect(409);
    await chair
      .post(`/api/rounds/${roundId}/settlements`, {
        kind: 'advance',
        tied,
        admitted: [winner],
        reason: 'Ban thống nhất',
      })
      .expect(204);
    await move(secretary, roundId, 'lock');
    const result = await app.get(Judging).result(judging.contest.id, 'preliminary');
    const entries = await entriesOf(app, roundId);
    expect(result?.advancing.map((id) => entries.get(id))).toEqual([winner]);
    expect(result?.ties.map(({ initiatives }) => initiatives.map((id) => entries.get(id)).sort())).toEqual([
      [winner, other].sort(),
    ]);
  });

  it('is reopened after locking only when a second person agrees, and locks anew with the old result kept', async () => {
    const judging = await judgingContest(app, { judges: 2 });
    const { secretary, chair, judges, roundId, contest } = judging;
    const result = () => app.get(Judging).result(contest.id, 'preliminary');
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
    await move(secretary, roundId, 'settle');
    await move(secretary, roundId, 'lock');
    const ask = async () =>
      (await secretary.post(`/api/rounds/${roundId}/reopenings`, { reason: 'Sai sót' }).expect(201)).body as {
        id: string;
      };
    const declined = await ask();
    const decision = { agreed: false, reason: 'Không có căn cứ' };
    await chair.post(`/api/reopenings/${declined.id}/decision`, { agreed: false }).expect(422);
    await chair.post(`/api/reopenings/${declined.id}/decision`, decision).expect(204);
    const { id } = await ask();
    await secretary.post(`/api/rounds/${roundId}/reopenings`, { reason: 'Sai sót' }).expect(409);
    await secretary.post(`/api/reopenings/${id}/decision`, { agreed: true }).expect(409);
    await chair.post(`/api/reopenings/${id}/decision`, { agreed: true }).expect(204);
    const list = (await secretary.get(`/api/rounds/${roundId}/reopenings`).expect(200)).body as { items: object[] };
    const by = { askedBy: 'Lê Văn Thư Ký', decidedBy: 'Phạm Thị Trưởng Ban' };
    expect(list.items).toEqual([
      expect.objectContaining({ ...by, state: 'declined', decidedBecause: 'Không có căn cứ' }),
      expect.objectContaining({ ...by, state: 'confirmed', decidedBecause: null }),
    ]);
    expect(await result()).toBeNull();
    await move(secretary, roundId, 'lock');
    expect((await result())?.number).toBe(2);
    expect(
      await app.db.query('SELECT number FROM judging.round_result WHERE round_id = $1 ORDER BY number', [roundId]),
    ).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('is confirmed by the deputy only where the chair is absent or in conflict', async () => {
    const judging = await judgingContest(app, { judges: 2 });
    const { secretary, chair, deputy, judges, roundId, contest, initiatives } = judging;
    await scoring(judging);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    await move(secretary, roundId, 'close');
    await move(secretary, roundId, 'settle');
    await move(secretary, roundId, 'lock');
    await deputy.post(`/api/rounds/${roundId}/transitions`, { transition: 'confirm' }).expect(409);
    await secretary.post(`/api/rounds/${roundId}/transitions`, { transition: 'confirm' }).expect(403);
    await judges[0]?.post(`/api/rounds/${roundId}/transitions`, { transition: 'confirm' }).expect(403);
    const entries = await entriesOf(app, roundId);
    await secretary
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: chair.accountId,
        roundInitiativeId: entries.get(initiatives[0]?.id ?? ''),
        kind: 'kin',
      })
      .expect(204);
    const refused = await chair.post(`/api/rounds/${roundId}/transitions`, { transition: 'confirm' }).expect(409);
    expect((refused.body as { code: string }).code).toBe('judging.actor_in_conflict');
    await move(deputy, roundId, 'confirm');
    expect(contest.id).toBeTruthy();
  });
});
