import type { RulebookDocument } from '../../../libs/contest/src/domain/rulebook';
import { TestApp } from '../../support/app';
import { docxText, download } from '../../support/bytes';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest } from '../../support/fixtures/award';

interface Allotment {
  readonly winners: readonly { initiative: string; prize: string; by: string }[];
  readonly questions: readonly { code: string }[];
  readonly actions: readonly string[];
}

const codeOf = (answer: { body: unknown }) => (answer.body as { code: string }).code;

describe('the committee’s votes', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const allotment = async ({ id, secretary }: JudgedContest) =>
    (await secretary.get(`/api/contests/${id}/allotment`).expect(200)).body as Allotment;

  it('are asked for where the rules want them, counted, and told in the minutes of the count', async () => {
    const rules = (document: RulebookDocument): RulebookDocument => ({
      ...document,
      prizes: { ...document.prizes, committeeVote: { share: { of: 2, in: 3 }, base: 'members' } },
    });
    const contest = await judgedContest(app, [{ score: 95 }, { score: 90 }], { rules });
    const file = await upload(contest.secretary, contest.id);
    const path = `/api/contests/${contest.id}/committee-votes`;
    const ballot = (index: number, inFavour: number) => ({
      initiativeId: contest.initiatives[index]?.id,
      cast: 8,
      inFavour,
    });
    const put = (ballots: object[], client = contest.secretary, present = 9) =>
      client.put(path, { members: 9, present, minutesFileId: file.id, ballots });
    expect((await allotment(contest)).questions.map(({ code }) => code)).toContain('award.vote_missing');
    expect((await contest.organiser.get(path).expect(200)).body).toMatchObject({
      rule: { of: 2, in: 3, base: 'members' },
      mayRecord: false,
      items: [
        { rank: 1, outcome: 'unknown', vote: null },
        { rank: 2, outcome: 'unknown', vote: null },
      ],
    });
    const minutes = (body: object, client = contest.secretary) => client.post(`${path}/minutes-documents`, body);
    const linesOf = async (made: { body: unknown }): Promise<[string[], string]> => {
      const { items } = made.body as { items: { id: string; kind: string; format: string }[] };
      const docx = items.find(({ format }) => format === 'docx')?.id ?? '';
      const { bytes } = await download(contest.secretary.get(`/api/documents/${docx}/file`), 'vote-minutes.docx');
      return [items.map(({ kind, format }) => `${kind} ${format}`), docxText(bytes)];
    };
    const [kinds, blank] = await linesOf(await minutes({}).expect(201));
    expect(kinds).toEqual(['vote_minutes pdf', 'vote_minutes docx']);
    expect(blank).toContain('Tổng số thành viên: ……; số thành viên có mặt: …….');
    expect(blank).toContain('có ít nhất 2/3 tổng số thành viên tán thành.');
    expect((await minutes({}, contest.chair)).status).toBe(403);
    for (const [ballots, present] of [
      [[ballot(0, 5), ballot(1, 10)], 9],
      [[ballot(0, 5)], 7],
      [[ballot(0, 5)], 10],
    ] as const)
      expect(codeOf(await put([...ballots], contest.secretary, present))).toBe('award.vote_counts');
    expect(codeOf(await put([ballot(0, 5), ballot(0, 6)]))).toBe('award.listed_twice');
    expect((await put([ballot(0, 5), ballot(1, 6)], contest.chair)).status).toBe(403);
    expect((await put([ballot(0, 5), { ...ballot(1, 6), initiativeId: file.id }])).status).toBe(404);
    const counted = await put([ballot(0, 5), ballot(1, 6)]).expect(200);
    const { items } = counted.body as { items: object[] };
    expect(items).toMatchObject([
      { outcome: 'no', vote: { inFavour: 5, against: 3, abstained: 1, cast: 8, minutesFileId: file.id } },
      { outcome: 'yes', vote: { inFavour: 6, against: 2, abstained: 1 } },
    ]);
    const replacing = (replaces: string) => put([{ ...ballot(0, 7), replaces }]);
    expect(codeOf(await put([ballot(0, 7)]))).toBe('award.vote_counted_anew');
    expect(codeOf(await replacing(contest.id))).toBe('award.vote_counted_anew');
    expect((await contest.secretary.get(path)).body).toMatchObject({ items: [{ vote: { inFavour: 5 } }, {}] });
    await replacing(file.id).expect(200);
    await put([{ ...ballot(0, 5), replaces: file.id }]).expect(200);
    const tellers = ['Nguyễn Thị Hường', 'Trần Văn Đức'];
    const heldAt = '2026-11-15T15:00:00+07:00';
    const sitting = { minutesFileId: file.id, heldAt, place: 'Phòng họp số 2', tellers };
    const [, full] = await linesOf(await minutes(sitting).expect(201));
    expect(full).toContain('Vào hồi 15 giờ 00 phút, ngày 15 tháng 11 năm 2026, tại Phòng họp số 2');
    expect(full).toContain('- Nguyễn Thị Hường, Trưởng ban;\n- Trần Văn Đức, Thành viên.');
    expect(full).toContain('Tổng số thành viên: 09 (chín); số thành viên có mặt: 09 (chín).');
    expect(full).toMatch(/\n8\n5\n3\n55,56%\nKhông được tán thành\n[^]*\n8\n6\n2\n66,67%\nĐược tán thành\n/);
    expect(codeOf(await minutes({}))).toBe('award.votes_counted');
    expect((await minutes({ ...sitting, minutesFileId: contest.id })).status).toBe(404);
    expect((await allotment(contest)).winners.map(({ initiative, prize, by }) => [initiative, prize, by])).toEqual([
      [contest.initiatives[1]?.id, 'individual_first', 'rank'],
    ]);
    await contest.clerk.get(path).expect(403);
    const offers = async () => [
      ((await contest.secretary.get(path)).body as { mayRecord: boolean }).mayRecord,
      (await allotment(contest)).actions,
    ];
    expect(await offers()).toEqual([true, ['vote']]);
    await app.db.transaction(() =>
      app.db.write(`UPDATE contest.contest SET state = 'archived' WHERE id = $1`, [contest.id]),
    );
    expect(await offers()).toEqual([false, []]);
    expect(codeOf(await put([ballot(0, 6)]))).toBe('contest.wrong_state');
    const plain = await judgedContest(app, [{ score: 95 }]);
    const plainPath = `/api/contests/${plain.id}/committee-votes`;
    expect((await plain.secretary.get(plainPath).expect(200)).body).toEqual({
      rule: null,
      mayRecord: false,
      items: [],
    });
    const unasked = await plain.secretary.put(plainPath, {
      members: 9,
      present: 9,
      minutesFileId: (await upload(plain.secretary, plain.id)).id,
      ballots: [{ initiativeId: plain.initiatives[0]?.id, cast: 9, inFavour: 5 }],
    });
    expect(codeOf(unasked)).toBe('award.vote_not_asked');
    expect(codeOf(await plain.secretary.post(`${plainPath}/minutes-documents`, {}))).toBe('award.vote_not_asked');
  });
});
