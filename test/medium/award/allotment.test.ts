import type { RulebookDocument } from '../../../libs/contest/src/domain/rulebook';
import { Award } from '@rooms/award';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest, JudgedEntry } from '../../support/fixtures/award';

interface Allotment {
  readonly complete: boolean;
  readonly budget: object;
  readonly prizes: readonly {
    prize: string;
    name: string;
    count: number;
    filled: number;
    pending: number;
    empty: number;
  }[];
  readonly winners: readonly { initiative: string; prize: string; amount: number; by: string }[];
  readonly ties: readonly { prize: string; tied: readonly string[]; places: number }[];
  readonly questions: readonly { code: string }[];
  readonly decisions: readonly { id: string; kind: string; reason: string; decidedBy: string }[];
}

const codeOf = (answer: { body: unknown }) => (answer.body as { code: string }).code;
const TIED: readonly JudgedEntry[] = [{ score: 95 }, { score: 95 }, { score: 90 }, { score: 88 }];

describe('the allotment of prizes', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const read = async (client: Client, contest: JudgedContest) => {
    const answer = await client.get(`/api/contests/${contest.id}/allotment`);
    return { status: answer.status, body: answer.body as Allotment };
  };
  const decide = (client: Client, contest: JudgedContest, body: object) =>
    client.post(`/api/contests/${contest.id}/allotment/decisions`, { reason: 'Theo biên bản.', ...body });
  const won = ({ winners }: Allotment, contest: JudgedContest) =>
    winners.map(({ initiative, prize, amount, by }) => [
      contest.initiatives.findIndex(({ id }) => id === initiative),
      prize,
      amount / 1_000_000,
      by,
    ]);

  it('counts places and money, and names what stays empty', async () => {
    const contest = await judgedContest(app, [{ score: 95 }, { score: 93 }, { score: 91 }]);
    const { body } = await read(contest.secretary, contest);
    expect([body.complete, body.budget]).toEqual([true, { used: 24_000_000, ceiling: 200_000_000 }]);
    expect(body.prizes.slice(0, 3).map(({ prize, count, filled, empty }) => [prize, count, filled, empty])).toEqual([
      ['individual_first', 1, 1, 0],
      ['individual_second', 2, 2, 0],
      ['individual_third', 3, 0, 3],
    ]);
  });

  it('rests on locked rounds only, and a decision on confirmed ones', async () => {
    const scoring = await judgedContest(app, TIED, { roundState: 'scoring' });
    const answer = await scoring.secretary.get(`/api/contests/${scoring.id}/allotment`);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'award.result_not_locked']);
    const locked = await judgedContest(app, [{ score: 95 }], { roundState: 'locked' });
    expect((await read(locked.secretary, locked)).status).toBe(200);
    const draft = await locked.secretary.post(`/api/contests/${locked.id}/award-decisions`, { kind: 'award' });
    expect([draft.status, codeOf(draft)]).toEqual([409, 'award.result_not_confirmed']);
  });

  it('is read by secretariat and chairs; by organisers once something waits for them or is drafted', async () => {
    const contest = await judgedContest(app, [{ score: 95 }]);
    const statuses = async (of: JudgedContest) =>
      Promise.all(
        [of.secretary, of.head, of.chair, of.organiser, of.clerk].map(async (one) => (await read(one, of)).status),
      );
    expect(await statuses(contest)).toEqual([200, 200, 200, 404, 403]);
    await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    expect((await read(contest.organiser, contest)).status).toBe(200);
    expect(await statuses(await judgedContest(app, TIED))).toEqual([200, 200, 200, 200, 403]);
  });

  describe('with a tie at a prize line', () => {
    const tie = (contest: JudgedContest, fileId: string) => ({
      kind: 'tie',
      table: 'individuals',
      prize: 'individual_first',
      tied: contest.initiatives.slice(0, 2).map(({ id }) => id),
      minutesFileId: fileId,
    });

    it('stops and asks', async () => {
      const contest = await judgedContest(app, TIED);
      const { body } = await read(contest.secretary, contest);
      expect([body.complete, body.winners, body.ties.map(({ prize, places }) => [prize, places])]).toEqual([
        false,
        [],
        [['individual_first', 1]],
      ]);
      const draft = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
      const { blockers } = draft.body as { blockers: { code: string; message: string }[] };
      expect([draft.status, codeOf(draft), blockers.map(({ code, message }) => [code, message])]).toEqual([
        409,
        'award.allotment_open',
        [['award.tie_open', 'Có sáng kiến bằng điểm ở giải Nhất cá nhân. Hãy nhập quyết định kèm biên bản.']],
      ]);
    });

    it.each([
      [
        'pick',
        { winners: true },
        [
          [1, 'individual_first', 10, 'pick'],
          [0, 'individual_second', 7, 'rank'],
          [2, 'individual_second', 7, 'rank'],
          [3, 'individual_third', 5, 'rank'],
        ],
      ],
      [
        'share',
        {},
        [
          [0, 'individual_first', 5, 'share'],
          [1, 'individual_first', 5, 'share'],
          [2, 'individual_second', 7, 'rank'],
          [3, 'individual_second', 7, 'rank'],
        ],
      ],
      [
        'extra_slot',
        {},
        [
          [0, 'individual_first', 10, 'extra_slot'],
          [1, 'individual_first', 10, 'extra_slot'],
          [2, 'individual_second', 7, 'rank'],
          [3, 'individual_second', 7, 'rank'],
        ],
      ],
    ])('a named decision settles it: %s', async (manner, extra, winners) => {
      const contest = await judgedContest(app, TIED);
      const file = await upload(contest.chair, contest.id, 'bien-ban.pdf');
      const pick = 'winners' in extra ? { winners: [contest.initiatives[1]?.id] } : {};
      const answer = await decide(contest.chair, contest, { ...tie(contest, file.id), manner, ...pick });
      expect(answer.status).toBe(201);
      const body = answer.body as Allotment;
      const byPrize = (rows: readonly (readonly unknown[])[]) => [...rows].map((row) => JSON.stringify(row)).sort();
      expect([byPrize(won(body, contest)), body.complete]).toEqual([byPrize(winners), true]);
      expect(body.decisions.map(({ kind, reason, decidedBy }) => [kind, reason, decidedBy])).toEqual([
        ['tie', 'Theo biên bản.', 'Phạm Văn Chánh Khảo'],
      ]);
    });

    it('is not the secretary’s to settle, nor anybody’s without minutes or against the places', async () => {
      const contest = await judgedContest(app, TIED);
      const file = await upload(contest.secretary, contest.id);
      const good = { ...tie(contest, file.id), manner: 'share' };
      expect((await decide(contest.secretary, contest, good)).status).toBe(403);
      expect((await decide(contest.clerk, contest, good)).status).toBe(403);
      expect((await decide(contest.chair, contest, { ...good, minutesFileId: undefined })).status).toBe(422);
      expect((await decide(contest.chair, contest, { ...good, reason: ' ' })).status).toBe(422);
      const tied = contest.initiatives.slice(1, 3).map(({ id }) => id);
      expect(codeOf(await decide(contest.chair, contest, { ...good, tied }))).toBe('award.no_such_tie');
      const both = { ...good, manner: 'pick', winners: good.tied };
      expect(codeOf(await decide(contest.chair, contest, both))).toBe('award.tie_answer_refused');
      const stranger = await judgedContest(app, []);
      expect((await decide(stranger.chair, contest, good)).status).toBe(404);
      expect((await decide(contest.organiser, contest, good)).status).toBe(201);
    });

    it('is none any more once one of the tied is struck off, whatever was decided before', async () => {
      const contest = await judgedContest(app, TIED);
      const file = await upload(contest.chair, contest.id);
      const [first] = contest.initiatives;
      const pick = { ...tie(contest, file.id), manner: 'pick', winners: [first?.id] };
      expect((await decide(contest.chair, contest, pick)).status).toBe(201);
      const dossier = await contest.secretary.get(`/api/initiatives/${first?.id ?? ''}`).expect(200);
      await contest.secretary
        .post(`/api/initiatives/${first?.id ?? ''}/disqualify`, { reason: 'Sao chép' })
        .set('if-match', `"v${(dossier.body as { version: number }).version}"`)
        .expect(200);
      const left = [
        [1, 'individual_first', 10, 'rank'],
        [2, 'individual_second', 7, 'rank'],
        [3, 'individual_second', 7, 'rank'],
      ];
      const { body } = await read(contest.secretary, contest);
      const asked = body.questions.map(({ code }) => code);
      const unused = ['award.decision_without_use'];
      expect([body.complete, body.ties, asked, won(body, contest)]).toEqual([false, [], unused, left]);
      const [{ id } = { id: '' }] = body.decisions;
      const taken = await decide(contest.chair, contest, { kind: 'take_back', decisionId: id });
      expect([taken.status, (taken.body as Allotment).complete]).toEqual([201, true]);
    });

    it('a decision can be taken back, once', async () => {
      const contest = await judgedContest(app, TIED);
      const file = await upload(contest.chair, contest.id);
      const answer = await decide(contest.chair, contest, { ...tie(contest, file.id), manner: 'share' });
      const [decision] = (answer.body as Allotment).decisions;
      const back = { kind: 'take_back', decisionId: decision?.id };
      expect((await decide(contest.secretary, contest, back)).status).toBe(403);
      const undone = await decide(contest.chair, contest, back);
      expect([(undone.body as Allotment).ties.length, (undone.body as Allotment).decisions]).toEqual([1, []]);
      expect(codeOf(await decide(contest.chair, contest, back))).toBe('award.decision_taken_back');
      await expect(app.db.transaction(() => app.db.write('DELETE FROM award.allotment_decision'))).rejects.toThrow(
        'append-only',
      );
    });
  });

  it('extra and empty places are the organisers’, and only as the rules allow', async () => {
    const contest = await judgedContest(app, TIED.slice(1));
    await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    const extra = { kind: 'extra_slots', table: 'individuals', prize: 'individual_first', count: 1 };
    expect((await decide(contest.chair, contest, extra)).status).toBe(403);
    const answer = await decide(contest.organiser, contest, extra);
    expect(won(answer.body as Allotment, contest)).toEqual([
      [0, 'individual_first', 10, 'rank'],
      [1, 'individual_first', 10, 'rank'],
      [2, 'individual_second', 7, 'rank'],
    ]);
    const strict = await judgedContest(app, TIED.slice(1), {
      rules: (document: RulebookDocument) => ({
        ...document,
        prizes: { ...document.prizes, extraSlotsAllowed: false, emptySlotsAllowed: false },
      }),
    });
    const [open] = (await read(strict.secretary, strict)).body.questions;
    expect(open?.code).toBe('award.empty_slot');
    expect(codeOf(await decide(strict.organiser, strict, extra))).toBe('award.extra_slots_not_allowed');
    expect(codeOf(await decide(strict.organiser, strict, { ...extra, kind: 'leave_empty' }))).toBe(
      'award.leave_empty_not_allowed',
    );
  });

  it('the facade tells nothing of what is not signed', async () => {
    const contest = await judgedContest(app, [{ score: 95 }]);
    await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    const award = app.get(Award);
    expect([await award.signed(contest.id), await award.published(contest.id)]).toEqual([[], []]);
    expect((await award.decisions(contest.id)).map(({ kind, act, state }) => [kind, act, state])).toEqual([
      ['award', 'grant', 'drafted'],
    ]);
  });
});
