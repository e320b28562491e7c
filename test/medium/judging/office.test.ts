import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { acceptAll, assigned, handInAll, judgingContest, marksOf, move, scoring } from '../../support/fixtures/judging';

interface Member {
  readonly missing: number;
  readonly assignable: boolean;
  readonly availableTransitions: readonly { name: string; blockers: readonly { code: string }[] }[];
}

interface Entry {
  readonly id: string;
  readonly blindCode: string;
  readonly votes: number | null;
  readonly lacking: number;
  readonly assignments: readonly {
    id: string;
    accountId: string;
    progress: string;
    sheetId: string | null;
    live: boolean;
    may: string[];
  }[];
}

describe('the office of a round', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const entriesOf = async (by: Client, roundId: string) =>
    ((await by.get(`/api/rounds/${roundId}/initiatives`).expect(200)).body as { items: Entry[] }).items;
  const code = (body: unknown) => (body as { code: string }).code;

  it('lets two judges change places in one step, all or nothing', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 4, perInitiative: 2 });
    const { secretary, roundId, judges, chair } = judging;
    await assigned(judging);
    const [first, second] = await entriesOf(secretary, roundId);
    const live = (entry: Entry | undefined) =>
      (entry?.assignments ?? []).filter((one) => one.live).map(({ accountId }) => accountId);
    const [a] = first?.assignments ?? [];
    const b = second?.assignments.find(({ accountId }) => !live(first).includes(accountId));
    const swap = (by: Client, id = a?.id, other = b?.id) =>
      by.post(`/api/assignments/${id}/swap`, { with: other, reason: 'Cân bằng lĩnh vực' });
    await swap(judges[0] ?? chair).expect(403);
    await swap(chair).expect(403);
    const path = `/api/assignments/${a?.id}/alternatives`;
    const offered = async () => {
      const { body } = (await secretary.get(path).expect(200)) as { body: unknown };
      const { swap: swaps, replace } = body as { swap: { assignmentId: string }[]; replace: { accountId: string }[] };
      return [swaps.map(({ assignmentId }) => assignmentId), replace.map(({ accountId }) => accountId).sort()];
    };
    await chair.get(path).expect(403);
    const [free, others] = [
      judges.map(({ accountId }) => accountId).filter((accountId) => !live(first).includes(accountId)),
      second?.assignments.filter(({ accountId }) => !live(first).includes(accountId)).map(({ id }) => id) ?? [],
    ];
    expect(await offered()).toEqual([live(second).includes(a?.accountId ?? '') ? [] : others, free.toSorted()]);
    expect([a?.may, (await entriesOf(chair, roundId))[0]?.assignments[0]?.may]).toEqual([
      ['replace', 'swap', 'declareConflict'],
      [],
    ]);
    expect(code((await swap(secretary, a?.id, a?.id).expect(422)).body)).toBe('judging.nothing_to_swap');
    await secretary.post(`/api/assignments/${a?.id}/swap`, { with: b?.id }).expect(422);
    await secretary
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: b?.accountId,
        roundInitiativeId: first?.id,
        kind: 'superior',
      })
      .expect(204);
    expect(code((await swap(secretary).expect(409)).body)).toBe('judging.not_assignable');
    const rest = (list: readonly (string | undefined)[], out: string | undefined) => list.filter((one) => one !== out);
    expect(await offered()).toEqual([rest(others, b?.id), rest(free.toSorted(), b?.accountId)]);
    expect((await entriesOf(secretary, roundId)).map(live)).toEqual([live(first), live(second)]);

    const other = await judgingContest(app, { initiatives: 2, judges: 4, perInitiative: 2 });
    await assigned(other);
    const foreign = (await entriesOf(other.secretary, other.roundId))[0]?.assignments[0]?.id;
    await swap(secretary, a?.id, foreign).expect(404);
    const [one, two] = await entriesOf(other.secretary, other.roundId);
    const [x] = one?.assignments ?? [];
    const y = two?.assignments.find(({ accountId }) => !live(one).includes(accountId));
    const done = await other.secretary
      .post(`/api/assignments/${x?.id}/swap`, { with: y?.id, reason: 'Cân bằng lĩnh vực' })
      .expect(201);
    expect((done.body as { ids: string[] }).ids).toHaveLength(2);
    const after = await entriesOf(other.secretary, other.roundId);
    expect(after.map((entry) => live(entry).includes(x?.accountId ?? ''))).toEqual([false, true]);
    expect(after.map((entry) => live(entry).includes(y?.accountId ?? ''))).toEqual([true, false]);
  });

  it('tells of each judge the load, what is handed in and the last sign-in, never a mark', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { secretary, roundId, judges, chair } = judging;
    await scoring(judging);
    await handInAll(judges[0] ?? chair, roundId, () => marksOf(77));
    const at = '2026-03-01T01:02:03.000Z';
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.account SET last_sign_in_at = $2 WHERE id = $1', [judges[1]?.accountId, at]),
    );
    const answer = await secretary.get(`/api/rounds/${roundId}/panel-members`).expect(200);
    const { items } = answer.body as {
      items: { name: string; seat: string; load: number; submitted: number; lastSignInAt: string | null }[];
    };
    expect(
      items.filter(({ seat }) => seat === 'judge').map(({ name, load, submitted }) => [name, load, submitted]),
    ).toEqual([
      ['Giám khảo 1', 2, 2],
      ['Giám khảo 2', 2, 0],
    ]);
    expect(items.find(({ name }) => name === 'Giám khảo 2')?.lastSignInAt).toBe(at);
    expect(items.map((item) => Object.keys(item).filter((key) => /mark|total|score|mean/.test(key)))).toEqual(
      items.map(() => []),
    );
    await judges[0]?.get(`/api/rounds/${roundId}/panel-members`).expect(403);
  });

  it('says what may be done with a panel and what an initiative lacks, and which round is to be planned', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { secretary, roundId, judges, chair, contest } = judging;
    const panel = async (by: Client) => {
      const answer = await by.get(`/api/rounds/${roundId}/panel-members`).expect(200);
      const { items, seats } = answer.body as { seats: string[]; items: Member[] };
      const rows = items.map(({ missing, assignable, availableTransitions }) => [
        missing,
        assignable,
        availableTransitions.map(({ name, blockers }) => [name, ...blockers.map((one) => one.code)].join(' ')),
      ]);
      return { seats, rows };
    };
    const heads = ['noteAbsence', 'remove'];
    expect(await panel(secretary)).toEqual({
      seats: ['judge', 'deputy_chair'],
      rows: [
        [0, false, heads],
        [0, false, heads],
        [0, false, ['remove']],
        [0, false, ['remove']],
      ],
    });
    expect((await panel(chair)).seats).toEqual([]);
    await move(secretary, roundId, 'open');
    const lacks = async () => (await entriesOf(secretary, roundId)).map(({ lacking }) => lacking);
    expect(await lacks()).toEqual([2, 2]);
    await app.db.transaction(() =>
      app.db.write('UPDATE judging.panel_member SET max_load = 2 WHERE round_id = $1 AND account_id = $2', [
        roundId,
        judges[1]?.accountId,
      ]),
    );
    const spread = async () => {
      const answer = await secretary.get(`/api/rounds/${roundId}/spread?seed=hat`).expect(200);
      const { blockers, leftOut, planHash } = answer.body as {
        blockers: { code: string }[];
        leftOut: [];
        planHash: string;
      };
      return { planHash, told: [blockers.map((one) => one.code), leftOut] };
    };
    const { planHash, told } = await spread();
    await secretary.post(`/api/rounds/${roundId}/spread`, { seed: 'hat', planHash }).expect(201);
    const again = await spread();
    expect([told, again.told]).toEqual([
      [[], []],
      [['judging.nothing_to_spread'], []],
    ]);
    const nothing = { seed: 'hat', planHash: again.planHash };
    expect(code((await secretary.post(`/api/rounds/${roundId}/spread`, nothing).expect(409)).body)).toBe(
      'judging.nothing_to_spread',
    );
    for (const judge of judges) await acceptAll(judge, roundId);
    await move(secretary, roundId, 'startScoring');
    await handInAll(judges[0] ?? chair, roundId, () => marksOf(70));
    expect([await lacks(), (await panel(secretary)).rows.slice(2)]).toEqual([
      [0, 0],
      [
        [0, true, ['remove judging.member_has_assignments']],
        [2, false, ['remove judging.member_has_assignments']],
      ],
    ]);
    expect((await panel(chair)).rows.map(([, assignable, steps]) => [assignable, steps])).toEqual(
      Array<unknown>(4).fill([false, []]),
    );

    const rounds = async (by: Client) => {
      const answer = await by.get(`/api/contests/${contest.id}/rounds`).expect(200);
      const { next, availableTransitions } = answer.body as {
        next: { code: string } | null;
        availableTransitions: object[];
      };
      return [next?.code, availableTransitions];
    };
    expect([await rounds(secretary), await rounds(chair)]).toEqual([
      ['final', [expect.objectContaining({ name: 'plan', blockers: [] })]],
      [undefined, []],
    ]);
    await secretary.post(`/api/contests/${contest.id}/rounds`, { code: 'final', dueAt: null }).expect(201);
    expect(await rounds(secretary)).toEqual([undefined, []]);
  });

  it('tells the range of the sheets beside the mean, and who may decide a reopening', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2, perInitiative: 2 });
    const { secretary, roundId, judges, chair } = judging;
    await scoring(judging);
    await handInAll(judges[0] ?? chair, roundId, () => marksOf(70));
    await handInAll(judges[1] ?? chair, roundId, () => marksOf(81));
    for (const step of ['close', 'settle']) await move(secretary, roundId, step);
    const tally = (await chair.get(`/api/rounds/${roundId}/tally`).expect(200)).body as {
      ranking: { display: string; lowest: string; highest: string; spread: string; sheets: number }[];
    };
    expect(
      tally.ranking.map(({ display, lowest, highest, spread, sheets }) => [display, lowest, highest, spread, sheets]),
    ).toEqual([['75.50', '70.00', '81.00', '11.00', 2]]);
    const [entry] = await entriesOf(secretary, roundId);
    const [sheet] = entry?.assignments ?? [];
    expect(sheet?.may).toEqual(['reopen']);
    await chair
      .post(`/api/rounds/${roundId}/reopenings`, { sheetId: sheet?.sheetId, reason: 'Xem lại tiêu chí 1' })
      .expect(201);
    const seen = async (by: Client) =>
      ((await by.get(`/api/rounds/${roundId}/reopenings`).expect(200)).body as { items: Record<string, unknown>[] })
        .items;
    const steps = (items: Record<string, unknown>[]) =>
      items.map(({ blindCode, judge, availableTransitions }) => [
        blindCode,
        judge,
        (availableTransitions as { name: string; blockers: { code: string }[] }[]).map(({ name, blockers }) => [
          name,
          blockers.map((blocker) => blocker.code),
        ]),
      ]);
    const name = (
      await app.db.first<{ name: string }>('SELECT name FROM judging.panel_member WHERE account_id = $1', [
        sheet?.accountId,
      ])
    )?.name;
    expect(steps(await seen(chair))).toEqual([
      [
        entry?.blindCode,
        name,
        [
          ['confirm', ['judging.second_person']],
          ['decline', []],
        ],
      ],
    ]);
    expect(steps(await seen(secretary))).toEqual([
      [
        entry?.blindCode,
        name,
        [
          ['confirm', []],
          ['decline', []],
        ],
      ],
    ]);
  });

  it('gives a judge the themes of the own sheets and the pages of the files', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    const [initiative] = judging.initiatives;
    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at, pages)
         SELECT $1, 'description', 'x.pdf', 'pdf', 'application/pdf', 9, 'x', 'x/' || pages, $2, platform.now(), cleared, pages
         FROM (VALUES (12, platform.now()), (3, platform.now()), (100, NULL)) AS f(pages, cleared)`,
        [initiative?.id, initiative?.leadAccountId],
      ),
    );
    await scoring(judging);
    const judge = judging.judges[0] ?? judging.chair;
    const list = (await judge.get(`/api/my/rounds/${judging.roundId}/assignments`).expect(200)).body as {
      items: { id: string; files: number; pages: number; theme: string }[];
    };
    expect(list.items.map(({ files, pages }) => [files, pages])).toEqual([[2, 15]]);
    const dossier = (await judge.get(`/api/my/assignments/${list.items[0]?.id}`).expect(200)).body as {
      files: { pages: number }[];
    };
    expect(dossier.files.map(({ pages }) => pages).sort()).toEqual([12, 3]);
    const sheets = (await judge.get(`/api/my/rounds/${judging.roundId}/sheets`).expect(200)).body as {
      sheets: { theme: string }[];
    };
    expect(sheets.sheets.map(({ theme }) => theme)).toEqual(list.items.map(({ theme }) => theme));
  });
});
