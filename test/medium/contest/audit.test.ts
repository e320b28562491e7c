import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

interface Row {
  readonly id: string;
  readonly action: string;
  readonly outcome: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly sealed: boolean;
}

describe('reading the audit', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;
  let dossier: { id: string; leadAccountId: string };

  const page = async (query = '', who = contest.head) => {
    const answer = await who.get(`/api/contests/${contest.id}/audit${query}`).expect(200);
    return answer.body as { items: Row[]; nextCursor: string | null; total: number; totalCapped: boolean };
  };

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
    const author = await app.signIn({ name: 'Hoàng Văn Bí Mật' });
    dossier = await submittedInitiative(app, contest.id, {
      unitId: author.unitId,
      authors: [{ name: 'Hoàng Văn Bí Mật', accountId: author.accountId, personId: author.personId }],
    });
    await lan.post(`/api/initiatives/${dossier.id}/screening/claim`).expect(200);
    await lan
      .post(`/api/initiatives/${dossier.id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Ngoài lĩnh vực' })
      .set('if-match', '"v2"')
      .expect(201);
    await lan
      .post(`/api/initiatives/${dossier.id}/disqualify`, { reason: 'Sao chép' })
      .set('if-match', '"v3"')
      .expect(200);
    await author.post(`/api/initiatives/${dossier.id}/withdraw`, {}).set('if-match', '"v4"').expect(409);
    await app.sealAudit();
  });
  afterAll(() => app.stop());

  it('tells who did what, the newest first, naming staff only', async () => {
    const { items, total, totalCapped } = await page(`?subjectId=${dossier.id}`);
    expect(items.map(({ action, outcome, actorName, reason }) => [action, outcome, actorName, reason])).toEqual([
      ['initiative.withdraw', 'refused', null, null],
      ['initiative.disqualify', 'done', 'Lê Thị Lan', 'Sao chép'],
      ['initiative.markIneligible', 'done', 'Lê Thị Lan', 'Ngoài lĩnh vực'],
      ['screening.claim', 'done', 'Lê Thị Lan', null],
      ['initiative.submit', 'done', null, null],
    ]);
    expect({ total, totalCapped, sealed: items.every((row) => row.sealed) }).toEqual({
      total: 5,
      totalCapped: false,
      sealed: true,
    });
    expect(JSON.stringify(await page('?limit=200'))).not.toContain('Bí Mật');
  });

  it('is filtered by actor, action, subject, outcome and time, and paged without loss', async () => {
    const actions = async (query: string) => (await page(query)).items.map(({ action }) => action);
    expect(await actions('?outcome=refused')).toEqual(['initiative.withdraw']);
    expect(await actions('?action=initiative.disqualify')).toEqual(['initiative.disqualify']);
    expect(await actions(`?actorId=${lan.accountId}&subjectKind=verdict`)).toEqual(['verdict.give']);
    expect(await actions('?until=2000-01-01T00:00:00Z')).toEqual([]);
    const whole = (await page('?limit=200')).items.map(({ id }) => id);
    expect((await page('?limit=200&since=2000-01-01T00:00:00Z')).items.map(({ id }) => id)).toEqual(whole);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next = await page(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    expect(paged).toEqual(whole);
    await contest.head.get(`/api/contests/${contest.id}/audit?cursor=abc`).expect(422);
  });

  it('says who and what there is to filter by, and what belongs to no contest to administrators only', async () => {
    const answer = await contest.head.get(`/api/contests/${contest.id}/audit-choices`).expect(200);
    const { actors, actions } = answer.body as {
      actors: { name: string }[];
      actions: { action: string; count: number }[];
    };
    expect(actors.map(({ name }) => name)).toContain('Lê Thị Lan');
    expect(actions).toContainEqual({ action: 'initiative.disqualify', count: 1 });
    expect(JSON.stringify(answer.body)).not.toContain('Bí Mật');
    await lan.get(`/api/contests/${contest.id}/audit-choices`).expect(403);
    await lan.get('/api/audit').expect(403);
    await contest.head.get('/api/audit/choices').expect(403);
    const outside = await contest.admin.get('/api/audit?outcome=refused').expect(200);
    expect((outside.body as { items: Row[] }).items.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['GET /audit/choices', contest.head.actor.name],
      ['GET /audit', 'Lê Thị Lan'],
      ['GET /contests/:id/audit-choices', 'Lê Thị Lan'],
    ]);
    const choices = await contest.admin.get('/api/audit/choices').expect(200);
    expect((choices.body as { actors: { name: string }[] }).actors.map(({ name }) => name)).toContain('Lê Thị Lan');
  });

  it('comes with what its steps and states are called', async () => {
    const answer = await contest.head.get('/api/workflow-words').expect(200);
    expect(answer.body).toMatchObject({
      initiative: {
        states: { disqualified: { vi: expect.any(String) as string } },
        steps: { disqualify: { vi: 'Loại khỏi cuộc thi', en: 'Disqualify' } },
      },
    });
    await lan.get('/api/workflow-words').expect(403);
  });

  it('is for the head of this secretariat and administrators', async () => {
    await page('', contest.admin);
    await lan.get(`/api/contests/${contest.id}/audit`).expect(403);
    const elsewhere = await openContest(app);
    await elsewhere.head.get(`/api/contests/${contest.id}/audit`).expect(403);
    expect((await page('?limit=200', contest.head)).items.length).toBeGreaterThan(0);
  });

  it('has its chain recomputed for an administrator, who sees which row was altered', async () => {
    const chain = async () => (await contest.admin.get('/api/audit/chain').expect(200)).body as object;
    expect(await chain()).toMatchObject({ ok: true, fault: null });
    await contest.head.get('/api/audit/chain').expect(403);
    const step = async (after: string) =>
      (await contest.admin.get(`/api/audit/chain?after=${after}`).expect(200)).body as object;
    const { last } = (await step('0')) as { last: string };
    expect(await step('0')).toMatchObject({ ok: true, next: null, sealed: Number(last) });
    expect(await step(last)).toMatchObject({ ok: true, next: null, sealed: Number(last) });
    await contest.admin.get('/api/audit/chain?after=x').expect(422);
    const [row] = (await page('?action=initiative.disqualify')).items;
    await app.db.transaction(async () => {
      await app.db.write('ALTER TABLE platform.audit DISABLE TRIGGER audit_append_only');
      await app.db.write(`UPDATE platform.audit SET reason = 'khác' WHERE id = $1`, [row?.id]);
      await app.db.write('ALTER TABLE platform.audit ENABLE TRIGGER audit_append_only');
    });
    expect(await chain()).toMatchObject({ ok: false, fault: { auditId: row?.id, problem: 'hash' } });
  });
});
