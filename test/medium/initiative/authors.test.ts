import { Outbox } from '@platform/jobs';
import { SYSTEM } from '@platform/kernel';
import { Initiatives } from '@rooms/initiative';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { agree, codesOf, contestWith, draftOf, tag } from './contest';
import type { Made } from './contest';
import { pdf } from './files';

interface Shown {
  readonly version: number;
  readonly title: string;
  readonly answers: object;
  readonly authors: { id: string; name: string; share: number; consent: string; isLead: boolean; isMe: boolean }[];
  readonly availableTransitions: { name: string; blockers: { code: string }[] }[];
}

describe('authors', () => {
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
  const patch = (id: string, version: number, body: object, client = lead) =>
    client.patch(`/api/initiatives/${id}`, body).set('if-match', tag(version));
  const putAuthors = (id: string, version: number, authors: object[], client = lead) =>
    client.put(`/api/initiatives/${id}/authors`, { authors }).set('if-match', tag(version));
  const submit = (id: string, version: number, client = lead) =>
    client.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version));
  const pair = (first: number, second: number) => [
    { name: 'Nguyễn Văn An', personId: lead.personId, share: first },
    { name: 'Trần Thị Bình', personId: co.personId, share: second },
  ];
  async function groupDraft(first = 60, second = 40): Promise<Made> {
    return draftOf(lead, contest.id, { authorKind: 'group', authors: pair(first, second) });
  }

  it('answers a stranger, an administrator and an unknown id the same', async () => {
    const { id } = await draftOf(lead, contest.id);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const strangers = [
      await app.signIn(),
      await app.signIn({ grants: [{ role: 'admin' }] }),
      await app.signIn({ grants: [{ role: 'judge', contestId: contest.id }] }),
      await app.signIn({ grants: [{ role: 'chair', contestId: contest.id }] }),
      contest.head,
    ];
    for (const stranger of strangers) {
      const bodies = [];
      for (const asked of [id, unknown]) {
        for (const answer of [
          await stranger.get(`/api/initiatives/${asked}`),
          await stranger.get(`/api/initiatives/${asked}/timeline`),
          await stranger.get(`/api/initiatives/${asked}/revisions/1`),
          await patch(asked, 1, { title: 'Của tôi' }, stranger),
          await putAuthors(asked, 1, pair(50, 50), stranger),
          await submit(asked, 1, stranger),
          await stranger.post(`/api/initiatives/${asked}/consent`, { answer: 'given', authors: [] }),
        ]) {
          bodies.push([answer.status, { ...(answer.body as object), requestId: '' }]);
        }
      }
      expect(bodies.slice(7)).toEqual(bodies.slice(0, 7));
      expect(bodies.map(([status]) => status)).toEqual(Array<number>(14).fill(404));
    }
    await app.anonymous.get(`/api/initiatives/${id}`).expect(401);
  });

  it.each([
    ['99.99 in all', [60, 39.99], 'initiative.shares_not_whole'],
    ['100.01 in all', [60, 40.01], 'initiative.shares_not_whole'],
    ['a share of nothing', [100, 0], 'initiative.share_not_positive'],
  ])('refuses to submit shares of %s', async (_, [first, second], code) => {
    const { id } = await groupDraft(first, second);
    await agree(co, id);
    expect(codesOf((await submit(id, 1).expect(409)).body as never)).toEqual([code]);
  });

  it.each([33.333, -1, 100.01, '50', null, 1e400])('refuses the share %p as malformed', async (share) => {
    const { id } = await draftOf(lead, contest.id);
    await putAuthors(id, 1, [{ name: 'An', share }]).expect(422);
  });

  it('takes thirds of exactly 100.00', async () => {
    const third = await app.signIn({ name: 'Lê Văn Cường' });
    const { id } = await draftOf(lead, contest.id, {
      authorKind: 'group',
      authors: [...pair(33.34, 33.33), { name: 'Lê Văn Cường', personId: third.personId, share: 33.33 }],
    });
    for (const one of [co, third]) await agree(one, id);
    await submit(id, 1).expect(200);
    expect((await shown(third, id)).authors.map(({ share }) => share)).toEqual([33.34, 33.33, 33.33]);
  });

  it('holds to the group limit and the number of an individual', async () => {
    const many = await draftOf(lead, contest.id, {
      authorKind: 'group',
      authors: Array.from({ length: 6 }, (_, n) => ({ name: `Người ${n}`, share: n === 0 ? 50 : 10 })),
    });
    expect(codesOf((await submit(many.id, 1).expect(409)).body as never)).toContain('initiative.author_count');
    const { id } = await draftOf(lead, contest.id, { authors: pair(50, 50) });
    expect(codesOf((await submit(id, 1).expect(409)).body as never)).toContain('initiative.author_count');
  });

  it('waits for the consent of each author, from their own account', async () => {
    const { id } = await groupDraft();
    expect((await shown(co, id)).authors.map(({ consent }) => consent)).toEqual(['given', 'pending']);
    expect(codesOf((await submit(id, 1).expect(409)).body as never)).toEqual(['initiative.consent_missing']);
    expect((await shown(lead, id)).availableTransitions).toEqual([
      expect.objectContaining({
        name: 'submit',
        blockers: [expect.objectContaining({ code: 'initiative.consent_missing' })],
      }),
      expect.objectContaining({ name: 'withdraw', blockers: [] }),
    ]);
    await patch(id, 1, { title: 'Của Bình' }, co).expect(403);
    await submit(id, 1, co).expect(403);
    await co.post(`/api/initiatives/${id}/consent`, { answer: 'refused' }).expect(204);
    expect(codesOf((await submit(id, 1).expect(409)).body as never)).toEqual(['initiative.consent_refused']);
    await agree(co, id);
    await submit(id, 1).expect(200);
    await co.post(`/api/initiatives/${id}/consent`, { answer: 'refused' }).expect(409);
  });

  it('asks everybody again when shares or authors change, and not when nothing does', async () => {
    const { id } = await groupDraft();
    await agree(co, id);
    expect((await putAuthors(id, 1, pair(60, 40)).expect(200)).body).toEqual({ id, version: 1 });
    expect((await shown(lead, id)).authors[1]?.consent).toBe('given');
    await putAuthors(id, 1, pair(70, 30)).expect(200);
    expect((await shown(lead, id)).authors.map(({ consent }) => consent)).toEqual(['given', 'pending']);
  });

  it('takes an agreement only to the list that was read', async () => {
    const { id } = await groupDraft();
    const read = (await shown(co, id)).authors.map((author) => ({ id: author.id, share: author.share }));
    const answer = (authors: object[]) => co.post(`/api/initiatives/${id}/consent`, { answer: 'given', authors });
    for (const other of [read.slice(1), [...read].reverse(), read.map((one) => ({ ...one, share: 50 }))])
      expect(codesOf((await answer(other).expect(409)).body as never)).toEqual(['initiative.authors_changed']);
    await putAuthors(id, 1, pair(90, 10)).expect(200);
    expect(codesOf((await answer(read).expect(409)).body as never)).toEqual(['initiative.authors_changed']);
    expect((await shown(lead, id)).authors.map(({ consent }) => consent)).toEqual(['given', 'pending']);
    await agree(co, id);
    expect((await shown(lead, id)).authors.map(({ share, consent }) => [share, consent])).toEqual([
      [90, 'given'],
      [10, 'given'],
    ]);
  });

  it('takes a signed page for a person without an account', async () => {
    const { id } = await draftOf(lead, contest.id, {
      authorKind: 'group',
      authors: [
        { name: 'Nguyễn Văn An', personId: lead.personId, share: 50 },
        { name: 'Bà Phạm Thị Dung', share: 50 },
      ],
    });
    const page = await lead
      .post(`/api/initiatives/${id}/attachments?part=signed_form`)
      .attach('file', pdf('chữ ký'), 'ky.pdf')
      .expect(201);
    const attachmentId = (page.body as { id: string }).id;
    const dung = (await shown(lead, id)).authors[1]?.id ?? '';
    const sign = (client: Client, body: object) =>
      client.put(`/api/initiatives/${id}/authors/${dung}/signed-page`, body);
    await sign(co, { attachmentId }).expect(404);
    await sign(lead, { attachmentId: '00000000-0000-4000-8000-000000000000' }).expect(422);
    await sign(lead, { attachmentId }).expect(204);
    expect((await shown(lead, id)).authors[1]?.consent).toBe('signed_page');
    await lead.delete(`/api/initiatives/${id}/attachments/${attachmentId}`).expect(204);
    expect((await shown(lead, id)).authors[1]?.consent).toBe('pending');
  });

  it('asks those who have not answered once a day, also when the list is written anew', async () => {
    const { id } = await groupDraft();
    const ask = async (client: Client) => (await client.post(`/api/initiatives/${id}/consent-requests`)).body as object;
    expect(await ask(lead)).toEqual({ asked: 1 });
    await putAuthors(id, 1, pair(70, 30)).expect(200);
    expect(await ask(lead)).toEqual({ asked: 0 });
    expect(await ask(co)).toMatchObject({ code: 'initiative.not_keeper' });
    await app.setNow(new Date((await app.db.now()).getTime() + 86_400_000).toISOString());
    expect(await ask(lead)).toEqual({ asked: 1 });
    await app.setNow(null);
  });

  it('gives a dossier to a co-author who opens an account later', async () => {
    const { id } = await draftOf(lead, contest.id, {
      authorKind: 'group',
      authors: [pair(50, 50)[0] ?? {}, { name: 'Người mới', email: 'nguoi.moi@vidu.vn', share: 50 }],
    });
    const late = await app.signIn({ name: 'Người mới' });
    await late.get(`/api/initiatives/${id}`).expect(404);
    await app.db.transaction(async () => {
      await app.db.write(`UPDATE identity.account SET email = 'nguoi.moi@vidu.vn' WHERE id = $1`, [late.accountId]);
      await app.get(Outbox).emit('AccountActivated', {
        subjectKind: 'account',
        subjectId: late.accountId,
        contestId: null,
        actorId: null,
      });
    });
    await app.runJobs();
    await agree(late, id);
    await submit(id, 1).expect(200);
  });

  it('keeps who an author stands for when the list is sent back with ids, and forgets it without', async () => {
    const { id } = await draftOf(lead, contest.id);
    const [me] = (await shown(lead, id)).authors;
    const send = async (author: object, version: number) => {
      await lead
        .put(`/api/initiatives/${id}/authors`, { authors: [{ name: 'Tên sửa lại', share: 100, ...author }] })
        .set('if-match', `"v${version}"`)
        .expect(200);
      return (await shown(lead, id)).authors.map((author) => [author.id, author.isMe]);
    };
    expect(await send({ id: me?.id, jobTitle: 'Chuyên viên' }, 1)).toEqual([[me?.id, true]]);
    expect(await send({}, 2)).toEqual([[expect.not.stringContaining(me?.id ?? ''), false]]);
  });

  it('does not tell whether an e-mail belongs to an account', async () => {
    const [row] = await app.db.query<{ email: string }>('SELECT email FROM identity.account WHERE id = $1', [
      co.accountId,
    ]);
    const views = [];
    for (const email of [row?.email ?? '', 'nobody@vidu.vn']) {
      const { id } = await draftOf(lead, contest.id, {
        authorKind: 'group',
        authors: [
          { name: 'An', personId: lead.personId, share: 50 },
          { name: 'Ai đó', email, share: 50 },
        ],
      });
      const second = (await shown(lead, id)).authors[1];
      views.push(JSON.stringify({ ...second, id: '' }).replace(email, ''));
    }
    expect(views[0]).toBe(views[1]);
  });

  it.each([
    ['the same person twice', () => [...pair(50, 25), { name: 'An', personId: lead.personId, share: 25 }]],
    ['two lead authors', () => pair(50, 50).map((author) => ({ ...author, lead: true }))],
    ['an unknown person', () => [{ name: 'Ma', personId: '00000000-0000-4000-8000-000000000000', share: 100 }]],
    ['an unknown key', () => [{ name: 'An', share: 100, consent: 'given' }]],
    ['an account of somebody', () => [{ name: 'An', share: 100, accountId: co.accountId }]],
  ])('refuses %s in the list', async (_, authors) => {
    const { id } = await draftOf(lead, contest.id);
    await putAuthors(id, 1, authors()).expect(422);
  });

  it('refuses the list after submission, except in a completion that allows it', async () => {
    const { id } = await groupDraft();
    await agree(co, id);
    await submit(id, 1).expect(200);
    const change = (version: number) => putAuthors(id, version, pair(50, 50));
    expect(((await change(2).expect(409)).body as { code: string }).code).toBe('initiative.authors_fixed');
    const ask = (authorsMayChange: boolean) =>
      app.get(Initiatives).apply([id], 'askCompletion', { actor: contest.head.actor, input: { authorsMayChange } });
    await ask(false);
    expect(((await change(3).expect(409)).body as { code: string }).code).toBe('initiative.authors_fixed');
    await app.get(Initiatives).apply([id], 'cancelCompletion', { actor: contest.head.actor, reason: 'nhầm' });
    await ask(true);
    await change(5).expect(200);
    expect((await shown(contest.head, id)).authors.map(({ share }) => share)).toEqual([60, 40]);
    await agree(co, id);
    const again = lead.post(`/api/initiatives/${id}/resubmit`).set('if-match', tag(6));
    expect((await again.expect(200)).body).toMatchObject({ state: 'submitted', revision: 2 });
    expect((await shown(contest.head, id)).authors.map(({ share }) => share)).toEqual([50, 50]);
  });

  it('drops what was edited when a completion lapses, and refuses an overdue one', async () => {
    const { id } = await groupDraft();
    await agree(co, id);
    await patch(id, 1, { answers: { purpose: 'đã nộp' } }).expect(200);
    await submit(id, 2).expect(200);
    const now = await app.db.now();
    const dueAt = new Date(now.getTime() + 3_600_000);
    await app.get(Initiatives).apply([id], 'askCompletion', {
      actor: contest.head.actor,
      input: { dueAt, authorsMayChange: true },
    });
    await patch(id, 4, { answers: { purpose: 'đang sửa' } }).expect(200);
    await patch(id, 5, { theme: 'institutions' }).expect(409);
    await putAuthors(id, 5, pair(10, 90)).expect(200);
    expect(await shown(contest.head, id)).toMatchObject({ answers: { purpose: 'đã nộp' } });
    await app.setNow(dueAt.toISOString());
    await patch(id, 6, { title: 'Muộn' }).expect(409);
    await agree(co, id);
    const overdue = await lead.post(`/api/initiatives/${id}/resubmit`).set('if-match', tag(6)).expect(409);
    expect(codesOf(overdue.body as never)).toContain('initiative.completion_overdue');
    await app.get(Initiatives).apply([id], 'lapse', { actor: SYSTEM });
    await app.setNow(null);
    const after = await shown(lead, id);
    expect(after).toMatchObject({ state: 'submitted', answers: { purpose: 'đã nộp' } });
    expect(after.authors.map(({ share, consent }) => [share, consent])).toEqual([
      [60, 'given'],
      [40, 'given'],
    ]);
  });
});
