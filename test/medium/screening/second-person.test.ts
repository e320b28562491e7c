import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

const codes = (answer: { body: { code: string; blockers: { code: string }[] } }) => [
  answer.body.code,
  ...answer.body.blockers.map((blocker) => blocker.code),
];

describe('a dossier that passes to another person', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lan: Client;
  let minh: Client;

  const secretary = (name: string) => app.signIn({ name, grants: [{ role: 'secretary', contestId: contest.id }] });
  const dossier = (input = {}) => submittedInitiative(app, contest.id, input);
  const stateOf = async (id: string) =>
    (await app.db.first<{ state: string }>('SELECT state FROM initiative.initiative WHERE id = $1', [id]))?.state;
  const verdict = (who: Client, id: string, body: object, version = 2) =>
    who.post(`/api/initiatives/${id}/screening/verdicts`, body).set('if-match', `"v${version}"`);

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await openContest(app);
    lan = await secretary('Lê Thị Lan');
    minh = await secretary('Phạm Văn Minh');
  });
  afterAll(() => app.stop());

  describe('for its reinstatement', () => {
    it('is proposed with a document and confirmed by another', async () => {
      const { id } = await dossier();
      const path = `/api/initiatives/${id}/screening/reinstatements`;
      const body = { document: 'Công văn 12/STTTT ngày 02/03/2026', reason: 'Bổ sung xác nhận hợp lệ' };
      expect(codes(await lan.post(path, body).expect(409))).toEqual(['screening.not_ineligible']);
      await verdict(lan, id, { verdict: 'ineligible', reason: 'Thiếu xác nhận' }).expect(201);
      const proposed = await lan.post(path, body).expect(201);
      const proposal = (proposed.body as { id: string }).id;
      expect(codes(await minh.post(path, body).expect(409))).toEqual(['screening.reinstatement_open']);
      expect(codes(await lan.post(`/api/reinstatements/${proposal}/confirm`).expect(409))).toEqual([
        'screening.second_person',
        'screening.second_person',
      ]);
      await contest.head
        .post(`/api/reinstatements/${proposal}/confirm`)
        .expect(200, { initiativeId: id, state: 'eligible' });
      expect(
        await app.db.query(
          'SELECT verdict, state FROM screening.verdict WHERE initiative_id = $1 ORDER BY decided_at',
          [id],
        ),
      ).toEqual([
        { verdict: 'ineligible', state: 'overturned' },
        { verdict: 'eligible', state: 'standing' },
      ]);
    });

    it('can be rejected with a reason and proposed again', async () => {
      const { id } = await dossier();
      await verdict(lan, id, { verdict: 'ineligible', reason: 'Thiếu xác nhận' }).expect(201);
      const path = `/api/initiatives/${id}/screening/reinstatements`;
      const body = { document: 'Đơn ngày 05/03/2026', reason: 'Đề nghị xem lại' };
      const { id: proposal } = (await lan.post(path, body).expect(201)).body as { id: string };
      await minh.post(`/api/reinstatements/${proposal}/reject`, {}).expect(422);
      await minh.post(`/api/reinstatements/${proposal}/reject`, { reason: 'Không có căn cứ' }).expect(204);
      expect(await stateOf(id)).toBe('ineligible');
      await lan.post(path, body).expect(201);
    });
  });

  it('hands over all that one secretary has not finished, also of one who has left', async () => {
    const [hoa, thu] = [await secretary('Đặng Thị Hoa'), await secretary('Bùi Văn Thụ')];
    const author = await secretary('Ngô Thị Tác Giả');
    const path = `/api/contests/${contest.id}`;
    const made = async (input = {}) => (await dossier(input)).id;
    const [given, held, done] = [await made(), await made(), await made()];
    const ownOfThu = await made({
      authors: [{ name: 'Bùi Văn Thụ', accountId: thu.accountId, personId: thu.personId }],
    });
    const ownOfActor = await made({ authors: [{ accountId: author.accountId, personId: author.personId }] });
    const ids = [given, done, ownOfThu, ownOfActor];
    await lan.post(`${path}/screening/screeners`, { ids, accountId: hoa.accountId }).expect(200);
    for (const id of [given, held, done]) await hoa.post(`/api/initiatives/${id}/screening/claim`).expect(200);
    await hoa
      .post(`/api/initiatives/${done}/screening/verdicts`, { verdict: 'eligible', checkAll: true })
      .set('if-match', '"v2"')
      .expect(201);
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.role_grant SET revoked_at = platform.now() WHERE account_id = $1', [hoa.accountId]),
    );
    const handOver = (body: object, by = author) =>
      by.post(`${path}/screening/handovers`, { from: hoa.accountId, to: thu.accountId, ...body });
    const outcome = ({ body }: { body: unknown }) => {
      const {
        dryRun,
        done: count,
        results,
      } = body as {
        dryRun: boolean;
        done: number;
        results: { initiativeId: string; blockers: { code: string }[] }[];
      };
      return [dryRun, count, new Map(results.map((one) => [one.initiativeId, one.blockers.map(({ code }) => code)]))];
    };
    const expected = new Map([
      [given, []],
      [held, []],
      [ownOfThu, ['screening.screener_own']],
    ]);
    const listed = async () => {
      const { body } = (await lan.get(`${path}/screeners`).expect(200)) as { body: unknown };
      const { items } = body as { items: { accountId: string }[] };
      return items.filter(({ accountId }) => [hoa.accountId, thu.accountId].includes(accountId));
    };
    const load = (who: Client, name: string, assigned: number, waiting: number, serving: boolean) => ({
      ...{ accountId: who.accountId, name, assigned, waiting, serving },
    });
    await handOver({ to: hoa.accountId }).expect(422);
    await handOver({ to: minh.actor.personId }).expect(422);
    await handOver({ from: thu.accountId, to: lan.accountId }).expect(409);
    await handOver({}, await app.signIn()).expect(403);
    expect(outcome(await handOver({ dryRun: true }).expect(200))).toEqual([true, 0, expected]);
    expect(await listed()).toEqual([load(thu, 'Bùi Văn Thụ', 0, 0, true), load(hoa, 'Đặng Thị Hoa', 3, 3, false)]);
    expect(outcome(await handOver({}).expect(200))).toEqual([false, 2, expected]);
    expect(await listed()).toEqual([load(thu, 'Bùi Văn Thụ', 2, 2, true), load(hoa, 'Đặng Thị Hoa', 2, 2, false)]);
    const shown = await thu.get(`/api/initiatives/${held}/screening`).expect(200);
    expect(shown.body).toMatchObject({ claim: null, screener: { name: 'Bùi Văn Thụ' } });
    expect(
      await app.db.query(
        `SELECT actor_id, detail FROM platform.audit WHERE action = 'screening.assign' AND subject_id = $1 AND detail ? 'from'`,
        [held],
      ),
    ).toEqual([{ actor_id: author.accountId, detail: { accountId: thu.accountId, from: hoa.accountId } }]);
  });
});
