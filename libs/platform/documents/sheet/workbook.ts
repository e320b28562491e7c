import type ExcelJS from 'exceljs';
import { fixedZip, readZip } from '../docx/package';

/** Characters that no XML file can hold, and so no workbook: Excel would refuse the file. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** What Excel reads as one character in hexadecimal. */
const ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/gu;

function writable(workbook: ExcelJS.Workbook): void {
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.value = cell.value.replace(UNWRITABLE, '').replace(ESCAPE, '_x005F_');
      });
    });
}

/** The workbook's bytes, the same for the same content: fixed dates inside and in the package. */
export async function workbookBytes(workbook: ExcelJS.Workbook, madeOn: string): Promise<Buffer> {
  const date = new Date(`${madeOn}T00:00:00Z`);
  workbook.creator = '';
  workbook.lastModifiedBy = '';
  workbook.created = date;
  workbook.modified = date;
  writable(workbook);
  workbook.calcProperties = { fullCalcOnLoad: true };
  const written = Buffer.from(await workbook.xlsx.writeBuffer());
  return fixedZip(await readZip(written, { entries: 2000, bytes: 1_000_000_000 }), madeOn);
}
