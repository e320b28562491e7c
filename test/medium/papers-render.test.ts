import PizZip from 'pizzip';
import { DocumentFault, papers, renderDocx, renderPdf, vietnamese } from '../../libs/platform/documents';
import type { Paper } from '../../libs/platform/documents';
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
];

describe('text is printed as typed', () => {
  it.each(hostile)('%s', async (typed) => {
    const data = { ...papers.decision.sample, fundSource: `nguồn ${typed} của tỉnh` };
    const squeezed = (text: string): string => text.replace(/\s+/g, '');
    expect(squeezed(printed(await renderPdf(papers.decision, data)))).toContain(squeezed(data.fundSource));
    expect(words(await renderDocx(papers.decision, data))).toContain(data.fundSource);
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
