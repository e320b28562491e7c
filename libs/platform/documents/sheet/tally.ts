import type ExcelJS from 'exceljs';
import type { z } from 'zod';
import type { ExactPoints } from '../papers/common';
import { tally } from '../papers/tally';
import type { TallyData } from '../papers/tally';
import { workbookBytes } from './workbook';

const HEAD = 6;
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the library declares it as a const enum, which isolated modules cannot read
const A4 = 9 as ExcelJS.PaperSize;
const font = { name: 'Times New Roman', size: 12 };
const thin = { style: 'thin' } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

/**
 * The tally as a workbook whose own formulas give the score and the rank from the sheets' totals. The official values
 * stand beside them, with a column that says whether they agree. What has no rank takes no part in the ranking.
 */
export async function renderTallyXlsx(input: z.input<typeof tally.schema>): Promise<Buffer> {
  const data = tally.schema.parse(input);
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet('Tổng hợp điểm', {
    views: [{ state: 'frozen', xSplit: 3, ySplit: HEAD }],
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${String(HEAD)}:${String(HEAD)}`,
    },
  });
  const columns = layout(data);
  const width = columns.names.length;
  const banner = (row: number, text: string, bold: boolean): void => {
    sheet.mergeCells(row, 1, row, width);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { ...font, size: bold ? 14 : 12, bold };
    cell.alignment = { horizontal: 'center', wrapText: true };
  };
  banner(1, data.letterhead.agency.join(' '), true);
  banner(2, 'BẢNG TỔNG HỢP ĐIỂM', true);
  banner(3, `${data.roundName} ${data.contestName}`, true);
  banner(4, `Cách tính: ${data.rule}`, false);
  columns.names.forEach((name, index) => {
    const cell = sheet.getCell(HEAD, index + 1);
    cell.value = name;
    cell.font = { ...font, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = border;
    sheet.getColumn(index + 1).width = columns.widths[index] ?? 10;
  });
  data.rows.forEach((row, index) => writeRow(sheet, data, columns, row, HEAD + 1 + index));
  return workbookBytes(workbook, data.madeOn);
}

interface Columns {
  names: string[];
  widths: number[];
  firstMark: number;
  lastMark: number;
  vote: number | null;
  carried: number | null;
  behind: number | null;
  exact: number;
}

function layout(data: TallyData): Columns {
  const vote = data.vote === null ? [] : [data.vote.label];
  const carry = data.carry === null ? [] : [data.carry.label];
  const judges = data.judges.map((judge) => (judge.group === '' ? judge.label : `${judge.label} (${judge.group})`));
  const behind = data.rows.some((row) => row.behind > 0) ? ['Xếp sau khi bằng điểm'] : [];
  const last = 3 + judges.length;
  const exact = last + vote.length + carry.length + behind.length + 1;
  return {
    names: [
      'TT',
      'Mã',
      'Tên sáng kiến',
      ...judges,
      ...vote,
      ...carry,
      ...behind,
      'Điểm chưa làm tròn',
      'Điểm',
      'Hạng',
      'Điểm chính thức',
      'Hạng chính thức',
      'Khớp',
      'Ghi chú',
    ],
    widths: [
      6,
      14,
      50,
      ...judges.map(() => 11),
      ...[...vote, ...carry, ...behind].map(() => 12),
      14,
      10,
      8,
      12,
      12,
      9,
      24,
    ],
    firstMark: 4,
    lastMark: last,
    vote: data.vote === null ? null : last + 1,
    carried: data.carry === null ? null : last + vote.length + 1,
    behind: behind.length > 0 ? exact - 1 : null,
    exact,
  };
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  data: TallyData,
  columns: Columns,
  row: TallyData['rows'][number],
  at: number,
): void {
  const { exact } = columns;
  const cell = (column: number): string => `${letters(column)}${String(at)}`;
  const all = `$${letters(exact)}$${String(HEAD + 1)}:$${letters(exact)}$${String(HEAD + data.rows.length)}`;
  const behind = columns.behind === null ? '' : `+${cell(columns.behind)}`;
  const rounded = (inner: string): string => `ROUND(${inner},${String(data.decimals)})`;
  const values: ExcelJS.CellValue[] = [
    at - HEAD,
    row.code,
    row.title,
    ...data.judges.map((_, index) => pointsCell(row.marks[index] ?? null)),
    ...(columns.vote === null ? [] : [pointsCell(row.vote)]),
    ...(columns.carried === null ? [] : [pointsCell(row.carried)]),
    ...(columns.behind === null ? [] : [row.behind]),
    ...(row.rank === null
      ? [null, row.score === null ? null : { formula: rounded(exactFormula(data, columns, at)) }, null]
      : [
          { formula: exactFormula(data, columns, at) },
          { formula: `IF(${cell(exact)}="","",${rounded(cell(exact))})` },
          { formula: `IF(${cell(exact)}="","",RANK(${cell(exact)},${all},0)${behind})` },
        ]),
    pointsCell(row.score),
    row.rank,
    {
      formula: `IF(AND(${cell(exact + 1)}=IF(${cell(exact + 3)}="","",${cell(exact + 3)}),${cell(exact + 2)}=IF(${cell(exact + 4)}="","",${cell(exact + 4)})),"Khớp","KHÁC")`,
    },
    row.note,
  ];
  values.forEach((value, index) => {
    const target = sheet.getCell(at, index + 1);
    target.value = value;
    target.font = font;
    target.border = border;
    target.alignment = {
      vertical: 'middle',
      wrapText: true,
      horizontal: index === 2 || index === values.length - 1 ? 'left' : 'center',
    };
    if (index + 1 >= columns.firstMark && index + 1 < exact)
      target.numFmt = index + 1 === columns.behind ? '0' : '0.00';
    if (index === exact || index === exact + 2) target.numFmt = (0).toFixed(data.decimals);
    if (index + 1 === exact) target.numFmt = '0.000000';
    if (index === 1) target.numFmt = '@';
  });
}

/** A fraction is divided by the workbook. */
function pointsCell(value: ExactPoints | null): ExcelJS.CellValue {
  if (typeof value === 'number') return value / 100;
  if (value === null) return null;
  return value.includes('/') ? { formula: value } : Number(value);
}

/** Rounded to nine places so that equal scores reached by different sums rank equal. */
function exactFormula(data: TallyData, columns: Columns, at: number): string {
  const cell = (column: number): string => `${letters(column)}${String(at)}`;
  const marks = `${cell(columns.firstMark)}:${cell(columns.lastMark)}`;
  const panel = ownFormula(data, columns, at, marks);
  const own = columns.vote === null ? panel : `${panel}+${cell(columns.vote)}`;
  const { carry } = data;
  const total =
    carry === null || columns.carried === null
      ? own
      : `(${own})*${String(carry.own)}/10000+${cell(columns.carried)}*${String(carry.weight)}/10000`;
  return `IF(COUNT(${marks})=0,"",ROUND(${total},9))`;
}

function ownFormula(data: TallyData, columns: Columns, at: number, marks: string): string {
  const { aggregation } = data;
  switch (aggregation.kind) {
    case 'mean':
      return `AVERAGE(${marks})`;
    case 'trimmed':
      return `IF(COUNT(${marks})>=${String(aggregation.from)},(SUM(${marks})-MAX(${marks})-MIN(${marks}))/(COUNT(${marks})-2),AVERAGE(${marks}))`;
    case 'weighted_groups':
      return Object.entries(aggregation.weights)
        .map(([group, weight]) => {
          const members = data.judges.flatMap((judge, index) =>
            judge.group === group ? [`${letters(columns.firstMark + index)}${String(at)}`] : [],
          );
          return `AVERAGE(${members.join(',')})*${String(weight)}/10000`;
        })
        .join('+');
  }
}

/** 1 → A, 27 → AA. */
function letters(column: number): string {
  const rest = Math.trunc((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
