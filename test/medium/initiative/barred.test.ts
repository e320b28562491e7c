import { Identity } from '@rooms/identity';
import { AuthorVeto } from '@rooms/initiative';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { codesOf, contestWith, draftOf, tag } from './contest';
import { pdf } from './files';

interface Shown {
  readonly version: number;
  readonly title: string;
  readonly answers: object;
  readonly authors: { id: string; name: string; share: number; consent: string; isLead: boolean; isMe: boolean }[];
  readonly availableTransitions: { name: string; blockers: { code: string }[] }[];
}

describe('barred persons and merged units', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lead: Client;
  let co: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    lead = await app.signIn({ name: 'Nguyễn Văn An' });
    co = await app.signIn({ name: 'Trần Thị Bình' });
  });
  afterAll(() => app.stop());

  const shown = async (client: Client, id: string) =>
    (await client.get(`/api/initiatives/${id}`).expect(200)).body as Shown;
  const submit = (id: string, version: number, client = lead) =>
    client.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version));
  const pair = (first: number, second: number) => [
    { name: 'Nguyễn Văn An', personId: lead.personId, share: first },
    { name: 'Trần Thị Bình', personId: co.personId, share: second },
  ];

  it.each(['judge', 'chair', 'secretary', 'organiser'])(
    'bars a %s of the contest from being an author',
    async (role) => {
      const barred = await app.signIn({ name: 'Người có vai trò', grants: [{ role, contestId: contest.id }] });
      const { id } = await draftOf(lead, contest.id, {
        authorKind: 'group',
        authors: [pair(50, 50)[0] ?? {}, { name: 'Người có vai trò', personId: barred.personId, share: 50 }],
      });
      const answer = await barred.post(`/api/initiatives/${id}/consent`, { answer: 'given', authors: [] }).expect(409);
      expect((answer.body as { code: string }).code).toBe('initiative.author_barred');
      expect(codesOf((await submit(id, 1).expect(409)).body as never)).toEqual(['initiative.consent_missing']);
      const page = await lead
        .post(`/api/initiatives/${id}/attachments?part=signed_form`)
        .attach('file', pdf(role), 'ky.pdf')
        .expect(201);
      const authorId = (await shown(lead, id)).authors[1]?.id ?? '';
      await lead
        .put(`/api/initiatives/${id}/authors/${authorId}/signed-page`, {
          attachmentId: (page.body as { id: string }).id,
        })
        .expect(204);
      expect(codesOf((await submit(id, 1).expect(409)).body as never)).toEqual(['initiative.author_barred']);
      const own = await barred
        .post(`/api/contests/${contest.id}/initiatives`, { title: 'Của tôi', theme: 'procedures', submit: true })
        .expect(409);
      expect(codesOf(own.body as never)).toEqual(['initiative.author_barred']);
    },
  );

  it('does not bar somebody for a role in another contest', async () => {
    const other = await contestWith(app);
    const judge = await app.signIn({ grants: [{ role: 'judge', contestId: other.id }] });
    const { id } = await draftOf(judge, contest.id);
    await submit(id, 1, judge).expect(200);
  });

  it('stands against making an author of a live initiative judge, secretary or organiser', async () => {
    const { code } = await submittedInitiative(app, contest.id, { authors: [co] });
    const veto = app.get(AuthorVeto);
    const ask = (role: string, contestId: string | null = contest.id, who = co) =>
      app.db.transaction(() => veto.blockers({ accountId: who.accountId, personId: who.personId, role, contestId }));
    const against = [{ code: 'initiative.is_author', params: { code: expect.any(String) as string } }];
    for (const role of ['judge', 'chair', 'secretary', 'organiser', 'clerk']) expect(await ask(role)).toEqual(against);
    expect(await ask('coordinator')).toEqual([]);
    expect(await ask('judge', (await contestWith(app)).id)).toEqual([]);
    expect(await ask('admin', null)).toEqual(against);
    expect(code).toMatch(/^SK/);
    const admin = await app.signIn({ grants: [{ role: 'admin' }] });
    const grant = { accountId: co.accountId, role: 'judge', contestId: contest.id, unitId: null } as const;
    await expect(app.get(Identity).grant(admin.actor, grant)).rejects.toMatchObject({
      refusal: { code: 'identity.grant_refused', blockers: against },
    });
    const named = { name: 'Lý Chỉ Có Thư', email: 'ly.chi.co.thu@vidu.vn' };
    await submittedInitiative(app, contest.id, { authors: [{}, { ...named, email: 'Ly.Chi.Co.Thu@vidu.vn' }] });
    const invited = await admin
      .post('/api/invitations', { email: named.email, whom: { person: { name: named.name } } })
      .set('idempotency-key', 'invite-one-of-the-list')
      .expect(201);
    const { id: accountId } = invited.body as { id: string };
    await expect(app.get(Identity).grant(admin.actor, { ...grant, accountId })).rejects.toMatchObject({
      refusal: { code: 'identity.grant_refused', blockers: against },
    });
    const drafting = await app.signIn();
    await draftOf(drafting, contest.id);
    expect(await ask('judge', contest.id, drafting)).toEqual([]);
  });

  it('takes a merged unit under the name of today for a new draft, and leaves old dossiers as they were', async () => {
    const old = await app.unit('Sở Thông tin');
    const before = await draftOf(lead, contest.id, { unitId: old });
    const today = await app.unit('Sở Khoa học');
    await app.db.transaction(() =>
      app.db.write(`UPDATE identity.unit SET state = 'merged', successor_id = $2 WHERE id = $1`, [old, today]),
    );
    const after = await draftOf(lead, contest.id, { unitId: old });
    expect(await shown(lead, after.id)).toMatchObject({ unitId: today, unitName: 'Sở Khoa học' });
    await submit(before.id, 1).expect(200);
    expect(await shown(lead, before.id)).toMatchObject({ unitId: old, unitName: 'Sở Thông tin' });
    const coordinator = await app.signIn({ grants: [{ role: 'coordinator', contestId: contest.id, unitId: today }] });
    await coordinator.get(`/api/initiatives/${before.id}`).expect(200);
  });
});
