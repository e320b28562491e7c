import { cellName, fold, readDay } from '@platform/kernel';
import type { RefusalParams } from '@platform/kernel';

/** Cells as text, the headings first; `row` counts as a spreadsheet does, from 1. */
export interface StaffTable {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface StaffRow {
  readonly row: number;
  readonly name: string;
  readonly unitCode: string;
  readonly staffCode: string | null;
  readonly jobTitle: string | null;
  readonly birthDate: string | null;
  readonly gender: 'male' | 'female' | null;
  readonly qualification: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface CellFault {
  readonly cell: string;
  readonly column: string;
  readonly code: string;
  readonly params?: RefusalParams;
}

type Column = Exclude<keyof StaffRow, 'row'>;

const HEADINGS: Readonly<Record<Column, string>> = {
  name: 'Họ và tên',
  unitCode: 'Mã đơn vị',
  staffCode: 'Mã cán bộ',
  jobTitle: 'Chức vụ',
  birthDate: 'Ngày sinh',
  gender: 'Giới tính',
  qualification: 'Trình độ',
  phone: 'Điện thoại',
  email: 'Email',
};
const COLUMNS = Object.keys(HEADINGS) as Column[];
const NEEDED: readonly Column[] = ['name', 'unitCode'];
const GENDERS: Readonly<Record<string, 'male' | 'female'>> = { nam: 'male', nu: 'female' };
const EMAIL = /^[^\s@,;<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Reads the rows with every fault of every cell; units and people are known by the codes given. */
export function readStaff(
  table: StaffTable,
  knownUnits: ReadonlySet<string>,
): { readonly rows: StaffRow[]; readonly faults: CellFault[] } {
  const [headings, ...body] = table.rows;
  const titles = (headings?.cells ?? []).map(fold);
  const place = new Map(COLUMNS.map((column) => [column, titles.indexOf(fold(HEADINGS[column]))]));
  const missing = NEEDED.filter((column) => place.get(column) === -1);
  if (missing.length > 0) {
    const faults = missing.map((column) =>
      fault(0, headings?.row ?? 1, column, 'column_missing', { column: HEADINGS[column] }),
    );
    return { rows: [], faults };
  }
  const faults: CellFault[] = [];
  const seen = new Map<string, number>();
  const rows = body.map(({ row, cells }) => {
    const at = (column: Column) => place.get(column) ?? -1;
    const text = (column: Column) => (cells[at(column)] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
    const report = (column: Column, reason: string, params?: RefusalParams) =>
      void faults.push(fault(Math.max(0, at(column)), row, column, reason, params));
    const once = (column: Column, value: string) => {
      const key = `${column} ${value}`;
      const first = seen.get(key);
      if (first !== undefined) report(column, 'cell_twice', { row: first });
      else seen.set(key, row);
    };
    const optional = (column: Column) => text(column).slice(0, 300) || null;
    const birthDate = text('birthDate') === '' ? null : readDay(text('birthDate'));
    const gender = GENDERS[fold(text('gender'))] ?? null;
    const email = text('email').toLowerCase();
    const phone = text('phone');
    const staffCode = text('staffCode');
    if (text('name') === '') report('name', 'cell_missing');
    else if (text('name').length > 300 || /\p{Cc}/u.test(text('name'))) report('name', 'cell_bad_name');
    if (text('unitCode') === '') report('unitCode', 'cell_missing');
    else if (!knownUnits.has(text('unitCode'))) report('unitCode', 'cell_unknown_unit', { code: text('unitCode') });
    if (text('birthDate') !== '' && birthDate === null) report('birthDate', 'cell_bad_day');
    if (text('gender') !== '' && gender === null) report('gender', 'cell_bad_gender');
    if (email !== '' && !EMAIL.test(email)) report('email', 'cell_bad_email');
    if (phone !== '' && !/^\+?[0-9 .]{8,20}$/.test(phone)) report('phone', 'cell_bad_phone');
    if (staffCode.length > 60) report('staffCode', 'cell_bad_code');
    if (staffCode !== '') once('staffCode', staffCode);
    if (email !== '') once('email', email);
    return {
      ...{ row, name: text('name'), unitCode: text('unitCode'), birthDate, gender },
      ...{ staffCode: staffCode || null, phone: phone || null, email: email || null },
      ...{ jobTitle: optional('jobTitle'), qualification: optional('qualification') },
    };
  });
  return { rows, faults };
}

function fault(column: number, row: number, name: Column, reason: string, params?: RefusalParams): CellFault {
  return { cell: cellName(column, row), column: HEADINGS[name], code: `identity.${reason}`, ...(params && { params }) };
}
