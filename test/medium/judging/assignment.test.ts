import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import {
  acceptAll,
  appointed,
  assigned,
  entriesOf,
  judgingContest,
  move,
  myItems,
} from '../../support/fixtures/judging';

interface Spread {
  readonly planHash: string;
  readonly pairs: { roundInitiativeId: string; accountId: string }[];
  readonly loads: { accountId: string; load: number }[];
  readonly infeasible: { missing: object[]; initiatives: string[]; judges: string[] } | null;
}

describe('assigning judges', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const merge = (from: string, into: string) =>
    app.db.transaction(() =>
      app.db.write(`UPDATE identity.unit SET state = 'merged', successor_id = $2 WHERE id = $1`, [from, into]),
    );
  const spreadOf = async (by: Client, roundId: string, seed = 'hat') =>
    (await by.get(`/api/rounds/${roundId}/spread?seed=${seed}`).expect(200)).body as Spread;

  it('refuses a judge who is an author, of the same unit, of its predecessor or successor, or has declared a conflict', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 1 });
    const { secretary, roundId, contest, initiatives } = judging;
    const [initiative] = initiatives;
    const unitId = initiative?.unitId ?? '';
    await move(secretary, roundId, 'open');
    const entry = (await entriesOf(app, roundId)).get(initiative?.id ?? '');
    const old = await app.unit('Đơn vị cũ');
    const next = await app.unit('Đơn vị mới');
    const sister = await app.unit('Đơn vị cùng sáp nhập');
    const people = {
      colleague: await appointed(app, contest, roundId, 'judge', 'Cùng đơn vị', unitId),
      predecessor: await appointed(app, contest, roundId, 'judge', 'Đơn vị tiền thân', old),
      successor: await appointed(app, contest, roundId, 'judge', 'Đơn vị kế thừa', next),
      sister: await appointed(app, contest, roundId, 'judge', 'Đơn vị nhập cùng', sister),
      moved: await appointed(app, contest, roundId, 'judge', 'Đã chuyển công tác'),
      author: await appointed(app, contest, roundId, 'judge', 'Đồng tác giả'),
      kin: await appointed(app, contest, roundId, 'judge', 'Người thân'),
      free: await appointed(app, contest, roundId, 'judge', 'Không liên quan'),
    };
    await app.db.transaction(async () => {
      await app.db.write('UPDATE identity.person SET unit_id = $2 WHERE id = $1', [people.moved.personId, unitId]);
      await app.db.write(
        `INSERT INTO initiative.author (initiative_id, position, is_lead, person_id, name, share) VALUES ($1, 2, false, $2, 'Đồng tác giả', 0)`,
        [initiative?.id, people.author.personId],
      );
    });
    await merge(old, unitId);
    await merge(unitId, next);
    await merge(sister, next);
    await secretary
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: people.kin.accountId,
        roundInitiativeId: entry,
        kind: 'kin',
      })
      .expect(204);
    const words = { own: 'là tác giả', same_unit: 'cùng đơn vị với tác giả', kin: 'Là vợ, chồng, con' };
    const expected: Record<string, (keyof typeof words)[]> = {
      colleague: ['same_unit'],
      predecessor: ['same_unit'],
      successor: ['same_unit'],
      sister: ['same_unit'],
      moved: ['same_unit'],
      author: ['own'],
      kin: ['kin'],
    };
    for (const [name, kinds] of Object.entries(expected)) {
      const { accountId } = people[name as keyof typeof people];
      const refused = await secretary
        .post(`/api/rounds/${roundId}/assignments`, { pairs: [{ roundInitiativeId: entry, accountId }] })
        .expect(409);
      const { blockers } = refused.body as {
        blockers: { code: string; message: string; params: { kind: string } }[];
      };
      expect([name, blockers.map(({ code, params }) => [code, params.kind])]).toEqual([
        name,
        kinds.map((kind) => ['judging.judge_in_conflict', kind]),
      ]);
      expect(blockers[0]?.message).toContain(`có xung đột lợi ích (${words[kinds[0] ?? 'own']}`);
      await expect(
        app.db.transaction(() =>
          app.db.write(
            `INSERT INTO judging.assignment (round_id, round_initiative_id, panel_member_id, account_id, state, assigned_at, assigned_by)
             SELECT $1, $2, m.id, m.account_id, 'appointed', platform.now(), $4 FROM judging.panel_member m WHERE m.round_id = $1 AND m.account_id = $3`,
            [roundId, entry, accountId, secretary.accountId],
          ),
        ),
      ).rejects.toThrow('a judge in conflict is not assigned');
    }
    const listed = await secretary.get(`/api/rounds/${roundId}/conflicts`).expect(200);
    const { items } = listed.body as { items: { accountId: string; kind: string; name: { vi: string; en: string } }[] };
    const nameOf = (who: keyof typeof people) =>
      items.find(({ accountId }) => accountId === people[who].accountId)?.name;
    expect([nameOf('author'), nameOf('moved'), nameOf('kin')]).toEqual([
      { vi: 'là tác giả', en: 'own work' },
      { vi: 'cùng đơn vị với tác giả', en: 'same unit as an author' },
      {
        vi: 'Là vợ, chồng, con, em hoặc người thân thích của tác giả',
        en: 'Spouse, child, sibling or other relative of an author',
      },
    ]);
    await secretary
      .post(`/api/rounds/${roundId}/assignments`, {
        pairs: [{ roundInitiativeId: entry, accountId: people.free.accountId }],
      })
      .expect(201);
  });

  it('refuses by hand: a stranger to the panel, the chair, twice the same, above the maximum, an unknown initiative', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 1 });
    const { secretary, roundId, judges, chair, contest, initiatives } = judging;
    await move(secretary, roundId, 'open');
    const entries = await entriesOf(app, roundId);
    const [first, second] = initiatives.map(({ id }) => entries.get(id));
    const post = async (by: Client, pairs: object[], status: number) => {
      const answer = await by.post(`/api/rounds/${roundId}/assignments`, { pairs }).expect(status);
      return ((answer.body as { blockers?: { code: string }[] }).blockers ?? []).map(({ code }) => code);
    };
    const stranger = await app.signIn();
    const judge = judges[0] ?? chair;
    expect(await post(secretary, [{ roundInitiativeId: first, accountId: stranger.accountId }], 409)).toEqual([
      'judging.not_a_judge',
    ]);
    expect(await post(secretary, [{ roundInitiativeId: first, accountId: chair.accountId }], 409)).toEqual([
      'judging.not_a_judge',
    ]);
    expect(await post(secretary, [{ roundInitiativeId: roundId, accountId: judge.accountId }], 409)).toEqual([
      'judging.unknown_entry',
    ]);
    const pair = { roundInitiativeId: first, accountId: judge.accountId };
    expect(await post(secretary, [pair, pair], 409)).toEqual(['judging.already_assigned']);
    await post(judge, [pair], 403);
    await post(chair, [pair], 403);
    const limited = await app.signIn({ name: 'Nhận ít' });
    await contest.head
      .post(`/api/rounds/${roundId}/panel-members`, { accountId: limited.accountId, seat: 'judge', maxLoad: 1 })
      .expect(201);
    const both = [first, second].map((id) => ({ roundInitiativeId: id, accountId: limited.accountId }));
    expect(await post(secretary, both, 409)).toEqual(['judging.max_load']);
    expect(await app.db.query('SELECT 1 FROM judging.assignment WHERE round_id = $1', [roundId])).toEqual([]);
    await post(secretary, [pair], 201);
  });

  it('spreads evenly without conflicts, shows it first, and applies only what was shown', async () => {
    const judging = await judgingContest(app, { initiatives: 6, judges: 4, perInitiative: 2 });
    const { secretary, roundId, contest, initiatives } = judging;
    await move(secretary, roundId, 'open');
    const shown = await spreadOf(secretary, roundId);
    expect(await spreadOf(secretary, roundId)).toEqual(shown);
    expect(shown.infeasible).toBeNull();
    expect(shown.loads.map(({ load }) => load)).toEqual([3, 3, 3, 3]);
    expect(await app.db.query('SELECT 1 FROM judging.assignment WHERE round_id = $1', [roundId])).toEqual([]);
    const conflicted = await appointed(app, contest, roundId, 'judge', 'Đến sau', initiatives[0]?.unitId);
    const stale = await secretary
      .post(`/api/rounds/${roundId}/spread`, { seed: 'hat', planHash: shown.planHash })
      .expect(409);
    expect((stale.body as { code: string }).code).toBe('judging.plan_changed');
    const { planHash } = await spreadOf(secretary, roundId);
    await secretary.post(`/api/rounds/${roundId}/spread`, { seed: 'hat', planHash }).expect(201);
    const rows = await app.db.query<{ load: number; in_conflict: number }>(
      `SELECT count(*)::int AS load, count(c.kind)::int AS in_conflict FROM judging.assignment a
       LEFT JOIN judging.conflicts($1) c ON c.account_id = a.account_id AND c.round_initiative_id = a.round_initiative_id
       WHERE a.round_id = $1 GROUP BY a.account_id ORDER BY 1`,
      [roundId],
    );
    expect(rows).toEqual([2, 2, 2, 3, 3].map((load) => ({ load, in_conflict: 0 })));
    expect((await myItems(conflicted, roundId)).length).toBeGreaterThan(0);
    await move(secretary, roundId, 'startScoring');
    await secretary.get(`/api/rounds/${roundId}/spread`).expect(422);
  });

  it('says which initiatives and judges are the bottleneck where no full spread exists', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { secretary, roundId, judges, initiatives } = judging;
    await move(secretary, roundId, 'open');
    const entry = (await entriesOf(app, roundId)).get(initiatives[0]?.id ?? '');
    await secretary
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: judges[0]?.accountId,
        roundInitiativeId: entry,
        kind: 'superior',
      })
      .expect(204);
    const plan = await spreadOf(secretary, roundId);
    expect(plan.infeasible).toEqual({
      missing: [{ roundInitiativeId: entry, count: 1 }],
      initiatives: [entry],
      judges: [judges[1]?.accountId],
    });
    const refused = await secretary
      .post(`/api/rounds/${roundId}/spread`, { seed: 'hat', planHash: plan.planHash })
      .expect(409);
    expect((refused.body as { code: string }).code).toBe('judging.spread_infeasible');
    const short = await secretary
      .post(`/api/rounds/${roundId}/transitions`, { transition: 'startScoring' })
      .expect(409);
    expect((short.body as { code: string }).code).toBe('judging.underassigned');
  });

  it('offers where the rulebook says so, gives the sheet on acceptance, and waits for every answer', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2, preliminary: { judgeEntry: 'offered' } });
    const { secretary, roundId, judges, chair } = judging;
    await assigned(judging);
    const [one, two] = [judges[0] ?? chair, judges[1] ?? chair];
    const [item] = await myItems(one, roundId);
    expect(item).toMatchObject({ state: 'offered', sheetState: null });
    await two.post(`/api/my/rounds/${roundId}/acceptances`, { assignmentIds: [item?.id] }).expect(404);
    await acceptAll(one, roundId);
    await one.post(`/api/my/rounds/${roundId}/acceptances`, { assignmentIds: [item?.id] }).expect(409);
    const waiting = await secretary
      .post(`/api/rounds/${roundId}/transitions`, { transition: 'startScoring' })
      .expect(409);
    expect((waiting.body as { blockers: { code: string }[] }).blockers.map(({ code }) => code)).toEqual([
      'judging.offers_open',
      'judging.underassigned',
    ]);
    const [theirs] = await myItems(two, roundId);
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.person SET unit_id = $2 WHERE id = $1', [
        two.personId,
        judging.initiatives[0]?.unitId,
      ]),
    );
    const conflicted = await two
      .post(`/api/my/rounds/${roundId}/acceptances`, { assignmentIds: [theirs?.id] })
      .expect(409);
    expect((conflicted.body as { code: string }).code).toBe('judging.conflict');
    const states = await app.db.query(
      `SELECT a.state, s.state AS sheet FROM judging.assignment a LEFT JOIN judging.sheet s ON s.assignment_id = a.id WHERE a.round_id = $1 ORDER BY 1`,
      [roundId],
    );
    expect(states).toEqual([
      { state: 'accepted', sheet: 'draft' },
      { state: 'offered', sheet: null },
    ]);
  });

  it('lists a page of initiatives with the same number of statements for one and for many', async () => {
    const counts = [];
    for (const initiatives of [1, 12]) {
      const judging = await judgingContest(app, { initiatives, judges: 2 });
      await assigned(judging);
      const queries = jest.spyOn(app.db, 'query');
      const page = await judging.secretary.get(`/api/rounds/${judging.roundId}/initiatives?limit=50`).expect(200);
      await myItems(judging.judges[0] ?? judging.chair, judging.roundId);
      expect((page.body as { items: object[] }).items).toHaveLength(initiatives);
      counts.push(queries.mock.calls.length);
      queries.mockRestore();
    }
    expect(counts[0]).toBe(counts[1]);
  });
});
