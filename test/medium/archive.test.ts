import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { BlobStore } from '@platform/files';
import { download, unzip } from '../support/bytes';
import type { Client } from '../support/app';
import { TestApp } from '../support/app';
import { judgedContest, upload } from '../support/fixtures/award';
import type { JudgedContest } from '../support/fixtures/award';
import { submittedInitiative } from '../support/fixtures/initiative';

const run = promisify(execFile);
const script = join(__dirname, '../verify/archive.mjs');

interface Manifest {
  readonly title: string;
  readonly contest: string;
  readonly entries: readonly { readonly path: string; readonly sha256: string; readonly receivedSha256?: string }[];
  readonly missing: readonly { readonly path: string }[];
}

describe('archives', () => {
  let app: TestApp;
  let contest: JudgedContest;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(process.env['TEST_SCRATCH'] ?? tmpdir(), 'archive-'));
    app = await TestApp.start();
    contest = await judgedContest(app, [
      { score: 90, title: 'Một cửa', authors: [{ name: 'Hà Thị Một' }] },
      { score: 80, title: '=Hai & <b>"cửa"</b>', authors: [{ name: 'Hà Thị Hai' }] },
    ]);
    for (const { id } of contest.initiatives) await attach(id, 'Minh chứng: CON.pdf', Buffer.from(`tệp của ${id}`));
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file of the last revision. */
  async function attach(initiativeId: string, name: string, content: Buffer): Promise<string> {
    const key = `attachments/${initiativeId}/${String(content.length)}`;
    const { size, sha256 } = await app.get(BlobStore).put(key, Readable.from([content]), { maxBytes: 1000 });
    await app.db.transaction(() =>
      app.db.write(
        `WITH f AS (INSERT INTO initiative.attachment (initiative_id, part_code, file_name, kind, mime, size, sha256, blob_key, uploaded_by, uploaded_at)
           SELECT id, 'evidence', $2, 'pdf', 'application/pdf', $3, $4, $5, owner_id, platform.now() FROM initiative.initiative WHERE id = $1 RETURNING *)
         UPDATE initiative.revision r SET attachments = r.attachments || jsonb_build_array(jsonb_build_object('id', f.id, 'partCode', f.part_code,
           'fileName', f.file_name, 'kind', f.kind, 'mime', f.mime, 'size', f.size, 'sha256', f.sha256)) FROM f WHERE r.initiative_id = $1`,
        [initiativeId, name, size, sha256, key],
      ),
    );
    return key;
  }
  async function notice(state: string, released: string | null): Promise<void> {
    await app.db.transaction(() =>
      app.db.write(
        `INSERT INTO notification.notice (contest_id, kind, lane, state, event_id, initiative_id, recipient_key, recipient_name, recipient_folded,
           language, subject, body, message_id, created_at, released_at)
         VALUES ($1, 'result_announced', 'bulk', $3, gen_random_uuid(), $2, 'k', 'Hà Thị Một', 'ha thi mot', 'vi', '=Kết quả', $4,
           gen_random_uuid()::text, platform.now(), $5::timestamptz)`,
        [contest.id, contest.initiatives[0]?.id, state, 'Kính gửi\n<b>bà</b>', released],
      ),
    );
  }
  async function take(by: Client, path: string) {
    const answer = await download(by.get(path));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    const entries = await unzip(answer.bytes);
    const manifest = JSON.parse(entries.get('manifest.json')?.toString() ?? '') as Manifest;
    return { entries, manifest, paths: [...entries.keys()], bytes: answer.bytes };
  }
  function unpack(entries: ReadonlyMap<string, Buffer>, name: string): string {
    for (const [path, content] of entries) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), content);
    }
    return join(folder, name);
  }
  async function verify(unpacked: string): Promise<{ code: number; said: string }> {
    try {
      return { code: 0, said: (await run(process.execPath, [script, unpacked])).stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stderr + stdout };
    }
  }
  const actions = async (subjectId: string) =>
    (
      await app.db.query<{ action: string; actor_id: string }>(
        `SELECT action, actor_id FROM platform.audit WHERE subject_id = $1 AND (action LIKE '%export' OR action LIKE '%order') ORDER BY id`,
        [subjectId],
      )
    ).map(({ action, actor_id }) => [action, actor_id]);

  it('of one dossier hold data, papers and files, for whoever may read it', async () => {
    const [first] = contest.initiatives;
    const path = `/api/initiatives/${first?.id}/archive`;
    const { paths, manifest, entries } = await take(contest.secretary, path);
    expect(paths).toEqual([
      ...[
        'ho-so.json',
        'lich-su.json',
        'ban-nop/1.json',
        'phieu-dang-ky.pdf',
        'ban-mo-ta.pdf',
        'giay-bien-nhan.pdf',
      ].map((name) => `${first?.code}/${name}`),
      `${first?.code}/tep/evidence/Minh chứng_ CON.pdf`,
      'muc-luc.html',
      'muc-luc.csv',
      'manifest.json',
    ]);
    expect([manifest.contest, manifest.missing]).toEqual([first?.code, []]);
    expect(entries.get(paths[6] ?? '')?.toString()).toBe(`tệp của ${first?.id}`);
    expect(await verify(unpack(entries, 'one'))).toMatchObject({ code: 0 });
    expect(await actions(first?.id ?? '')).toEqual([['initiative.export', contest.secretary.accountId]]);
    const stranger = await app.signIn({ name: 'Người Lạ' });
    for (const other of [stranger, contest.organiser, contest.chair]) await other.get(path).expect(404);
    await app.anonymous.get(path).expect(401);
  });

  it('of chosen dossiers are ordered once and downloaded at will, by their secretary only', async () => {
    const ids = contest.initiatives.map(({ id }) => id);
    const path = `/api/contests/${contest.id}/dossier-archives`;
    const order = () => contest.secretary.post(path, { ids }).set('idempotency-key', 'mot-lan');
    const { id } = (await order().expect(201)).body as { id: string };
    expect(((await order().expect(201)).body as { id: string }).id).toBe(id);
    const file = `/api/dossier-archives/${id}/file`;
    const { entries, paths, bytes } = await take(contest.secretary, file);
    expect(bytes.equals((await take(contest.secretary, file)).bytes)).toBe(true);
    expect(paths.filter((one) => one.endsWith('ho-so.json'))).toEqual(
      contest.initiatives.map(({ code }) => `${code}/ho-so.json`),
    );
    expect(entries.get('danh-sach.csv')?.toString()).toContain(`"'=Hai & <b>""cửa""</b>"`);
    expect(await verify(unpack(entries, 'many'))).toMatchObject({ code: 0 });
    const by = contest.secretary.accountId;
    expect(await actions(id)).toEqual([
      ['dossier_archive.order', by],
      ['dossier_archive.export', by],
      ['dossier_archive.export', by],
    ]);
    await contest.head.get(file).expect(404);
    await contest.organiser.post(path, { ids }).expect(403);
    const draft = await submittedInitiative(app, (await judgedContest(app, [])).id);
    await contest.secretary.post(path, { ids: [...ids, draft.id] }).expect(404);
  });

  it('of a whole contest wait for its end, and can then be read and checked without the service', async () => {
    const path = `/api/contests/${contest.id}/archive`;
    await upload(contest.clerk, contest.id, 'biên bản.pdf');
    await contest.secretary.post(`/api/contests/${contest.id}/rounds/final/tally-documents`).expect(201);
    const early = await contest.head.get(path);
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'overview.contest_runs']);
    await notice('sent', 'now');
    await notice('draft', null);
    const { version } = (await contest.head.get(`/api/contests/${contest.id}`)).body as { version: number };
    await contest.head.post(`/api/contests/${contest.id}/conclude`, {}).set('if-match', `"v${version}"`).expect(200);
    const { entries, paths, manifest } = await take(contest.head, path);
    for (const wanted of [
      'DOC-TRUOC.txt',
      'the-le/phien-ban-1.json',
      `ho-so/${contest.initiatives[1]?.code}/ho-so.json`,
      'ket-qua/final-1.json',
      'van-ban/001 Bảng tổng hợp điểm Chung khảo.pdf',
      'van-ban-den/biên bản.pdf',
      'du-lieu/sang-kien.csv',
      'du-lieu/nhat-ky.json',
      'du-lieu/thu-bao.csv',
    ]) {
      expect(paths).toContain(wanted);
    }
    const unpacked = unpack(entries, 'contest');
    const checked = await verify(unpacked);
    expect(checked.said).toMatch(/, 30 tables, \d+ links, 0 faults/);
    const rows = JSON.parse(entries.get('du-lieu/sang-kien.json')?.toString() ?? '') as { ten_sang_kien: string }[];
    expect(rows.map(({ ten_sang_kien }) => ten_sang_kien)).toEqual(['Một cửa', '=Hai & <b>"cửa"</b>']);
    const notices = JSON.parse(entries.get('du-lieu/thu-bao.json')?.toString() ?? '') as Record<string, unknown>[];
    expect(
      notices.map(({ ma_ho_so, nguoi_nhan, tieu_de, noi_dung, tinh_trang }) => [
        ma_ho_so,
        nguoi_nhan,
        tieu_de,
        noi_dung,
        tinh_trang,
      ]),
    ).toEqual([[contest.initiatives[0]?.code, 'Hà Thị Một', '=Kết quả', 'Kính gửi\n<b>bà</b>', 'sent']]);
    expect(entries.get('DOC-TRUOC.txt')?.toString()).toContain('thu-bao là thư, thông báo đã phát hành');
    expect(entries.get('muc-luc.html')?.toString()).not.toContain('<b>"cửa"');
    expect(manifest.missing).toEqual([]);
    for (const other of [contest.secretary, contest.organiser, contest.clerk]) await other.get(path).expect(403);
    expect(await actions(contest.id)).toEqual([['contest.export', contest.head.accountId]]);

    appendFileSync(join(unpacked, 'du-lieu/sang-kien.json'), ' ');
    writeFileSync(join(unpacked, 'them.txt'), 'x');
    rmSync(join(unpacked, 'DOC-TRUOC.txt'));
    const { code, said } = await verify(unpacked);
    expect([code, said]).toEqual([1, expect.stringContaining('3 faults')]);
    for (const fault of ['sang-kien.json: ', 'them.txt: not in the manifest', 'DOC-TRUOC.txt: absent'])
      expect(said).toContain(fault);
  });

  it('tell of a file that was changed or lost since it was received', async () => {
    const made = await submittedInitiative(app, contest.id);
    const changed = await attach(made.id, 'đổi.pdf', Buffer.from('như khi nhận'));
    await attach(made.id, 'mất.pdf', Buffer.from('mất'));
    const files = process.env['FILES_DIR'] ?? '';
    writeFileSync(join(files, changed), 'khác đi mất rồi');
    rmSync(join(files, `attachments/${made.id}/5`));
    const { manifest, entries } = await take(contest.secretary, `/api/initiatives/${made.id}/archive`);
    expect(manifest.missing.map(({ path }) => path)).toEqual([`${made.code}/tep/evidence/mất.pdf`]);
    expect(manifest.entries.filter(({ receivedSha256 }) => receivedSha256).map(({ path }) => path)).toEqual([
      `${made.code}/tep/evidence/đổi.pdf`,
    ]);
    expect((await verify(unpack(entries, 'lost'))).code).toBe(1);
  });

  /** BIG_ARCHIVE=2048 measures with 2 GB. */
  const megabytes = Number(process.env['BIG_ARCHIVE'] ?? 512);
  it(`of ${String(megabytes)} MB do not grow the service`, async () => {
    const made = await submittedInitiative(app, contest.id);
    const size = (megabytes / 4) * (1 << 20);
    for (let n = 1; n <= 4; n++) {
      const key = await attach(made.id, `lớn ${String(n)}.mp4`, Buffer.alloc(n));
      truncateSync(join(process.env['FILES_DIR'] ?? '', key), size);
    }
    await app.db.transaction(() =>
      app.db.write('UPDATE initiative.attachment SET size = $2 WHERE initiative_id = $1', [made.id, size]),
    );
    const before = process.memoryUsage().rss;
    let [received, peak] = [0, before];
    await new Promise<void>((done, fail) => {
      const headers = { cookie: `sid=${contest.secretary.sessionToken}` };
      get(`${app.origin}/api/initiatives/${made.id}/archive`, { headers }, (answer) => {
        answer.on('data', (chunk: Buffer) => {
          received += chunk.length;
          peak = Math.max(peak, process.memoryUsage().rss);
        });
        answer.on('end', () => (answer.complete ? done() : fail(new Error('cut'))));
      }).on('error', fail);
    });
    if (process.env['BIG_ARCHIVE'] !== undefined)
      console.log(`${String(received)} bytes, RSS +${String((peak - before) >> 20)} MB`);
    expect(received).toBeGreaterThan(4 * size);
    expect(peak - before).toBeLessThan(200 * (1 << 20));
  }, 180_000);
});
