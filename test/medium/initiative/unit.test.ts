import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { bodyOf, byUnits, contestWith, draftOf, tag } from './contest';

describe('the unit in between', () => {
  let app: TestApp;
  let author: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    author = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const submit = (client: Client, id: string, version: number) =>
    client.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version));

  const turns = async (client: Client, contestId: string, query = '') => {
    const { items } = (await client.get(`/api/contests/${contestId}/initiatives${query}`).expect(200)).body as {
      items: { turn: { who: string; step: string | null } | null }[];
    };
    return items.map(({ turn }) => turn && [turn.who, turn.step]);
  };

  it('goes by the unit where the rules say so, keeping the time of handing in', async () => {
    const ruled = await contestWith(app, byUnits);
    const coordinator = await app.signIn({
      grants: [{ role: 'coordinator', contestId: ruled.id, unitId: author.unitId }],
    });
    const secretary = await app.signIn({ grants: [{ role: 'secretary', contestId: ruled.id }] });
    const draft = await draftOf(author, ruled.id);
    await coordinator.get(`/api/initiatives/${draft.id}`).expect(404);
    const sent = await submit(author, draft.id, 1).expect(200);
    expect(sent.body).toMatchObject({ state: 'awaiting_unit', revision: 1, receipt: null });
    expect(await turns(author, ruled.id, '?mine=true')).toEqual([['unit', null]]);
    expect(await turns(coordinator, ruled.id)).toEqual([['me', 'confirm']]);
    await secretary.get(`/api/initiatives/${draft.id}`).expect(404);
    await author.post(`/api/initiatives/${draft.id}/confirm`).set('if-match', tag(2)).expect(403);
    const back = coordinator.post(`/api/initiatives/${draft.id}/return`, { reason: 'Thiếu số liệu' });
    expect((await back.set('if-match', tag(2)).expect(200)).body).toEqual({ id: draft.id, state: 'draft', version: 3 });
    await coordinator.get(`/api/initiatives/${draft.id}`).expect(404);
    const because = async () => (await author.get(`/api/initiatives/${draft.id}`).expect(200)).body as object;
    expect(await because()).toMatchObject({ returnedBecause: 'Thiếu số liệu' });
    const again = await submit(author, draft.id, 3).expect(200);
    expect(again.body).toMatchObject({ state: 'awaiting_unit', revision: 2 });
    expect(await because()).toMatchObject({ returnedBecause: null });
    const [handedIn] = await app.db.query<{ at: Date }>(
      'SELECT submitted_at AS at FROM initiative.initiative WHERE id = $1',
      [draft.id],
    );
    await app.setNow(new Date(ruled.closesAt.getTime() + 1000).toISOString());
    const confirmed = await coordinator
      .post(`/api/initiatives/${draft.id}/confirm`)
      .set('if-match', tag(4))
      .expect(200);
    expect(confirmed.body).toMatchObject({
      state: 'submitted',
      revision: 2,
      receipt: { revision: 2, receivedAt: handedIn?.at.toISOString() },
    });
    await secretary.get(`/api/initiatives/${draft.id}`).expect(200);
    expect(await turns(secretary, ruled.id)).toEqual([null]);
  });

  it('lets a unit say no, with a reason, and only its own coordinator', async () => {
    const ruled = await contestWith(app, byUnits);
    const coordinator = await app.signIn({
      grants: [{ role: 'coordinator', contestId: ruled.id, unitId: author.unitId }],
    });
    const stranger = await app.signIn();
    const foreign = await app.signIn({
      grants: [{ role: 'coordinator', contestId: ruled.id, unitId: stranger.unitId }],
    });
    const draft = await draftOf(author, ruled.id);
    await submit(author, draft.id, 1).expect(200);
    const refusal = (client: Client, body: object) =>
      client.post(`/api/initiatives/${draft.id}/not-forward`, body).set('if-match', tag(2));
    await refusal(foreign, { reason: 'Không' }).expect(404);
    await refusal(coordinator, {}).expect(422);
    await refusal(coordinator, { reason: 'Chưa đạt' }).expect(200);
    const body = bodyOf(await author.get(`/api/initiatives/${draft.id}/timeline`).expect(200));
    expect(body.items.map((item) => ({ ...item, at: '' }))).toEqual([
      expect.objectContaining({ action: 'initiative.create', state: 'draft', reason: null }),
      expect.objectContaining({ action: 'initiative.sendToUnit', state: 'awaiting_unit' }),
      expect.objectContaining({ action: 'initiative.notForward', state: 'not_forwarded', reason: 'Chưa đạt' }),
    ]);
  });
});
