import { decree, SINGLE, Table } from './decree';
import type { Expected, Range } from './decree';
import { linesOf, readPdf } from './pdf';
import type { Line, PdfFacts, PdfPage } from './pdf';

const SIZE = 0.05;
const MM = 0.15;
const POINT = 25.4 / 72;
const REGULAR = 'Tinos-Regular';
const BOLD = 'Tinos-Bold';
const ITALIC = 'Tinos-Italic';
const BOTH = 'Tinos-BoldItalic';

/** Measures a generated PDF against the decree. */
export function checkPdf(file: Buffer, expected: Expected): Table {
  const table = new Table();
  const facts = readPdf(file);
  const [first] = facts.pages;
  if (!first) throw new Error('no page');
  const lines = linesOf(first);
  const text = (page: PdfPage): Line[] => linesOf(page).filter((line) => line.y > 18 && line.text.trim() !== '');

  archival(table, file, facts);
  const { width, height } = decree.paper;
  for (const page of facts.pages) {
    table.within('paper', 'width', page.width, expected.landscape ? height : width, MM);
    table.within('paper', 'height', page.height, expected.landscape ? width : height, MM);
  }
  const all = facts.pages.flatMap(text);
  const ink = facts.pages.flatMap((page) => page.strokes);
  table.within('margins', 'left', Math.min(...all.map((line) => line.x)), decree.margins.left, MM);
  const rightmost = Math.max(...all.map((line) => line.right), ...ink.map((stroke) => stroke.right));
  table.within('margins', 'right', first.width - rightmost, decree.margins.right, 0.3);
  const top = (line: Line): number => line.y - 0.891 * line.size * POINT;
  table.within('margins', 'top', Math.min(...all.map(top)), decree.margins.top, MM);
  const lowest = Math.max(
    ...all.map((line) => line.y + 0.216 * line.size * POINT),
    ...ink.map((stroke) => stroke.bottom),
  );
  table.within('margins', 'bottom', first.height - lowest, [decree.margins.bottom[0], first.height], 0.3);

  heading(table, lines, first, expected);
  titles(table, lines, first, expected);
  body(table, lines, expected);
  foot(table, all, expected);
  pageNumbers(table, facts.pages, expected);
  return table;
}

/** What ISO 19005-2 level B asks of the file's structure, as far as it can be read off without a validator. */
export function archival(table: Table, file: Buffer, facts: PdfFacts): void {
  const { archive } = facts;
  table.is('PDF', 'archive form', facts.conformance, '2B');
  table.is('PDF', 'tagged', facts.tagged, true);
  table.is('PDF', 'language', archive.language, 'vi-VN');
  table.is('PDF', 'output intent with profile', archive.outputIntent, true);
  table.is('PDF', 'forbidden (script, launch, encryption, embedded, external)', archive.forbidden.join(' '), '');
  table.is('PDF', 'blending other than normal', archive.blending.join(' '), '');
  table.is('PDF', 'soft masks', archive.softMasks, false);
  table.is('PDF', 'title of the XMP metadata', archive.title !== '', true);
  table.is('PDF', 'file identifier', archive.identified, true);
  table.is('PDF', 'header', file.subarray(0, 5).toString('latin1'), '%PDF-');
  table.is('PDF', 'binary mark after the header', file.subarray(9, 14).filter((byte) => byte > 127).length >= 4, true);
  const whole = facts.fonts.every((font) => font.embedded && font.name.startsWith('Tinos'));
  table.is('PDF', 'fonts embedded', whole && facts.fonts.length > 0, true);
  table.is(
    'PDF',
    'every glyph has its letter',
    facts.fonts.every((font) => font.mapped),
    true,
  );
}

function starting(lines: Line[], start: string): Line | undefined {
  return lines.find((line) => line.text.startsWith(start));
}

function styled(table: Table, element: string, line: Line | undefined, size: Range, font: string): void {
  table.within(element, 'size', line?.size, size, SIZE);
  table.is(element, 'face', line?.font, font);
}

function centredOn(line: Line | undefined, middle: number): boolean | undefined {
  return line && Math.abs((line.x + line.right) / 2 - middle) < 1;
}

/** Length of the rule next below a line, as a share of the longest of the given lines. */
function ruleShare(page: PdfPage, below: Line | undefined, longest: number): number | undefined {
  if (!below) return undefined;
  const rule = page.strokes
    .filter((stroke) => stroke.bottom - stroke.y < 0.1 && stroke.y > below.y && stroke.y < below.y + 5)
    .find((stroke) => stroke.x < below.right && stroke.right > below.x);
  return rule && (rule.right - rule.x) / longest;
}

function heading(table: Table, lines: Line[], page: PdfPage, expected: Expected): void {
  const nation = starting(lines, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  const motto = starting(lines, 'Độc lập - Tự do - Hạnh phúc');
  styled(table, 'quốc hiệu', nation, decree.nation, BOLD);
  styled(table, 'tiêu ngữ', motto, decree.motto, BOLD);
  table.within(
    'tiêu ngữ',
    'rule, share of text',
    ruleShare(page, motto, (motto?.right ?? 0) - (motto?.x ?? 0)),
    decree.fullRule,
    0.01,
  );
  if (nation && motto) {
    const pitch = (motto.y - nation.y) / POINT / SINGLE / motto.size;
    table.within('tiêu ngữ', 'line spacing', pitch, [1, 1], 0.08);
  }
  const number = starting(lines, 'Số:');
  if (expected.office || expected.board) {
    const below = expected.board ? lines.find((line) => /, ngày/.test(line.text)) : number;
    const column = lines.filter((line) => nation && line.right < nation.x + 1 && line.y < (below?.y ?? 0) - 1);
    const agency = column.filter((line) => line.font === BOLD);
    const parent = column.filter((line) => line.font === REGULAR);
    for (const line of parent.filter((one) => one.y < (agency[0]?.y ?? 0)))
      styled(table, 'cơ quan chủ quản', line, decree.agency, REGULAR);
    for (const line of agency) styled(table, 'cơ quan ban hành', line, decree.agency, BOLD);
    const longest = Math.max(...agency.map((line) => line.right - line.x));
    table.within(
      'cơ quan ban hành',
      'rule, share of text',
      ruleShare(page, agency.at(-1), longest),
      decree.shortRule,
      0.005,
    );
  }
  if (expected.office) {
    styled(table, 'số, ký hiệu', number, decree.number, REGULAR);
    const date = lines.find((line) => /, ngày/.test(line.text));
    table.within(
      'số, ký hiệu',
      'same row as the date (mm apart)',
      number && date && Math.abs(number.y - date.y),
      [0, 1],
      0,
    );
  }
  if (expected.date ?? expected.office ?? expected.board) {
    const date = lines.find((line) => /, ngày/.test(line.text) && line.font === ITALIC);
    styled(table, 'địa danh, ngày tháng', date, decree.placeDate, ITALIC);
  }
}

function titles(table: Table, lines: Line[], page: PdfPage, expected: Expected): void {
  if (expected.about !== undefined) {
    styled(table, 'trích yếu công văn', starting(lines, expected.about), decree.about, REGULAR);
  }
  if (expected.title === undefined) return;
  const middle = expected.landscape ? (30 + 297 - 15) / 2 : (30 + 210 - 15) / 2;
  const title = lines.find((line) => line.text === expected.title);
  styled(table, 'tên loại', title, decree.title, BOLD);
  table.is('tên loại', 'centred', centredOn(title, middle), true);
  if (expected.subject === undefined) return;
  const subject = lines.filter((line) => title && line.y > title.y && line.font === BOLD);
  const own = subject.slice(0, subject.findIndex((line, index) => (subject[index + 1]?.y ?? 999) - line.y > 8) + 1);
  for (const line of own) {
    styled(table, 'trích yếu', line, decree.subject, BOLD);
    table.is('trích yếu', 'centred', centredOn(line, middle), true);
  }
  const longest = Math.max(...own.map((line) => line.right - line.x));
  table.within('trích yếu', 'rule, share of text', ruleShare(page, own.at(-1), longest), decree.shortRule, 0.02);
}

function body(table: Table, lines: Line[], expected: Expected): void {
  const bases = lines.filter((line) => line.font === ITALIC && /^(Căn cứ|Theo đề nghị)/.test(line.text));
  if (expected.bases !== undefined) {
    table.is('căn cứ', 'count', String(bases.length), String(expected.bases));
    for (const line of bases) {
      styled(table, 'căn cứ', line, decree.body, ITALIC);
      table.within('căn cứ', 'first-line indent', line.x - 30, decree.indent, MM);
    }
  }
  if (expected.body === undefined) return;
  const at = lines.findIndex((line) => line.text.startsWith(expected.body ?? ''));
  const [first, second] = [lines[at], lines[at + 1]];
  table.within('thân văn bản', 'size', first?.runs.at(-1)?.size, decree.body, SIZE);
  table.is('thân văn bản', 'face', first?.runs.at(-1)?.font, REGULAR);
  table.within('thân văn bản', 'first-line indent', first && first.x - 30, decree.indent, MM);
  table.within('thân văn bản', 'justified: right edge', first?.right, [190, 195], 0.3);
  if (!first || !second) return;
  const pitch = (second.y - first.y) / POINT;
  table.within('thân văn bản', 'line spacing', pitch / SINGLE / first.size, decree.lineSpacing, 0.01);
  const next = lines.slice(at + 1).find((line) => line.x > 35 && line.y > first.y);
  const before = next && lines[lines.indexOf(next) - 1];
  const gap = next && before && (next.y - before.y) / POINT - pitch;
  table.within('thân văn bản', 'gap between paragraphs', gap, decree.paragraphGap, 0.05);
}

function foot(table: Table, all: Line[], expected: Expected): void {
  const signer = expected.signer === undefined ? undefined : all.find((line) => line.text === expected.signer);
  if (expected.signer !== undefined) styled(table, 'quyền hạn, chức vụ', signer, decree.signer, BOLD);
  if (!expected.recipients) return;
  const head = all.find((line) => line.text === 'Nơi nhận:');
  styled(table, 'nơi nhận', head, decree.recipientsHead, BOTH);
  table.within('nơi nhận', 'at the left margin', head?.x, decree.margins.left, MM);
  table.within(
    'nơi nhận',
    'level with the signer (mm apart)',
    head && signer && Math.abs(head.y - signer.y),
    [0, 1.5],
    0,
  );
  const from = head ? all.indexOf(head) : all.length;
  const end = all.findIndex((line, index) => index > from && line.text.endsWith('.') && line.size < 12);
  const list = all
    .slice(from, end + 1)
    .filter((line) => head && line.x < head.x + 1 && line.text.startsWith('-') && line.size < 12);
  for (const line of list) styled(table, 'nơi nhận, danh sách', line, decree.recipients, REGULAR);
  table.is(
    'nơi nhận, danh sách',
    'ends',
    list.map((line) => line.text.at(-1)).join(''),
    `${';'.repeat(Math.max(0, list.length - 1))}.`,
  );
}

function pageNumbers(table: Table, pages: PdfPage[], expected: Expected): void {
  let own = 0;
  pages.forEach((page, index) => {
    const lines = linesOf(page);
    const appendix = lines.find((line) => /^Phụ lục/.test(line.text) && line.font === BOLD && line.y < 30);
    const next = lines.some((line) => line.text.startsWith('CỘNG HÒA XÃ HỘI') && line.y < 35);
    own = index === 0 || appendix || next ? 1 : own + 1;
    const number = lines.find((line) => line.y < 20 && /^\d+$/.test(line.text));
    if (own === 1 || expected.unnumbered)
      table.is(`trang ${String(index + 1)}`, 'page number', number?.text ?? 'none', 'none');
    else {
      table.is(`trang ${String(index + 1)}`, 'page number', number?.text, String(own));
      styled(table, 'số trang', number, decree.pageNumber, REGULAR);
      const middle = expected.landscape ? (30 + 297 - 15) / 2 : (30 + 210 - 15) / 2;
      table.is('số trang', 'centred', centredOn(number, middle), true);
    }
    if (appendix) styled(table, 'phụ lục', appendix, decree.appendix, BOLD);
  });
  if (expected.appendix)
    table.is(
      'phụ lục',
      'present',
      pages.some((page) => linesOf(page).some((line) => line.text === 'Phụ lục')),
      true,
    );
}
