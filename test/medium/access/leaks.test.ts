import { text } from 'node:stream/consumers';
import type { AnyEndpoint } from '@platform/http';
import { endpoints, SESSION_COOKIE } from '@platform/http';
import { Outbox } from '@platform/jobs';
import supertest from 'supertest';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { handInAll, judgingContest, marksOf, move, myItems, scoring } from '../../support/fixtures/judging';
import type { JudgingContest } from '../../support/fixtures/judging';
import { hostileQueries } from '../../support/hostile';
import { contestWith, draftOf, tag } from '../initiative/contest';

/** Words that stand in one place of the data each; whoever reads one has read that place. */
const DRAFT = 'Bản nháp chưa nộp kiwi';
const REMARK = 'Nhận xét kín dưa hấu';
const PHONE = '0912000333';
const AUTHOR = 'Tác Giả Ẩn Danh';

/** A file too is read as text: what stands in it in plain words is found. */
const asText = (answer: unknown, done: (error: Error | null, body: unknown) => void) => {
  text(answer as NodeJS.ReadableStream).then(
    (read) => done(null, read),
    (error: unknown) => done(error as Error, null),
  );
};

/** What is said by one thing to those who may not read it: by any route, list, count, mail or paper. */
describe('what is hidden', () => {
  let app: TestApp;
  let judging: JudgingContest;
  let owner: Client;
  const ids: Record<string, string> = {};

  const pathOf = (endpoint: AnyEndpoint, query: string) => {
    const [before] = endpoint.path.split('/:id');
    const values: Readonly<Record<string, string>> = {
      ...{ n: '1', number: '1', round: 'preliminary', code: 'plan', kind: 'criteria', paper: 'decision' },
      ...{ attachmentId: ids['attachment'] ?? '' },
      id: ids[before ?? ''] ?? ids['/contests'] ?? '',
    };
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '');
    return `/api${path}${query && `?${query}`}`;
  };
  /** Everything that this person can read, of the initiative that is judged and of the draft. */
  async function readAll(by: Client): Promise<{ text: string; where: string }[]> {
    const answers: { text: string; where: string }[] = [];
    const words = [DRAFT, REMARK, AUTHOR].map((word) => `q=${encodeURIComponent(word)}`);
    for (const endpoint of endpoints().filter(({ method, access }) => method === 'GET' && access !== 'public')) {
      const queries = hostileQueries(endpoint).some((one) => one.startsWith('q=')) ? ['', ...words] : ['', 'seed=hat'];
      for (const query of queries) {
        for (const initiative of endpoint.path.startsWith('/initiatives/') ? ['judged', 'draft'] : ['']) {
          if (initiative) ids['/initiatives'] = ids[initiative] ?? '';
          const path = pathOf(endpoint, query);
          const answer = await supertest(app.app.getHttpServer())
            .get(path)
            .set('cookie', `${SESSION_COOKIE}=${by.sessionToken}`)
            .parse(asText)
            .catch((error: unknown) => {
              throw new Error(`${path}: ${String(error)}`);
            });
          if (answer.status === 200)
            answers.push({ where: `${endpoint.path}?${decodeURIComponent(query)}`, text: answer.body as string });
        }
      }
    }
    return answers;
  }

  beforeAll(async () => {
    app = await TestApp.start();
    const staff = (name: string, role: string, contestId: string) =>
      app.signIn({ name, grants: [{ role, contestId, unitId: null }] });
    judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const contestId = judging.contest.id;
    await scoring(judging);
    const [judge] = judging.judges as [Client];
    const [item] = await myItems(judge, judging.roundId);
    await judge
      .put(`/api/my/assignments/${item?.id ?? ''}/sheet`, { marks: marksOf(77), comment: REMARK })
      .set('if-match', `"v${item?.sheetVersion ?? 0}"`)
      .expect(200);
    owner = await app.signIn({ name: 'Chủ Bản Nháp' });
    const [draft] = await app.db.transaction(async () => {
      const named = [judging.initiatives[0]?.id, AUTHOR, PHONE];
      await app.db.write('UPDATE initiative.author SET name = $2, phone = $3 WHERE initiative_id = $1', named);
      await app.db.write(
        `UPDATE initiative.revision SET authors = jsonb_set(jsonb_set(authors, '{0,name}', to_jsonb($2::text)), '{0,phone}', to_jsonb($3::text))
         WHERE initiative_id = $1`,
        named,
      );
      return app.db.write<{ id: string }>(
        `INSERT INTO initiative.initiative (contest_id, code, rulebook_version, owner_id, author_kind, unit_id, unit_name, title, title_folded, search_folded,
           theme, created_at, updated_at)
         VALUES ($1, 'NHAP-1', 1, $2, 'individual', $3, 'Đơn vị', $4, 'ban nhap chua nop kiwi', 'ban nhap chua nop kiwi', 'procedures', platform.now(), platform.now()) RETURNING id`,
        [contestId, owner.accountId, owner.unitId, DRAFT],
      );
    });
    Object.assign(ids, {
      '/contests': contestId,
      judged: judging.initiatives[0]?.id,
      draft: draft?.id,
      '/rounds': judging.roundId,
      '/my/rounds': judging.roundId,
      '/my/assignments': item?.id,
      '/accounts': owner.accountId,
      '/persons': owner.personId,
      '/units': owner.unitId,
    });
    await app.db.transaction(() =>
      app.get(Outbox).emit('ConsentGiven', {
        ...{ subjectKind: 'initiative', subjectId: draft?.id ?? '', contestId, actorId: null },
      }),
    );
    await app.runJobs();
    for (const [role, name] of [
      ['organiser', 'Ban Tổ Chức'],
      ['clerk', 'Văn Thư'],
      ['judge', 'Giám Khảo Ngoài Vòng'],
    ] as const)
      people[role] = await staff(name, role, contestId);
    const unitId = await app.unit('Đơn vị đầu mối khác');
    people['coordinator'] = await app.signIn({ unitId, grants: [{ role: 'coordinator', contestId, unitId }] });
    people['admin'] = judging.contest.admin;
    people['applicant'] = await app.signIn({ name: 'Thí Sinh Khác' });
    people['secretary'] = judging.secretary;
    people['head'] = judging.contest.head;
    people['chair'] = judging.chair;
    people['assigned judge'] = judging.judges[1] ?? judging.chair;
    people['judge of the remark'] = judge;
    people['owner'] = owner;
  });
  afterAll(() => app.stop());
  const people: Record<string, Client> = {};

  it.each<[string, readonly string[]]>([
    ['applicant', []],
    ['owner', [DRAFT]],
    ['coordinator', []],
    ['admin', []],
    ['organiser', []],
    ['clerk', []],
    ['judge', []],
    ['assigned judge', []],
    ['judge of the remark', [REMARK]],
    ['chair', []],
    ['secretary', [AUTHOR, PHONE]],
    ['head', [AUTHOR, PHONE]],
  ])('while marks are given, the %s reads only %j of it', async (who, allowed) => {
    const answers = await readAll(people[who] ?? owner);
    const found = [DRAFT, REMARK, PHONE, AUTHOR].flatMap((word) => {
      const places = answers.filter(({ text }) => text.includes(word)).map(({ where }) => where);
      return allowed.includes(word) ? [] : places.map((where) => `${word}: ${where}`);
    });
    expect(found).toEqual([]);
    const seen = allowed.filter((word) => answers.some(({ text }) => text.includes(word)));
    expect(seen).toEqual(allowed);
  });

  it('a draft is not counted, searched or mailed about for anybody but its keeper', async () => {
    const totals = async (by: Client, query: string) =>
      (
        (await by.get(`/api/contests/${ids['/contests'] ?? ''}/initiatives?${query}`).expect(200)).body as {
          total: number;
        }
      ).total;
    for (const who of ['secretary', 'head', 'coordinator', 'applicant', 'admin']) {
      const by = people[who] ?? owner;
      expect([who, await totals(by, 'q=kiwi'), await totals(by, 'state=draft')]).toEqual([who, 0, 0]);
    }
    expect(await totals(owner, 'q=kiwi')).toBe(1);
    const notices = await judging.secretary.get(
      `/api/contests/${ids['/contests'] ?? ''}/notices?initiativeId=${ids['draft'] ?? ''}`,
    );
    expect(notices.body).toMatchObject({ items: [], total: 0 });
    const [kept] = await app.db.query<{ id: string }>('SELECT id FROM notification.notice WHERE initiative_id = $1', [
      ids['draft'],
    ]);
    await judging.secretary.get(`/api/notices/${kept?.id ?? ''}`).expect(404);
    await judging.secretary.post(`/api/notices/${kept?.id ?? ''}/resend`, { reason: 'Xem thử' }).expect(404);
  });

  it('a failed mail about a draft is not counted on the desk', async () => {
    const contest = await contestWith(app);
    const author = await app.signIn();
    const { id } = await draftOf(author, contest.id);
    const emit = (event: string) =>
      app.db.transaction(() =>
        app.get(Outbox).emit(event, {
          ...{ subjectKind: 'initiative', subjectId: id, contestId: contest.id, actorId: null },
        }),
      );
    const failed = async () =>
      (
        (await contest.head.get(`/api/contests/${contest.id}/desk`).expect(200)).body as {
          counts: { noticesFailed: number };
        }
      ).counts.noticesFailed;
    await emit('ConsentGiven');
    await app.runJobs();
    await app.db.transaction(() =>
      app.db.write(`UPDATE notification.notice SET state = 'failed' WHERE initiative_id = $1`, [id]),
    );
    expect(await failed()).toBe(0);
    await author.post(`/api/initiatives/${id}/submit`).set('if-match', tag(1)).expect(200);
    expect(await failed()).toBe(1);
  });

  it('a chair in conflict with a work reads nothing of it, not in the export either', async () => {
    const own = await judgingContest(app, { initiatives: 3, judges: 2 });
    const { secretary, chair, judges, roundId, contest, initiatives } = own;
    await scoring(own);
    const [kin] = initiatives;
    const entry = await app.db.first<{ id: string }>(
      'SELECT id FROM judging.round_initiative WHERE round_id = $1 AND initiative_id = $2',
      [roundId, kin?.id],
    );
    await secretary
      .post(`/api/rounds/${roundId}/conflicts`, {
        accountId: chair.accountId,
        roundInitiativeId: entry?.id,
        kind: 'kin',
      })
      .expect(204);
    for (const judge of judges) await handInAll(judge, roundId, () => marksOf(80));
    for (const step of ['close', 'settle', 'lock']) await move(secretary, roundId, step);
    const exported = async (by: Client) =>
      (
        JSON.parse((await by.get(`/api/contests/${contest.id}/results/export`).buffer(true).expect(200)).text) as {
          code: string;
        }[]
      ).map(({ code }) => code);
    expect(await exported(secretary)).toEqual(initiatives.map(({ code }) => code));
    expect(await exported(chair)).toEqual(initiatives.slice(1).map(({ code }) => code));
    const counted = async (by: Client) =>
      ((await by.get(`/api/contests/${contest.id}/statistics`).expect(200)).body as { scores: { count: number }[] })
        .scores[0]?.count;
    expect([await counted(secretary), await counted(chair)]).toEqual([3, 2]);
  });
});
