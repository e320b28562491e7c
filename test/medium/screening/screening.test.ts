import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

interface Given {
  readonly verdictId: string;
  readonly version: number;
}

const codes = (answer: { body: { code: string; blockers: { code: string }[] } }) => [
  answer.body.code,
  ...answer.body.blockers.map((blocker) => blocker.code),
];

describe('screening', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;
  let minh: Client;

  const secretary = (name: string) => app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
  const dossier = (input = {}) => submittedInitiative(app, contest.id, input);
  const allMet = { results: [] as { code: string; result: string; note?: string }[] };
  const stateOf = async (id: string) =>
    (await app.db.first<{ state: string }>('SELECT state FROM initiative.initiative WHERE id = $1', [id]))?.state;
  const verdict = (who: Client, id: string, body: object, version = 2) =>
    who.post(`/api/initiatives/${id}/screening/verdicts`, body).set('if-match', `"v${version}"`);
  const ask = (who: Client, id: string, body: object = {}, version = 2) =>
    who
      .post(`/api/initiatives/${id}/screening/completions`, {
        items: [{ item: 'form_signed', text: 'Thiếu chữ ký của đồng tác giả' }],
        ...body,
      })
      .set('if-match', `"v${version}"`);

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await secretary('Lê Thị Lan');
    minh = await secretary('Phạm Văn Minh');
    allMet.results = contest.rulebook.screening.checklist.map(({ code }) => ({ code, result: 'met' }));
  });
  afterAll(() => app.stop());

  /** Whether results may be recorded, and what stands against finding it eligible and asking for completion. */
  const desk = async (client: Client, id: string) => {
    const answer = await client.get(`/api/initiatives/${id}/screening`).expect(200);
    const { mayRecord, availableTransitions } = answer.body as {
      mayRecord: boolean;
      availableTransitions: { name: string; blockers: { code: string }[] }[];
    };
    const against = (step: string) =>
      availableTransitions.find(({ name }) => name === step)?.blockers.map(({ code }) => code);
    return { mayRecord, steps: ['markEligible', 'askCompletion'].map(against) };
  };

  describe('claims', () => {
    it('keep others from deciding until they are released', async () => {
      const { id } = await dossier();
      await lan.post(`/api/initiatives/${id}/screening/claim`).expect(200);
      expect(codes(await minh.post(`/api/initiatives/${id}/screening/claim`).expect(409))).toEqual([
        'screening.claimed',
      ]);
      expect(codes(await verdict(minh, id, { verdict: 'eligible', checkAll: true }).expect(409))).toEqual([
        'screening.claimed',
      ]);
      expect(codes(await minh.delete(`/api/initiatives/${id}/screening/claim`).expect(409))).toEqual([
        'screening.not_claimed',
      ]);
      const held = { mayRecord: false, steps: [['screening.claimed'], ['screening.claimed']] };
      expect([await desk(lan, id), await desk(minh, id)]).toEqual([{ mayRecord: true, steps: [[], []] }, held]);
      await lan.delete(`/api/initiatives/${id}/screening/claim`).expect(204);
      expect(await desk(minh, id)).toEqual({ mayRecord: true, steps: [[], []] });
      await verdict(minh, id, { verdict: 'eligible', checkAll: true }).expect(201);
      expect(await desk(minh, id)).toEqual({ mayRecord: false, steps: [undefined, undefined] });
    });

    it('are taken over once they have expired', async () => {
      const { id } = await dossier();
      const taken = await lan.post(`/api/initiatives/${id}/screening/claim`).expect(200);
      const until = (taken.body as { until: string }).until;
      await app.setNow(until);
      await minh.post(`/api/initiatives/${id}/screening/claim`).expect(200);
      await app.setNow(null);
    });
  });

  describe('verdicts', () => {
    it('need every item of the checklist settled', async () => {
      const { id } = await dossier();
      expect(codes(await verdict(lan, id, { verdict: 'eligible' }).expect(409))).toEqual([
        'screening.checklist_open',
        ...allMet.results.map(() => 'screening.item_open'),
      ]);
      await lan.put(`/api/initiatives/${id}/screening/checklist`, allMet).expect(204);
      await lan
        .put(`/api/initiatives/${id}/screening/checklist`, {
          results: [{ code: 'form_signed', result: 'not_met', note: 'Thiếu dấu' }],
        })
        .expect(204);
      expect(codes(await verdict(lan, id, { verdict: 'eligible' }).expect(409))).toEqual([
        'screening.checklist_open',
        'screening.item_not_met',
      ]);
      await lan
        .put(`/api/initiatives/${id}/screening/checklist`, { results: [{ code: 'form_signed', result: 'met' }] })
        .expect(204);
      const given = await verdict(lan, id, { verdict: 'eligible' }).expect(201);
      expect(given.body).toEqual({
        verdictId: (given.body as { verdictId: string }).verdictId,
        initiativeId: id,
        state: 'eligible',
        version: 3,
      });
    });

    it('refuse an item that the rulebook does not have', async () => {
      const { id } = await dossier();
      const answer = await lan
        .put(`/api/initiatives/${id}/screening/checklist`, { results: [{ code: 'nothing', result: 'met' }] })
        .expect(422);
      expect(codes(answer)).toEqual(['screening.checklist_invalid', 'screening.unknown_item']);
    });

    it('ineligible needs a written reason', async () => {
      const { id } = await dossier();
      expect(codes(await verdict(lan, id, { verdict: 'ineligible' }).expect(422))).toEqual([
        'screening.reason_required',
      ]);
      await verdict(lan, id, { verdict: 'ineligible', reason: 'Không thuộc lĩnh vực dự thi' }).expect(201);
      expect(await stateOf(id)).toBe('ineligible');
      expect(codes(await verdict(lan, id, { verdict: 'eligible', checkAll: true }, 3).expect(409))).toEqual([
        'workflow.state',
        'workflow.state',
      ]);
    });

    it('duplicate names the one that is kept', async () => {
      const kept = await dossier();
      const { id } = await dossier();
      expect(codes(await verdict(lan, id, { verdict: 'duplicate', reason: 'Trùng' }).expect(422))).toEqual([
        'screening.kept_required',
      ]);
      expect(codes(await verdict(lan, id, { verdict: 'duplicate', reason: 'Trùng', keptId: id }).expect(409))).toEqual([
        'initiative.kept_unknown',
        'initiative.kept_unknown',
      ]);
      await verdict(lan, id, { verdict: 'duplicate', reason: 'Trùng với hồ sơ kia', keptId: kept.id }).expect(201);
      expect(await stateOf(id)).toBe('duplicate');
    });

    it('an eligible dossier may still be found a duplicate; its first verdict is kept as overturned', async () => {
      const kept = await dossier();
      const { id } = await dossier();
      await verdict(lan, id, { verdict: 'eligible', checkAll: true }).expect(201);
      await verdict(lan, id, { verdict: 'duplicate', reason: 'Trùng', keptId: kept.id }, 3).expect(201);
      expect(
        await app.db.query(
          'SELECT verdict, state FROM screening.verdict WHERE initiative_id = $1 ORDER BY decided_at',
          [id],
        ),
      ).toEqual([
        { verdict: 'eligible', state: 'overturned' },
        { verdict: 'duplicate', state: 'standing' },
      ]);
    });

    it('are refused on a stale version, without If-Match and with unknown keys', async () => {
      const { id } = await dossier();
      await verdict(lan, id, { verdict: 'eligible', checkAll: true }, 1).expect(412);
      await lan.post(`/api/initiatives/${id}/screening/verdicts`, { verdict: 'eligible' }).expect(428);
      await verdict(lan, id, { verdict: 'eligible', score: 10 }).expect(422);
      expect(await stateOf(id)).toBe('submitted');
    });

    it('of two secretaries at once, one wins', async () => {
      const { id } = await dossier();
      const both = await Promise.all([
        verdict(lan, id, { verdict: 'eligible', checkAll: true }),
        verdict(minh, id, { verdict: 'ineligible', reason: 'Nộp sai mẫu' }),
      ]);
      expect(both.map((answer) => answer.status).sort()).toEqual([201, 412]);
    });

    it('can be undone while nobody has been told, and stay in the record', async () => {
      const { id } = await dossier();
      await verdict(lan, id, { verdict: 'ineligible', reason: 'Nhầm hồ sơ' }).expect(201);
      await minh.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm' }).expect(403);
      await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm' }).expect(200, {
        initiativeId: id,
        state: 'submitted',
      });
      expect(
        codes(await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm' }).expect(409)),
      ).toEqual(['screening.no_verdict']);
      const rows = await app.db.query('SELECT state, verdict FROM screening.verdict WHERE initiative_id = $1', [id]);
      expect(rows).toEqual([{ state: 'undone', verdict: 'ineligible' }]);
    });

    it('are not undone in the place of another one given since', async () => {
      const { id } = await dossier();
      const undo = (verdictId: string) =>
        lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm', verdictId });
      const first = (await verdict(lan, id, { verdict: 'ineligible', reason: 'Nhầm' }).expect(201)).body as Given;
      await undo(first.verdictId).expect(200);
      const again = await verdict(lan, id, { verdict: 'eligible', checkAll: true }, first.version + 1).expect(201);
      expect(codes(await undo(first.verdictId).expect(409))).toEqual(['screening.decided_anew']);
      await undo((again.body as Given).verdictId).expect(200);
    });

    it('cannot be undone once their notices are out', async () => {
      const { id } = await dossier();
      await verdict(lan, id, { verdict: 'ineligible', reason: 'Không đúng lĩnh vực' }).expect(201);
      await app.db.transaction(() =>
        app.db.write('UPDATE screening.verdict SET announced_at = platform.now() WHERE initiative_id = $1', [id]),
      );
      expect(
        codes(await lan.post(`/api/initiatives/${id}/screening/verdicts/undo`, { reason: 'Nhầm' }).expect(409)),
      ).toEqual(['screening.verdict_announced', 'screening.verdict_announced']);
    });
  });

  describe('own initiatives', () => {
    it('are hard: not listed, not read, not screened', async () => {
      const huong = await secretary('Vũ Thị Hương');
      const { id } = await dossier({
        authors: [{ name: 'Vũ Thị Hương', accountId: huong.accountId, personId: huong.personId }],
      });
      expect(codes(await huong.get(`/api/initiatives/${id}/screening`).expect(403))).toEqual([
        'screening.own_initiative',
      ]);
      expect(codes(await verdict(huong, id, { verdict: 'eligible', checkAll: true }).expect(403))).toEqual([
        'screening.own_initiative',
      ]);
      expect(codes(await ask(huong, id).expect(403))).toEqual(['screening.own_initiative']);
      const page = await huong.get(`/api/contests/${contest.id}/screening?limit=200`).expect(200);
      const listed = (page.body as { items: { initiativeId: string }[] }).items.map((item) => item.initiativeId);
      expect(listed.includes(id)).toBe(false);
      await verdict(lan, id, { verdict: 'eligible', checkAll: true }).expect(201);
    });

    it('are not those a secretary typed in from paper for others', async () => {
      const huong = await secretary('Vũ Thị Hường');
      const { id } = await dossier({ channel: 'paper' });
      await app.db.transaction(() =>
        app.db.write('UPDATE initiative.initiative SET owner_id = $2 WHERE id = $1', [id, huong.accountId]),
      );
      await verdict(huong, id, { verdict: 'eligible', checkAll: true }).expect(201);
    });
  });

  it('looks absent to strangers, judges and secretaries of another contest', async () => {
    const { id } = await dossier();
    const other = await openContest(app);
    await (await app.signIn()).get(`/api/initiatives/${id}/screening`).expect(403);
    await other.head.get(`/api/initiatives/${id}/screening`).expect(404);
    await other.head.get(`/api/contests/${contest.id}/screening`).expect(404);
    await verdict(other.head, id, { verdict: 'eligible', checkAll: true }).expect(404);
  });

  it('shows earlier work, barred roles and titles alike as facts', async () => {
    const title = 'Số hóa hồ sơ hộ tịch tại bộ phận một cửa cấp xã';
    const author = await app.signIn({ name: 'Đỗ Văn Nam', grants: [{ role: 'judge', contestId: contest.id }] });
    const authors = [{ name: 'Đỗ Văn Nam', accountId: author.accountId, personId: author.personId }];
    const first = await dossier({ title, authors });
    const { id } = await dossier({ title: `${title} (bản hai)`, authors });
    const answer = await lan.get(`/api/initiatives/${id}/screening`).expect(200);
    const body = answer.body as { facts: { similar: { percent: number }[] }; checklist: unknown[] };
    expect(body.facts).toEqual({
      earlier: [
        {
          initiativeId: first.id,
          code: first.code,
          title,
          state: 'submitted',
          contestTitle: contest.rulebook.name,
          sameContest: true,
          authorName: 'Đỗ Văn Nam',
        },
      ],
      barred: [{ authorName: 'Đỗ Văn Nam', role: 'judge', match: 'person' }],
      similar: [{ initiativeId: first.id, code: first.code, title, percent: body.facts.similar[0]?.percent }],
    });
    expect(body.checklist.length).toBe(contest.rulebook.screening.checklist.length);
  });

  it('lists the desk by filters and in pages', async () => {
    const fresh = await openContest(app);
    const made: string[] = [];
    const start = new Date(Date.UTC(2026, 0, 5));
    for (let day = 0; day < 5; day += 1) {
      const receivedAt = new Date(start.getTime() + day * 86_400_000).toISOString();
      made.push((await submittedInitiative(app, fresh.id, { receivedAt, title: `Sáng kiến số ${day}` })).id);
    }
    const list = async (query: string) => {
      const answer = await fresh.head.get(`/api/contests/${fresh.id}/screening?${query}`).expect(200);
      return answer.body as { items: { initiativeId: string }[]; nextCursor: string | null; total: number };
    };
    const ids = (page: { items: { initiativeId: string }[] }) => page.items.map((item) => item.initiativeId);
    const first = await list('limit=2');
    expect([ids(first), first.total]).toEqual([made.slice(0, 2), 5]);
    const second = await list(`limit=2&cursor=${first.nextCursor ?? ''}`);
    expect(ids(second)).toEqual(made.slice(2, 4));
    await fresh.head.post(`/api/initiatives/${made[1] ?? ''}/screening/claim`).expect(200);
    expect(ids(await list('desk=mine'))).toEqual([made[1]]);
    expect(ids(await list('desk=free'))).toEqual([made[0], made[2], made[3], made[4]]);
    expect(ids(await list(`q=${encodeURIComponent('SỐ 3')}`))).toEqual([made[3]]);
    await app.setNow('2026-01-10T12:00:00Z');
    expect(ids(await list('waitingDays=3'))).toEqual(made.slice(0, 3));
    await app.setNow(null);
    await fresh.head.get(`/api/contests/${fresh.id}/screening?state=draft`).expect(422);
  });
});
