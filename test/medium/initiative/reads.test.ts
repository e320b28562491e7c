import { stateCheck } from '@platform/workflow';
import { Initiatives } from '@rooms/initiative';
import { initiativeWorkflow } from '../../../libs/initiative/src/domain/initiative.workflow';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { agree, contestWith, draftOf, tag } from './contest';

interface Listed {
  readonly items: { id: string; code: string; title: string; state: string; leadAuthor: string }[];
  readonly nextCursor: string | null;
  readonly total: number;
}

describe('reading initiatives', () => {
  let app: TestApp;
  let contest: OpenContest;
  let secretary: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterAll(() => app.stop());

  const list = async (client: Client, query = '', contestId = contest.id) =>
    (await client.get(`/api/contests/${contestId}/initiatives?${query}`).expect(200)).body as Listed;
  const titles = async (client: Client, query = '', contestId = contest.id) =>
    (await list(client, query, contestId)).items.map(({ title }) => title);

  it('shows each reader their own part, in list and detail alike', async () => {
    const mine = await contestWith(app);
    const unit = await app.unit('Sở Nội vụ');
    const author = await app.signIn({ name: 'Tác giả', unitId: unit });
    const co = await app.signIn({ name: 'Đồng tác giả' });
    const draft = await draftOf(author, mine.id, { title: 'NHÁP-CANARY' });
    const sent = await submittedInitiative(app, mine.id, {
      title: 'Đã nộp',
      unitId: unit,
      authors: [
        { ...author, name: 'Tác giả', email: 'canary@vidu.vn' },
        { ...co, name: 'Đồng tác giả' },
      ],
    });
    const foreign = await submittedInitiative(app, mine.id, { title: 'Của đơn vị khác' });
    const coordinator = { role: 'coordinator', contestId: mine.id, unitId: unit };
    const readers: [string, Client, string[]][] = [
      ['author', author, ['NHÁP-CANARY', 'Đã nộp']],
      ['co-author', co, ['Đã nộp']],
      ['coordinator', await app.signIn({ grants: [coordinator] }), ['Đã nộp']],
      ['coordinator of another contest', await app.signIn({ grants: [{ ...coordinator, contestId: contest.id }] }), []],
      ['secretary', mine.head, ['Của đơn vị khác', 'Đã nộp']],
      ['secretary of another contest', secretary, []],
      ['judge', await app.signIn({ grants: [{ role: 'judge', contestId: mine.id }] }), []],
      ['chair', await app.signIn({ grants: [{ role: 'chair', contestId: mine.id }] }), []],
      ['organiser', await app.signIn({ grants: [{ role: 'organiser', contestId: mine.id }] }), []],
      ['clerk', await app.signIn({ grants: [{ role: 'clerk', contestId: mine.id }] }), []],
      ['admin', await app.signIn({ grants: [{ role: 'admin' }] }), []],
      ['stranger', await app.signIn(), []],
    ];
    for (const [who, client, expected] of readers) {
      const page = await list(client, 'sort=title', mine.id);
      const ids = [draft.id, sent.id, foreign.id];
      const details = await Promise.all(ids.map((id) => client.get(`/api/initiatives/${id}`)));
      const seen = details.filter(({ status }) => status === 200).map(({ body }) => (body as { title: string }).title);
      expect([who, page.items.map(({ title }) => title).sort(), page.total]).toEqual([
        who,
        [...expected].sort(),
        expected.length,
      ]);
      expect([who, seen.sort()]).toEqual([who, [...expected].sort()]);
      if (who === 'coordinator')
        expect(JSON.stringify(details.map(({ body }) => body as object))).not.toMatch(/canary/i);
    }
  });

  it('never answers a question about a draft by search, filter or total', async () => {
    const author = await app.signIn();
    await draftOf(author, contest.id, { title: 'Bíquyếtriêng', theme: 'institutions' });
    for (const query of ['q=biquyetrieng', 'theme=institutions', 'state=draft', `unitId=${author.unitId}`]) {
      expect(await list(secretary, query)).toMatchObject({ items: [], total: 0 });
    }
    expect((await list(author, 'q=BIQUYETRIENG')).total).toBe(1);
  });

  it('finds without accents, by title, code and author, wildcards taken literally', async () => {
    const { code } = await submittedInitiative(app, contest.id, { title: 'Đường dây nóng 100%' });
    expect(await titles(secretary, 'q=duong+day')).toEqual(['Đường dây nóng 100%']);
    expect(await titles(secretary, `q=${encodeURIComponent('ĐƯỜNG DÂY')}`)).toEqual(['Đường dây nóng 100%']);
    expect(await titles(secretary, 'q=100%25')).toEqual(['Đường dây nóng 100%']);
    expect(await titles(secretary, 'q=d%25nong')).toEqual([]);
    const author = await app.signIn({ name: 'Đặng Thùy Dương' });
    const draft = await draftOf(author, contest.id, { title: 'Theo tên tác giả' });
    await author.post(`/api/initiatives/${draft.id}/submit`).set('if-match', tag(1)).expect(200);
    expect(await titles(secretary, 'q=dang+thuy')).toEqual(['Theo tên tác giả']);
    expect(await titles(secretary, `q=${draft.code.toLowerCase()}`)).toEqual(['Theo tên tác giả']);
    expect(code).not.toBe(draft.code);
  });

  it.each(['sort=score', 'sort=i.code', 'limit=0', 'limit=201', 'state=scored', 'page=2', 'cursor=%21', 'unitId=7'])(
    'refuses %s',
    (query) => secretary.get(`/api/contests/${contest.id}/initiatives?${query}`).expect(422),
  );

  it('pages through every sort order without loss or repetition, and filters', async () => {
    const paged = await contestWith(app);
    for (const [index, title] of ['Ba', 'Một', 'Hai', 'Bốn', 'Hai'].entries()) {
      await submittedInitiative(app, paged.id, {
        title,
        theme: index < 2 ? 'institutions' : 'procedures',
        state: index === 0 ? 'eligible' : 'submitted',
        channel: index === 4 ? 'paper' : 'online',
        authors: index === 3 ? [{}, { name: 'Hai' }] : [{}],
      });
    }
    const { head } = paged;
    for (const key of ['created', 'received', 'code', 'title']) {
      const walk = async (sort: string) => {
        const seen: string[] = [];
        let cursor = '';
        do {
          const page = await list(head, `sort=${sort}&limit=2${cursor}`, paged.id);
          expect(page.total).toBe(5);
          seen.push(...page.items.map(({ code }) => code));
          cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
        } while (cursor !== '');
        return seen;
      };
      const up = await walk(key);
      expect(new Set(up).size).toBe(5);
      expect(await walk(`-${key}`)).toEqual([...up].reverse());
    }
    expect(await titles(head, 'sort=title', paged.id)).toEqual(['Ba', 'Bốn', 'Hai', 'Hai', 'Một']);
    expect(await titles(head, 'state=eligible', paged.id)).toEqual(['Ba']);
    expect(await titles(head, 'theme=institutions&sort=code', paged.id)).toEqual(['Ba', 'Một']);
    expect(await titles(head, 'channel=paper', paged.id)).toEqual(['Hai']);
    expect(await titles(head, 'authorKind=group', paged.id)).toEqual(['Bốn']);
    expect(await titles(head, 'category=group', paged.id)).toEqual(['Bốn']);
    expect(await titles(head, 'mine=true', paged.id)).toEqual([]);
    const { nextCursor } = await list(head, 'sort=title&limit=2', paged.id);
    const path = `/api/contests/${paged.id}/`;
    const goOn = (query: string, from = `${path}initiatives`) =>
      head.get(`${from}?limit=3&${query}&cursor=${nextCursor}`);
    expect(((await goOn('sort=title').expect(200)).body as { items: { title: string }[] }).items).toHaveLength(3);
    for (const [query, from] of [
      ['sort=-title'],
      ['sort=code'],
      ['sort=title&channel=online'],
      ['sort=title&q=hai'],
      ['sort=title', `/api/contests/${contest.id}/initiatives`],
      ['sort=title', `${path}register`],
      ['', `${path}notices`],
      ['', `${path}audit`],
      ['', '/api/units'],
    ] as const) {
      const { status, body } = (await goOn(query, from)) as { status: number; body: unknown };
      const codes = [body as { code: string }, ...(body as { blockers: { code: string }[] }).blockers];
      const places = ['platform.cursor', 'platform.field'];
      expect([query, from, status, codes.some(({ code }) => places.includes(code))]).toEqual([query, from, 422, true]);
    }
  });

  it('costs the same number of statements for 1 row and for 50', async () => {
    const few = await contestWith(app);
    await submittedInitiative(app, few.id);
    const many = await contestWith(app);
    for (let n = 0; n < 50; n += 1) await submittedInitiative(app, many.id);
    const counted = async (client: Client, path: string) => {
      const spy = jest.spyOn(app.db, 'query');
      await client.get(path).expect(200);
      const calls = spy.mock.calls.length;
      spy.mockRestore();
      return calls;
    };
    const one = await counted(few.head, `/api/contests/${few.id}/initiatives`);
    expect(await counted(many.head, `/api/contests/${many.id}/initiatives`)).toBe(one);
    expect(one).toBe(3);
    const [{ id } = { id: '' }] = (await list(many.head, '', many.id)).items;
    expect(await counted(many.head, `/api/initiatives/${id}`)).toBe(2);
    expect((await list(many.head, '', many.id)).items.length).toBe(50);
    const author = await app.signIn();
    const own = `/api/contests/${few.id}/initiatives?mine=true`;
    await draftOf(author, few.id);
    const mine = await counted(author, own);
    for (let n = 0; n < 4; n += 1) await draftOf(author, few.id);
    expect(await counted(author, own)).toBe(mine);
  });

  it('tells each author whose turn it is, in list and detail alike', async () => {
    const [lead, co] = [await app.signIn({ name: 'Tác giả chính' }), await app.signIn({ name: 'Đồng tác giả' })];
    const rules = await contestWith(app);
    const authors = [
      { name: 'Tác giả chính', personId: lead.actor.personId, share: 60 },
      { name: 'Đồng tác giả', personId: co.actor.personId, share: 40 },
    ];
    const draft = await draftOf(lead, rules.id, { title: '', authorKind: 'group', authors });
    const turn = async (client: Client) => {
      const answer = await client.get(`/api/contests/${rules.id}/initiatives?mine=true`).expect(200);
      const [row] = (answer.body as { items: { turn: { blockers: { code: string }[] } }[] }).items;
      const detail = (await client.get(`/api/initiatives/${draft.id}`).expect(200)).body as { turn: object };
      expect(detail.turn).toEqual(row?.turn);
      return { ...row?.turn, blockers: row?.turn.blockers.map(({ code }) => code) };
    };
    const lacks = ['initiative.title_missing'];
    expect(await turn(lead)).toEqual({ who: 'me', step: 'continue', coauthors: ['Đồng tác giả'], blockers: lacks });
    expect(await turn(co)).toEqual({ who: 'me', step: 'answer', coauthors: [], blockers: [] });
    await agree(co, draft.id);
    expect(await turn(co)).toEqual({ who: 'keeper', step: null, coauthors: [], blockers: [] });
  });

  it('exports everything the secretariat may see as one streamed array, and nothing to others', async () => {
    const full = await contestWith(app);
    await submittedInitiative(app, full.id, { title: 'Một' });
    await draftOf(await app.signIn(), full.id, { title: 'Nháp' });
    const path = `/api/contests/${full.id}/initiatives/export`;
    const answer = await full.head.get(path).expect(200);
    expect(
      (answer.body as { title: string; authors: object[] }[]).map((row) => [row.title, row.authors.length]),
    ).toEqual([['Một', 1]]);
    await (await app.signIn()).get(path).expect(403);
    await secretary.get(path).expect(403);
    const pieces: string[] = [];
    const scores = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, { score: '9,50' }])));
    for await (const piece of app.get(Initiatives).exportJson(full.head.actor, full.id, scores)) pieces.push(piece);
    expect(JSON.parse(pieces.join(''))).toEqual([expect.objectContaining({ title: 'Một', score: '9,50' })]);
  });

  it('gives the title as last submitted while a completion is being written', async () => {
    const author = await app.signIn();
    const own = await contestWith(app);
    const draft = await draftOf(author, own.id, { title: 'Tên đã nộp' });
    await author.post(`/api/initiatives/${draft.id}/submit`).set('if-match', tag(1)).expect(200);
    await app.get(Initiatives).apply([draft.id], 'askCompletion', { actor: own.head.actor, input: {} });
    await author.patch(`/api/initiatives/${draft.id}`, { title: 'Tên đang sửa' }).set('if-match', tag(3)).expect(200);
    expect(await titles(own.head, '', own.id)).toEqual(['Tên đã nộp']);
    expect(await titles(own.head, 'q=dang+sua', own.id)).toEqual([]);
    const [summary] = await app.get(Initiatives).summaries([draft.id]);
    expect(summary?.title).toBe('Tên đã nộp');
    const one = async (client: Client) =>
      ((await client.get(`/api/initiatives/${draft.id}`).expect(200)).body as { title: string }).title;
    expect([await one(own.head), await one(author)]).toEqual(['Tên đã nộp', 'Tên đang sửa']);
  });

  it('keeps the database’s states equal to the table', async () => {
    const [row] = await app.db.query<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE conrelid = 'initiative.initiative'::regclass AND conname = 'initiative_state_check'`,
    );
    const named = (text = '') => [...text.matchAll(/'(\w+)'/g)].map(([, state]) => state);
    expect(named(row?.definition)).toEqual(named(stateCheck(initiativeWorkflow)));
  });
});
