import type { DataValidation } from 'exceljs';

export interface TemplateColumn {
  readonly head: string;
  /** What to write in it, for the second sheet. */
  readonly help: string;
  /** Characters. */
  readonly width: number;
  readonly required: boolean;
  /** Texts to pick from. */
  readonly choices?: readonly string[];
}

interface Ranges {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
}

const FONT = { name: 'Times New Roman', size: 12 };

/** An empty table to fill in: headings, drop-downs for the first `rows` rows, and a second sheet that explains the columns. */
export async function renderTemplateXlsx(
  columns: readonly TemplateColumn[],
  names: { readonly sheet: string; readonly guide: string; readonly rows: number },
): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(names.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width, style: { font: FONT, numFmt: '@' } }));
  const guide = book.addWorksheet(names.guide);
  guide.columns = [{ width: 32 }, { width: 90 }];
  // Of a whole range at once; the types know only single cells.
  const ranges = (sheet as unknown as Ranges).dataValidations;
  const lists = book.addWorksheet('_', { state: 'veryHidden' });
  columns.forEach(({ head, help, required, choices }, index) => {
    const cell = sheet.getRow(1).getCell(index + 1);
    cell.font = { ...FONT, bold: true, ...(required && { color: { argb: 'FFB00020' } }) };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    const line = guide.addRow([head, choices ? `${help} ${choices.join('; ')}.` : help]);
    line.font = FONT;
    line.alignment = { vertical: 'top', wrapText: true };
    if (!choices || choices.length === 0) return;
    choices.forEach((choice, row) => (lists.getCell(row + 1, index + 1).value = choice));
    const letter = lists.getColumn(index + 1).letter;
    ranges.add(`${letter}2:${letter}${names.rows + 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`'_'!$${letter}$1:$${letter}$${choices.length}`],
    });
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
