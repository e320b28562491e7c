import { brokenInvariants } from '../../../apps/cli/src/invariants';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest, JudgedEntry } from '../../support/fixtures/award';

const ENTRIES: readonly JudgedEntry[] = [
  { score: 95, authors: [{ name: 'Hà Thị Một' }] },
  { score: 93 },
  { score: 91 },
  { score: 60, kind: 'collective', unit: 'UBND phường Thử' },
];

interface Decision {
  readonly id: string;
  readonly version: number;
  readonly listHash: string;
  readonly list: readonly { initiativeId: string; effect: string; prizeCode: string }[];
}
interface Complaint {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}
const codeOf = (answer: { body: unknown }) => (answer.body as { code: string }).code;

describe('after a decision is signed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.setNow('2026-11-20T08:00:00+07:00');
  });
  afterAll(() => app.stop());

  const at = (client: Client, decision: Decision, step: string, body?: object) =>
    client.post(`/api/award-decisions/${decision.id}/${step}`, body).set('if-match', `"v${decision.version}"`);
  async function ok<T = Decision>(answer: PromiseLike<{ status: number; body: unknown }>): Promise<T> {
    const { status, body } = await answer;
    expect([status < 300, status < 300 ? null : body]).toEqual([true, null]);
    return body as T;
  }
  let number = 0;
  async function signed(contest: JudgedContest, drafted: Decision): Promise<Decision> {
    const agreed = await ok(at(contest.organiser, drafted, 'agree', { listHash: drafted.listHash }));
    const sent = await ok(at(contest.clerk, agreed, 'send', { proposalNumber: '12', proposalDate: '2026-11-18' }));
    const file = await upload(contest.clerk, contest.id);
    number += 1;
    const body = {
      number: `${number}`,
      signedOn: '2026-11-20',
      signerName: 'Vương Văn Ký',
      fileId: file.id,
      sha256: file.sha256,
    };
    return ok(at(contest.clerk, sent, 'sign', body));
  }
  const drafted = (contest: JudgedContest, body: object = {}) =>
    ok(contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award', ...body }));
  async function published(contest: JudgedContest): Promise<Decision> {
    return ok(at(contest.clerk, await signed(contest, await drafted(contest)), 'publish'));
  }
  async function codes(contest: JudgedContest, decision: Decision): Promise<string[]> {
    const { items } = await ok<{ items: { code: string }[] }>(
      contest.secretary.get(`/api/award-decisions/${decision.id}/certificates`),
    );
    return items.map(({ code }) => code);
  }
  const check = (code: string) => app.anonymous.get(`/api/public/certificates/${encodeURIComponent(code)}`);
  const winners = async (contest: JudgedContest) => {
    const body = (await app.anonymous.get(`/api/public/contests/${contest.id}/result`)).body as unknown;
    return (body as { decisions: { winners: { code: string; prize: string }[] }[] }).decisions.map((one) =>
      one.winners.map((winner) => [winner.code, winner.prize]),
    );
  };
  beforeEach(async () => {
    await app.db.transaction(() => app.db.write('DELETE FROM award.check_rate'));
  });

  it('its certificates can be checked once it is published, not before', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const decision = await signed(contest, await drafted(contest));
    const [first = '', ...others] = await codes(contest, decision);
    expect([first, others.length]).toEqual([expect.stringMatching(/^GCN(-[34679ACDEFGHJKMNPQRTUVWXY]{4}){3}$/), 2]);
    const [unpublished, unknown] = [await check(first), await check('GCN-3333-3333-3333')];
    expect([unpublished.status, codeOf(unpublished)]).toEqual([404, 'platform.not_found']);
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'platform.not_found']);
    const told = async () =>
      (
        await app.db.query<{ event: string }>(
          `SELECT DISTINCT payload ->> 'event' AS event FROM platform.outbox
           WHERE payload ->> 'subjectId' = $1 AND payload ->> 'event' IN ('CertificateIssued', 'ResultPublished') ORDER BY 1`,
          [decision.id],
        )
      ).map(({ event }) => event);
    const author = await app.signIn({ name: 'Hà Thị Một' });
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.author SET account_id = $1 WHERE initiative_id = $2', [
        author.accountId,
        contest.initiatives[0]?.id,
      ]),
    );
    const own = async () => ok<{ items: unknown[] }>(author.get('/api/my/awards'));
    expect([await told(), await own()]).toEqual([[], { items: [] }]);
    await ok(at(contest.clerk, decision, 'publish'));
    expect(await told()).toEqual(['CertificateIssued', 'ResultPublished']);
    expect(await own()).toEqual({
      items: [
        {
          initiativeId: contest.initiatives[0]?.id,
          contestId: contest.id,
          prize: 'giải Nhất cá nhân',
          amount: 10_000_000,
          decision: {
            number: `${String(number).padStart(2, '0')}/QĐ-UBND`,
            issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
            signedOn: '2026-11-20',
          },
          publishedAt: '2026-11-20T01:00:00.000Z',
          certificate: first,
        },
      ],
    });
    const answer = await check(first.toLowerCase().replaceAll('-', ' '));
    expect(answer.body).toEqual({
      code: first,
      status: 'valid',
      contest: contest.rulebook.name,
      names: ['Hà Thị Một'],
      unit: expect.any(String) as string,
      prize: 'giải Nhất cá nhân',
      title: expect.any(String) as string,
      decision: {
        number: `${String(number).padStart(2, '0')}/QĐ-UBND`,
        issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh',
        signedOn: '2026-11-20',
      },
      revokedBy: null,
    });
    const { prize, decision: cited } = answer.body as { prize: string; decision: object };
    const [{ id: initiativeId } = { id: '' }] = contest.initiatives;
    const given = { prize, amount: 10_000_000, decision: cited, publishedAt: '2026-11-20T01:00:00.000Z' };
    expect(await own()).toEqual({ items: [{ initiativeId, contestId: contest.id, ...given, certificate: first }] });
  });

  it('checks are counted by address, and stop for a minute', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 22; count += 1) statuses.push((await check('GCN-3333-3333-3333')).status);
    expect([statuses.slice(0, 20).every((one) => one === 404), statuses.slice(20)]).toEqual([true, [429, 429]]);
    expect((await check('GCN-3333-3333-3333')).headers['retry-after']).toBe('60');
    await app.setNow('2026-11-20T08:01:00+07:00');
    expect((await check('GCN-3333-3333-3333')).status).toBe(404);
    await app.setNow('2026-11-20T08:00:00+07:00');
  });

  it('publishes the fields of the rules and no others', async () => {
    const contest = await judgedContest(app, ENTRIES, {
      rules: (document) => ({ ...document, publication: { ...document.publication, fields: ['title', 'prize'] } }),
    });
    await published(contest);
    const body = (await app.anonymous.get(`/api/public/contests/${contest.id}/result`)).body as unknown;
    const [decision] = (body as { decisions: { winners: object[] }[] }).decisions;
    expect(decision?.winners.map((winner) => Object.keys(winner).sort())).toEqual(Array(4).fill(['prize', 'title']));
    expect(JSON.stringify(body)).not.toContain('Hà Thị Một');
  });

  it('only a new decision changes it: rows end, certificates are revoked', async () => {
    const contest = await judgedContest(app, ENTRIES);
    const [a, b, c] = contest.initiatives;
    const early = await drafted(contest, { tables: ['collectives'] });
    const refused = await contest.secretary.post(`/api/award-decisions/${early.id}/amendments`, { act: 'revocation' });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'award.not_published']);
    const first = await drafted(contest, { tables: ['individuals'] });
    const original = await ok(at(contest.clerk, await signed(contest, first), 'publish'));
    const [code = '', second = ''] = await codes(contest, original);
    const amend = (body: object) => contest.secretary.post(`/api/award-decisions/${original.id}/amendments`, body);
    expect(codeOf(await amend({ act: 'revocation', changes: [{ initiativeId: a?.id, effect: 'grant' }] }))).toBe(
      'award.revocation_only_withdraws',
    );
    expect(
      codeOf(
        await amend({
          act: 'amendment',
          changes: [
            { initiativeId: a?.id, effect: 'grant', table: 'individuals', prize: 'individual_third', amount: 1 },
          ],
        }),
      ),
    ).toBe('award.change_unfit');
    const amending = await ok(
      amend({
        act: 'amendment',
        changes: [
          { initiativeId: a?.id, effect: 'withdraw' },
          {
            initiativeId: b?.id,
            effect: 'change',
            table: 'individuals',
            prize: 'individual_first',
            amount: 10_000_000,
          },
        ],
      }),
    );
    expect(amending.list.map((row) => [row.initiativeId, row.effect, row.prizeCode])).toEqual([
      [a?.id, 'withdraw', 'individual_first'],
      [b?.id, 'change', 'individual_first'],
    ]);
    const paper = await contest.secretary.post(`/api/award-decisions/${amending.id}/documents`, { kind: 'decision' });
    expect(paper.status).toBe(201);
    const done = await signed(contest, amending);
    expect((await check(code)).body).toMatchObject({ status: 'valid' });
    await ok(at(contest.clerk, done, 'publish'));
    expect((await check(code)).body).toMatchObject({
      status: 'revoked',
      revokedBy: { number: `${String(number).padStart(2, '0')}/QĐ-UBND`, signedOn: '2026-11-20' },
    });
    expect(await winners(contest)).toEqual([[[c?.code, 'giải Nhì cá nhân']], [[b?.code, 'giải Nhất cá nhân']]]);
    expect((await check(second)).body).toMatchObject({ status: 'replaced' });
    const [renewed = ''] = await codes(contest, done);
    expect((await check(renewed)).body).toMatchObject({ status: 'valid', prize: 'giải Nhất cá nhân' });
    const revoking = await ok(amend({ act: 'revocation' }));
    expect(revoking.list.map((row) => [row.initiativeId, row.effect])).toEqual([
      [b?.id, 'withdraw'],
      [c?.id, 'withdraw'],
    ]);
    await ok(at(contest.clerk, await signed(contest, revoking), 'publish'));
    expect(await winners(contest)).toEqual([[], [], []]);
    expect((await check(renewed)).body).toMatchObject({ status: 'revoked' });
  });

  describe('a complaint', () => {
    const file = (client: Client, body: object, contest: JudgedContest) =>
      client.post(`/api/contests/${contest.id}/complaints`, {
        content: 'Sáng kiến này trùng bài của tôi.',
        contact: '0900000000',
        ...body,
      });
    const step = (client: Client, complaint: Complaint, name: string, body?: object) =>
      client.post(`/api/complaints/${complaint.id}/${name}`, body).set('if-match', `"v${complaint.version}"`);

    it('is registered with its deadline, read by few, answered, and leads to an amending decision', async () => {
      const contest = await judgedContest(app, ENTRIES);
      const citizen = await app.signIn({ name: 'Người Khiếu Nại' });
      expect(codeOf(await file(citizen, {}, contest))).toBe('award.nothing_published');
      const decision = await published(contest);
      const [a] = contest.initiatives;
      const received = await ok<Complaint>(file(citizen, { initiativeId: a?.id }, contest));
      expect(received).toMatchObject({
        number: 1,
        state: 'received',
        decisionId: decision.id,
        receivedOn: '2026-11-20',
        late: false,
        answerDueOn: '2026-12-05',
        complainantName: 'Người Khiếu Nại',
      });
      const reads = async (client: Client) => (await client.get(`/api/complaints/${received.id}`)).status;
      const other = await app.signIn();
      const readers = [citizen, contest.secretary, contest.organiser, contest.clerk, contest.chair, other];
      expect(await Promise.all(readers.map(reads))).toEqual([200, 200, 200, 404, 404, 404]);
      expect((await step(citizen, received, 'accept')).status).toBe(403);
      const accepted = await ok<Complaint>(step(contest.secretary, received, 'accept'));
      const verifying = await ok<Complaint>(step(contest.secretary, accepted, 'verify'));
      const answerFile = await upload(contest.organiser, contest.id);
      const answer = {
        outcome: 'upheld',
        number: '09/BTC',
        date: '2026-11-20',
        fileId: answerFile.id,
        reason: 'Đã đối chiếu hai bài.',
      };
      expect((await step(contest.secretary, verifying, 'answer', answer)).status).toBe(403);
      const amend = (complaintId: string) =>
        contest.secretary.post(`/api/award-decisions/${decision.id}/amendments`, {
          act: 'revocation',
          complaintId,
          changes: [{ initiativeId: a?.id, effect: 'withdraw' }],
        });
      expect(codeOf(await amend(received.id))).toBe('award.complaint_not_upheld');
      const answered = await ok<Complaint>(step(contest.organiser, verifying, 'answer', answer));
      expect(answered).toMatchObject({ state: 'answered', outcome: 'upheld', overdue: false });
      expect((await citizen.get(`/api/award-files/${answerFile.id}`)).status).toBe(200);
      expect((await other.get(`/api/award-files/${answerFile.id}`)).status).toBe(404);
      const amending = await ok(amend(received.id));
      const again = await ok<{ amendingDecisionIds: string[] }>(
        contest.organiser.get(`/api/complaints/${received.id}`),
      );
      expect(again.amendingDecisionIds).toEqual([amending.id]);
      const own = await ok<{ amendingDecisionIds: string[] }>(citizen.get(`/api/complaints/${received.id}`));
      expect(own.amendingDecisionIds).toEqual([]);
    });

    it('on paper is entered by a secretary; a late one is marked; nobody handles one about an own work', async () => {
      const contest = await judgedContest(app, ENTRIES);
      await published(contest);
      const scan = await upload(contest.secretary, contest.id);
      const paper = { name: 'Ông Nguyễn Văn Giấy', receivedOn: '2026-11-20', fileId: scan.id };
      expect((await file(contest.clerk, { paper }, contest)).status).toBe(403);
      expect(codeOf(await file(contest.secretary, { paper: { ...paper, receivedOn: '2026-12-30' } }, contest))).toBe(
        'award.date_ahead',
      );
      const received = await ok<Complaint>(file(contest.secretary, { paper }, contest));
      const transferred = await ok<Complaint>(
        step(contest.secretary, received, 'transfer', { to: 'Thanh tra tỉnh', reason: 'Ngoài thẩm quyền.' }),
      );
      expect(transferred).toMatchObject({ state: 'transferred', transferredTo: 'Thanh tra tỉnh' });
      await app.setNow('2026-12-20T08:00:00+07:00');
      const late = await ok<Complaint>(file(await app.signIn(), {}, contest));
      expect(late).toMatchObject({ late: true });
      expect((await step(contest.secretary, late, 'decline', {})).status).toBe(422);
      const not = await ok<Complaint>(step(contest.secretary, late, 'decline', { reason: 'Quá thời hạn khiếu nại.' }));
      expect(not.state).toBe('not_handled');
      const citizen = await app.signIn();
      const own = await ok<Complaint>(file(citizen, { initiativeId: contest.initiatives[0]?.id }, contest));
      await app.db.transaction(() =>
        app.db.write('UPDATE initiative.author SET account_id = $2 WHERE initiative_id = $1', [
          contest.initiatives[0]?.id,
          contest.organiser.accountId,
        ]),
      );
      expect(codeOf(await step(contest.organiser, own, 'accept'))).toBe('award.complaint_concerned');
      expect((await ok<Complaint>(step(citizen, own, 'withdraw', { reason: 'Đã rõ.' }))).state).toBe('withdrawn');
      await app.setNow('2026-11-20T08:00:00+07:00');
    });
  });

  it('leaves data in which every invariant of the room holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
