import type ExcelJS from 'exceljs';
import { fixedZip, readZip } from '../docx/package';

/** The workbook's bytes, the same for the same content: fixed dates inside and in the package. */
export async function workbookBytes(workbook: ExcelJS.Workbook, madeOn: string): Promise<Buffer> {
  const date = new Date(`${madeOn}T00:00:00Z`);
  workbook.creator = '';
  workbook.lastModifiedBy = '';
  workbook.created = date;
  workbook.modified = date;
  workbook.calcProperties = { fullCalcOnLoad: true };
  const written = Buffer.from(await workbook.xlsx.writeBuffer());
  return fixedZip(await readZip(written, { entries: 2000, bytes: 1_000_000_000 }), madeOn);
}
