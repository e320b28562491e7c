import PizZip from 'pizzip';
import {
  DocumentFault,
  packsOf,
  papers,
  renderDocx,
  renderPdf,
  templateOf,
  unprintable,
  vietnamese,
} from '../../libs/platform/documents';
import type { Paper } from '../../libs/platform/documents';
import { textWidth } from '../../libs/platform/documents/fonts';
import { qrPng } from '../../libs/platform/documents/qr';
import { pdfJob } from '../../libs/platform/documents/render';
import { TypstEngine } from '../../libs/platform/documents/typst/engine';
import { linesOf, readPdf } from '../support/geometry/pdf';

const all = Object.values(papers) as Paper[];

function printed(pdf: Buffer): string {
  return readPdf(pdf)
    .pages.flatMap((page) => linesOf(page).map((line) => line.text.replaceAll('\u00a0', ' ').trim()))
    .join('\n');
}

function words(docx: Buffer): string {
  return [...(new PizZip(docx).file('word/document.xml')?.asText() ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)]
    .map((match) => match[1] ?? '')
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

describe('the same data gives the same bytes', () => {
  it.each(all.map((paper) => [paper.name, paper] as const))('%s', async (_, paper) => {
    const data = structuredClone(paper.sample) as never;
    const [pdf, again] = [await renderPdf(paper, data), await renderPdf(paper, structuredClone(data))];
    expect(again.equals(pdf)).toBe(true);
    const [docx, docxAgain] = [await renderDocx(paper, data), await renderDocx(paper, structuredClone(data))];
    expect(docxAgain.equals(docx)).toBe(true);
  });

  it('another engine process gives them too', async () => {
    const job = pdfJob(papers.decision, papers.decision.sample);
    const engine = new TypstEngine();
    const pdf = await engine.pdf(job.program, job.data);
    engine.close();
    expect(pdf.equals(await renderPdf(papers.decision, papers.decision.sample))).toBe(true);
  });
});

const hostile = [
  'a {{ngoac}} b',
  '{can_cu} {#x}{/x}',
  '#let x = 1; #read("/etc/passwd")',
  'C:\\thu muc\\tep \\n',
  '*dam* _nghieng_ `ma` $x$ <nhan> @ref ~ -- ---',
  '**dam** //nghieng// [x](y)',
  '<w:b/> & "ngoac" \'don\'',
  '{^can_cu}{/}{{#x}}{@ma_qr} %0a ${x} «x»',
  ']]>&amp;&#8238;<!-- --><?xml?>',
  'ghép: a\u0323\u0306 o\u031b\u0301',
];

describe('text is printed as typed', () => {
  it.each(hostile)('%s', async (typed) => {
    const data = { ...papers.decision.sample, fundSource: `nguồn ${typed} của tỉnh` };
    const squeezed = (text: string): string => text.replace(/\s+/g, '');
    const wanted = data.fundSource.normalize('NFC');
    expect(squeezed(printed(await renderPdf(papers.decision, data)))).toContain(squeezed(wanted));
    expect(words(await renderDocx(papers.decision, data))).toContain(wanted);
  });

  it('marks that turn the direction of text are left out; letters keep their order', async () => {
    const data = { ...papers.decision.sample, fundSource: 'nguồn \u202eabc\u202c \u200fdef\u2067ghi\u2069 \u0000x' };
    const expected = 'nguồn abc defghi x';
    expect(printed(await renderPdf(papers.decision, data)).replaceAll('\n', ' ')).toContain(expected);
    expect(words(await renderDocx(papers.decision, data))).toContain(expected);
  });

  it('a character the font lacks becomes a box, not a refusal', async () => {
    const data = { ...papers.decision.sample, fundSource: 'quỹ 😀 漢' };
    expect(printed(await renderPdf(papers.decision, data)).replaceAll('\n', ' ')).toContain('quỹ □ □');
    expect(words(await renderDocx(papers.decision, data))).toContain('quỹ 😀 漢');
  });

  it('the maker is told which letters of which texts are boxes', () => {
    const long = `${'a'.repeat(200)}漢${'b'.repeat(200)}漢`;
    const typed = { names: ['Trần Văn Đức', 'Lê 😀漢😀', 'Lê 😀漢😀'], rows: [{ text: long, sum: 1 }], when: null };
    expect(unprintable(typed)).toEqual([
      { text: 'Lê 😀漢😀', letters: ['😀', '漢'] },
      { text: `${'a'.repeat(60)}漢${'b'.repeat(59)}`, letters: ['漢'] },
    ]);
    expect(unprintable(papers.decision.sample)).toEqual([]);
  });

  it('a word without end breaks within page, cell and certificate; a hash stays whole', async () => {
    const endless = 'W'.repeat(400);
    const { awards, sheets, given } = {
      awards: structuredClone(papers.decision.sample),
      sheets: structuredClone(papers.scoreSheet.sample),
      given: structuredClone(papers.certificate.sample),
    };
    Object.assign(awards, { fundSource: endless, executors: endless, subject: endless });
    Object.assign(awards.groups[0]?.winners[0] ?? {}, { title: endless, authors: [{ name: endless }] });
    Object.assign(sheets.sheets[0] ?? {}, { title: endless, comment: endless });
    Object.assign(sheets.sheets[0]?.criteria[0] ?? {}, {
      name: endless,
      note: 'nguyen.van.an.so.noi.vu@bacninh.example',
    });
    Object.assign(given.certificates[0] ?? {}, { names: [endless.slice(0, 120)], title: endless.slice(0, 120) });
    const made = [
      await renderPdf(papers.decision, awards),
      await renderPdf(papers.scoreSheet, sheets),
      await renderPdf(papers.certificate, given),
    ];
    const ends = ({ text, x, size }: { text: string; x: number; size: number }) =>
      x + (textWidth(text.replaceAll('\u200b', ''), 'regular', size) * 25.4) / 72;
    const pages = made.flatMap((pdf) => readPdf(pdf).pages);
    for (const { runs, width } of pages) {
      const over = runs.filter((run) => run.text.includes('W') && ends(run) > width - 15 + 0.3);
      expect(over.map(({ text }) => text)).toEqual([]);
    }
    const letters = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    expect(letters.replace(/[^W]/g, '').length).toBeGreaterThan(7 * 400);
    const { hash } = papers.receipt.sample;
    expect(printed(await renderPdf(papers.receipt, papers.receipt.sample))).toContain(String(hash));
  });

  it('every Vietnamese letter is printed', async () => {
    const vowels = 'aăâeêioôơuưy';
    const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
    const letters = Array.from(vowels)
      .flatMap((vowel) => marks.map((mark) => (vowel + mark).normalize('NFC')))
      .concat('đ')
      .join(' ');
    const both = `${letters} ${letters.toLocaleUpperCase('vi')}`;
    const data = { ...papers.decision.sample, fundSource: both.normalize('NFD') };
    const text = printed(await renderPdf(papers.decision, data)).replace(/\s/g, '');
    expect(text).toContain(both.replace(/\s/g, ''));
  });
});

describe('codes stand in Word files as pictures', () => {
  /** Each picture's bytes and words, in the order of the document. */
  function pictures(docx: Buffer): [Buffer | undefined, string | undefined][] {
    const zip = new PizZip(docx);
    const text = (name: string): string => zip.file(name)?.asText() ?? '';
    const targets = new Map(
      [...text('word/_rels/document.xml.rels').matchAll(/Id="(\w+)"[^>]*Target="([^"]+)"/g)].map((found) => [
        found[1],
        found[2],
      ]),
    );
    return [...text('word/document.xml').matchAll(/<wp:docPr [^>]*descr="([^"]*)".*?r:embed="(\w+)"/gs)].map(
      (found) => [zip.file(`word/${targets.get(found[2]) ?? ''}`)?.asNodeBuffer(), found[1]],
    );
  }

  it.each([
    ['score sheets', papers.scoreSheet, papers.scoreSheet.sample.sheets.map(({ code }) => code)],
    ['certificates', papers.certificate, papers.certificate.sample.certificates.map(({ checkUrl }) => checkUrl)],
    ['entry form', papers.entryForm, [papers.entryForm.sample.code]],
    ['description', papers.description, [papers.description.sample.code]],
  ])('%s', async (_, paper, codes) => {
    const docx = await renderDocx(paper as Paper, paper.sample as never);
    expect(pictures(docx)).toEqual(codes.map((code) => [qrPng(code), code]));
    expect(new PizZip(docx).file('[Content_Types].xml')?.asText()).toContain('Extension="png"');
  });

  it('only where the paper has a code: typed marks and an uploaded template’s own are text', async () => {
    const title = 'Tên \ue0000\ue000 {ma_qr}';
    const sheet = {
      ...papers.scoreSheet.sample,
      sheets: papers.scoreSheet.sample.sheets.map((one) => ({ ...one, title })),
    };
    const template = new PizZip(await templateOf(papers.scoreSheet));
    const xml = template.file('word/document.xml')?.asText() ?? '';
    template.file('word/document.xml', xml.replace('Điểm chấm', '\ue0009\ue000').replaceAll('{ma_qr}', ''));
    const bare = template.generate({ type: 'nodebuffer' });
    expect(pictures(await renderDocx(papers.scoreSheet, sheet))).toHaveLength(sheet.sheets.length);
    expect(pictures(await renderDocx(papers.scoreSheet, sheet, bare))).toEqual([]);
  });
});

describe('an answer that is a table', () => {
  const { sample } = papers.description;
  const columns = ['Họ và {tên}', '**Nơi**'];
  const rows = [
    ['Trần {x} 漢', 'a\nb'],
    ['\ue0010\ue001', '{#x}'],
  ];
  const answered = (table: { columns: string[]; rows: string[][] }) => ({
    ...sample,
    sections: [{ heading: 'Người áp dụng', text: 'lời văn của bảng', table }],
  });
  const tables = (docx: Buffer): string[][][] =>
    [...(new PizZip(docx).file('word/document.xml')?.asText() ?? '').matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map(([table]) => [...table.matchAll(/<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs)])
      .filter((found) => found.length > 1)
      .map((found) =>
        found.map(([row]) =>
          [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
            [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)|<w:br\/>/g)].map((match) => match[1] ?? '\n').join(''),
          ),
        ),
      );

  it('is a table in both products, its words as typed', async () => {
    const docx = await renderDocx(papers.description, answered({ columns, rows }));
    expect(tables(docx)).toEqual([
      [
        ['TT', ...columns],
        ['1', 'Trần {x} 漢', 'a\nb'],
        ['2', '□0□', '{#x}'],
      ],
    ]);
    expect(words(docx)).not.toContain('lời văn');
    const pdf = printed(await renderPdf(papers.description, answered({ columns, rows })));
    expect([pdf.includes('Trần {x} □'), pdf.includes('lời văn')]).toEqual([true, false]);
  });

  it('is text where it is too wide for a sheet, and in templates of the contest that ask for text', async () => {
    const wide = answered({ columns: Array.from({ length: 8 }, (_, n) => `c${String(n)}`), rows: [['x']] });
    const docx = await renderDocx(papers.description, wide);
    expect([tables(docx), words(docx).includes('lời văn của bảng')]).toEqual([[], true]);
    const own = new PizZip(await templateOf(papers.description));
    const xml = own.file('word/document.xml')?.asText() ?? '';
    own.file('word/document.xml', xml.replaceAll('loi_van', 'doan').replace('{bang}', ''));
    const made = await renderDocx(
      papers.description,
      answered({ columns, rows }),
      own.generate({ type: 'nodebuffer' }),
    );
    expect([tables(made), words(made).includes('lời văn của bảng')]).toEqual([[], true]);
  });
});

describe('limits', () => {
  const endless = '#for i in range(9000) { for j in range(9000) { let x = calc.rem(i * j, 7) } }';

  it('200 certificates are drawn within 5 s', async () => {
    const { sample } = papers.certificate;
    const [first] = sample.certificates;
    const certificates = Array.from({ length: 200 }, (_, n) => ({
      ...first,
      names: [`Nguyễn Văn Số ${String(n)}`],
      prize: 'giải Ba',
      title: 'Sáng kiến',
      code: `GCN-${String(n)}`,
      checkUrl: `https://example.vn/kiem-tra/GCN-${String(n)}`,
    }));
    const started = performance.now();
    const pdf = await renderPdf(papers.certificate, { ...sample, certificates });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(readPdf(pdf).pages).toHaveLength(200);
  });

  it('a drawing that takes too long is stopped, and the next one works', async () => {
    const engine = new TypstEngine({ timeoutMs: 1500 });
    await expect(engine.pdf(endless, {})).rejects.toMatchObject({ code: 'documents.render_too_long' });
    await expect(
      engine.pdf('#set document(date: datetime(year: 2026, month: 1, day: 1))\nx', {}),
    ).resolves.toBeInstanceOf(Buffer);
    engine.close();
  });

  it('a drawing that takes too much memory is stopped', async () => {
    const engine = new TypstEngine({ memoryBytes: 40_000_000 });
    await expect(engine.pdf(endless, {})).rejects.toMatchObject({ code: 'documents.render_too_large' });
    engine.close();
  });

  it('a program that fails is a fault with its reason', async () => {
    const engine = new TypstEngine();
    const fault = await engine.pdf('#panic("x")', {}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DocumentFault);
    expect(fault).toMatchObject({
      code: 'documents.render_failed',
      refusal: { kind: 'unavailable', code: 'documents.render_failed', params: {} },
      cause: expect.stringContaining('panicked') as string,
    });
    engine.close();
  });

  it('what is more than a pack is several', () => {
    const letters = Array.from({ length: 1001 }, (_, n) => n);
    const packs = packsOf('letter', { subject: 'x', letters });
    expect(packs.map((pack) => [pack['subject'], (pack['letters'] as number[]).length])).toEqual([
      ['x', 500],
      ['x', 500],
      ['x', 1],
    ]);
    expect(packs.flatMap((pack) => pack['letters'])).toEqual(letters);
    expect(packsOf('decision', { letters })).toEqual([{ letters }]);
  });

  it('data of another shape is refused', async () => {
    const wrong = { ...papers.decision.sample, extra: 1 };
    await expect(renderPdf(papers.decision, wrong)).rejects.toThrow(/extra/);
  });
});

it('the words of the decision are a clerk’s', async () => {
  const text = printed(await renderPdf(papers.decision, papers.decision.sample));
  expect(vietnamese.formatDong(56_000_000)).toBe('56.000.000 đồng');
  expect(text).toContain('56.000.000 đồng (bằng chữ: Năm');
  expect(text).toMatch(/thi hành Quyết định này\.\/\./);
  expect(text).toContain('- Lưu: VT, NC.');
});
