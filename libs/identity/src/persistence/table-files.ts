import { extensionOf, inspectContent } from '@platform/files';
import { Refused, refuse } from '@platform/kernel';
import { parse } from 'csv-parse/sync';
import { Workbook } from 'exceljs';
import type { Cell, CellValue } from 'exceljs';
import type { StaffTable } from '../domain/staff-table';

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 40;
const MOST_UNPACKED = 40 * 1024 * 1024;

/** The first sheet of an XLSX or the rows of a CSV, as text; refused where too large or not what its name says. */
export async function readTable(name: string, bytes: Buffer): Promise<StaffTable> {
  if (extensionOf(name) === 'csv') return readCsv(bytes);
  const inspected = await inspectContent(bytes, name, { maxUnpackedBytes: MOST_UNPACKED, maxEntries: 200 });
  if (!inspected.ok) throw new Refused({ kind: 'invalid', ...inspected.refusal });
  if (inspected.kind !== 'xlsx') refuse('invalid', 'identity.import_kind');
  return readXlsx(bytes);
}

async function readXlsx(bytes: Buffer): Promise<StaffTable> {
  const book = new Workbook();
  try {
    await book.xlsx.load(bytes as never);
  } catch {
    refuse('invalid', 'identity.import_unreadable');
  }
  const rows: { row: number; cells: string[] }[] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: false }, (line, row) => {
    const cells = Array.from({ length: Math.min(line.cellCount, MOST_COLUMNS) }, (_, index) =>
      textOf(line.getCell(index + 1)),
    );
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
    if (rows.length > MOST_ROWS + 1) refuse('invalid', 'identity.import_too_many_rows', { most: MOST_ROWS });
  });
  return { rows };
}

function textOf(cell: Cell): string {
  const value = plain(cell.value);
  if (value instanceof Date) {
    const [year = '', month = '', day = ''] = value.toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  // A number shown with a format such as 0000 was typed as a code: its leading zeros belong to it.
  if (typeof value === 'number' && /^0+$/.test(cell.numFmt)) return String(value).padStart(cell.numFmt.length, '0');
  return value === null ? '' : String(value);
}

function plain(value: CellValue): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return plain(value.text);
  if ('result' in value) return plain(value.result ?? null);
  return null;
}

function readCsv(bytes: Buffer): StaffTable {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('invalid', 'identity.import_encoding');
  }
  const [first = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((one) => first.includes(one)) ?? ',';
  try {
    const lines: string[][] = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
    const rows = lines
      .map((cells, index) => ({ row: index + 1, cells: cells.slice(0, MOST_COLUMNS) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (rows.length > MOST_ROWS + 1) refuse('invalid', 'identity.import_too_many_rows', { most: MOST_ROWS });
    return { rows };
  } catch (error) {
    if (error instanceof Refused) throw error;
    return refuse('invalid', 'identity.import_unreadable');
  }
}
