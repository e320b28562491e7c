import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { FileChild, ITableBordersOptions, ITableCellOptions, Paragraph } from 'docx';
import type { Align, Block, SignaturePart } from '../layout/blocks';
import { headingColumns, shortRule, size, spacing, textWidthMm } from '../layout/geometry';
import { nation } from './nation';
import { gap, rule, tagLine, tight } from './paragraphs';
import { styles, twentieths, twips } from './units';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const allBorders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
/** Room for the nation's longest line at its size. */
const NATION_MM = 101;
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };

function plainCell(width: number, children: Paragraph[], more: Partial<ITableCellOptions> = {}): TableCell {
  return new TableCell({ width: { size: twips(width), type: WidthType.DXA }, margins: noMargins, children, ...more });
}

function frame(widths: number[], rows: TableRow[], borders: ITableBordersOptions): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders,
    margins: noMargins,
    rows,
  });
}

export function headingTable(variant: 'office' | 'board' | 'letter', landscape: boolean): FileChild {
  const scale = textWidthMm(landscape) / (headingColumns.agency + headingColumns.nation);
  const [left, right] = [headingColumns.agency * scale, headingColumns.nation * scale];
  const agency = [
    tagLine('{#co_quan_chu_quan}'),
    tight('{dong}', { size: size.parentAgency, align: 'center' }),
    tagLine('{/co_quan_chu_quan}'),
    tagLine('{#co_quan}'),
    tight('{dong}', { size: size.agency, bold: true, align: 'center' }, { style: styles.agency }),
    tagLine('{/co_quan}'),
    rule(styles.agencyRule, left * shortRule, left),
  ];
  const number = [tight(variant === 'board' ? '' : '{so_ky_hieu}', { size: size.number, align: 'center' })];
  if (variant === 'letter') number.push(tight('{trich_yeu}', { size: 12, align: 'center' }));
  const place = tight('{dia_danh_ngay}', { size: size.placeDate, italic: true, align: 'center' });
  return frame(
    [left, right],
    [
      new TableRow({ cantSplit: true, children: [plainCell(left, agency), plainCell(right, nation(right))] }),
      new TableRow({ cantSplit: true, children: [plainCell(left, number), plainCell(right, [place])] }),
    ],
    noBorders,
  );
}

/** `{ma_qr}` becomes the picture when the template is filled. */
function codeLines(): Paragraph[] {
  return [tight('{ma_qr}', { size: 10 }), tight('{ma_qr_chu}', { size: 10 })];
}

/** The nation's lines in the middle, the code beside them. */
export function codedHeading(width: number): FileChild {
  const side = (width - NATION_MM) / 2;
  const cells = [
    plainCell(side, codeLines()),
    plainCell(NATION_MM, nation(NATION_MM)),
    plainCell(side, [tight('', {})]),
  ];
  return frame([side, NATION_MM, side], [new TableRow({ cantSplit: true, children: cells })], noBorders);
}

function recipients(): Paragraph[] {
  return [
    tight('Nơi nhận:', { size: size.recipientsHead, bold: true, italic: true }),
    tagLine('{#noi_nhan}'),
    tight('- {dong}', { size: size.recipients }),
    tagLine('{/noi_nhan}'),
  ];
}

function signer(part: SignaturePart): Paragraph[] {
  switch (part.kind) {
    case 'recipients':
      return recipients();
    case 'signer':
      return [
        tagLine(`{#${part.prefix}_dong}`),
        tight('{dong}', { size: size.signer, bold: true, align: 'center' }, { keepNext: true }),
        tagLine(`{/${part.prefix}_dong}`),
        ...(part.note === undefined
          ? []
          : [tight(part.note, { size: 12, italic: true, align: 'center' }, { keepNext: true })]),
        tight(
          `{${part.prefix}_ten}`,
          { size: size.signer, bold: true, align: 'center' },
          { spacing: { before: twentieths(spacing.signature), after: 0 } },
        ),
        ...(part.recipients ? [gap(14), ...recipients()] : []),
      ];
    case 'code':
      return codeLines();
    case 'empty':
      return [tight('', {})];
  }
}

type SignatureBlock = Extract<Block, { kind: 'signatures' }>;

export function signatureTable({ left, right }: SignatureBlock, width: number): FileChild {
  const half = width / 2;
  const row = new TableRow({
    cantSplit: true,
    children: [plainCell(half, signer(left)), plainCell(half, signer(right))],
  });
  return frame([half, half], [row], noBorders);
}

type TableBlock = Extract<Block, { kind: 'table' }>;

interface CellStyle {
  align: Align | undefined;
  points: number;
  bold?: boolean;
  span?: number;
  keepNext?: boolean;
  /** Points above and below. */
  room?: number;
}

function dataCell(text: string, width: number, style: CellStyle): TableCell {
  const align = style.align === undefined || style.align === 'justify' ? 'left' : style.align;
  const room = twentieths(style.room ?? 3);
  const line = { size: style.points, bold: style.bold ?? false, align };
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    margins: { top: room, bottom: room, left: twips(1.5), right: twips(1.5) },
    verticalAlign: VerticalAlignTable.CENTER,
    columnSpan: style.span ?? 1,
    children: [tight(text, line, { keepNext: style.keepNext ?? false })],
  });
}

/** Rows loop from a tag in the first cell to one in the last; header row repeats, no row splits. */
export function dataTable(block: TableBlock, width: number): FileChild {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = block.columns.map((column) => ({ ...column, width: (column.width / total) * width }));
  const points = block.size ?? size.table;
  const last = columns.length - 1;
  const row = (children: TableCell[]): TableRow => new TableRow({ cantSplit: true, children });
  const closing = (texts: string[]): TableRow => {
    const [first = '', ...tail] = texts;
    const span = columns.length - tail.length;
    const spanned = columns.slice(0, span).reduce((sum, column) => sum + column.width, 0);
    const sums = columns.slice(span).map((column, index) => {
      return dataCell(tail[index] ?? '', column.width, { align: column.align, points, bold: true });
    });
    return row([dataCell(first, spanned, { align: 'center', points, bold: true, span }), ...sums]);
  };
  const head = columns.map((column) => {
    return dataCell(column.head, column.width, { align: 'center', points, bold: true, keepNext: true });
  });
  const cells = columns.map((column, index) => {
    const opening = index === 0 ? `{#${block.each}}` : '';
    const ending = index === last ? `{/${block.each}}` : '';
    return dataCell(opening + (block.cells[index] ?? '') + ending, column.width, {
      align: column.align,
      points,
      room: block.room ?? 3,
    });
  });
  const rows = [new TableRow({ tableHeader: true, cantSplit: true, children: head })];
  if (block.group) {
    const { each, title, closing: texts } = block.group;
    const heading = { align: 'left', points, bold: true, span: columns.length, keepNext: true } as const;
    rows.push(row([dataCell(`{#${each}}${title}`, width, heading)]), row(cells));
    rows.push(closing([...texts.slice(0, -1), `${texts.at(-1) ?? ''}{/${each}}`]));
  } else rows.push(row(cells));
  if (block.total) rows.push(closing(block.total));
  const widths = columns.map((column) => column.width);
  return frame(widths, rows, allBorders);
}
