import { Refused, sentence } from '@platform/kernel';
import type { Language } from '@platform/kernel';
import type { CellFault, CellTable } from '../domain/cell-table';

export interface ImportReport {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly created: number;
  /** Those that were known before. */
  readonly updated: number;
  readonly faults: readonly { cell: string; column: string; code: string; message: string }[];
  /** The heading row, then the rows with faults; without faults the first rows, to look at. */
  readonly shown: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface ImportMode {
  readonly dryRun: boolean;
  readonly language: Language;
}

export const IMPORT_LIMITS = { maxRows: 5_000, maxColumns: 40 };
const MOST_FAULTY = 200;
const SAMPLE = 10;

export function refuseFaulty(faults: readonly CellFault[]): void {
  if (faults.length === 0) return;
  const blockers = faults.map(({ cell, code, params }) => ({ code, path: cell, ...(params && { params }) }));
  throw new Refused({ kind: 'invalid', code: 'identity.import_faults', params: { count: faults.length }, blockers });
}

export function importReport(
  table: CellTable,
  faults: readonly CellFault[],
  counts: { readonly rows: number; readonly updated: number },
  { dryRun, language }: ImportMode,
): ImportReport {
  const [headings, ...body] = table.rows;
  const faulty = new Set(faults.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0])));
  const lines =
    faulty.size > 0 ? body.filter(({ row }) => faulty.has(row)).slice(0, MOST_FAULTY) : body.slice(0, SAMPLE);
  return {
    dryRun,
    rows: counts.rows,
    created: counts.rows - counts.updated,
    updated: counts.updated,
    faults: faults.map((fault) => ({
      cell: fault.cell,
      column: fault.column,
      code: fault.code,
      message: sentence(fault, language),
    })),
    shown: [...(headings ? [headings] : []), ...lines].map(({ row, cells }) => ({ row, cells: [...cells] })),
  };
}
