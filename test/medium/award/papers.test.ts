import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import { templateOf, papers as platformPapers } from '@platform/documents';
import { docxText, download } from '../../support/bytes';
import { TestApp } from '../../support/app';
import type { Client } from '../../support/app';
import { judgedContest, upload } from '../../support/fixtures/award';
import type { JudgedContest, JudgedEntry } from '../../support/fixtures/award';
import { linesOf, readPdf } from '../../support/geometry/pdf';

const ENTRIES: readonly JudgedEntry[] = [
  {
    score: 95,
    title: 'Ứng dụng trợ lý ảo hỗ trợ người dân tra cứu thủ tục hành chính tại Bộ phận Một cửa',
    authors: [{ name: 'Nguyễn Thị Hường', jobTitle: 'Chuyên viên' }],
    unit: 'UBND phường Kinh Bắc',
  },
  {
    score: 93,
    title: 'Số hóa hồ sơ lưu trữ và trả kết quả tại nhà cho người cao tuổi trên địa bàn phường',
    authors: [{ name: 'Trần Văn Đức', jobTitle: 'Phó Trưởng phòng' }],
    unit: 'Sở Nội vụ',
  },
  {
    score: 92,
    title: 'Một biểu mẫu cho ba thủ tục liên thông',
    authors: [{ name: 'Lê Hoàng Anh', jobTitle: 'Chuyên viên 漢' }],
    unit: 'Sở Tư pháp',
  },
  {
    score: 90,
    kind: 'group',
    title: 'Rút ngắn quy trình cấp phép xây dựng nhà ở riêng lẻ từ 15 ngày xuống còn 5 ngày làm việc',
    authors: [
      { name: 'Phạm Thị Ngọc Ánh', jobTitle: 'Trưởng phòng' },
      { name: 'Vũ Đình Khương', jobTitle: 'Chuyên viên' },
      { name: 'Đỗ Thuỳ Linh', jobTitle: 'Văn thư' },
    ],
    unit: 'UBND xã Yên Phong',
  },
  {
    score: 88,
    kind: 'collective',
    title: 'Mô hình “Ngày thứ Bảy không hẹn”',
    unit: 'Trung tâm Phục vụ hành chính công',
  },
];

interface Decision {
  readonly id: string;
  readonly version: number;
  readonly listHash: string;
}
interface Document {
  readonly id: string;
  readonly kind: string;
  readonly format: 'docx' | 'pdf' | 'xlsx';
  readonly origin: string;
  readonly sha256: string;
  readonly size: number;
  readonly number: string | null;
  readonly templateVersion: number | null;
  readonly unprintable: unknown;
}

describe('papers of the award', () => {
  let app: TestApp;
  let contest: JudgedContest;
  let decision: Decision;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.setNow('2026-11-20T08:00:00+07:00');
    contest = await judgedContest(app, ENTRIES);
    const answer = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'award' });
    decision = answer.body as Decision;
  });
  afterAll(() => app.stop());

  const step = async (client: Client, name: string, body?: object) => {
    const { version } = (await contest.secretary.get(`/api/award-decisions/${decision.id}`)).body as Decision;
    const answer = await client
      .post(`/api/award-decisions/${decision.id}/${name}`, body)
      .set('if-match', `"v${version}"`);
    expect([answer.status, answer.body]).toEqual([200, expect.any(Object)]);
  };
  async function make(kind: string, client: Client = contest.secretary): Promise<Document[]> {
    const answer = await client.post(`/api/award-decisions/${decision.id}/documents`, { kind });
    expect([answer.status, answer.body]).toEqual([201, expect.any(Object)]);
    return (answer.body as { items: Document[] }).items;
  }
  /** Also left in the folder named by KEEP_PAPERS, to be looked at. */
  async function bytesOf({ id, kind, format }: Document): Promise<Buffer> {
    return (await download(contest.secretary.get(`/api/documents/${id}/file`), `${kind}.${format}`)).bytes;
  }
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('are drafts with blanks until numbers are known', async () => {
    const made = [...(await make('decision')), ...(await make('proposal'))];
    expect(made.map(({ kind, format, number }) => [kind, format, number])).toEqual([
      ['decision', 'pdf', null],
      ['decision', 'docx', null],
      ['proposal', 'pdf', null],
      ['proposal', 'docx', null],
    ]);
    expect(made[0]?.unprintable).toEqual([{ text: 'Chuyên viên 漢, Sở Tư pháp', letters: ['漢'] }]);
    for (const document of made) expect(sha256(await bytesOf(document))).toBe(document.sha256);
    const early = await contest.secretary.post(`/api/award-decisions/${decision.id}/documents`, {
      kind: 'certificates',
    });
    expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'award.not_signed']);
    const organiser = await contest.organiser.post(`/api/award-decisions/${decision.id}/documents`, {
      kind: 'decision',
    });
    expect(organiser.status).toBe(403);
  });

  it('show who signed what, and every paper has its row', async () => {
    await step(contest.organiser, 'agree', { listHash: decision.listHash });
    await step(contest.clerk, 'send', { proposalNumber: '120', proposalDate: '2026-11-18' });
    const { id: fileId, sha256: hash } = await upload(contest.clerk, contest.id);
    const signed = { number: '128', signedOn: '2026-11-20', signerName: 'Vương Văn Ký' };
    await step(contest.clerk, 'sign', { ...signed, fileId, sha256: hash });
    const made: Document[] = [];
    for (const kind of ['decision', 'proposal', 'result_notice', 'letters', 'signing_list', 'certificates']) {
      made.push(...(await make(kind)));
    }
    for (const document of made) expect(sha256(await bytesOf(document))).toBe(document.sha256);
    const textOf = async (kind: string) => {
      const word = made.find((one) => one.kind === kind && one.format === 'docx');
      return word === undefined ? '' : docxText(await bytesOf(word));
    };
    const text = await textOf('decision');
    expect(text).toContain('của Giám đốc Sở Nội vụ tại Tờ trình số 120/TTr-SNV ngày 18 tháng 11 năm 2026.');
    expect(await textOf('proposal')).toContain('đã nhận 05 hồ sơ dự thi của 05 đơn vị, trong đó 05');
    expect(await textOf('letters')).toMatch(
      /- Ông \(bà\) Vũ Đình Khương, Chuyên viên, UBND xã Yên Phong;\n[^]* sáng kiến của ông \(bà\) đạt giải Nhất nhóm tác giả, tiền thưởng 15.000.000 đồng \(/,
    );
    expect(text).toContain('Tổng số tiền thưởng là 59.000.000 đồng (bằng chữ: Năm mươi chín triệu đồng)');
    expect(text).toContain('Vương Văn Ký');
    const listed = await contest.secretary.get(`/api/contests/${contest.id}/documents`);
    const rows = (listed.body as { items: Document[] }).items;
    expect(rows.filter(({ origin }) => origin === 'handed_in').map(({ kind, number }) => [kind, number])).toEqual([
      ['decision', '128'],
    ]);
    expect(rows.length).toBe(4 + 13 + 1);
    await expect(app.db.transaction(() => app.db.write('DELETE FROM award.document_register'))).rejects.toThrow(
      'append-only',
    );
  });

  it('for official blanks stand where the office wants them, moved by the printer’s offset', async () => {
    const layout = {
      blank: { width: 297, height: 210 },
      offset: { right: 0, down: 0 },
      spots: {
        name: { left: 40, top: 90, width: 217, size: 26, bold: true },
        reason: { left: 40, top: 114, width: 217, size: 18 },
        signer: { left: 160, top: 185, width: 110, size: 15, bold: true },
      },
    };
    const printed = async (offset: object) => {
      const answer = await contest.secretary.post(`/api/award-decisions/${decision.id}/documents`, {
        kind: 'blanks',
        layout: { ...layout, offset },
      });
      const { items } = answer.body as { items: Document[] };
      expect([answer.status, items.map(({ format }) => format)]).toEqual([201, ['pdf', 'xlsx']]);
      const [pdf, sheet] = await Promise.all(items.map(bytesOf));
      const pages = readPdf(pdf ?? Buffer.alloc(0)).pages;
      return { pages, lines: pages.map((page) => linesOf(page)), sheet: sheet ?? Buffer.alloc(0) };
    };
    const [plain, moved] = [await printed(layout.offset), await printed({ right: 3.5, down: -2 })];
    const words = plain.lines.map((lines) => lines.map(({ text }) => text));
    expect(words[0]).toEqual([
      'Nguyễn Thị Hường',
      expect.stringMatching(/^Đã đạt giải Nhất cá nhân/),
      'năm 2026',
      'Vương Văn Ký',
    ]);
    expect(plain.pages.every(({ width, height }) => Math.abs(width - 297) < 0.1 && Math.abs(height - 210) < 0.1)).toBe(
      true,
    );
    const shifts = moved.lines.flatMap((lines, page) =>
      lines.map(({ x, y }, row) => {
        const was = plain.lines[page]?.[row];
        return [(x - (was?.x ?? 0)).toFixed(1), (y - (was?.y ?? 0)).toFixed(1)];
      }),
    );
    expect(new Set(shifts.map((shift) => shift.join(' ')))).toEqual(new Set(['3.5 -2.0']));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(plain.sheet.buffer as ArrayBuffer);
    const row = (n: number) => (book.worksheets[0]?.getRow(n).values as unknown[]).slice(1, 4);
    expect([row(1), row(2)]).toEqual([
      ['HO_TEN', 'CHUC_VU_DON_VI', 'THANH_TICH'],
      ['Nguyễn Thị Hường', 'Chuyên viên, UBND phường Kinh Bắc', expect.stringContaining('Đã đạt giải Nhất')],
    ]);
    const without = await contest.secretary.post(`/api/award-decisions/${decision.id}/documents`, { kind: 'blanks' });
    expect([without.status, (without.body as { code: string }).code]).toEqual([422, 'award.blank_layout']);
    const saved = `/api/award-decisions/${decision.id}/blank-layout`;
    const start = { saved: false, version: 0, layout: { blank: layout.blank } };
    expect((await contest.secretary.get(saved).expect(200)).body).toMatchObject(start);
    const shifted = { ...layout, offset: { right: 3.5, down: -2 } };
    const put = (version: number, what: object = shifted, client = contest.clerk) =>
      client.put(saved, what).set('if-match', `"v${String(version)}"`);
    await contest.clerk.put(saved, shifted).expect(428);
    await put(1).expect(412);
    expect((await put(0).expect(200)).body).toEqual({ layout: shifted, saved: true, version: 1 });
    await put(0, layout).expect(412);
    expect((await put(1).expect(200)).body).toEqual({ layout: shifted, saved: true, version: 2 });
    await put(2, { ...layout, offset: { right: 51, down: 0 } }).expect(422);
    await put(2, layout, contest.organiser).expect(403);
    const [pdf] = await make('blanks');
    expect(readPdf(pdf ? await bytesOf(pdf) : Buffer.alloc(0)).pages.map((page) => linesOf(page))).toEqual(moved.lines);
    const { bytes } = await download(contest.clerk.get(`${saved}/test-sheet`), 'blank-test-sheet.pdf');
    const [tried = [], ...more] = readPdf(bytes).pages.map((page) => linesOf(page));
    expect([more, tried.some(({ text }) => text.startsWith('10'))]).toEqual([[], true]);
    expect(tried.find(({ text }) => text.startsWith('Nguyễn'))?.y).toBeCloseTo(moved.lines[0]?.[0]?.y ?? 0, 1);
  });

  it('of a round are made from its frozen result', async () => {
    const path = `/api/contests/${contest.id}/rounds/final`;
    const tally = await contest.secretary.post(`${path}/tally-documents`);
    const items = (tally.body as { items: Document[] }).items;
    expect([tally.status, items.map(({ format }) => format)]).toEqual([201, ['pdf', 'xlsx']]);
    for (const document of items) expect((await bytesOf(document)).length).toBe(document.size);
    const minutes = await contest.secretary.post(`${path}/minutes-documents`, {
      startedAt: '2026-11-15T08:05:00+07:00',
      endedAt: null,
      place: 'Phòng họp số 2, Sở Nội vụ',
      secretary: 'Ngô Thị Thư Ký',
    });
    expect((minutes.body as { items: Document[] }).items.map(({ format }) => format)).toEqual(['pdf', 'docx']);
    for (const document of (minutes.body as { items: Document[] }).items) await bytesOf(document);
    const result = await contest.chair.get(`/api/contests/${contest.id}/results/export?format=csv`);
    expect(result.text.split('\r\n')[1]).toMatch(
      /^1;.*;Ứng dụng trợ lý ảo .*;Nguyễn Thị Hường;UBND phường Kinh Bắc;.*;95,00;3$/,
    );
    const unlocked = await contest.secretary.post(`/api/contests/${contest.id}/rounds/preliminary/tally-documents`);
    expect((unlocked.body as { code: string }).code).toBe('award.result_not_locked');
    expect((await contest.clerk.post(`${path}/tally-documents`)).status).toBe(403);
  });

  it('of commendations and amendments stand in articles of their own', async () => {
    const merit = await contest.secretary.post(`/api/contests/${contest.id}/award-decisions`, { kind: 'merit' });
    const granted = await contest.secretary.post(`/api/award-decisions/${(merit.body as Decision).id}/documents`, {
      kind: 'decision',
    });
    await step(contest.clerk, 'publish');
    const amending = await contest.secretary.post(`/api/award-decisions/${decision.id}/amendments`, {
      act: 'amendment',
      changes: [
        { initiativeId: contest.initiatives[1]?.id, effect: 'withdraw' },
        {
          initiativeId: contest.initiatives[2]?.id,
          effect: 'change',
          table: 'individuals',
          prize: 'individual_first',
          amount: 10_000_000,
        },
      ],
    });
    const amended = await contest.secretary.post(`/api/award-decisions/${(amending.body as Decision).id}/documents`, {
      kind: 'decision',
    });
    const texts: string[] = [];
    for (const [index, answer] of [granted, amended].entries()) {
      const [pdf, word] = (answer.body as { items: Document[] }).items;
      if (!pdf || !word) throw new Error('no papers');
      await bytesOf({ ...pdf, kind: `order-${String(index)}` });
      texts.push(docxText(await bytesOf({ ...word, kind: `order-${String(index)}` })));
    }
    expect(texts[0]).toContain('Điều 1. Tặng Bằng khen cho các tập thể, cá nhân đạt giải');
    expect(texts[1]).toContain('sửa đổi, bổ sung Quyết định số 128/QĐ-UBND ngày 20 tháng 11 năm 2026');
    expect(texts[1]).toContain('Sửa thành giải Nhất cá nhân, 10.000.000 đồng');
  });

  describe('made from the contest’s own template', () => {
    const put = (bytes: Buffer) =>
      contest.secretary.post(`/api/contests/${contest.id}/templates/decision`).attach('file', bytes, 'mau.docx');
    async function edited(change: (xml: string) => string): Promise<Buffer> {
      const zip = new PizZip(await templateOf(platformPapers.decision));
      const xml = zip.file('word/document.xml')?.asText() ?? '';
      zip.file('word/document.xml', change(xml));
      return zip.generate({ type: 'nodebuffer' });
    }

    it('carry its words, and the shipped one can be had back', async () => {
      const good = await put(await edited((xml) => xml.replace('có hiệu lực kể từ ngày ký', 'có hiệu lực từ hôm nay')));
      expect((good.body as { items: object[] }).items[0]).toMatchObject({ version: 1, shipped: false });
      const [, word] = await make('decision');
      if (!word) throw new Error('no Word file');
      expect([word.templateVersion, docxText(await bytesOf(word)).includes('có hiệu lực từ hôm nay')]).toEqual([
        1,
        true,
      ]);
      const back = await contest.secretary.post(`/api/contests/${contest.id}/templates/decision/restore`);
      expect((back.body as { items: object[] }).items[0]).toMatchObject({ version: 2, shipped: true });
      const [, shipped] = await make('decision');
      expect([shipped?.templateVersion, docxText(await bytesOf(shipped ?? word)).includes('kể từ ngày ký')]).toEqual([
        2,
        true,
      ]);
    });

    it('are not made from a broken one, whose faults are all named', async () => {
      const broken = await put(await edited((xml) => xml.replace('{so_giai}', '{la_the}').replace('{/can_cu}', '')));
      const { code, blockers } = broken.body as { code: string; blockers: { params: { message: string } }[] };
      expect([broken.status, code]).toEqual([422, 'award.template_faults']);
      expect(blockers.map(({ params }) => params.message).join('\n')).toContain('can_cu');
      const path = `/api/contests/${contest.id}/templates`;
      expect((await put(Buffer.alloc(50_000_001))).status).toBe(413);
      const { items } = (await contest.secretary.get(path)).body as { items: object[] };
      expect(items[0]).toMatchObject({ paper: 'decision', shipped: true });
      expect((await contest.organiser.get(path)).status).toBe(403);
    });
  });
});
