import { brokenInvariants } from '../../../apps/cli/src/invariants';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { at, awardSteps, ENTRIES } from '../../support/fixtures/award-steps';
import type { Decision } from '../../support/fixtures/award-steps';
import { openContest } from '../../support/fixtures/contest';
import { inTurn } from '../../support/in-turn';
import type { OpenContest } from '../../support/fixtures/contest';
import { confirmPaper, enterPaper, scanPaper } from '../initiative/paper';
import { submittedInitiative } from '../../support/fixtures/initiative';

/** Two people do the same at the same moment: one is done, the other hears why not; one audit row, one event. */
describe('two people at once', () => {
  let app: TestApp;
  const steps = awardSteps(() => app);
  let contest: OpenContest;
  let lan: Client;
  let minh: Client;
  let other: Client;

  const staff = (name: string, role: string) => app.signIn({ name, grants: [{ role, contestId: contest.id }] });
  const dossier = async (input = {}) => (await submittedInitiative(app, contest.id, input)).id;
  const done = async (subjectId: string, action: string) =>
    (
      await app.db.query(`SELECT id FROM platform.audit WHERE subject_id = $1 AND action = $2 AND outcome = 'done'`, [
        subjectId,
        action,
      ])
    ).length;
  /** Events are jobs: one row of the outbox for each that listens. */
  const told = async (subjectId: string, event: string) => {
    const rows = await app.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM platform.outbox WHERE payload ->> 'subjectId' = $1 AND payload ->> 'event' = $2 GROUP BY name`,
      [subjectId, event],
    );
    return Math.max(0, ...rows.map(({ count }) => count));
  };
  /** Statuses of the one that was done and of the other. */
  async function oneOf(first: PromiseLike<{ status: number }>, second: PromiseLike<{ status: number }>) {
    const [winner = 0, loser = 0] = (await Promise.all([first, second])).map(({ status }) => status).sort();
    return { done: winner >= 200 && winner < 300, refused: loser === 409 || loser === 412 };
  }
  const ONE = { done: true, refused: true };

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await staff('Lê Thị Lan', 'secretary');
    minh = await staff('Phạm Văn Minh', 'secretary');
    other = await staff('Đỗ Thị Tổ Phó', 'secretary_head');
  });
  afterAll(() => app.stop());

  it('take the same dossier', async () => {
    const id = await dossier();
    const claim = (who: Client) => who.post(`/api/initiatives/${id}/screening/claim`);
    expect(await oneOf(claim(lan), claim(minh))).toEqual(ONE);
    expect(await done(id, 'screening.claim')).toBe(1);
  });

  it('decide on the same dossier', async () => {
    const id = await dossier();
    const verdict = (who: Client) =>
      who
        .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
        .set('if-match', '"v2"');
    expect(await oneOf(verdict(lan), verdict(minh))).toEqual(ONE);
    expect([await done(id, 'initiative.markEligible'), await told(id, 'InitiativeFoundEligible')]).toEqual([1, 1]);
  });

  it('strike off and withdraw', async () => {
    const author = await app.signIn({ name: 'Vũ Thị Ánh' });
    const id = await dossier({ unitId: author.unitId, authors: [{ accountId: author.accountId }] });
    const both = await oneOf(
      lan.post(`/api/initiatives/${id}/disqualify`, { reason: 'Sao chép' }).set('if-match', '"v2"'),
      author.post(`/api/initiatives/${id}/withdraw`, {}).set('if-match', '"v2"'),
    );
    expect(both).toEqual(ONE);
    expect((await done(id, 'initiative.disqualify')) + (await done(id, 'initiative.withdraw'))).toBe(1);
  });

  it('confirm the same reinstatement', async () => {
    const id = await dossier();
    await lan
      .post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'ineligible', reason: 'Ngoài lĩnh vực' })
      .set('if-match', '"v2"')
      .expect(201);
    const proposed = await lan
      .post(`/api/initiatives/${id}/screening/reinstatements`, { document: '1', reason: 'Xét lại' })
      .expect(201);
    const confirm = (who: Client) => who.post(`/api/reinstatements/${(proposed.body as { id: string }).id}/confirm`);
    expect(await oneOf(confirm(minh), confirm(contest.head))).toEqual(ONE);
    expect([await done(id, 'initiative.reinstate'), await told(id, 'InitiativeReinstated')]).toEqual([1, 1]);
  });

  it('confirm the same extension', async () => {
    const proposed = await contest.head
      .post(`/api/contests/${contest.id}/extensions`, {
        ...{ for: { scope: 'contest' }, document: '1', reason: 'Bão' },
        closesAt: new Date(contest.closesAt.getTime() + 86_400_000).toISOString(),
      })
      .expect(201);
    const { id } = proposed.body as { id: string };
    const confirm = (who: Client) =>
      who.post(`/api/contests/${contest.id}/extensions/${id}/confirm`).set('if-match', '"v1"');
    expect(await oneOf(confirm(lan), confirm(minh))).toEqual(ONE);
    expect(await done(id, 'extension.confirm')).toBe(1);
  });

  it('announce the same contest', async () => {
    const code = 'DOI1';
    const created = await contest.admin
      .post('/api/contests', { code, source: { from: 'document', document: contest.rulebook } })
      .expect(201);
    const { id } = created.body as { id: string };
    const heads = await Promise.all(
      [1, 2].map((n) => app.signIn({ name: `Tổ Trưởng ${n}`, grants: [{ role: 'secretary_head', contestId: id }] })),
    );
    const announce = (who: Client | undefined) =>
      (who ?? lan)
        .post(`/api/contests/${id}/announce`, { number: '01/KH-UBND', date: '2026-02-25' })
        .set('if-match', '"v1"');
    expect(await oneOf(announce(heads[0]), announce(heads[1]))).toEqual(ONE);
    expect(await done(id, 'contest.announce')).toBe(1);
  });

  it('confirm the same paper dossier', async () => {
    const unitId = await app.unit('UBND phường Giấy Trắng');
    const made = await enterPaper(lan, contest, unitId, {});
    const version = await scanPaper(lan, made);
    expect(await oneOf(confirmPaper(minh, made.id, version), confirmPaper(other, made.id, version))).toEqual(ONE);
    expect(
      await app.db.query('SELECT revision FROM initiative.receipt WHERE initiative_id = $1', [made.initiativeId]),
    ).toEqual([{ revision: 1 }]);
    expect(await told(made.initiativeId, 'InitiativeSubmitted')).toBe(1);
  });

  describe('on an award decision', () => {
    let judged: JudgedContest;
    let organiser: Client;
    let clerk: Client;
    let decision: { id: string; version: number; listHash: string };

    const step = (who: Client, name: string, body?: object) =>
      who.post(`/api/award-decisions/${decision.id}/${name}`, body).set('if-match', `"v${decision.version}"`);
    const reread = async () => {
      decision = (await judged.secretary.get(`/api/award-decisions/${decision.id}`).expect(200))
        .body as typeof decision;
    };

    beforeAll(async () => {
      judged = await judgedContest(app, [{ score: 95 }, { score: 90 }]);
      const grant = (role: string) => ({ grants: [{ role, contestId: judged.id }] });
      organiser = await app.signIn({ name: 'Ban Tổ Chức Hai', ...grant('organiser') });
      clerk = await app.signIn({ name: 'Văn Thư Hai', ...grant('clerk') });
      const drafted = await judged.secretary.post(`/api/contests/${judged.id}/award-decisions`, { kind: 'award' });
      decision = drafted.body as typeof decision;
    });

    it('agree, send, sign and publish it once', async () => {
      const today = await app.db.first<{ day: string }>(
        `SELECT (platform.now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day`,
      );
      const file = await upload(judged.clerk, judged.id);
      const signing = {
        ...{ number: '77', signedOn: today?.day, signerName: 'Đặng Văn Chủ Tịch' },
        ...{ fileId: file.id, sha256: file.sha256 },
      };
      const steps: readonly (readonly [string, () => object | undefined, readonly [Client, Client]])[] = [
        ['agree', () => ({ listHash: decision.listHash }), [judged.organiser, organiser]],
        ['send', () => ({ proposalNumber: '120', proposalDate: today?.day }), [judged.clerk, clerk]],
        ['sign', () => signing, [judged.clerk, clerk]],
        ['publish', () => undefined, [judged.clerk, clerk]],
      ];
      for (const [name, body, [one, two]] of steps) {
        expect([name, await oneOf(step(one, name, body()), step(two, name, body()))]).toEqual([name, ONE]);
        expect([name, await done(decision.id, `award_decision.${name}`)]).toEqual([name, 1]);
        await reread();
      }
    });
  });

  describe('on the list of an award decision', () => {
    let contest: JudgedContest;
    let drafted: Decision;
    const agree = () => at(contest.organiser, drafted, 'agree', { listHash: drafted.listHash });
    const redraft = () => at(contest.secretary, drafted, 'redraft', { tables: ['individuals'] });
    const shown = async () => {
      const { body } = (await contest.secretary.get(`/api/award-decisions/${drafted.id}`).expect(200)) as {
        body: unknown;
      };
      const { state, agreedHash, listHash } = body as Decision;
      return [state, agreedHash, listHash === drafted.listHash];
    };

    const another = async () => {
      contest = await judgedContest(app, ENTRIES);
      drafted = await steps.draft(contest);
    };

    beforeEach(another);

    it('agreed while it is drafted again: who agreed has agreed to the list that stands', async () => {
      expect(await inTurn(app, agree, redraft)).toEqual([200, 412, 'platform.stale']);
      expect(await shown()).toEqual(['agreed', drafted.listHash, true]);
      await another();
      expect(await inTurn(app, redraft, agree)).toEqual([200, 412, 'platform.stale']);
      expect(await shown()).toEqual(['drafted', null, false]);
    });

    it('signed while one of its initiatives is struck off: only one of the two', async () => {
      const strikeOff = () =>
        contest.secretary
          .post(`/api/initiatives/${contest.initiatives[0]?.id}/disqualify`, { reason: 'Sao chép' })
          .set('if-match', '"v2"');
      const ready = async () => {
        const sent = await steps.send(contest, await steps.agree(contest, drafted));
        const body = await steps.signing(contest);
        return () => at(contest.clerk, sent, 'sign', body);
      };
      expect(await inTurn(app, strikeOff, await ready())).toEqual([200, 409, 'award.initiative_gone']);
      await another();
      expect(await inTurn(app, await ready(), strikeOff)).toEqual([200, 409, 'initiative.decided']);
    });

    it('published while it is revoked: a revocation needs a published one', async () => {
      const sent = await steps.send(contest, await steps.agree(contest, drafted));
      const signed = await steps.sign(contest, sent);
      const publish = () => at(contest.clerk, signed, 'publish');
      const revoke = () => at(contest.secretary, signed, 'amendments', { act: 'revocation' });
      expect(await inTurn(app, publish, revoke)).toEqual([200, 409, 'award.not_published']);
      await revoke().expect(201);
    });
  });

  describe('when notices go out while their verdict', () => {
    let id: string;
    const verdict = (body: object, version: number) =>
      lan.post(`/api/initiatives/${id}/screening/verdicts`, body).set('if-match', `"v${version}"`);
    const undo = () => lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm hồ sơ' });
    const release = () => minh.post(`/api/contests/${contest.id}/notices/release`, { initiativeIds: [id] });
    const after = async () => {
      await app.runJobs();
      return app.db.query<{ verdict: string; told: boolean; notice: string }>(
        `SELECT v.verdict || ' ' || v.state AS verdict, v.announced_at IS NOT NULL AS told,
           (SELECT string_agg(n.state, ' ') FROM notification.notice n WHERE n.verdict_id = v.id) AS notice
         FROM screening.verdict v WHERE v.initiative_id = $1 ORDER BY v.decided_at`,
        [id],
      );
    };

    beforeEach(async () => {
      const author = await app.signIn({ name: 'Vũ Thị Ánh' });
      id = await dossier({ unitId: author.unitId, authors: [{ accountId: author.accountId }] });
      await verdict({ verdict: 'eligible', checkAll: true }, 2).expect(201);
      await app.runJobs();
    });

    it('is undone: told or undone, never both', async () => {
      expect(await inTurn(app, release, undo)).toEqual([200, 409, 'screening.verdict_announced']);
      expect(await after()).toEqual([{ verdict: 'eligible standing', told: true, notice: 'sent' }]);
    });

    it('was just undone: its notices are cancelled', async () => {
      expect(await inTurn(app, undo, release)).toEqual([200, 200, undefined]);
      expect(await after()).toEqual([{ verdict: 'eligible undone', told: false, notice: 'cancelled' }]);
    });

    it('gives way to another: neither waits for the other for good', async () => {
      const kept = await dossier();
      const duplicate = () => verdict({ verdict: 'duplicate', reason: 'Trùng', keptId: kept }, 3);
      expect(await inTurn(app, duplicate, release)).toEqual([201, 200, undefined]);
      expect(await after()).toEqual([
        { verdict: 'eligible overturned', told: false, notice: 'cancelled' },
        { verdict: 'duplicate standing', told: false, notice: 'draft' },
      ]);
    });
  });

  it('leave data in which every invariant holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
