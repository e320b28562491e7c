import { listTable } from '../../libs/platform/documents/papers/list-table';
import { papers } from '../../libs/platform/documents/papers';
import type { Paper } from '../../libs/platform/documents/papers/paper';
import { person, post } from '../../libs/platform/documents/papers/samples';
import { pdfJob, renderPdf } from '../../libs/platform/documents/render';
import { TypstEngine } from '../../libs/platform/documents/typst/engine';
import { checkPdf } from '../support/geometry/check-pdf';
import { checkBlanks, checkCertificates } from '../support/geometry/check-picture';
import type { Expected, Table } from '../support/geometry/decree';
import { keep } from '../support/geometry/keep';
import { linesOf, readPdf } from '../support/geometry/pdf';
import type { PdfPage } from '../support/geometry/pdf';

const long = 'Đổi mới quy trình tiếp nhận, giải quyết và trả kết quả thủ tục hành chính trên môi trường điện tử '
  .repeat(3)
  .slice(0, 300)
  .trim();
const longName = 'Nguyễn Phúc Hoàng Thị Thanh Huyền Trang';
const faulty = (table: Table): string[] => table.faults().map((fault) => fault.element);
type Changed = Record<string, Record<string, unknown>>;
type Plant = readonly [string, string, ((source: string) => string) | null, ((data: Changed) => void) | null];

const swap = (from: string, to: string) => (source: string) => source.replace(from, to);
const sized = (what: string, points: number) => (data: Changed) => {
  data['size'] = { ...data['size'], [what]: points };
};
const narrow = (data: Changed) => {
  data['page'] = { ...data['page'], left: 25 };
};

const planted: readonly (readonly [Paper, Expected, readonly Plant[]])[] = [
  [
    papers.scoreSheet,
    { board: true, title: 'PHIẾU CHẤM ĐIỂM', subject: '', signer: 'GIÁM KHẢO', unnumbered: true },
    [
      ['left margin 25 mm', 'margins', null, narrow],
      ['agency of 11 points', 'cơ quan ban hành', null, sized('agency', 11)],
      [
        'short rules as long as the text',
        'cơ quan ban hành',
        null,
        (data) => void Object.assign(data, { shortRule: 1 }),
      ],
      ['signer of 12 points', 'quyền hạn, chức vụ', null, sized('signer', 12)],
      ['page numbers', 'trang 1', swap('number > 1 and d.numbered', 'number > 0'), null],
    ],
  ],
  [
    papers.letter,
    { office: true, about: 'V/v thông báo', body: 'Ban Tổ chức', recipients: true, signer: 'TRƯỞNG BAN' },
    [
      [
        'subject of 15 points',
        'trích yếu công văn',
        swap('sized(12, text(b.about))', 'sized(15, text(b.about))'),
        null,
      ],
      ['number of 11 points', 'số, ký hiệu', null, sized('number', 11)],
      ['recipients of 12 points', 'nơi nhận, danh sách', null, sized('recipients', 12)],
      ['no dash ends', 'nơi nhận, danh sách', swap('text("- " + item)', 'text("- " + item + ",")'), null],
    ],
  ],
  [
    papers.receipt,
    { office: true, title: 'GIẤY BIÊN NHẬN', subject: '', signer: 'NGƯỜI NHẬN HỒ SƠ' },
    [
      ['left margin 25 mm', 'margins', null, narrow],
      ['date upright', 'địa danh, ngày tháng', swap('emph(text(b.place))', 'text(b.place)'), null],
      ['subject of 12 points', 'trích yếu', null, sized('subject', 12)],
    ],
  ],
  [
    papers.entryForm,
    { title: 'PHIẾU ĐĂNG KÝ DỰ THI', subject: '', signer: 'NGƯỜI ĐĂNG KÝ' },
    [
      [
        'motto without its rule',
        'tiêu ngữ',
        (source) => source.replace(/#rule\(measure\(sized\(sz\.motto.*\n/, ''),
        null,
      ],
      ['title of 16 points', 'tên loại', null, sized('title', 16)],
      [
        'title at the left',
        'tên loại',
        swap('#let title(b) = context {\n  set align(center)', '#let title(b) = context {\n  set align(left)'),
        null,
      ],
    ],
  ],
];

describe('a planted deviation of the other papers is found', () => {
  const engine = new TypstEngine();
  afterAll(() => engine.close());

  it.each(
    planted.flatMap(([paper, expected, plants]) =>
      plants.map((plant) => [`${paper.name}: ${plant[0]}`, paper, expected, plant] as const),
    ),
  )('%s', async (_, paper, expected, [, element, program, data]) => {
    const job = pdfJob(paper, paper.sample as never);
    const source = program?.(job.program) ?? job.program;
    const changed = structuredClone(job.data) as Changed;
    data?.(changed);
    expect(source !== job.program || JSON.stringify(changed) !== JSON.stringify(job.data)).toBe(true);
    expect(faulty(checkPdf(await engine.pdf(source, changed), expected))).toContain(element);
  });

  it.each([
    ['another language', '/Lang (vi-VN)', '/Lang (en-US)'],
    ['no output intent', '/GTS_PDFA1', '/GTS_PDFX9'],
    ['not tagged', '/Marked true', '/Marked null'],
    ['a script', '/ViewerPreferences', '/JavaScript       '],
  ])('archive form: %s', async (_, from, to) => {
    const pdf = await renderPdf(papers.letter, papers.letter.sample);
    const text = pdf.toString('latin1');
    expect(text).toContain(from);
    const expected = planted[1]?.[1] ?? {};
    expect(faulty(checkPdf(Buffer.from(text.replace(from, to.slice(0, from.length)), 'latin1'), expected))).toContain(
      'PDF',
    );
  });
});

describe('certificates', () => {
  const { sample } = papers.certificate;
  const [first] = sample.certificates;
  const pack = (changes: readonly object[]) => ({
    ...sample,
    certificates: changes.map((change, n) => ({
      ...first,
      code: `GCN-7K3M-Q4T6-WX${String(n)}A`,
      ...change,
    })) as typeof sample.certificates,
  });

  it.each([
    ['as usual', [{}, { names: [person(1), person(2), person(3)] }]],
    [
      'a long name',
      [{ names: [longName], unit: 'Trung tâm Phục vụ hành chính công, Văn phòng Ủy ban nhân dân tỉnh Bắc Ninh' }],
    ],
    [
      'twelve co-authors',
      [{ names: Array.from({ length: 12 }, (_, n) => (n % 3 === 0 ? longName : person(n))), unit: 'Sở Nội vụ' }],
    ],
    ['a title of 300 characters', [{ title: long }]],
    [
      'everything long',
      [
        {
          names: Array.from({ length: 12 }, () => longName),
          title: long,
          unit: post(0).repeat(2),
          prize: 'giải Khuyến khích nhóm tác giả',
        },
      ],
    ],
    ['a collective', [{ names: ['Trung tâm Phục vụ hành chính công tỉnh Bắc Ninh'], unit: '' }]],
  ])('%s', async (name, changes) => {
    const pdf = await renderPdf(papers.certificate, pack(changes));
    const table = checkCertificates(pdf, changes.length);
    await keep(`certificate, ${name}.pdf`, pdf, table);
    expect(table.faults()).toEqual([]);
  });

  it.each([
    ['the title small', 'tên giấy', swap('text(size: 40pt', 'text(size: 20pt')],
    [
      'the nation not bold',
      'quốc hiệu',
      swap('strong[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]', '[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM]'),
    ],
    ['a short rule', 'tiêu ngữ', swap('line(length: measure(motto).width', 'line(length: 0.5 * measure(motto).width')],
    ['the foot too high', 'chữ', swap('place(bottom + right, box(', 'place(bottom + right, dy: -45mm, box(')],
    ['text over the frame', 'khung', swap('margin: (x: 28mm, y: 17mm)', 'margin: (x: 5mm, y: 17mm)')],
    [
      'no shrinking of what is long',
      'pages',
      (source: string) => source.replaceAll('s <= height', 'true').replaceAll('.height <= height', '.height >= 0mm'),
    ],
  ])('a planted deviation is found: %s', async (_, element, program) => {
    const engine = new TypstEngine();
    const job = pdfJob(
      papers.certificate,
      pack([{ names: Array.from({ length: 12 }, () => longName), title: long, unit: post(0) }]),
    );
    const source = program(job.program);
    expect(source).not.toBe(job.program);
    const pdf = await engine.pdf(source, job.data);
    engine.close();
    expect(faulty(checkCertificates(pdf, 1))).toContain(element);
  });
});

describe('official blanks', () => {
  const { sample } = papers.commendation;
  const spots = [sample.spots.name, sample.spots.position, sample.spots.signer].flatMap((spot) => spot ?? []);
  const offset = { right: 4, down: -3 };

  it('carry each word at its place, moved by the printer’s offset', async () => {
    const pdf = await renderPdf(papers.commendation, { ...sample, offset });
    const table = checkBlanks(pdf, sample.blank, offset, spots);
    await keep('commendation.pdf', pdf, table);
    expect(table.faults()).toEqual([]);
  });

  it.each([
    ['no offset', { offset: { right: 0, down: 0 } }, 'chỗ 1'],
    ['another size', { spots: { ...sample.spots, name: { left: 40, top: 90, width: 217, size: 20 } } }, 'chỗ 1'],
    ['another blank', { blank: { width: 300, height: 210 } }, 'phôi'],
  ])('a planted deviation is found: %s', async (_, change, element) => {
    const pdf = await renderPdf(papers.commendation, { ...sample, offset, ...change });
    expect(faulty(checkBlanks(pdf, sample.blank, offset, spots))).toContain(element);
  });
});

/** Texts that another one of their line is printed over. */
const crossed = (pages: readonly PdfPage[]): string[] =>
  pages.flatMap(({ runs }) =>
    runs
      .filter((run) =>
        runs.some((next) => Math.abs(next.y - run.y) < 0.15 && next.x > run.x && next.x < run.right - 0.1),
      )
      .map(({ text }) => text),
  );

it('a list of 200 rows repeats its heading row and stays on its landscape pages', async () => {
  const columns = [
    { head: 'TT', width: 6, kind: 'number' as const },
    { head: 'Mã', width: 4, kind: 'text' as const },
    { head: 'Tên sáng kiến', width: 50, kind: 'text' as const },
    { head: 'Tác giả, nhóm tác giả', width: 40, kind: 'text' as const },
    { head: 'Điểm', width: 10, kind: 'mark' as const },
  ];
  const authors = Array.from({ length: 12 }, (_, n) => person(n)).join(', ');
  const rows = Array.from({ length: 200 }, (_, n) => [
    n + 1,
    `SK7D2B79-${String(n).padStart(4, '0')}`,
    n % 20 === 0 ? long : 'Một cửa',
    n % 30 === 0 ? authors : person(n),
    9550 - n,
  ]);
  const paper = listTable({ columns, rows });
  const pdf = await renderPdf(paper, { ...paper.sample, title: 'Danh sách', subject: 'Cuộc thi', columns, rows });
  const table = checkPdf(pdf, { board: true, title: 'DANH SÁCH', subject: '', landscape: true });
  await keep('list.pdf', pdf, table);
  expect(table.faults()).toEqual([]);
  const { pages } = readPdf(pdf);
  expect(pages.length).toBeGreaterThan(5);
  expect(crossed(pages)).toEqual([]);
  expect(pages.every((page) => linesOf(page).some((line) => line.text.startsWith('TT')))).toBe(true);
});

describe('the tally', () => {
  const { sample } = papers.tally;
  const [row] = sample.rows;
  const panel = (size: number) => ({
    ...sample,
    judges: Array.from({ length: size }, () => ({ label: longName })),
    carry: { label: 'Điểm mang sang', own: 7000, weight: 3000 },
    rows: Array.from({ length: 40 }, (_, n) => ({
      ...row,
      code: `K7Q${String(n)}`,
      title: n % 5 === 0 ? long : 'Một cửa',
      marks: Array.from({ length: size }, (__, judge) => (judge === n ? null : 10_000 - judge)),
      carried: 8750,
      score: 9999,
      rank: n + 1,
    })) as typeof sample.rows,
  });
  const expected: Expected = {
    title: 'BẢNG TỔNG HỢP ĐIỂM',
    subject: '',
    date: true,
    landscape: true,
    signer: 'THƯ KÝ',
  };

  it.each([1, 6, 7, 9, 15, 30])(
    'of %i judges stays within its landscape pages, every mark in its cell',
    async (size) => {
      const pdf = await renderPdf(papers.tally, panel(size));
      const table = checkPdf(pdf, expected);
      await keep(`tally of ${String(size)}.pdf`, pdf, table);
      expect(table.faults()).toEqual([]);
      const { pages } = readPdf(pdf);
      const starts = pages.map((page) => linesOf(page).map(({ text }) => /^(?:TT|Cách tính)/.exec(text)?.[0]));
      expect(starts.map((found) => found.some((start) => start !== undefined))).toEqual(pages.map(() => true));
      const marks = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
      expect(marks.match(/100,00/g)).toHaveLength(39);
      expect(crossed(pages)).toEqual([]);
    },
  );
});
