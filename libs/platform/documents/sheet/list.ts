import type { Style } from 'exceljs';
import { z } from 'zod';
import { isoDate } from '../papers/common';
import { workbookBytes } from './workbook';

/** A table for export. Marks are integer hundredths, money integer đồng, dates "2026-01-05"; null is an empty cell. */
export const listSchema = z.strictObject({
  madeOn: isoDate,
  title: z.string().min(1),
  columns: z
    .array(
      z.strictObject({
        head: z.string().min(1),
        /** Characters. */
        width: z.number().min(4).max(120).default(20),
        kind: z.enum(['text', 'number', 'mark', 'dong', 'date']).default('text'),
      }),
    )
    .min(1),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
export type ListData = z.output<typeof listSchema>;

const formats = { text: '@', number: '#,##0', mark: '#,##0.00', dong: '#,##0', date: 'dd/mm/yyyy' } as const;

/** The list as a workbook: frozen header, filter, real numbers and dates. */
export async function renderListXlsx(input: z.input<typeof listSchema>): Promise<Buffer> {
  const data = listSchema.parse(input);
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(data.title), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = data.columns.map((column) => ({ header: column.head, width: column.width }));
  sheet.getRow(1).eachCell((cell) => {
    cell.font = { name: 'Times New Roman', size: 12, bold: true };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  });
  // One object for all cells of a column: the library knows it again and does not compare each cell's style anew.
  const styles = data.columns.map(({ kind }): Partial<Style> => ({
    numFmt: formats[kind],
    font: { name: 'Times New Roman', size: 12 },
    alignment: { vertical: 'top', wrapText: kind === 'text' },
  }));
  for (const row of data.rows) {
    const added = sheet.addRow(row.map((value, index) => typed(value, data.columns[index]?.kind ?? 'text')));
    styles.forEach((style, index) => {
      added.getCell(index + 1).style = style;
    });
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: data.columns.length } };
  return workbookBytes(workbook, data.madeOn);
}

function typed(
  value: string | number | null,
  kind: ListData['columns'][number]['kind'],
): string | number | Date | null {
  if (kind === 'date' && typeof value === 'string' && value !== '') return new Date(`${value}T00:00:00Z`);
  if (kind === 'mark' && typeof value === 'number') return value / 100;
  return value;
}

export function sheetName(title: string): string {
  return title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31);
}
