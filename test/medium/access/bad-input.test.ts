import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { endpoints } from '@platform/http';
import { ZipFile } from 'yazl';
import type { RulebookDocument } from '../../../libs/contest/src/domain/rulebook';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { paperEntry } from '../initiative/paper';
import { contestWith, draftOf, tag } from '../initiative/contest';
import { docx } from '../initiative/files';

interface Refusal {
  readonly code: string;
  readonly blockers: readonly { readonly code: string; readonly path?: string; readonly message?: string }[];
}

describe('bad input', () => {
  let app: TestApp;
  let contest: OpenContest;
  let author: Client;
  const refusalOf = (answer: { body: unknown }) => answer.body as Refusal;

  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    author = await app.signIn({ name: 'Nguyễn Văn An' });
  });
  afterAll(() => app.stop());

  describe('in a rulebook', () => {
    const rounds = (rules: RulebookDocument, second: object) => ({
      ...rules,
      rounds: rules.rounds.map((round, index) => (index === 1 ? { ...round, ...second } : round)),
    });
    const firstPrizes = (rules: RulebookDocument, bands: readonly object[]) => ({
      ...rules,
      prizes: {
        ...rules.prizes,
        tables: rules.prizes.tables.map((table, index) =>
          index === 0
            ? { ...table, prizes: table.prizes.map((prize, rank) => ({ ...prize, band: bands[rank] ?? null })) }
            : table,
        ),
      },
    });
    it.each<[string, (rules: RulebookDocument) => object, string, string]>([
      [
        'weights of 99.99',
        (rules) => {
          const [first, ...others] = rules.rounds[1]?.criteria.map(({ code }) => code) ?? [];
          const groups = [
            { code: 'a', name: 'A', weight: 70, criteria: [first] },
            { code: 'b', name: 'B', weight: 29.99, criteria: others },
          ];
          return rounds(rules, { aggregation: { method: 'weighted', groups } });
        },
        'contest.rulebook_weights_not_100',
        'rounds.1.aggregation.groups',
      ],
      [
        'bands that overlap',
        (rules) =>
          firstPrizes(rules, [
            { from: 90, below: null },
            { from: 80, below: 91 },
          ]),
        'contest.rulebook_bands_overlap',
        'prizes.tables.0.prizes.0',
      ],
      [
        'more decimals than money or marks have',
        (rules) => rounds(rules, { minimumSheets: 2.5 }),
        'contest.rulebook_wrong_type',
        'rounds.1.minimumSheets',
      ],
      ['a key from elsewhere', (rules) => ({ ...rules, formula: 'a+b' }), 'contest.rulebook_unknown_key', 'formula'],
    ])('%s: refused with its place, and nothing is changed', async (_, change, code, path) => {
      const own = `X${randomUUID().slice(0, 6).toUpperCase()}`;
      const created = await contest.admin
        .post('/api/contests', { code: own, source: { from: 'document', document: contest.rulebook } })
        .expect(201);
      const { id } = created.body as { id: string };
      const refused = await contest.admin
        .put(`/api/contests/${id}/rulebook`, change(contest.rulebook))
        .set('if-match', '"v1"')
        .expect(422);
      const found = refusalOf(refused).blockers.map((one) => [one.code, one.path]);
      expect(found).toContainEqual([code, path]);
      expect((await contest.admin.get(`/api/contests/${id}`).expect(200)).body).toMatchObject({ version: 1 });
    });
  });

  describe('in an Idempotency-Key', () => {
    const submit = (id: string, key: string, by = author) =>
      by.post(`/api/initiatives/${id}/submit`).set('if-match', tag(1)).set('idempotency-key', key);
    const create = (key: string, title: string, by = author) =>
      by.post(`/api/contests/${contest.id}/initiatives`, { title, theme: 'procedures' }).set('idempotency-key', key);

    it('used again for something else is refused, and nothing is done', async () => {
      const key = randomUUID();
      await create(key, 'Lần đầu').expect(201);
      const other = await create(key, 'Việc khác').expect(409);
      expect(refusalOf(other).code).toBe('platform.idempotency_key');
      const found = await author.get(`/api/contests/${contest.id}/initiatives?q=${encodeURIComponent('Việc khác')}`);
      expect((found.body as { items: object[] }).items).toEqual([]);
      const [one, two] = [await draftOf(author, contest.id), await draftOf(author, contest.id)];
      const shared = randomUUID();
      await submit(one.id, shared).expect(200);
      expect(refusalOf(await submit(two.id, shared).expect(409)).code).toBe('platform.idempotency_key');
    });

    it('answers again although the version of If-Match has passed', async () => {
      const draft = await draftOf(author, contest.id);
      const edit = (key: string) =>
        author
          .patch(`/api/initiatives/${draft.id}`, { title: 'Sửa một lần' })
          .set('if-match', tag(1))
          .set('idempotency-key', key);
      const key = randomUUID();
      const [first, again] = [await edit(key), await edit(key)];
      expect([again.status, again.headers['etag'], again.body]).toEqual([200, tag(2), first.body]);
      await edit(randomUUID()).expect(412);
    });

    it('is taken by every change that somebody signed in makes, but for those that may be asked again', () => {
      const without = endpoints().filter(
        ({ method, access, idempotent }) => method !== 'GET' && access !== 'public' && !idempotent,
      );
      const [files, others] = [without.filter(({ upload }) => upload), without.filter(({ upload }) => !upload)];
      expect(others.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        'POST /accounts/:id/paper-codes',
        'POST /contests/:id/notice-templates/:kind/preview',
        'POST /contests/:id/rulebook-checks',
        'POST /initiatives/:id/uploads',
        'POST /initiatives/:id/uploads/:uploadId/complete',
        'POST /me/password',
        'POST /my/rounds/:id/sheets/preview',
        'POST /round-initiatives/:id/uploads',
        'POST /round-initiatives/:id/uploads/:uploadId/complete',
        'PUT /my/assignments/:id/sheet',
      ]);
      expect(files.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
        'PATCH /initiatives/:id/uploads/:uploadId',
        'PATCH /round-initiatives/:id/uploads/:uploadId',
        'POST /contests/:id/award-files',
        'POST /contests/:id/complaint-files',
        'POST /contests/:id/extensions/:extensionId/scan',
        'POST /contests/:id/templates/:paper',
        'POST /initiatives/:id/attachments',
        'POST /paper-intakes/:id/scan',
        'POST /round-initiatives/:id/parts/:code',
        'POST /unit-lists/:id/scan',
      ]);
    });

    it('is one’s own: the same words of somebody else are another key', async () => {
      const key = randomUUID();
      const other = await app.signIn();
      const [mine, theirs] = [await create(key, 'Của tôi'), await create(key, 'Của tôi', other)];
      expect([mine.status, theirs.status]).toEqual([201, 201]);
      expect((mine.body as { id: string }).id).not.toBe((theirs.body as { id: string }).id);
    });

    it('is forgotten after a week, and kept until then', async () => {
      const [old, young] = [randomUUID(), randomUUID()];
      const first = await create(old, 'Cũ');
      const kept = await create(young, 'Mới');
      await app.db.transaction(() =>
        app.db.write(
          `UPDATE platform.idempotency SET created_at = platform.now() - CASE key WHEN $1 THEN interval '169 hours' ELSE interval '167 hours' END
           WHERE key IN ($1, $2)`,
          [old, young],
        ),
      );
      await app.db.transaction(() =>
        app.db.write(
          `INSERT INTO platform.outbox (name, payload, run_at) VALUES ('platform.forgetKeys', '{}', platform.now())`,
        ),
      );
      await app.runJobs();
      const [again, same] = [await create(old, 'Cũ'), await create(young, 'Mới')];
      expect((same.body as { id: string }).id).toBe((kept.body as { id: string }).id);
      expect((again.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
    });

    it('of a refused request is free again', async () => {
      const key = randomUUID();
      const draft = await draftOf(author, contest.id, { title: '' });
      await submit(draft.id, key).expect(409);
      await author.patch(`/api/initiatives/${draft.id}`, { title: 'Đủ rồi' }).set('if-match', tag(1)).expect(200);
      await author
        .post(`/api/initiatives/${draft.id}/submit`)
        .set('if-match', tag(2))
        .set('idempotency-key', key)
        .expect(200);
    });

    it('sent many times at once has one effect and one answer', async () => {
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 6 }, () => create(key, 'Sáu lần')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    });

    it.each([
      ['nothing', ''],
      ['more than 200 characters', 'k'.repeat(201)],
    ])('that is %s is refused', async (_, key) => {
      expect(refusalOf(await create(key, 'Khoá sai').expect(422)).code).toBe('platform.idempotency_key_malformed');
    });
  });

  it('in a file: a document that unpacks to far more than it is, is refused and leaves nothing', async () => {
    const draft = await draftOf(author, contest.id);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml');
    zip.addBuffer(Buffer.alloc(320 * 1024 * 1024), 'word/media/image1.bmp');
    zip.end();
    const bomb = await buffer(zip.outputStream);
    expect(bomb.length).toBeLessThan(1_000_000);
    const refused = await author
      .post(`/api/initiatives/${draft.id}/attachments?part=description`)
      .attach('file', bomb, 'Thuyết minh.docx')
      .expect(422);
    expect(refusalOf(refused).code).toBe('files.unpacked_too_large');
    expect(await app.db.query('SELECT id FROM initiative.attachment WHERE initiative_id = $1', [draft.id])).toEqual([]);
  });

  it('in a form: two files, a field beside the file, or a broken form are refused and leave nothing', async () => {
    const draft = await draftOf(author, contest.id);
    const path = `/api/initiatives/${draft.id}/attachments?part=description`;
    const file = await docx();
    const many = [
      () => author.post(path).attach('file', file, 'a.docx').attach('file', file, 'b.docx'),
      () => author.post(path).field('part', 'signed_form').attach('file', file, 'a.docx'),
      () => author.post(path).attach('file', file, 'a.docx').field('part', 'signed_form'),
    ];
    for (const send of many) expect(refusalOf(await send().expect(422)).code).toBe('files.one_only');
    const raw = (type: string, body: string) => author.post(path).set('content-type', type).send(body);
    const broken = [
      ['multipart/form-data', '--x\r\n', 'files.cut'],
      ['multipart/form-data; boundary=x', '', 'initiative.file_missing'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a',
        'files.cut',
      ],
      ['multipart/form-data; boundary=x', '--x--\r\n', 'initiative.file_missing'],
    ] as const;
    for (const [type, body, code] of broken) {
      expect([body, refusalOf(await raw(type, body).expect(422)).code]).toEqual([body, code]);
    }
    expect(await app.db.query('SELECT id FROM initiative.attachment WHERE initiative_id = $1', [draft.id])).toEqual([]);
  });

  it('in a date: a year that nobody meant is told as one, at the paper door and on documents', async () => {
    const entry = (stampedAt: string) =>
      contest.head.post(`/api/contests/${contest.id}/paper-intakes`, paperEntry(contest, author.unitId, { stampedAt }));
    const extension = (closesAt: string) =>
      contest.head.post(`/api/contests/${contest.id}/extensions`, {
        ...{ for: { scope: 'contest' }, closesAt, document: '12/CV', reason: 'Bão lũ' },
      });
    const told = (answer: { status: number; body: unknown }) => {
      const { code, blockers } = answer.body as Refusal;
      return [answer.status, code, blockers.map((one) => [one.code, one.path, one.message])];
    };
    for (const year of ['0001', '9999'])
      for (const [path, send] of [
        ['stampedAt', entry],
        ['closesAt', extension],
      ] as const)
        expect(told(await send(`${year}-05-04T01:00:00Z`))).toEqual([
          422,
          'platform.invalid_input',
          [['platform.year', path, 'Năm phải trong khoảng 1900–2100. Hãy kiểm tra lại năm đã gõ.']],
        ]);
    expect(told(await entry('2019-05-04T01:00:00Z'))).toEqual([
      409,
      'initiative.stamp_early',
      [
        [
          'initiative.stamp_early',
          'stampedAt',
          expect.stringMatching(
            /^Dấu đến sớm hơn một năm trước khi mở nhận hồ sơ \(.*\)\. Hãy kiểm tra lại năm ghi trên dấu\.$/,
          ),
        ],
      ],
    ]);
  });

  it('in a version: a weak tag is taken as a proxy weakens it, several or any are not', async () => {
    const draft = await draftOf(author, contest.id);
    const patch = (match: string) =>
      author.patch(`/api/initiatives/${draft.id}`, { title: 'Tên mới' }).set('if-match', match);
    for (const match of ['*', '"v1", "v2"', 'v1', "'v1'", '"1"']) await patch(match).expect(412);
    await patch('W/"v1"').expect(200);
    await patch('W/"v1"').expect(412);
  });
});
