import { Readable } from 'node:stream';
import { BlobStore } from '@platform/files';
import { BlindReader } from '../../../libs/judging/src/persistence/blind-reader';
import { download, pdfText, unzip } from '../../support/bytes';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { JudgingContest } from '../../support/fixtures/judging';
import {
  acceptAll,
  assigned,
  entriesOf,
  judgingContest,
  marksOf,
  move,
  myItems,
  scoring,
} from '../../support/fixtures/judging';
import { submittedInitiative } from '../../support/fixtures/initiative';

/** What one world hides and the other hides differently. */
interface Secrets {
  readonly author: string;
  readonly unit: string;
  readonly participant: string;
  readonly fileName: string;
  readonly otherTotal: number;
}

const FIRST: Secrets = {
  author: 'Nguyễn Văn Bí Mật',
  unit: 'Sở Bí Mật',
  participant: 'Nguyễn Văn Bí Mật và đồng nghiệp Sở Bí Mật',
  fileName: 'Sáng kiến của Nguyễn Văn Bí Mật.pdf',
  otherTotal: 90,
};
const SECOND: Secrets = {
  author: 'Trần Thị Khác',
  unit: 'Ủy ban nhân dân xã Khác, một tên dài hơn hẳn',
  participant: 'Trần Thị Khác',
  fileName: 'Khac.pdf',
  otherTotal: 41,
};

async function world(app: TestApp, secrets: Secrets): Promise<JudgingContest> {
  const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
  const { contest } = judging;
  const unitId = await app.unit(secrets.unit);
  const made = await submittedInitiative(app, contest.id, {
    state: 'eligible',
    unitId,
    title: 'Rút ngắn thời gian cấp giấy phép',
    authors: [{ name: secrets.author }],
    answers: { solution: `Giải pháp của ${secrets.author}.`, participants: [{ name: secrets.participant }] },
    blindAnswers: { solution: 'Giải pháp của […].' },
  });
  const property = Buffer.alloc(40, ' ');
  property.write(secrets.author);
  const content = Buffer.from(
    `%PDF-1.7 giống nhau ở cả hai nơi\n1 0 obj\n<</Author (${property.toString()})>>\nendobj\ntrailer <</Info 1 0 R>>`,
  );
  await app.get(BlobStore).put(`attachments/${made.id}/1`, Readable.from([content]), { maxBytes: 1000 });
  await app.db.transaction(() =>
    app.db.write(
      `INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at, cleared_at)
       SELECT $1, part, $2, 'pdf', 'application/pdf', $3, 'x', $4, $5, platform.now(), cleared
       FROM (VALUES ('description', platform.now()), ('signed_form', NULL)) AS f(part, cleared)`,
      [made.id, secrets.fileName, content.length, `attachments/${made.id}/1`, made.leadAccountId],
    ),
  );
  await scoring(judging);
  // The order of a judge's list is drawn at random; the same draw in both worlds makes their lists comparable.
  await app.db.transaction(() =>
    app.db.write(
      `UPDATE judging.assignment a SET place = x.n FROM (
         SELECT a.id, row_number() OVER (ORDER BY e.blind_title, a.account_id) AS n
         FROM judging.assignment a JOIN judging.round_initiative i ON i.id = a.round_initiative_id
         JOIN initiative.revision e ON e.initiative_id = i.initiative_id AND e.number = i.revision) x
       WHERE x.id = a.id`,
    ),
  );
  const [, other] = judging.judges;
  for (const item of await myItems(other ?? judging.chair, judging.roundId)) {
    await other
      ?.put(`/api/my/assignments/${item.id}/sheet`, { marks: marksOf(secrets.otherTotal) })
      .set('if-match', '"v1"')
      .expect(200);
  }
  return judging;
}

/** Ids, times, random codes and orders are different everywhere and say nothing; everything else stays. */
function masked(value: string): string {
  return value
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/"blindCode":"[2-9A-Z]{5}"/g, '"blindCode":"<code>"')
    .replace(/Sáng kiến [0-9a-f]{8}/g, 'Sáng kiến <random>');
}

/** What the judge takes along: every path, and the words of every file; codes, hashes and sizes follow the random codes. */
async function packOf(judge: Client, roundId: string, codes: readonly string[]): Promise<string> {
  const { status, bytes, headers } = await download(judge.get(`/api/my/rounds/${roundId}/reading-pack`));
  expect(status).toBe(200);
  const texts = [String(headers['content-disposition'])];
  for (const [path, content] of await unzip(bytes)) {
    const ours = path.endsWith('.pdf') && !path.includes('tai-lieu-');
    texts.push(`${path}\n${ours ? pdfText(content) : content.toString()}`);
  }
  const hidden = texts.map((text) => codes.reduce((seen, code, n) => seen.replaceAll(code, `<code ${n}>`), text));
  return masked(hidden.sort().join('\n'))
    .replace(/[0-9a-f]{64}/g, '<hash>')
    .replace(/(?<="size": |<td>|;)\d+(?=,|<\/td>|;)/g, '<size>');
}

/** Everything the judge can ask for, as sent: status, the headers that carry something, body. */
async function everythingOf(judge: Client, roundId: string): Promise<string[]> {
  const seen: string[] = [];
  const ask = async (path: string): Promise<unknown> => {
    const answer = await judge.get(path);
    const headers = ['etag', 'content-disposition', 'content-type'].map((name) => String(answer.headers[name]));
    const body = answer.headers['content-type']?.includes('json') ? answer.text : String(answer.body);
    seen.push(masked([path, answer.status, ...headers, body].join('\n')));
    return answer.body;
  };
  await ask('/api/my/rounds');
  for (const sort of ['title', 'total', 'progress']) await ask(`/api/my/rounds/${roundId}/assignments?sort=${sort}`);
  await ask(`/api/my/rounds/${roundId}/sheets`);
  const items = (await myItems(judge, roundId)).sort((a, b) => (a.title < b.title ? -1 : 1));
  for (const { id } of items) {
    await ask(`/api/my/assignments/${id}`);
    for (const number of [1, 2]) await ask(`/api/my/assignments/${id}/files/${number}`);
  }
  for (const path of ['tally', 'initiatives', 'progress', 'panel-members', 'conflicts', 'result', 'reopenings']) {
    await ask(`/api/rounds/${roundId}/${path}`);
  }
  const preview = await judge.post(`/api/my/rounds/${roundId}/sheets/preview`, {
    sheets: items.map(({ id }) => ({ assignmentId: id, version: 1 })),
  });
  seen.push(masked(preview.text));
  seen.push(
    await packOf(
      judge,
      roundId,
      items.map(({ blindCode }) => blindCode),
    ),
  );
  return seen.map((text) => text.split(roundId).join('<round>'));
}

describe('a blind round', () => {
  let app: TestApp;
  let twin: TestApp;
  beforeAll(async () => {
    [app, twin] = [await TestApp.start(), await TestApp.start()];
  });
  afterAll(async () => {
    await app.stop();
    await twin.stop();
  });

  it('answers a judge alike in two worlds that differ only in what is hidden', async () => {
    const worlds = [await world(app, FIRST), await world(twin, SECOND)] as const;
    const answers = [];
    for (const { judges, roundId, chair } of worlds) answers.push(await everythingOf(judges[0] ?? chair, roundId));
    expect(answers[0]?.map((text) => text.replace(/SK[0-9A-F]{6}/g, '<contest>')).sort()).toEqual(
      answers[1]?.map((text) => text.replace(/SK[0-9A-F]{6}/g, '<contest>')).sort(),
    );
    const all = answers.flat().join('\n');
    expect(all).toContain('Giải pháp của […].');
    expect(all).toContain('tai-lieu-1.pdf');
    expect(all).toContain('%PDF-1.7 giống nhau ở cả hai nơi');
    expect(all).toContain('BẢN ĐỌC DÀNH CHO GIÁM KHẢO');
    for (const secret of [FIRST.author, FIRST.unit, FIRST.fileName, SECOND.author, SECOND.unit, SECOND.fileName]) {
      expect(all).not.toContain(secret);
    }
    for (const { initiatives } of worlds) {
      for (const { id, code, unitId, leadAccountId } of initiatives) {
        for (const hidden of [id, code, unitId, leadAccountId]) expect(all).not.toContain(hidden);
      }
    }
  });

  it('reads under a role that the database lets read nothing but the blind views', async () => {
    const reader = app.get(BlindReader);
    const judging = await judgingContest(app);
    await assigned(judging);
    const accountId = judging.judges[0]?.accountId ?? '';
    for (const table of [
      'initiative.initiative',
      'initiative.author',
      'initiative.attachment',
      'initiative.revision',
      'identity.person',
      'identity.account',
      'judging.round_initiative',
      'judging.sheet',
      'judging.assignment',
      'judging.open_assignment',
      'judging.review_file',
      'platform.audit',
      'contest.contest',
    ]) {
      await expect(reader.read(accountId, () => app.db.query(`SELECT 1 FROM ${table} LIMIT 1`))).rejects.toThrow(
        'permission denied',
      );
    }
    await expect(
      reader.read(accountId, () => app.db.query('SELECT 1 FROM judging.conflicts($1)', [judging.roundId])),
    ).rejects.toThrow('permission denied');
    const own = await reader.read(accountId, () => app.db.query('SELECT id FROM judging.blind_assignment'));
    const mine = await myItems(judging.judges[0] ?? judging.chair, judging.roundId);
    expect(own.length).toBe(mine.length);
    const nobody = await reader.read('00000000-0000-4000-8000-000000000000', () =>
      app.db.query('SELECT id FROM judging.blind_assignment'),
    );
    expect(nobody).toEqual([]);
    expect(await app.db.first('SELECT current_user::text <> $1 AS back', ['sang_kien_blind'])).toEqual({ back: true });
  });

  it('gives out random codes that are different in each round and derived from nothing', async () => {
    const judging = await judgingContest(app, { initiatives: 5, judges: 2 });
    await assigned(judging);
    const rows = await app.db.query<{ blind_code: string }>(
      'SELECT blind_code FROM judging.round_initiative WHERE round_id = $1',
      [judging.roundId],
    );
    const codes = rows.map(({ blind_code }) => blind_code);
    expect(new Set(codes).size).toBe(5);
    expect(codes.filter((code) => !/^[2-9A-HJ-NP-Z]{5}$/.test(code))).toEqual([]);
  });

  it('shows the chair codes only until the round is locked, and nothing of a work the chair is in conflict with', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { chair, secretary, roundId, judges, initiatives } = judging;
    await scoring(judging);
    const shown = async (by: Client) =>
      (
        (await by.get(`/api/rounds/${roundId}/initiatives`).expect(200)).body as {
          items: { initiative: object | null }[];
        }
      ).items;
    expect((await shown(chair)).map(({ initiative }) => initiative)).toEqual([null, null]);
    expect((await shown(secretary)).filter(({ initiative }) => initiative === null)).toEqual([]);
    for (const judge of judges) {
      const items = await myItems(judge, roundId);
      for (const { id } of items) {
        await judge
          .put(`/api/my/assignments/${id}/sheet`, { marks: marksOf(80) })
          .set('if-match', '"v1"')
          .expect(200);
      }
      await judge
        .post(`/api/my/rounds/${roundId}/sheets`, { sheets: items.map(({ id }) => ({ assignmentId: id, version: 2 })) })
        .expect(200);
    }
    await move(secretary, roundId, 'close');
    await move(secretary, roundId, 'settle');
    const entries = await entriesOf(app, roundId);
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.person SET unit_id = $2 WHERE id = $1', [chair.personId, initiatives[0]?.unitId]),
    );
    const tally = (await chair.get(`/api/rounds/${roundId}/tally`).expect(200)).body as {
      ranking: { roundInitiativeId: string; initiativeId: string | null }[];
      sheets: { roundInitiativeId: string }[];
    };
    const other = entries.get(initiatives[1]?.id ?? '');
    expect(tally.ranking.map(({ roundInitiativeId, initiativeId }) => [roundInitiativeId, initiativeId])).toEqual([
      [other, null],
    ]);
    expect(tally.sheets.map(({ roundInitiativeId }) => roundInitiativeId)).toEqual([other, other]);
    expect((await shown(chair)).length).toBe(1);
    await move(secretary, roundId, 'lock');
    expect((await shown(chair)).filter(({ initiative }) => initiative === null)).toEqual([]);
  });

  it('closes a dossier to a judge who declares to know whose it is, and to one who has moved to its unit', async () => {
    const judging = await judgingContest(app, { initiatives: 2, judges: 2 });
    const { roundId, judges, chair, initiatives } = judging;
    await scoring(judging);
    const judge = judges[0] ?? chair;
    const [first] = await myItems(judge, roundId);
    await judge.post(`/api/my/assignments/${first?.id}/conflicts`, { kind: 'no_such_kind' }).expect(422);
    await judges[1]?.post(`/api/my/assignments/${first?.id}/conflicts`, { kind: 'recognised' }).expect(404);
    await judge.post(`/api/my/assignments/${first?.id}/conflicts`, { kind: 'recognised' }).expect(204);
    await judge.get(`/api/my/assignments/${first?.id}`).expect(404);
    await judge.put(`/api/my/assignments/${first?.id}/sheet`, { marks: {} }).set('if-match', '"v1"').expect(404);
    const [second] = await myItems(judge, roundId);
    await judge.get(`/api/my/assignments/${second?.id}`).expect(200);
    for (const { unitId } of initiatives) {
      await app.db.transaction(() =>
        app.db.write(`UPDATE identity.unit SET state = 'merged', successor_id = $2 WHERE id = $1`, [
          unitId,
          judge.unitId,
        ]),
      );
    }
    await judge.get(`/api/my/assignments/${second?.id}`).expect(404);
    expect(await myItems(judge, roundId)).toEqual([]);
    const handIn = { sheets: [{ assignmentId: second?.id, version: 1 }] };
    await judge.post(`/api/my/rounds/${roundId}/sheets`, handIn).expect(409);
  });

  it('keeps a judge out after the role or the seat is gone', async () => {
    const judging = await judgingContest(app, { initiatives: 1, judges: 2 });
    await assigned(judging);
    const judge = judging.judges[0] ?? judging.chair;
    const [item] = await acceptAll(judge, judging.roundId);
    await app.db.transaction(() =>
      app.db.write('UPDATE identity.role_grant SET revoked_at = platform.now() WHERE account_id = $1', [
        judge.accountId,
      ]),
    );
    await judge.get(`/api/my/assignments/${item?.id}`).expect(403);
  });
});
