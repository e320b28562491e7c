import { brokenInvariants } from '../../../apps/cli/src/invariants';
import { TestApp } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';
import { at, awardSteps, ENTRIES, problem } from '../../support/fixtures/award-steps';
import type { Decision } from '../../support/fixtures/award-steps';

/** Decisions that change an earlier one, when there are several of them. */
describe('amendments that meet', () => {
  let app: TestApp;
  const steps = awardSteps(() => app);
  let contest: JudgedContest;
  let original: Decision;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    contest = await judgedContest(app, ENTRIES);
    original = await steps.published(contest);
  });

  const amend = (body: object, of = original) =>
    contest.secretary.post(`/api/award-decisions/${of.id}/amendments`, { act: 'amendment', ...body });
  const withdrawFirst = () => ({ changes: [{ initiativeId: contest.initiatives[0]?.id, effect: 'withdraw' }] });
  const sent = async (decision: Decision) => steps.send(contest, await steps.agree(contest, decision));

  it('take one prize away only once: the other hears it before it is signed, and is drafted again', async () => {
    const [one, two] = [await steps.ok(amend(withdrawFirst())), await steps.ok(amend(withdrawFirst()))];
    const [first, second] = [await sent(one), await sent(two)];
    const third = await steps.ok(amend({ act: 'revocation' }));
    const done = await steps.sign(contest, first);
    const refused = problem(await at(contest.clerk, second, 'sign', await steps.signing(contest)));
    expect(refused).toEqual({ status: 409, code: 'award.list_outdated', blockers: ['award.list_outdated'] });
    const agreeing = await at(contest.organiser, third, 'agree', { listHash: third.listHash });
    expect(problem(agreeing).blockers).toEqual(['award.list_outdated']);
    await at(contest.clerk, done, 'publish').expect(200);
    expect(problem(await at(contest.clerk, second, 'sign', await steps.signing(contest))).blockers).toEqual([
      'award.list_outdated',
    ]);
    const returned = await steps.ok(at(contest.clerk, second, 'return', { reason: 'Giải đã thu hồi' }));
    const changes = [{ initiativeId: contest.initiatives[1]?.id, effect: 'withdraw' }];
    const again = await steps.ok(at(contest.secretary, returned, 'redraft', { changes }));
    await steps.ok(at(contest.clerk, await steps.sign(contest, await sent(again)), 'publish'));
  });

  it('give a prize of a kind once, whichever decision gave the first', async () => {
    const half = await judgedContest(app, ENTRIES);
    contest = half;
    const table = async (code: string) => {
      const drafted = await steps.draft(half, half.secretary, { tables: [code] });
      return steps.ok(at(half.clerk, await steps.sign(half, await sent(drafted)), 'publish'));
    };
    const [individuals, groups] = [await table('individuals'), await table('groups')];
    const group = half.initiatives[6]?.id ?? '';
    const grant = { initiativeId: group, effect: 'grant', table: 'individuals', prize: 'individual_third', amount: 1 };
    expect(groups.list.map(({ initiativeId }) => initiativeId)).toEqual([group]);
    expect(problem(await amend({ changes: [grant] }, individuals))).toMatchObject({
      status: 409,
      code: 'award.change_unfit',
    });
  });

  it('follow two upheld complaints about one prize: the second finds nothing left to withdraw', async () => {
    const [first] = contest.initiatives;
    const upheld = async (name: string): Promise<string> => {
      const citizen = await app.signIn({ name });
      let complaint = await steps.ok(
        citizen.post(`/api/contests/${contest.id}/complaints`, {
          initiativeId: first?.id,
          content: 'Sáng kiến này chép của tôi.',
          contact: '0900000000',
        }),
      );
      const take = async (by: typeof citizen, step: string, body?: object) =>
        (complaint = await steps.ok(
          by.post(`/api/complaints/${complaint.id}/${step}`, body).set('if-match', `"v${complaint.version}"`),
        ));
      await take(contest.secretary, 'accept');
      await take(contest.secretary, 'verify');
      const { id: fileId } = await upload(contest.organiser, contest.id);
      const answer = { outcome: 'upheld', number: '09/BTC', date: await steps.today(), fileId, reason: 'Đúng.' };
      await take(contest.organiser, 'answer', answer);
      return complaint.id;
    };
    const [one, two] = [await upheld('Người Thứ Nhất'), await upheld('Người Thứ Hai')];
    const offered = async (by: typeof contest.secretary) => {
      const { body } = (await by.get(`/api/complaints/${one}`).expect(200)) as { body: unknown };
      return (body as { availableTransitions: { name: string }[] }).availableTransitions.map(({ name }) => name);
    };
    expect([await offered(contest.secretary), await offered(contest.organiser)]).toEqual([['amend'], []]);
    const follow = (complaintId: string) => amend({ act: 'revocation', complaintId, ...withdrawFirst() });
    const revoking = await steps.ok(follow(one));
    await steps.ok(at(contest.clerk, await steps.sign(contest, await sent(revoking)), 'publish'));
    expect(problem(await follow(two))).toMatchObject({ status: 409, code: 'award.change_unfit' });
    const answeredAgain = await contest.organiser
      .post(`/api/complaints/${two}/answer`, {
        outcome: 'rejected',
        number: '10/BTC',
        date: await steps.today(),
        fileId: (await upload(contest.organiser, contest.id)).id,
        reason: 'Đổi ý.',
      })
      .set('if-match', '"v4"');
    expect(problem(answeredAgain)).toMatchObject({ status: 409, code: 'workflow.state' });
  });

  it('are the only way back: a contest with a signed decision is not cancelled', async () => {
    const { version } = (await contest.head.get(`/api/contests/${contest.id}`)).body as { version: number };
    const cancelled = await contest.head
      .post(`/api/contests/${contest.id}/cancel`, { reason: 'Có sai sót' })
      .set('if-match', `"v${version}"`);
    expect(problem(cancelled).blockers).toEqual(['contest.decision_signed']);
  });

  it('leave data in which every invariant holds', async () => {
    expect(await brokenInvariants(app.databaseUrl)).toEqual([]);
  });
});
