import { extensionOf, inspectContent } from '@platform/files';
import { Refused, refuse } from '@platform/kernel';
import { parse } from 'csv-parse/sync';
import type { Cell, CellValue } from 'exceljs';

/** Cells as text, the headings first; `row` counts as a spreadsheet does, from 1. Empty rows are left out. */
export interface Table {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface TableLimits {
  /** Without the headings. */
  readonly maxRows: number;
  readonly maxColumns: number;
}

const MOST_UNPACKED = 40 * 1024 * 1024;

/** The first sheet of an XLSX or the rows of a CSV, as text; refused where too large or not what its name says. */
export async function readTable(name: string, bytes: Buffer, limits: TableLimits): Promise<Table> {
  if (extensionOf(name) === 'csv') return readCsv(bytes, limits);
  const inspected = await inspectContent(bytes, name, { maxUnpackedBytes: MOST_UNPACKED, maxEntries: 200 });
  if (!inspected.ok) throw new Refused({ kind: 'invalid', ...inspected.refusal });
  if (inspected.kind !== 'xlsx') refuse('invalid', 'sheets.kind');
  return readXlsx(bytes, limits);
}

async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<Table> {
  // Loaded with its first use: it is large, and most processes never read or write a workbook.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(bytes as never);
  } catch {
    refuse('invalid', 'sheets.unreadable');
  }
  const rows: { row: number; cells: string[] }[] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: false }, (line, row) => {
    const cells = Array.from({ length: Math.min(line.cellCount, limits.maxColumns + 1) }, (_, index) =>
      textOf(line.getCell(index + 1)),
    );
    keep(rows, { row, cells }, limits);
  });
  return { rows };
}

function keep(
  rows: { row: number; cells: string[] }[],
  line: { row: number; cells: string[] },
  limits: TableLimits,
): void {
  if (line.cells.every((cell) => cell.trim() === '')) return;
  if (line.cells.slice(limits.maxColumns).some((cell) => cell.trim() !== '')) {
    refuse('invalid', 'sheets.too_many_columns', { most: limits.maxColumns });
  }
  if (rows.length > limits.maxRows) refuse('invalid', 'sheets.too_many_rows', { most: limits.maxRows });
  rows.push({ row: line.row, cells: line.cells.slice(0, limits.maxColumns) });
}

function textOf(cell: Cell): string {
  const value = plain(cell.value);
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') {
    // A number shown with a format such as 0000 was typed as a code: its leading zeros belong to it.
    if (/^0+$/.test(cell.numFmt)) return String(value).padStart(cell.numFmt.length, '0');
    if (/^0(?:\.0+)?%$/.test(cell.numFmt)) return `${Number((value * 100).toPrecision(12))}%`;
  }
  return value === null ? '' : String(value);
}

/** A cell's date has no zone: it is what was typed. Fractions of a day are rounded to the second. */
function dateText(value: Date): string {
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const time = iso.slice(11, 19);
  return time === '00:00:00' ? `${day}/${month}/${year}` : `${day}/${month}/${year} ${time}`;
}

function plain(value: CellValue): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return plain(value.text);
  if ('result' in value) return plain(value.result ?? null);
  return null;
}

function readCsv(bytes: Buffer, limits: TableLimits): Table {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('invalid', 'sheets.encoding');
  }
  const [first = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((one) => first.includes(one)) ?? ',';
  try {
    const lines: string[][] = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
    const rows: { row: number; cells: string[] }[] = [];
    lines.forEach((cells, index) => keep(rows, { row: index + 1, cells }, limits));
    return { rows };
  } catch (error) {
    if (error instanceof Refused) throw error;
    return refuse('invalid', 'sheets.unreadable');
  }
}
