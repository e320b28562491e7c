import { Outbox } from '@platform/jobs';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { currentRulebook, openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

const codes = (answer: { body: { code: string; blockers: { code: string }[] } }) => [
  answer.body.code,
  ...answer.body.blockers.map((blocker) => blocker.code),
];

describe('completion requests', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;

  const dossier = (input = {}) => submittedInitiative(app, contest.id, input);
  const stateOf = async (id: string) =>
    (await app.db.first<{ state: string }>('SELECT state FROM initiative.initiative WHERE id = $1', [id]))?.state;
  const requestOf = async (id: string) =>
    (
      await app.db.query<{ state: string }>(
        'SELECT state FROM screening.completion WHERE initiative_id = $1 ORDER BY asked_at, id',
        [id],
      )
    ).map((row) => row.state);
  const ask = (who: Client, id: string, body: object = {}, version = 2) =>
    who
      .post(`/api/initiatives/${id}/screening/completions`, {
        items: [{ item: 'form_signed', text: 'Thiếu chữ ký của đồng tác giả' }],
        ...body,
      })
      .set('if-match', `"v${version}"`);
  const later = async (seconds: number) => {
    const now = await app.db.now();
    await app.setNow(new Date(now.getTime() + seconds * 1000).toISOString());
  };
  /** A resubmission as the room below leaves it. */
  const answered = (id: string) =>
    app.db.transaction(async () => {
      await app.db.write(
        `INSERT INTO initiative.revision SELECT initiative_id, 2, rulebook_version, title, theme, category, answers, blind_title, blind_answers,
           authors, attachments, 'hash2', platform.now(), submitted_by FROM initiative.revision WHERE initiative_id = $1`,
        [id],
      );
      await app.db.write(
        `UPDATE initiative.initiative SET state = 'submitted', version = version + 1, revision = 2 WHERE id = $1`,
        [id],
      );
    });

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await app.signIn({ name: 'Lê Thị Lan', grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  it('use the rulebook’s days where no due date is given, and are read by the author', async () => {
    await app.setNow('2026-03-02T01:00:00Z');
    const author = await app.signIn();
    const { id } = await dossier({ authors: [{ accountId: author.accountId, personId: author.personId }] });
    const before = await lan.get(`/api/initiatives/${id}/screening`).expect(200);
    expect((before.body as { completionDueAt: string }).completionDueAt).toBe('2026-03-07T01:00:00.000Z');
    const given = await ask(lan, id, { message: 'Đề nghị bổ sung trang ký' }).expect(201);
    expect(given.body).toEqual({
      completionId: (given.body as { completionId: string }).completionId,
      initiativeId: id,
      dueAt: '2026-03-07T01:00:00.000Z',
      state: 'awaiting_completion',
      version: 3,
    });
    await author.get(`/api/initiatives/${id}/completions`).expect(200, {
      items: [
        {
          id: (given.body as { completionId: string }).completionId,
          state: 'open',
          revision: 1,
          items: [{ item: 'form_signed', text: 'Thiếu chữ ký của đồng tác giả' }],
          message: 'Đề nghị bổ sung trang ký',
          askedAt: '2026-03-02T01:00:00.000Z',
          dueAt: '2026-03-07T01:00:00.000Z',
          endedAt: null,
        },
      ],
    });
    await (await app.signIn()).get(`/api/initiatives/${id}/completions`).expect(404);
  });

  it('are refused with a due date in the past, twice given, for an unknown item or on a decided dossier', async () => {
    const { id } = await dossier();
    expect(codes(await ask(lan, id, { dueAt: '2020-01-01T00:00:00Z' }).expect(422))).toEqual(['screening.due_in_past']);
    expect(codes(await ask(lan, id, { dueAt: '2090-01-01T00:00:00Z', dueInSeconds: 60 }).expect(422))).toEqual([
      'screening.due_twice',
    ]);
    expect(codes(await ask(lan, id, { items: [{ item: 'nothing', text: 'x' }] }).expect(422))).toEqual([
      'screening.checklist_invalid',
      'screening.unknown_item',
    ]);
    await ask(lan, id).expect(201);
    expect(codes(await ask(lan, id, {}, 3).expect(409))).toEqual(['workflow.state', 'workflow.state']);
  });

  it('end as answered when a new revision comes', async () => {
    const { id } = await dossier();
    await ask(lan, id, { dueInSeconds: 60 }).expect(201);
    await answered(id);
    await later(61);
    await app.runJobs();
    expect([await requestOf(id), await stateOf(id)]).toEqual([['answered'], 'submitted']);
  });

  it('lapse at the due date and not a moment before; the rulebook then strikes the dossier off', async () => {
    await app.setNow('2026-03-02T01:00:00Z');
    const { id } = await dossier();
    await ask(lan, id, { dueInSeconds: 60 }).expect(201);
    await app.setNow('2026-03-02T01:00:59.999Z');
    await app.runJobs();
    expect([await requestOf(id), await stateOf(id)]).toEqual([['open'], 'awaiting_completion']);
    await app.setNow('2026-03-02T01:01:00Z');
    await app.runJobs();
    expect([await requestOf(id), await stateOf(id)]).toEqual([['lapsed'], 'ineligible']);
    const steps = await app.db.query(
      `SELECT action, actor_id, from_state, to_state FROM platform.audit WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(steps.slice(-2)).toEqual([
      { action: 'initiative.lapse', actor_id: null, from_state: 'awaiting_completion', to_state: 'submitted' },
      { action: 'initiative.markIneligible', actor_id: null, from_state: 'submitted', to_state: 'ineligible' },
    ]);
  });

  it('lapse without taking the dossier from an author who has opened an account meanwhile', async () => {
    const member = await app.signIn({ name: 'Hồ Mở Sau' });
    const [{ email } = { email: '' }] = await app.db.query<{ email: string }>(
      'SELECT email FROM identity.account WHERE id = $1',
      [member.accountId],
    );
    const { id } = await dossier({ authors: [{}, { name: 'Hồ Mở Sau', email }] });
    await ask(lan, id).expect(201);
    await member.get(`/api/initiatives/${id}`).expect(404);
    await app.db.transaction(() =>
      app.get(Outbox).emit('AccountActivated', {
        ...{ subjectKind: 'account', subjectId: member.accountId, contestId: null, actorId: null },
      }),
    );
    await app.runJobs();
    await member.get(`/api/initiatives/${id}`).expect(200);
    await later(6 * 86_400);
    await app.runJobs();
    expect(await requestOf(id)).toEqual(['lapsed']);
    await member.get(`/api/initiatives/${id}`).expect(200);
  });

  it('lapse back to the desk where the rulebook screens as is, until its limit of requests', async () => {
    const rulebook = await currentRulebook(app);
    const gentle = await openContest(app, {
      rulebook: {
        ...rulebook,
        screening: { ...rulebook.screening, completion: { days: 3, maxRequests: 1, lapse: 'screen_as_is' } },
      },
    });
    const { id } = await submittedInitiative(app, gentle.id);
    await ask(gentle.head, id, { dueInSeconds: 60 }).expect(201);
    await later(61);
    await app.runJobs();
    expect([await requestOf(id), await stateOf(id)]).toEqual([['lapsed'], 'submitted']);
    expect(codes(await ask(gentle.head, id, {}, 4).expect(409))).toEqual(['screening.completion_limit']);
  });

  it('are extended only to a later time, and the old deadline then does nothing', async () => {
    await app.setNow('2026-03-02T01:00:00Z');
    const { id } = await dossier();
    const path = `/api/initiatives/${id}/screening/completions/extend`;
    const extension = { reason: 'Đơn vị bị mất điện' };
    expect(codes(await lan.post(path, { ...extension, dueInSeconds: 60 }).expect(409))).toEqual([
      'screening.no_open_completion',
    ]);
    await ask(lan, id, { dueInSeconds: 60 }).expect(201);
    expect(codes(await lan.post(path, { ...extension, dueInSeconds: 30 }).expect(409))).toEqual([
      'screening.due_not_later',
      'screening.due_not_later',
    ]);
    expect(codes(await lan.post(path, extension).expect(422))).toEqual(['screening.due_required']);
    await lan.post(path, { ...extension, dueInSeconds: 3600 }).expect(200);
    await app.setNow('2026-03-02T01:02:00Z');
    await app.runJobs();
    expect(await stateOf(id)).toBe('awaiting_completion');
    await app.setNow('2026-03-02T02:00:00Z');
    await app.runJobs();
    expect(await stateOf(id)).toBe('ineligible');
  });

  it('can be taken back, and do not count against the limit', async () => {
    const { id } = await dossier();
    const cancel = (completionId?: string) =>
      lan.post(`/api/initiatives/${id}/screening/completions/cancel`, { reason: 'Đã có đủ', completionId });
    const asked: string[] = [];
    for (const version of [2, 4, 6]) {
      const { completionId } = (await ask(lan, id, {}, version).expect(201)).body as { completionId: string };
      const [earlier] = asked;
      if (earlier !== undefined)
        expect(((await cancel(earlier).expect(409)).body as { code: string }).code).toBe('screening.decided_anew');
      await cancel(completionId).expect(204);
      asked.push(completionId);
    }
    expect([await requestOf(id), await stateOf(id)]).toEqual([['cancelled', 'cancelled', 'cancelled'], 'submitted']);
    await cancel().expect(409);
  });

  it('end with the withdrawal of the dossier', async () => {
    const { id } = await dossier();
    await ask(lan, id, { dueInSeconds: 60 }).expect(201);
    await app.db.transaction(() =>
      app.db.write(`UPDATE initiative.initiative SET state = 'withdrawn', version = version + 1 WHERE id = $1`, [id]),
    );
    await later(61);
    await app.runJobs();
    expect([await requestOf(id), await stateOf(id)]).toEqual([['cancelled'], 'withdrawn']);
  });

  it('remind once, a day before', async () => {
    await app.setNow('2026-03-02T01:00:00Z');
    const { id } = await dossier();
    const { completionId } = (await ask(lan, id).expect(201)).body as { completionId: string };
    const rows = await app.db.query('SELECT name, run_at FROM platform.outbox WHERE payload = $1 ORDER BY run_at', [
      { completionId },
    ]);
    expect(rows).toEqual([
      { name: 'screening.remindCompletion', run_at: new Date('2026-03-06T01:00:00Z') },
      { name: 'screening.settleCompletion', run_at: new Date('2026-03-07T01:00:00Z') },
    ]);
  });

  describe('in bulk', () => {
    const bulk = (body: object) => lan.post(`/api/contests/${contest.id}/screening/verdicts`, body);

    it('a dry run says what would happen to each and changes nothing', async () => {
      const good = await dossier();
      const decided = await dossier({ state: 'ineligible' });
      const ids = [good.id, decided.id];
      const audits = await app.db.query('SELECT id FROM platform.audit');
      const answer = await bulk({ ids, verdict: 'eligible', checkAll: true, dryRun: true }).expect(200);
      const state = { state: 'ineligible', vi: 'Không hợp lệ', en: 'Ineligible' };
      const message =
        'Không làm được khi đang ở trạng thái “Không hợp lệ”. Hãy tải lại để xem việc làm được tiếp theo.';
      const results = [
        { initiativeId: good.id, ok: true, state: 'eligible', blockers: [] },
        {
          initiativeId: decided.id,
          ok: false,
          state: null,
          blockers: [{ code: 'workflow.state', params: state, message }],
        },
      ].sort((a, b) => (a.initiativeId < b.initiativeId ? -1 : 1));
      expect(answer.body).toEqual({ dryRun: true, done: 0, results });
      expect([await stateOf(good.id), await stateOf(decided.id)]).toEqual(['submitted', 'ineligible']);
      expect(await app.db.query('SELECT id FROM platform.audit')).toEqual(audits);
      expect(await app.db.query('SELECT id FROM screening.verdict WHERE initiative_id = $1', [good.id])).toEqual([]);
    });

    it('all or nothing: one that cannot stops everything', async () => {
      const good = await dossier();
      const decided = await dossier({ state: 'eligible' });
      const answer = await bulk({ ids: [good.id, decided.id], verdict: 'ineligible', reason: 'Sai mẫu' }).expect(409);
      expect(answer.body).toMatchObject({
        code: 'screening.bulk_refused',
        blockers: [{ code: 'workflow.state', path: 'ids.1' }],
      });
      expect(await stateOf(good.id)).toBe('submitted');
    });

    it('each: those that can are done, also under an Idempotency-Key, once', async () => {
      const good = await dossier();
      const decided = await dossier({ state: 'eligible' });
      const body = { ids: [good.id, decided.id], mode: 'each', verdict: 'eligible', checkAll: true };
      const first = await bulk(body).set('idempotency-key', `key-${good.id}`).expect(200);
      expect((first.body as { done: number }).done).toBe(1);
      const again = await bulk(body).set('idempotency-key', `key-${good.id}`).expect(200);
      expect(again.body).toEqual(first.body);
      expect([await stateOf(good.id), await stateOf(decided.id)]).toEqual(['eligible', 'eligible']);
    });

    it('of another contest looks absent', async () => {
      const other = await openContest(app);
      const { id } = await submittedInitiative(app, other.id);
      const answer = await bulk({ ids: [id], mode: 'each', verdict: 'eligible', checkAll: true }).expect(200);
      expect(answer.body).toEqual({
        dryRun: false,
        done: 0,
        results: [
          {
            initiativeId: id,
            ok: false,
            state: null,
            blockers: [
              {
                code: 'platform.not_found',
                message: 'Không tìm thấy nội dung này, hoặc bạn không được xem. Hãy kiểm tra lại đường dẫn.',
              },
            ],
          },
        ],
      });
    });

    it('asks and extends many', async () => {
      const ids = [(await dossier()).id, (await dossier()).id];
      const path = `/api/contests/${contest.id}/screening/completions`;
      const asked = await lan.post(path, { ids, items: [{ text: 'Bổ sung bản ký' }], dueInSeconds: 600 }).expect(200);
      expect((asked.body as { done: number }).done).toBe(2);
      const moved = await lan.post(`${path}/extend`, { ids, reason: 'Nghỉ lễ', dueInSeconds: 6000 }).expect(200);
      expect((moved.body as { done: number }).done).toBe(2);
    });
  });
});
