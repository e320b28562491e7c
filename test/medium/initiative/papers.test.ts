import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { papers, templateOf } from '@platform/documents';
import { docxText, download, pdfText } from '../../support/bytes';
import type { Client } from '../../support/app';
import { TestApp } from '../../support/app';
import type { OpenContest } from '../../support/fixtures/contest';
import { submittedInitiative } from '../../support/fixtures/initiative';
import { contestWith, draftOf, tag } from './contest';
import { confirmPaper, enterPaper, scanPaper } from './paper';

const PAPERS = ['entry-form', 'description', 'receipt'];
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('the papers of a dossier', () => {
  let app: TestApp;
  let contest: OpenContest;
  let lead: Client;
  let secretary: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    contest = await contestWith(app);
    lead = await app.signIn({ name: 'Nguyễn Văn An' });
    secretary = await app.signIn({ name: 'Thư Ký Một', grants: [{ role: 'secretary', contestId: contest.id }] });
  });
  afterEach(() => app.setNow(null));
  afterAll(() => app.stop());

  const print = (by: Client, id: string, paper: string, format = 'pdf') =>
    download(by.get(`/api/initiatives/${id}/papers/${paper}?format=${format}`), `${paper}.${format}`);
  const statuses = async (by: Client, id: string) => {
    const found = [];
    for (const paper of PAPERS) found.push((await print(by, id, paper)).status);
    return found;
  };
  const answers = {
    applied_state: 'applied',
    first_applied_on: '2026-01-05',
    solution: 'Bước 1: đặt máy tính 漢.\nBước 2: hướng dẫn {người dân}.',
    yearly_saving: 1250.5,
    participants: [{ full_name: 'Trần Thị Bình', workplace: 'Sở Nội vụ', support: 'Nhập liệu' }],
  };

  it('are printed from a draft that has neither title nor authors yet', async () => {
    const made = await lead.post(`/api/contests/${contest.id}/initiatives`, { authorKind: 'individual', authors: [] });
    const { id } = made.body as { id: string };
    expect(await statuses(lead, id)).toEqual([200, 200, 409]);
    expect((await print(lead, id, 'entry-form', 'docx')).status).toBe(200);
    expect((await download(lead.get(`/api/initiatives/${id}/archive`), 'draft.zip')).status).toBe(200);
  });

  it('are printed from the draft, with its code, for signature and seal', async () => {
    const { id, code } = await draftOf(lead, contest.id, { answers });
    const form = await print(lead, id, 'entry-form');
    expect([form.status, form.headers['content-type'], form.headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      expect.stringContaining(`filename="${code}-entry-form.pdf"`),
    ]);
    const shown = (await lead.get(`/api/initiatives/${id}`)).body as { unprintable: unknown };
    expect(shown.unprintable).toEqual([{ text: answers.solution, letters: ['漢'] }]);
    const text = flat(pdfText(form.bytes));
    for (const words of [
      code,
      'PHIẾU ĐĂNG KÝ DỰ THI',
      'Một cửa không giấy tờ',
      'Nguyễn Văn An',
      '05/01/2026',
      'không sao chép;',
    ])
      expect(text).toContain(words);
    expect(form.bytes.equals((await print(lead, id, 'entry-form')).bytes)).toBe(true);
    const description = flat(pdfText((await print(lead, id, 'description')).bytes));
    for (const words of [
      'Bước 2: hướng dẫn {người dân}.',
      '1.250,5 triệu đồng',
      '1Trần Thị Bình Sở Nội vụ Nhập liệu',
      code,
    ])
      expect(description).toContain(words);
    const early = await lead.get(`/api/initiatives/${id}/papers/receipt`);
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'initiative.no_receipt']);
  });

  it('are read by author, unit and secretariat as the dossier is, and by nobody else', async () => {
    const { id, version } = await draftOf(lead, contest.id);
    const elsewhere = await app.signIn({
      name: 'Đầu Mối Khác',
      grants: [{ role: 'coordinator', unitId: await app.unit('x') }],
    });
    const unit = await app.signIn({ name: 'Đầu Mối', grants: [{ role: 'coordinator', unitId: lead.unitId }] });
    const judge = await app.signIn({ name: 'Giám Khảo', grants: [{ role: 'judge', contestId: contest.id }] });
    for (const stranger of [secretary, unit, judge]) expect(await statuses(stranger, id)).toEqual([404, 404, 404]);
    await lead.post(`/api/initiatives/${id}/submit`).set('if-match', tag(version)).expect(200);
    for (const reader of [lead, secretary, unit]) expect(await statuses(reader, id)).toEqual([200, 200, 200]);
    for (const stranger of [elsewhere, judge]) expect(await statuses(stranger, id)).toEqual([404, 404, 404]);
    const receipt = flat(pdfText((await print(lead, id, 'receipt')).bytes));
    for (const words of ['Hình thức nộp: trực tuyến', 'không cần chữ ký', 'Mã băm SHA-256'])
      expect(receipt).toContain(words);
    for (const words of ['Thời điểm nhập', 'Số:']) expect(receipt).not.toContain(words);
  });

  it('show the unit no birth date, telephone or e-mail of an author', async () => {
    const unitId = await app.unit('UBND phường Kín');
    const made = await submittedInitiative(app, contest.id, {
      unitId,
      authors: [{ name: 'Lý Thị Kín', email: 'kin@vidu.vn' }],
    });
    const unit = await app.signIn({ grants: [{ role: 'coordinator', unitId }] });
    const form = async (by: Client) => pdfText((await print(by, made.id, 'entry-form')).bytes);
    expect([(await form(secretary)).includes('kin@vidu.vn'), (await form(unit)).includes('kin@vidu.vn')]).toEqual([
      true,
      false,
    ]);
  });

  it('tell on paper both when it was stamped and when it was entered', async () => {
    const second = await app.signIn({ grants: [{ role: 'secretary', contestId: contest.id }] });
    const stampedAt = new Date(contest.opensAt.getTime() + 3_600_000).toISOString();
    const made = await enterPaper(secretary, contest, lead.unitId, { stampedAt });
    await confirmPaper(second, made.id, await scanPaper(secretary, made)).expect(200);
    const receipt = await print(secretary, made.initiativeId, 'receipt');
    const text = flat(pdfText(receipt.bytes));
    const at = (date: Date) =>
      new Intl.DateTimeFormat('vi-VN', {
        timeZone: 'Asia/Ho_Chi_Minh',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
        .format(date)
        .replace(':', ' giờ ');
    expect(text).toContain('Hình thức nộp: bản giấy');
    expect(text).toContain(`Thời điểm nhận: ${at(new Date(stampedAt))} phút`);
    expect(text).toMatch(/Thời điểm nhập vào hệ thống: \d\d giờ \d\d phút, ngày/);
    expect(text).not.toContain('không cần chữ ký');
  });

  it('follow the template that the secretariat has put in use, and say what to do when it is broken', async () => {
    const zip = new PizZip(await templateOf(papers.entryForm));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', xml.replace('Cam kết:', 'Lời cam kết của tác giả:'));
    await secretary
      .post(`/api/contests/${contest.id}/templates/entryForm`)
      .attach('file', zip.generate({ type: 'nodebuffer' }), 'mau.docx')
      .expect(201);
    const { id } = await draftOf(lead, contest.id, { answers });
    expect(docxText((await print(lead, id, 'entry-form', 'docx')).bytes)).toContain('Lời cam kết của tác giả:');

    const [row] = await app.db.query<{ blob_key: string }>(
      `SELECT f.blob_key FROM award.template t JOIN award.file f ON f.id = t.file_id WHERE t.contest_id = $1`,
      [contest.id],
    );
    writeFileSync(join(process.env['FILES_DIR'] ?? '', row?.blob_key ?? ''), 'hỏng');
    const broken = await lead.get(`/api/initiatives/${id}/papers/entry-form?format=docx`);
    expect([broken.status, broken.type, broken.body]).toEqual([
      409,
      'application/problem+json',
      expect.objectContaining({
        code: 'documents.not_a_package',
        title: 'Tệp mẫu Word đang dùng không mở được. Hãy tải mẫu khác lên hoặc khôi phục mẫu gốc.',
      }),
    ]);
    expect((await print(lead, id, 'entry-form')).status).toBe(200);
  });
});
