import PizZip from 'pizzip';
import { papers } from '../../libs/platform/documents/papers';
import type { Paper } from '../../libs/platform/documents/papers/paper';
import { winner } from '../../libs/platform/documents/papers/samples';
import { pdfJob, renderDocx, renderPdf } from '../../libs/platform/documents/render';
import { TypstEngine } from '../../libs/platform/documents/typst/engine';
import { checkDocx } from '../support/geometry/check-docx';
import { checkPdf } from '../support/geometry/check-pdf';
import type { Expected } from '../support/geometry/decree';
import { keep } from '../support/geometry/keep';
import { linesOf, readPdf } from '../support/geometry/pdf';

const decision: Expected = {
  office: true,
  title: 'QUYẾT ĐỊNH',
  subject: 'Về việc',
  bases: 4,
  body: 'Điều 1.',
  recipients: true,
  signer: 'KT. CHỦ TỊCH',
  appendix: true,
};

const cases: [string, Paper, Expected][] = [
  ['decision', papers.decision, decision],
  ['order', papers.order, { ...decision, bases: 1, signer: 'CHỦ TỊCH' }],
  [
    'proposal',
    papers.proposal,
    {
      office: true,
      title: 'TỜ TRÌNH',
      subject: '',
      body: 'Thực hiện Kế hoạch',
      recipients: true,
      signer: 'GIÁM ĐỐC',
      appendix: true,
    },
  ],
  [
    'result-notice',
    papers.resultNotice,
    { office: true, title: 'THÔNG BÁO', subject: '', recipients: true, signer: 'TRƯỞNG BAN', appendix: true },
  ],
  ['minutes', papers.minutes, { office: true, title: 'BIÊN BẢN', subject: '', signer: 'CHỦ TRÌ' }],
  [
    'vote-minutes',
    papers.voteMinutes,
    { office: true, title: 'BIÊN BẢN KIỂM PHIẾU', subject: '', body: 'Vào hồi', signer: 'TRƯỞNG BAN KIỂM PHIẾU' },
  ],
  ['receipt', papers.receipt, { office: true, title: 'GIẤY BIÊN NHẬN', subject: '', signer: 'NGƯỜI NHẬN HỒ SƠ' }],
  ['entry-form', papers.entryForm, { title: 'PHIẾU ĐĂNG KÝ DỰ THI', subject: '', signer: 'NGƯỜI ĐĂNG KÝ' }],
  ['description', papers.description, { title: 'BẢN MÔ TẢ SÁNG KIẾN', subject: '' }],
  [
    'prize-signing-list',
    papers.prizeSigningList,
    { title: 'DANH SÁCH KÝ NHẬN TIỀN THƯỞNG', subject: '', date: true, signer: 'NGƯỜI LẬP' },
  ],
  [
    'score-sheet',
    papers.scoreSheet,
    { board: true, title: 'PHIẾU CHẤM ĐIỂM', subject: '', signer: 'GIÁM KHẢO', unnumbered: true, sheets: 2 },
  ],
  ['reading-copy', papers.readingCopy, { title: 'BẢN ĐỌC DÀNH CHO GIÁM KHẢO', subject: '' }],
  [
    'letter',
    papers.letter,
    {
      ...{ office: true, about: 'V/v thông báo', body: 'Ban Tổ chức', recipients: true, signer: 'TRƯỞNG BAN' },
      sheets: 2,
    },
  ],
  ['tally', papers.tally, { title: 'BẢNG TỔNG HỢP ĐIỂM', subject: '', date: true, landscape: true, signer: 'THƯ KÝ' }],
];

describe('every paper stands in the decree’s measures', () => {
  it.each(cases)('%s as PDF', async (_, paper, expected) => {
    const pdf = await renderPdf(paper, paper.sample as never);
    const table = checkPdf(pdf, expected);
    await keep(`${paper.name}.pdf`, pdf, table);
    expect(table.faults()).toEqual([]);
  });

  it.each(cases)('%s as Word file', async (_, paper, expected) => {
    const docx = await renderDocx(paper, paper.sample as never);
    const table = checkDocx(docx, expected);
    await keep(`${paper.name}.docx`, docx, table);
    expect(table.faults()).toEqual([]);
  });
});

const many = (count: number, authors: number, title?: string) => [
  {
    name: 'giải Khuyến khích',
    winners: Array.from({ length: count }, (_, n) => ({
      ...winner(n, authors),
      ...(title !== undefined && { title }),
    })),
  },
];
const long = 'Đổi mới quy trình tiếp nhận, giải quyết và trả kết quả thủ tục hành chính trên môi trường điện tử '
  .repeat(3)
  .slice(0, 300)
  .trim();

describe('the decision lays out well', () => {
  it.each([
    ['one winner alone', many(1, 1), 2],
    ['twelve co-authors', many(3, 12), 3],
    ['a title of 300 characters', many(4, 1, long), 3],
    ['200 winners', many(200, 1), 18],
    ['forty pages', many(160, 5, long), 40],
  ])('%s', async (_, groups, atLeast) => {
    const pdf = await renderPdf(papers.decision, { ...papers.decision.sample, groups });
    expect(checkPdf(pdf, decision).faults()).toEqual([]);
    const pages = readPdf(pdf).pages.slice(1);
    expect(pages.length + 1).toBeGreaterThanOrEqual(atLeast);
    const headed = pages.map((page) =>
      linesOf(page).some((line) => line.text.startsWith('TT') && line.font === 'Tinos-Bold'),
    );
    expect(headed).toEqual(pages.map(() => true));
  });

  it('a page never begins with the sums: a row of what they sum up goes with them', async () => {
    const { sample } = papers.decision;
    const texts = readPdf(await renderPdf(papers.decision, sample)).pages.map((page) =>
      linesOf(page).map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    const last = texts.at(-1) ?? [];
    const [row, total] = ['7.000.000', 'Tổng cộng: 06 (sáu) giải'].map((start) =>
      last.findIndex((text) => text.includes(start)),
    );
    expect(texts).toHaveLength(3);
    const xml = new PizZip(await renderDocx(papers.decision, sample)).file('word/document.xml')?.asText() ?? '';
    const rows = (xml.split('<w:tblHeader/>')[1] ?? '').split('</w:tr>').slice(-4, -1);
    const keptOf = (text: string) => [text.split(/<w:p[ >]/).length - 1, text.split('<w:keepNext/>').length - 1];
    expect(rows.map(keptOf)).toEqual([
      [6, 6],
      [2, 2],
      [2, 0],
    ]);
    expect([(row ?? -1) >= 0, (row ?? -1) < (total ?? -1)]).toEqual([true, true]);
  });
});

interface Deviation {
  element: string;
  program?: (source: string) => string;
  data?: (data: Record<string, Record<string, unknown>>) => void;
}

const planted: [string, Deviation][] = [
  ['left margin 25 mm', { element: 'margins', data: (d) => void (d['page'] = { ...d['page'], left: 25 }) }],
  ['top margin 15 mm', { element: 'margins', data: (d) => void (d['page'] = { ...d['page'], top: 15 }) }],
  ['motto of 12 points', { element: 'tiêu ngữ', data: (d) => void (d['size'] = { ...d['size'], motto: 12 }) }],
  ['body of 12 points', { element: 'thân văn bản', data: (d) => void (d['size'] = { ...d['size'], body: 12 }) }],
  [
    'recipients of 12 points',
    { element: 'nơi nhận, danh sách', data: (d) => void (d['size'] = { ...d['size'], recipients: 12 }) },
  ],
  ['indent of 5 mm', { element: 'thân văn bản', data: (d) => void (d['spacing'] = { ...d['spacing'], indent: 5 }) }],
  [
    'line spacing of 1.8',
    { element: 'thân văn bản', data: (d) => void (d['spacing'] = { ...d['spacing'], line: 1.8 }) },
  ],
  [
    'no gap between paragraphs',
    { element: 'thân văn bản', data: (d) => void (d['spacing'] = { ...d['spacing'], paragraph: 2 }) },
  ],
  [
    'short rules as long as the text',
    { element: 'cơ quan ban hành', data: (d) => void Object.assign(d, { shortRule: 1 }) },
  ],
  [
    'motto without its rule',
    { element: 'tiêu ngữ', program: (s) => s.replace(/#rule\(measure\(sized\(sz\.motto.*\n/, '') },
  ],
  [
    'quốc hiệu not bold',
    {
      element: 'quốc hiệu',
      program: (s) => s.replace('strong[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]', '[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]'),
    },
  ],
  [
    'date upright',
    { element: 'địa danh, ngày tháng', program: (s) => s.replace('emph(text(b.place))', 'text(b.place)') },
  ],
  ['page number on page 1', { element: 'trang 1', program: (s) => s.replace('number > 1', 'number > 0') }],
  [
    'page number at the left',
    { element: 'số trang', program: (s) => s.replace('place(top + center, dy', 'place(top + left, dy') },
  ],
  [
    'appendix numbered on',
    { element: 'trang 2', program: (s) => s.replace('counter(page).update(0)\n  pagebreak()', 'pagebreak()') },
  ],
];

describe('a planted deviation is found', () => {
  const engine = new TypstEngine();
  const three = { ...papers.decision.sample, groups: many(30, 1) };
  afterAll(() => engine.close());

  it.each(planted)('PDF: %s', async (_, { element, program, data }) => {
    const job = pdfJob(papers.decision, three);
    const source = program?.(job.program) ?? job.program;
    const changed = structuredClone(job.data) as Record<string, Record<string, unknown>>;
    data?.(changed);
    expect({ changed: source !== job.program || JSON.stringify(changed) !== JSON.stringify(job.data) }).toEqual({
      changed: true,
    });
    const elements = checkPdf(await engine.pdf(source, changed), decision)
      .faults()
      .map((fault) => fault.element);
    expect(elements).toContain(element);
  });

  it.each([
    ['left margin 25 mm', 'margins', /w:left="1701"/, 'w:left="1417"'],
    [
      'motto of 12 points',
      'tiêu ngữ',
      /(<w:sz w:val=")28("\/><w:szCs w:val="28"\/><\/w:rPr><w:t xml:space="preserve">Độc lập)/,
      '$124$2',
    ],
    [
      'quốc hiệu not bold',
      'quốc hiệu',
      /<w:b\/><w:bCs\/>(<w:sz w:val="26"\/><w:szCs w:val="26"\/><\/w:rPr><w:t xml:space="preserve">CỘNG)/,
      '$1',
    ],
    ['body indented 5 mm', 'thân văn bản', /w:firstLine="720"/g, 'w:firstLine="283"'],
    ['page 1 not different', 'số trang', /<w:titlePg\/>/g, ''],
    ['header row not repeated', 'bảng', /<w:tblHeader\/>/, ''],
    ['a row may split', 'bảng', /(<w:tblHeader\/>.*)<w:cantSplit\/>/s, '$1'],
    ['another font', 'font', /<w:rPr><w:b\/>/, '<w:rPr><w:rFonts w:ascii="Arial"/><w:b/>'],
    ['a rule too long', 'trích yếu', /(GachTrichYeu"\/>.*?<w:ind w:left=")\d+(" w:right=")\d+/s, '$1100$2100'],
  ])('Word: %s', async (_, element, pattern, replacement) => {
    const zip = new PizZip(await renderDocx(papers.decision, papers.decision.sample));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    const changed = xml.replace(pattern, replacement);
    expect({ changed: changed !== xml }).toEqual({ changed: true });
    zip.file('word/document.xml', changed);
    const elements = checkDocx(zip.generate({ type: 'nodebuffer' }), decision)
      .faults()
      .map((fault) => fault.element);
    expect(elements).toContain(element);
  });
});
