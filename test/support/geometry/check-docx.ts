import PizZip from 'pizzip';
import { textWidth } from '../../../libs/platform/documents/fonts';
import { decree, Table } from './decree';
import type { Expected, Range } from './decree';

interface Paragraph {
  at: number;
  text: string;
  style: string;
  size: number;
  bold: boolean;
  italic: boolean;
  align: string;
  firstLine: number;
  left: number;
  right: number;
  line: number;
  after: number;
  border: boolean;
  keepNext: boolean;
  lastSize: number;
  lastBold: boolean;
}

const TWIP = 25.4 / 1440;

function attribute(xml: string, tag: string, name: string): string | undefined {
  const element = new RegExp(`<w:${tag}(?: [^>]*)?/?>`).exec(xml)?.[0] ?? '';
  return new RegExp(`w:${name}="([^"]*)"`).exec(element)?.[1];
}

function runFacts(run: string, fallback: number): { size: number; bold: boolean; italic: boolean } {
  const size = Number(attribute(run, 'sz', 'val') ?? fallback * 2) / 2;
  const on = (tag: string): boolean => new RegExp(`<w:${tag}(?:/>| w:val="(?:true|1)"/>)`).test(run);
  return { size, bold: on('b'), italic: on('i') };
}

function paragraphs(xml: string, bodySize: number): Paragraph[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs)].map((match) => {
    const [one] = match;
    const texts = [...one.matchAll(/<w:r(?: [^>]*)?>.*?<\/w:r>/gs)]
      .map(([run]) => run)
      .filter((run) => run.includes('<w:t'));
    const properties = /<w:pPr>.*?<\/w:pPr>/s.exec(one)?.[0] ?? '';
    const first = runFacts(texts[0] ?? '', bodySize);
    const last = runFacts(texts.at(-1) ?? '', bodySize);
    const twips = (tag: string, name: string): number => Number(attribute(properties, tag, name) ?? 0) * TWIP;
    return {
      at: match.index,
      text: texts.map((run) => /<w:t(?: [^>]*)?>([^<]*)/.exec(run)?.[1] ?? '').join(''),
      style: attribute(properties, 'pStyle', 'val') ?? '',
      ...first,
      lastSize: last.size,
      lastBold: last.bold,
      align: attribute(properties, 'jc', 'val') ?? 'left',
      firstLine: twips('ind', 'firstLine'),
      left: twips('ind', 'left'),
      right: twips('ind', 'right'),
      line: Number(attribute(properties, 'spacing', 'line') ?? 240) / 240,
      after: Number(attribute(properties, 'spacing', 'after') ?? 0) / 20,
      border: /<w:pBdr>\s*<w:top /.test(properties),
      keepNext: /<w:keepNext\s*\/>/.test(properties),
    };
  });
}

/** Measures a generated Word file's XML against the decree. */
export function checkDocx(file: Buffer, expected: Expected): Table {
  const zip = new PizZip(file);
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  const styles = zip.file('word/styles.xml')?.asText() ?? '';
  const table = new Table();
  const wide = (expected.landscape ? 297 : 210) - 45;
  const defaults = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)?.[0] ?? '';
  const bodySize = Number(attribute(defaults, 'sz', 'val') ?? 0) / 2;
  table.is('font', 'name', attribute(defaults, 'rFonts', 'ascii'), 'Times New Roman');
  table.is(
    'font',
    'no other',
    [...xml.matchAll(/w:ascii="([^"]*)"/g)].every((match) => match[1] === 'Times New Roman'),
    true,
  );
  pages(table, zip, xml, expected);
  const all = paragraphs(xml, bodySize);
  const find = (start: string): Paragraph | undefined => all.find((one) => one.text.startsWith(start));
  const styled = (
    element: string,
    one: Paragraph | undefined,
    size: Range,
    face: 'bold' | 'italic' | 'regular' | 'both',
  ): void => {
    table.within(element, 'size', one?.size, size, 0);
    const is = one && (one.bold && one.italic ? 'both' : one.bold ? 'bold' : one.italic ? 'italic' : 'regular');
    table.is(element, 'face', is, face);
  };

  styled('quốc hiệu', find('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), decree.nation, 'bold');
  const motto = find('Độc lập - Tự do - Hạnh phúc');
  styled('tiêu ngữ', motto, decree.motto, 'bold');
  table.within(
    'tiêu ngữ',
    'rule, share of text',
    share(xml, all, 'GachTieuNgu', 'TieuNgu', wide),
    decree.fullRule,
    0.01,
  );
  if (expected.office || expected.board) {
    const agency = all.filter((one) => one.style === 'CoQuan');
    for (const one of agency) styled('cơ quan ban hành', one, decree.agency, 'bold');
    table.within(
      'cơ quan ban hành',
      'rule, share of text',
      share(xml, all, 'GachCoQuan', 'CoQuan', wide),
      decree.shortRule,
      0.005,
    );
  }
  if (expected.office) styled('số, ký hiệu', find('Số:'), decree.number, 'regular');
  if (expected.date ?? expected.office ?? expected.board)
    styled(
      'địa danh, ngày tháng',
      all.find((one) => /, ngày/.test(one.text) && one.italic),
      decree.placeDate,
      'italic',
    );
  if (expected.about !== undefined) styled('trích yếu công văn', find(expected.about), decree.about, 'regular');
  if (expected.title !== undefined) {
    const title = all.find((one) => one.text === expected.title);
    styled('tên loại', title, decree.title, 'bold');
    table.is('tên loại', 'centred', title?.align, 'center');
  }
  if (expected.subject !== undefined) {
    styled(
      'trích yếu',
      all.find((one) => one.style === 'TrichYeu'),
      decree.subject,
      'bold',
    );
    table.within(
      'trích yếu',
      'rule, share of text',
      share(xml, all, 'GachTrichYeu', 'TrichYeu', wide),
      decree.shortRule,
      0.005,
    );
  }
  const body = [
    ...(expected.bases === undefined
      ? []
      : all.filter((one) => one.italic && /^(Căn cứ|Theo đề nghị)/.test(one.text) && one.align === 'both')),
    ...(expected.body === undefined ? [] : [find(expected.body)]),
  ];
  for (const one of body) {
    table.within('thân văn bản', 'size', one?.lastSize, decree.body, 0);
    table.is('thân văn bản', 'justified', one?.align, 'both');
    table.within('thân văn bản', 'first-line indent', one?.firstLine, decree.indent, 0.02);
    table.within('thân văn bản', 'line spacing', one?.line, decree.lineSpacing, 0);
    table.within('thân văn bản', 'gap between paragraphs', one?.after, decree.paragraphGap, 0);
  }
  if (expected.signer !== undefined)
    styled(
      'quyền hạn, chức vụ',
      all.find((one) => one.text === expected.signer),
      decree.signer,
      'bold',
    );
  if (expected.recipients) {
    const head = all.findIndex((one) => one.text === 'Nơi nhận:');
    styled('nơi nhận', all[head], decree.recipientsHead, 'both');
    styled('nơi nhận, danh sách', all[head + 1], decree.recipients, 'regular');
  }
  if (expected.appendix) styled('phụ lục', find('Phụ lục'), decree.appendix, 'bold');
  tables(table, xml);
  return table;
}

function pages(table: Table, zip: PizZip, xml: string, expected: Expected): void {
  const sections = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([one]) => one);
  table.is('sections', 'count', String(sections.length), String((expected.sheets ?? 1) + (expected.appendix ? 1 : 0)));
  const relations = zip.file('word/_rels/document.xml.rels')?.asText() ?? '';
  for (const section of sections) {
    const mm = (tag: string, name: string): number => Number(attribute(section, tag, name) ?? 0) * TWIP;
    const [width, height] = expected.landscape
      ? [mm('pgSz', 'h'), mm('pgSz', 'w')]
      : [mm('pgSz', 'w'), mm('pgSz', 'h')];
    table.within('paper', 'width', width, decree.paper.width, 0.05);
    table.within('paper', 'height', height, decree.paper.height, 0.05);
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      table.within('margins', side, mm('pgMar', side), decree.margins[side], 0.02);
    }
    table.is('số trang', 'first page differs', /<w:titlePg\s*\/>/.test(section), true);
    const header = (type: string): string => {
      const id = new RegExp(`<w:headerReference w:type="${type}" r:id="([^"]*)"`).exec(section)?.[1] ?? '';
      const relation = [...relations.matchAll(/<Relationship [^>]*>/g)]
        .map(([one]) => one)
        .find((one) => one.includes(`Id="${id}"`));
      return zip.file(`word/${/Target="([^"]*)"/.exec(relation ?? '')?.[1] ?? ''}`)?.asText() ?? '';
    };
    table.is('số trang', 'absent on page 1', /PAGE/.test(header('first')), false);
    table.is('số trang', 'on later pages', /PAGE/.test(header('default')), expected.unnumbered !== true);
    if (expected.unnumbered) continue;
    table.is('số trang', 'centred', attribute(header('default'), 'jc', 'val'), 'center');
    table.within('số trang', 'size', Number(attribute(header('default'), 'sz', 'val') ?? 0) / 2, decree.pageNumber, 0);
    table.is('số trang', 'begins at', attribute(section, 'pgNumType', 'start'), '1');
  }
}

/** Length of the rule as a share of the longest line of the text above it. */
function share(
  xml: string,
  all: Paragraph[],
  ruleStyle: string,
  textStyle: string,
  textWidthMm: number,
): number | undefined {
  const rule = all.find((one) => one.style === ruleStyle);
  if (!rule?.border) return undefined;
  const cell = xml.lastIndexOf('<w:tc>', rule.at);
  const inCell = cell > xml.lastIndexOf('</w:tc>', rule.at);
  const container = inCell ? Number(attribute(xml.slice(cell, rule.at), 'tcW', 'w') ?? 0) * TWIP : textWidthMm;
  const texts = all.filter((one) => one.style === textStyle);
  const longest = Math.max(
    ...texts.map((one) =>
      Math.min((textWidth(one.text, 'bold', one.size) * 25.4) / 72, container - one.left - one.right),
    ),
  );
  return (container - rule.left - rule.right) / longest;
}

function tables(table: Table, xml: string): void {
  const grids = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
    .map(([one]) => one)
    .filter((one) => /<w:(?:top|start|left) [^>]*w:val=\"single\"/.test(one.replace(/<w:pBdr>.*?<\/w:pBdr>/gs, '')));
  for (const grid of grids) {
    const rows = [...grid.matchAll(/<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs)].map(([one]) => one);
    table.is('bảng', 'header row repeats', /<w:tblHeader(?: w:val="(?:true|1)")?\/>/.test(rows[0] ?? ''), true);
    table.is(
      'bảng',
      'no row splits',
      rows.every((row) => /<w:cantSplit(?: w:val="(?:true|1)")?\/>/.test(row)),
      true,
    );
  }
}
