import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

describe('what authors are told, and what judges read', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;
  let minh: Client;

  const codes = (answer: { body: { code: string; blockers: { code: string; path?: string }[] } }) => [
    answer.body.code,
    ...answer.body.blockers.map((blocker) => blocker.code),
  ];
  const dossierOf = async (author: Client, input = {}) =>
    submittedInitiative(app, contest.id, {
      unitId: author.unitId,
      authors: [{ name: 'Vũ Thị Ánh', accountId: author.accountId, personId: author.personId }],
      ...input,
    });
  const ineligible = (id: string, version = 2) =>
    lan
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Ngoài lĩnh vực' })
      .set('if-match', `"v${version}"`)
      .expect(201);
  const release = async () => {
    await app.runJobs();
    await lan.post(`/api/contests/${contest.id}/notices/release`, {}).expect(200);
  };
  /** All that tells the state: detail, timeline, lists and their filters. */
  async function seenBy(client: Client, id: string) {
    const detail = await client.get(`/api/initiatives/${id}`).expect(200);
    const timeline = await client.get(`/api/initiatives/${id}/timeline`).expect(200);
    const list = (query: string) => client.get(`/api/contests/${contest.id}/initiatives?${query}`).expect(200);
    const rows = async (query: string) =>
      ((await list(query)).body as { items: { id: string; state: string }[] }).items.filter((row) => row.id === id);
    const { state, availableTransitions } = detail.body as { state: string; availableTransitions: { name: string }[] };
    return {
      state,
      steps: availableTransitions.map(({ name }) => name),
      timeline: (timeline.body as { items: { action: string; reason: string | null }[] }).items.map(
        ({ action, reason }) => (reason === null ? action : `${action}: ${reason}`),
      ),
      listed: (await rows('limit=200')).map((row) => row.state),
      asIneligible: (await rows('limit=200&state=ineligible')).length,
      asSubmitted: (await rows('limit=200&state=submitted')).length,
    };
  }
  const untouched = {
    state: 'submitted',
    steps: ['withdraw'],
    timeline: ['initiative.submit'],
    listed: ['submitted'],
    asIneligible: 0,
    asSubmitted: 1,
  };

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
    minh = await app.signIn({ name: 'Phạm Văn Minh', grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterAll(() => app.stop());

  it('a verdict is seen by author and unit only once its notices are out', async () => {
    const author = await app.signIn({ name: 'Vũ Thị Ánh' });
    const unit = await app.signIn({ grants: [{ role: 'coordinator', unitId: author.unitId }] });
    const { id } = await dossierOf(author);
    await ineligible(id);
    expect(await seenBy(author, id)).toEqual(untouched);
    expect(await seenBy(unit, id)).toEqual({ ...untouched, steps: [] });
    expect(await seenBy(lan, id)).toMatchObject({ state: 'ineligible', asIneligible: 1, asSubmitted: 0 });
    await release();
    expect(await seenBy(author, id)).toEqual({
      state: 'ineligible',
      steps: [],
      timeline: ['initiative.submit', 'initiative.markIneligible: Ngoài lĩnh vực'],
      listed: ['ineligible'],
      asIneligible: 1,
      asSubmitted: 0,
    });
  });

  it('a verdict taken back before its notices leaves no trace for the author', async () => {
    const author = await app.signIn({ name: 'Vũ Thị Ánh' });
    const { id } = await dossierOf(author);
    await ineligible(id);
    await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm hồ sơ' }).expect(200);
    expect(await seenBy(author, id)).toEqual(untouched);
  });

  const withdraw = (who: Client, id: string, version: number) =>
    who.post(`/api/initiatives/${id}/withdraw`, {}).set('if-match', `"v${version}"`);
  const undone = async (id: string) =>
    app.db.query(
      `SELECT v.state AS verdict, i.state FROM initiative.initiative i JOIN screening.verdict v ON v.initiative_id = i.id WHERE i.id = $1`,
      [id],
    );

  it.each(['ineligible', 'duplicate'] as const)(
    'a dossier found %s and not yet told is withdrawn as any other, without a trace of the verdict',
    async (verdict) => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      const { id } = await dossierOf(author);
      const kept = await submittedInitiative(app, contest.id);
      await lan
        .post(`/api/initiatives/${id}/screening/verdicts`, {
          verdict,
          reason: 'Ngoài lĩnh vực',
          keptId: verdict === 'duplicate' ? kept.id : null,
        })
        .set('if-match', '"v2"')
        .expect(201);
      await app.runJobs();
      const handIn = await author
        .post(`/api/initiatives/${id}/submit`)
        .set('if-match', '"v3"')
        .set('accept-language', 'en')
        .expect(409);
      expect(handIn.body).toMatchObject({
        title: 'Not possible in the state “Submitted”. Reload to see what can be done next.',
        params: { state: 'submitted', vi: 'Đã nộp', en: 'Submitted' },
      });
      await withdraw(author, id, 3).expect(200, { id, state: 'withdrawn', version: 4 });
      await app.runJobs();
      expect(await undone(id)).toEqual([{ verdict: 'undone', state: 'withdrawn' }]);
      await lan.post(`/api/contests/${contest.id}/notices/release`, {}).expect(409);
      expect(await seenBy(author, id)).toEqual({
        state: 'withdrawn',
        steps: [],
        timeline: ['initiative.submit', 'initiative.withdraw'],
        listed: ['withdrawn'],
        asIneligible: 0,
        asSubmitted: 0,
      });
      const told = await app.db.query<{ kind: string }>(
        `SELECT n.kind FROM notification.notice n WHERE n.initiative_id = $1 AND n.state <> 'cancelled' AND n.kind IN ('ineligible', 'duplicate')`,
        [id],
      );
      expect(told).toEqual([]);
    },
  );

  it('a dossier found ineligible and told so cannot be withdrawn, nor one whose reinstatement is not told yet', async () => {
    const author = await app.signIn({ name: 'Vũ Thị Ánh' });
    const { id } = await dossierOf(author);
    await ineligible(id);
    await release();
    const refused = await withdraw(author, id, 3).expect(409);
    expect(codes(refused)).toEqual(['workflow.state', 'workflow.state']);
    const proposed = await lan
      .post(`/api/initiatives/${id}/screening/reinstatements`, { document: '12/CV-STTTT', reason: 'Xét lại' })
      .expect(201);
    await minh.post(`/api/reinstatements/${(proposed.body as { id: string }).id}/confirm`).expect(200);
    const still = await withdraw(author, id, 4).expect(409);
    expect(still.body).toMatchObject({ code: 'workflow.state', params: { state: 'ineligible' } });
    await release();
    await withdraw(author, id, 4).expect(200);
  });

  it('a reinstated dossier stays ineligible to its author until the letter about it is out', async () => {
    const author = await app.signIn({ name: 'Vũ Thị Ánh' });
    const { id } = await dossierOf(author);
    await ineligible(id);
    await release();
    const proposed = await lan
      .post(`/api/initiatives/${id}/screening/reinstatements`, { document: '12/CV-STTTT', reason: 'Xét lại' })
      .expect(201);
    await minh.post(`/api/reinstatements/${(proposed.body as { id: string }).id}/confirm`).expect(200);
    expect((await seenBy(author, id)).state).toBe('ineligible');
    await release();
    expect((await seenBy(author, id)).state).toBe('eligible');
  });

  describe('disqualification', () => {
    const strike = (who: Client, id: string, version = 2, body: object = { reason: 'Sao chép' }) =>
      who.post(`/api/initiatives/${id}/disqualify`, body).set('if-match', `"v${version}"`);

    it('strikes a dossier off with a reason, until a decision is signed', async () => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      const { id } = await dossierOf(author, { state: 'eligible' });
      await strike(lan, id, 2, {}).expect(422);
      await strike(lan, id, 1).expect(412);
      await lan.post(`/api/initiatives/${id}/disqualify`, { reason: 'x' }).expect(428);
      expect((await strike(lan, id).expect(200)).body).toEqual({ initiativeId: id, state: 'disqualified', version: 3 });
      expect(codes(await strike(lan, id, 3).expect(409))).toEqual(['workflow.state', 'workflow.state']);
      const decided = await dossierOf(author, { state: 'eligible' });
      await app.db.transaction(() =>
        app.db.write('UPDATE initiative.initiative SET decided_at = platform.now() WHERE id = $1', [decided.id]),
      );
      expect(codes(await strike(lan, decided.id).expect(409))).toEqual(['initiative.decided', 'initiative.decided']);
    });

    it('is for the secretariat of the contest, and for nobody’s own', async () => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      const { id } = await dossierOf(author);
      await strike(author, id).expect(403);
      await strike(contest.admin, id).expect(403);
      const own = await dossierOf(lan);
      expect(codes(await strike(lan, own.id).expect(403))).toEqual(['screening.own_initiative']);
    });

    it('waits while another secretary holds the dossier', async () => {
      const { id } = await dossierOf(await app.signIn());
      await minh.post(`/api/initiatives/${id}/screening/claim`).expect(200);
      expect(codes(await strike(lan, id).expect(409))).toEqual(['screening.claimed']);
    });
  });

  describe('the blind version', () => {
    const answers = { solution: 'Ông Vũ Văn Ánh ở Sở Y tế làm.', novelty: 'Chưa ai làm.' };
    const redact = (id: string, body: object, version = 2, who = lan) =>
      who.put(`/api/initiatives/${id}/blind`, body).set('if-match', `"v${version}"`);

    it('is redacted by hand; a cleared field stays empty and what was submitted stays as it was', async () => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      const { id } = await dossierOf(author, { title: 'Sáng kiến của Sở Y tế', answers });
      const done = await redact(id, { title: 'Sáng kiến', answers: { solution: null } }).expect(200);
      const expected = {
        version: 3,
        revision: 1,
        title: 'Sáng kiến',
        answers: { solution: null, novelty: 'Chưa ai làm.' },
      };
      expect(done.body).toEqual(expected);
      expect((await minh.get(`/api/initiatives/${id}/blind`).expect(200)).body).toEqual(expected);
      const revision = await author.get(`/api/initiatives/${id}/revisions/1`).expect(200);
      expect(revision.body).toMatchObject({ title: 'Sáng kiến của Sở Y tế', answers });
      expect(
        await app.db.query(
          `SELECT action, detail FROM platform.audit WHERE subject_id = $1 AND action = 'initiative.redactBlind'`,
          [id],
        ),
      ).toEqual([{ action: 'initiative.redactBlind', detail: { fields: 'title solution' } }]);
      await redact(id, { title: '' }, 3).expect(200);
      expect((await lan.get(`/api/initiatives/${id}/blind`)).body).toMatchObject({ title: '' });
    });

    it('takes only fields that blind judges see, on the version read, from the secretariat', async () => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      const { id } = await dossierOf(author, { answers });
      expect(codes(await redact(id, { answers: { khongco: 'x' } }).expect(422))).toEqual([
        'platform.invalid_input',
        'initiative.not_blind_field',
      ]);
      await redact(id, { title: 'x' }, 9).expect(412);
      await lan.put(`/api/initiatives/${id}/blind`, { title: 'x' }).expect(428);
      await redact(id, { title: 'x' }, 2, author).expect(403);
      const own = await dossierOf(lan);
      expect(codes(await redact(own.id, { title: 'x' }).expect(409))).toEqual(['initiative.own']);
    });
  });
});
