import { listTable } from '../papers/list-table';
import type { ListPaperData } from '../papers/list-table';
import { renderPdf } from '../render';
import { renderCsv } from './csv';
import { listSchema, renderListXlsx } from './list';

export const LIST_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
export const LIST_MIMES: Readonly<Record<ListFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** One list in the form asked for: workbook, CSV for Excel in Vietnam, or landscape PDF with the paper's heading. */
export async function renderList(input: ListPaperData, format: ListFormat): Promise<Buffer> {
  const data = listSchema.parse(sheetOf(input));
  if (format === 'xlsx') return renderListXlsx(data);
  return format === 'csv' ? renderCsv(data) : renderPdf(listTable(data), { ...input, ...data });
}

function sheetOf({ letterhead: _, subject: __, ...sheet }: ListPaperData): object {
  return sheet;
}
