import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import { openContest } from '../../support/fixtures/contest';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';

const codes = (answer: { body: { code: string; blockers: { code: string }[] } }) => [
  answer.body.code,
  ...answer.body.blockers.map((blocker) => blocker.code),
];

describe('an ineligible dossier', () => {
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

  describe('reinstatement', () => {
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
});
