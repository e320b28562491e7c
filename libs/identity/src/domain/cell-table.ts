import { cellName, fold, keptText } from '@platform/kernel';
import type { RefusalParams } from '@platform/kernel';

/** Cells as text, the headings first; `row` counts as a spreadsheet does, from 1. */
export interface CellTable {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface CellFault {
  readonly cell: string;
  readonly column: string;
  readonly code: string;
  readonly params?: RefusalParams;
}

/** One row by the names of its columns. */
export interface CellRow<Column extends string> {
  readonly row: number;
  /** Trimmed, in NFC, with single spaces; empty where the column is not there. */
  readonly text: (column: Column) => string;
  readonly report: (column: Column, reason: string, params?: RefusalParams) => void;
  /** Reports a value that stood in an earlier row. */
  readonly once: (column: Column, value: string) => void;
}

interface Columns<Column extends string> {
  readonly headings: Readonly<Record<Column, string>>;
  readonly needed: readonly Column[];
}

/** Reads the rows below the headings, which may stand in any order and in any writing of case and accents. */
export function readCells<Column extends string, Row>(
  table: CellTable,
  { headings, needed }: Columns<Column>,
  read: (row: CellRow<Column>) => Row,
): { readonly rows: Row[]; readonly faults: CellFault[] } {
  const [first, ...body] = table.rows;
  const titles = (first?.cells ?? []).map(fold);
  const place = (column: Column) => titles.indexOf(fold(headings[column]));
  const fault = (at: number, row: number, column: Column, reason: string, params?: RefusalParams): CellFault => ({
    cell: cellName(at, row),
    column: headings[column],
    code: `identity.${reason}`,
    ...(params && { params }),
  });
  const missing = needed.filter((column) => place(column) === -1);
  if (missing.length > 0) {
    const faults = missing.map((column) =>
      fault(0, first?.row ?? 1, column, 'column_missing', { column: headings[column] }),
    );
    return { rows: [], faults };
  }
  const faults: CellFault[] = [];
  const seen = new Map<string, number>();
  const rows = body.map(({ row, cells }) => {
    const report = (column: Column, reason: string, params?: RefusalParams) =>
      void faults.push(fault(Math.max(0, place(column)), row, column, reason, params));
    return read({
      row,
      report,
      text: (column) =>
        keptText(cells[place(column)] ?? '')
          .replace(/\s+/gu, ' ')
          .trim(),
      once: (column, value) => {
        const key = `${column} ${value}`;
        const earlier = seen.get(key);
        if (earlier !== undefined) report(column, 'cell_twice', { row: earlier });
        else seen.set(key, row);
      },
    });
  });
  return { rows, faults };
}
