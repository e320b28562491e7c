import { download, docxText, pdfText, unzip } from '../../support/bytes';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import {
  acceptAll,
  assigned,
  handInAll,
  judgingContest,
  marksOf,
  move,
  myItems,
  scoring,
} from '../../support/fixtures/judging';
import type { JudgingContest } from '../../support/fixtures/judging';

const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('score sheets on paper', () => {
  let app: TestApp;
  let judging: JudgingContest;
  let judge: Client;
  let other: Client;
  let mine: string;
  beforeAll(async () => {
    app = await TestApp.start();
    judging = await judgingContest(app, { initiatives: 3, judges: 2 });
    [judge, other] = judging.judges as [Client, Client];
    mine = `/api/my/rounds/${judging.roundId}`;
    const early = await judge.get(`${mine}/score-sheets`);
    expect(early.body).toMatchObject({ status: 409, code: 'judging.none_to_print' });
    await assigned(judging);
    for (const one of judging.judges) await acceptAll(one, judging.roundId);
    await move(judging.secretary, judging.roundId, 'startScoring');
  });
  afterAll(() => app.stop());

  const pdf = async (by: Client, path: string, keepAs?: string) => {
    const answer = await download(by.get(path), keepAs);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    return flat(pdfText(answer.bytes));
  };

  it('are blank with the code of judge and initiative, one for each of one’s own', async () => {
    const items = await myItems(judge, judging.roundId);
    const text = await pdf(judge, `${mine}/score-sheets`, 'score-sheets-blank.pdf');
    for (const { blindCode } of items) expect(text).toContain(`GK03-${blindCode}`);
    expect(text.match(/PHIẾU CHẤM ĐIỂM/g)).toHaveLength(3);
    expect(text).toContain('Giám khảo 1');
    const [one] = items;
    const single = await pdf(judge, `${mine}/score-sheets/${one?.id}`);
    expect(single.match(/PHIẾU CHẤM ĐIỂM/g)).toHaveLength(1);
    const word = await download(judge.get(`${mine}/score-sheets/${one?.id}?format=docx`));
    expect(docxText(word.bytes)).toContain(one?.blindCode);
    await other.get(`${mine}/score-sheets/${one?.id}`).expect(404);
  });

  it('are filled only for their own judge, and only once handed in', async () => {
    const early = await judge.get(`${mine}/score-sheets?form=filled`);
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'judging.none_handed_in']);
    await handInAll(judge, judging.roundId, () => marksOf(87));
    const text = await pdf(judge, `${mine}/score-sheets?form=filled`, 'score-sheets-filled.pdf');
    expect(text.match(/Tổng điểm \(bằng chữ\): Tám mươi bảy điểm/g)).toHaveLength(3);
    expect(await pdf(judge, `${mine}/score-sheets`)).not.toContain('Tám mươi bảy');
    expect((await other.get(`${mine}/score-sheets?form=filled`)).status).toBe(409);
    await judging.secretary.get(`${mine}/score-sheets?form=filled`).expect(403);
    await judging.chair.get(`${mine}/score-sheets?form=filled`).expect(403);
  });

  it('are printed blank for the whole panel by the secretariat, which never gets marks', async () => {
    const path = `/api/rounds/${judging.roundId}/score-sheets`;
    const { status, bytes } = await download(judging.secretary.get(path));
    expect(status).toBe(200);
    const entries = await unzip(bytes);
    expect([...entries.keys()]).toEqual([
      'GK03 Giám khảo 1.pdf',
      'GK04 Giám khảo 2.pdf',
      'muc-luc.html',
      'muc-luc.csv',
      'manifest.json',
    ]);
    const first = flat(pdfText(entries.get('GK03 Giám khảo 1.pdf') ?? Buffer.alloc(0)));
    expect([first.match(/PHIẾU CHẤM ĐIỂM/g)?.length, first.includes('Tám mươi bảy')]).toEqual([3, false]);
    for (const outsider of [judge, judging.chair]) await outsider.get(path).expect(403);
    const logged = await app.db.query<{ action: string }>(
      `SELECT action FROM platform.audit WHERE subject_id = $1 AND action = 'score_sheets.export' AND actor_id = $2`,
      [judging.roundId, judging.secretary.accountId],
    );
    expect(logged).toHaveLength(1);
  });

  it('lie with text and cleared files in the reading pack, which is the judge’s own or made for one by a secretary', async () => {
    const items = await myItems(other, judging.roundId);
    const own = await unzip((await download(other.get(`${mine}/reading-pack`))).bytes);
    expect([...own.keys()].sort()).toEqual(
      [
        'manifest.json',
        'muc-luc.csv',
        'muc-luc.html',
        'phieu-cham.pdf',
        ...items.flatMap(({ blindCode }) => [`${blindCode}/ban-doc.pdf`, `${blindCode}/phieu-cham.pdf`]),
      ].sort(),
    );
    const read = flat(pdfText(own.get(`${items[0]?.blindCode}/ban-doc.pdf`) ?? Buffer.alloc(0)));
    expect(read).toContain('Nội dung giải pháp.');
    const path = `/api/rounds/${judging.roundId}/reading-packs`;
    const handed = await unzip((await download(judging.secretary.get(`${path}/${other.accountId}`))).bytes);
    expect([...handed.keys()]).toEqual([...own.keys()]);
    await judging.secretary.get(`${path}/${judging.secretary.accountId}`).expect(404);
    await judging.chair.get(`${path}/${other.accountId}`).expect(403);
    const logged = await app.db.query<{ actor_id: string }>(
      `SELECT actor_id FROM platform.audit WHERE subject_id = $1 AND action = 'reading_pack.export' ORDER BY id`,
      [judging.roundId],
    );
    expect(logged.map(({ actor_id }) => actor_id)).toEqual([other.accountId, judging.secretary.accountId]);
    const stranger = await judgingContest(app, { initiatives: 1, judges: 1, perInitiative: 1 });
    await scoring(stranger);
    await (stranger.judges[0] as Client).get(`${mine}/reading-pack`).expect(404);
  });
});
