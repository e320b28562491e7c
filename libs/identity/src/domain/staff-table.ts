import { fold, readDay } from '@platform/kernel';
import { readCells } from './cell-table';
import type { CellFault, CellTable } from './cell-table';

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

export type StaffColumn = Exclude<keyof StaffRow, 'row'>;

export const STAFF_HEADINGS: Readonly<Record<StaffColumn, string>> = {
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
export const STAFF_NEEDED: readonly StaffColumn[] = ['name', 'unitCode'];
const GENDERS: Readonly<Record<string, 'male' | 'female'>> = { nam: 'male', nu: 'female' };
const EMAIL = /^[^\s@,;<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Reads the rows with every fault of every cell; units and people are known by the codes given. */
export function readStaff(
  table: CellTable,
  knownUnits: ReadonlySet<string>,
): { readonly rows: StaffRow[]; readonly faults: CellFault[] } {
  const columns = { headings: STAFF_HEADINGS, needed: STAFF_NEEDED };
  return readCells(table, columns, ({ row, text, report, once }) => {
    const isBad = (words: string) => words.length > 300 || /\p{Cc}/u.test(words);
    const birthDate = text('birthDate') === '' ? null : readDay(text('birthDate'));
    const gender = GENDERS[fold(text('gender'))] ?? null;
    const email = text('email').toLowerCase();
    const phone = text('phone');
    const staffCode = text('staffCode');
    if (text('name') === '') report('name', 'cell_missing');
    else if (isBad(text('name'))) report('name', 'cell_bad_name');
    for (const column of ['jobTitle', 'qualification'] as const)
      if (isBad(text(column))) report(column, 'cell_bad_text');
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
      ...{ jobTitle: text('jobTitle') || null, qualification: text('qualification') || null },
    };
  });
}
