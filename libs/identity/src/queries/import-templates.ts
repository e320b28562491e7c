import { renderTemplateXlsx } from '@platform/sheets';
import type { TemplateColumn } from '@platform/sheets';
import { STAFF_HEADINGS, STAFF_NEEDED } from '../domain/staff-table';
import type { StaffColumn } from '../domain/staff-table';
import { BLOCK_NAMES, UNIT_HEADINGS, UNIT_NEEDED } from '../domain/unit-table';
import type { UnitColumn } from '../domain/unit-table';

const DROP_DOWN_ROWS = 1_000;

type Help = Readonly<{ help: string; width: number; choices?: readonly string[] }>;

const STAFF_HELP: Readonly<Record<StaffColumn, Help>> = {
  name: { help: 'Họ, chữ đệm và tên như trong hồ sơ cán bộ.', width: 28 },
  unitCode: {
    help: 'Mã của đơn vị công tác, giữ cả số 0 ở đầu. Đơn vị phải có trong hệ thống và đang hoạt động.',
    width: 16,
  },
  staffCode: { help: 'Mã cán bộ. Ai đã có mã này trong hệ thống thì được cập nhật, không tạo thêm.', width: 14 },
  jobTitle: { help: 'Chức vụ hoặc chức danh.', width: 24 },
  birthDate: { help: 'Ngày/tháng/năm, ví dụ 05/09/1980.', width: 14 },
  gender: { help: 'Giới tính:', width: 12, choices: ['Nam', 'Nữ'] },
  qualification: { help: 'Trình độ chuyên môn.', width: 20 },
  phone: { help: 'Số điện thoại, từ 8 đến 20 chữ số, giữ cả số 0 ở đầu.', width: 16 },
  email: { help: 'Địa chỉ thư công vụ. Nhập danh sách không gửi lời mời; lời mời gửi ở trang tài khoản.', width: 28 },
};
const UNIT_HELP: Readonly<Record<UnitColumn, Help>> = {
  code: {
    help: 'Mã riêng của đơn vị, không trùng, giữ cả số 0 ở đầu. Đơn vị đã có mã này được giữ nguyên.',
    width: 16,
  },
  name: { help: 'Tên đầy đủ của đơn vị.', width: 44 },
  block: { help: 'Khối để giao chỉ tiêu và thống kê:', width: 24, choices: BLOCK_NAMES },
  parentCode: { help: 'Mã đơn vị cấp trên, nếu có: đã có trong hệ thống hoặc ở một dòng của bảng này.', width: 20 },
  staffCount: { help: 'Tổng số cán bộ, công chức, viên chức, nếu cần tính tỷ lệ tham gia.', width: 12 },
};

const names = (sheet: string) => ({ sheet, guide: 'Hướng dẫn', rows: DROP_DOWN_ROWS });

/** The empty sheet to fill in for the import of staff. */
export const staffTemplate = (): Promise<Buffer> =>
  renderTemplateXlsx(columnsOf(STAFF_HEADINGS, STAFF_NEEDED, STAFF_HELP), names('Cán bộ'));

/** The empty sheet to fill in for the import of units. */
export const unitsTemplate = (): Promise<Buffer> =>
  renderTemplateXlsx(columnsOf(UNIT_HEADINGS, UNIT_NEEDED, UNIT_HELP), names('Đơn vị'));

function columnsOf<Column extends string>(
  headings: Readonly<Record<Column, string>>,
  needed: readonly Column[],
  help: Readonly<Record<Column, Help>>,
): TemplateColumn[] {
  return (Object.keys(headings) as Column[]).map((column) => ({
    ...help[column],
    head: headings[column],
    required: needed.includes(column),
  }));
}
