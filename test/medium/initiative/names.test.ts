import { Initiatives } from '@rooms/initiative';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { codesOf, contestWith } from './contest';

interface Names {
  readonly isOpen: boolean;
  readonly items: { authorId: string; name: string; state: string; mayAnswer: boolean }[];
}

describe('names as they will be printed', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lead: Client;
  let other: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    lead = await app.signIn({ name: 'Nguyễn Văn An' });
    other = await app.signIn({ name: 'Trần Thị Bình' });
  });
  afterAll(() => app.stop());

  const dossier = (state: 'eligible' | 'submitted' = 'eligible') =>
    submittedInitiative(app, contest.id, {
      state,
      title: 'Một cửa không giấy tờ',
      authors: [
        { name: 'Nguyễn Văn An', accountId: lead.accountId, personId: lead.personId, unitId: lead.unitId },
        { name: 'Trần Thị Bình', accountId: other.accountId, personId: other.personId, unitId: other.unitId },
        { name: 'Lê Văn Giấy' },
      ],
    });
  const names = async (client: Client, id: string) =>
    (await client.get(`/api/initiatives/${id}/names`).expect(200)).body as Names;
  const put = (client: Client, id: string, authorId: string | undefined, body: object = { answer: 'confirmed' }) =>
    client.put(`/api/initiatives/${id}/authors/${authorId ?? ''}/name`, body);
  const wish = {
    answer: 'correction',
    name: 'Trần Thị Thanh Bình',
    jobTitle: 'Phó trưởng phòng',
    note: 'Thiếu tên đệm',
  };

  it('are confirmed by each author, and by the keeper for one without an account', async () => {
    const { id } = await dossier();
    const [first, second, paper] = (await names(lead, id)).items;
    const turn = async (client: Client) => {
      return (await client.get(`/api/initiatives/${id}`).expect(200)).body as {
        namesOpen: boolean;
        turn: { who: string; step: string | null };
      };
    };
    expect(await turn(other)).toMatchObject({ namesOpen: true, turn: { who: 'me', step: 'names' } });
    expect((await names(lead, id)).items.map(({ name, state, mayAnswer }) => [name, state, mayAnswer])).toEqual([
      ['Nguyễn Văn An', 'open', true],
      ['Trần Thị Bình', 'open', false],
      ['Lê Văn Giấy', 'open', true],
    ]);
    expect((await names(other, id)).items.map(({ mayAnswer }) => mayAnswer)).toEqual([false, true, false]);
    for (const [client, author] of [
      [lead, second],
      [other, first],
      [other, paper],
    ] as const) {
      expect(codesOf((await put(client, id, author?.authorId).expect(403)).body as never)).toEqual([
        'initiative.not_your_name',
      ]);
    }
    await put(await app.signIn(), id, first?.authorId).expect(404);
    await put(lead, id, first?.authorId).expect(204);
    await put(lead, id, paper?.authorId).expect(204);
    await put(other, id, second?.authorId).expect(204);
    expect((await names(other, id)).items.map(({ state }) => state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await turn(other)).toMatchObject({ namesOpen: true, turn: { who: 'nobody', step: null } });
  });

  it('are corrected by the secretariat as the author asks, or left with a reason', async () => {
    const { id, code } = await dossier();
    const [, second] = (await names(other, id)).items;
    const { name, jobTitle, note } = wish;
    const read = { name, jobTitle, note };
    const settle = (client: Client, body: object) =>
      client.post(`/api/initiatives/${id}/authors/${second?.authorId ?? ''}/name/settlement`, { wish: read, ...body });
    const none = await settle(contest.head, { accept: true }).expect(409);
    expect(codesOf(none.body as never)).toEqual(['initiative.no_correction_asked']);
    await put(other, id, second?.authorId, wish).expect(204);
    const list = async () =>
      (await contest.head.get(`/api/contests/${contest.id}/names`).expect(200)).body as {
        correctionAsked: number;
        items: { code: string; name: string; state: string }[];
      };
    expect((await list()).items[0]).toMatchObject({
      code,
      name: 'Trần Thị Bình',
      state: 'correction_asked',
      wish: { name: 'Trần Thị Thanh Bình', jobTitle: 'Phó trưởng phòng', note: 'Thiếu tên đệm' },
    });
    await other.get(`/api/contests/${contest.id}/names`).expect(403);
    await settle(lead, { accept: true }).expect(403);
    await settle(contest.head, { accept: false }).expect(422);
    await settle(contest.head, { accept: false, reason: 'Căn cước ghi khác.' }).expect(204);
    expect((await names(other, id)).items[1]).toMatchObject({ state: 'open', reply: 'Căn cước ghi khác.', wish: null });
    await put(other, id, second?.authorId, wish).expect(204);
    for (const body of [{ accept: true }, { accept: false, reason: 'Cũ.' }]) {
      const changed = await settle(contest.head, { ...body, wish: { ...read, name: 'Trần Thị Khác' } }).expect(409);
      expect(codesOf(changed.body as never)).toEqual(['initiative.wish_changed']);
    }
    await settle(contest.head, { accept: true }).expect(204);
    expect((await names(other, id)).items[1]).toMatchObject({
      name: 'Trần Thị Thanh Bình',
      jobTitle: 'Phó trưởng phòng',
      state: 'confirmed',
      wish: null,
    });
    const [summary] = await app.get(Initiatives).summaries([id]);
    expect(summary?.authors.map(({ name }) => name)).toEqual(['Nguyễn Văn An', 'Trần Thị Thanh Bình', 'Lê Văn Giấy']);
    const revision = (await lead.get(`/api/initiatives/${id}/revisions/1`).expect(200)).body as {
      authors: { name: string }[];
    };
    expect(revision.authors[1]?.name).toBe('Trần Thị Bình');
    const found = await contest.head.get(`/api/contests/${contest.id}/initiatives?q=thanh%20binh`).expect(200);
    expect((found.body as { items: { id: string }[] }).items.map((row) => row.id)).toEqual([id]);
  });

  it('are asked for only while the dossier is eligible and no decision is signed', async () => {
    const early = await dossier('submitted');
    const [first] = (await names(lead, early.id)).items;
    expect((await names(lead, early.id)).isOpen).toBe(false);
    const refused = await put(lead, early.id, first?.authorId).expect(409);
    expect(codesOf(refused.body as never)).toEqual(['initiative.names_not_open']);
    const late = await dossier();
    const [author] = (await names(lead, late.id)).items;
    await app.db.transaction(() => app.get(Initiatives).markDecided([late.id]));
    const decided = await put(lead, late.id, author?.authorId).expect(409);
    expect(codesOf(decided.body as never)).toEqual(['initiative.decided']);
    await (await app.signIn()).get(`/api/initiatives/${late.id}/names`).expect(404);
  });
});
