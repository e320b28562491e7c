import { readStaff } from './staff-table';

const table = (...rows: string[][]) => ({ rows: rows.map((cells, index) => ({ row: index + 1, cells })) });
const HEAD = ['Mã cán bộ', 'Họ và tên', 'MÃ ĐƠN VỊ', 'Ngày sinh', 'Giới tính', 'Email', 'Điện thoại'];
const units = new Set(['007', 'SNV']);

describe('readStaff', () => {
  it('keeps leading zeros and reads days as written here', () => {
    const read = readStaff(
      table(HEAD, ['0012', ' Nguyễn  Văn An ', '007', '05/09/1980', 'Nữ', 'AN@vidu.vn', '0912345678']),
      units,
    );
    expect(read).toEqual({
      faults: [],
      rows: [
        {
          row: 2,
          name: 'Nguyễn Văn An',
          unitCode: '007',
          staffCode: '0012',
          jobTitle: null,
          birthDate: '1980-09-05',
          gender: 'female',
          qualification: null,
          phone: '0912345678',
          email: 'an@vidu.vn',
        },
      ],
    });
  });

  it('names every fault by its cell', () => {
    const { faults } = readStaff(
      table(HEAD, ['1', '', '7', '31/02/1980', 'x', 'an@', '12'], ['1', 'Trần Thị Bình', 'SNV', '', '', '', '']),
      units,
    );
    expect(faults).toEqual([
      { cell: 'B2', column: 'Họ và tên', code: 'identity.cell_missing' },
      { cell: 'C2', column: 'Mã đơn vị', code: 'identity.cell_unknown_unit', params: { code: '7' } },
      { cell: 'D2', column: 'Ngày sinh', code: 'identity.cell_bad_day' },
      { cell: 'E2', column: 'Giới tính', code: 'identity.cell_bad_gender' },
      { cell: 'F2', column: 'Email', code: 'identity.cell_bad_email' },
      { cell: 'G2', column: 'Điện thoại', code: 'identity.cell_bad_phone' },
      { cell: 'A3', column: 'Mã cán bộ', code: 'identity.cell_twice', params: { row: 2 } },
    ]);
  });

  it('cuts no text short', () => {
    const row = ['1', 'Trần Thị Bình', 'SNV', '', '', '', '', 'x'.repeat(301), 'Cử\u0007 nhân'];
    expect(readStaff(table([...HEAD, 'Chức vụ', 'Trình độ'], row), units).faults).toEqual([
      { cell: 'H2', column: 'Chức vụ', code: 'identity.cell_bad_text' },
      { cell: 'I2', column: 'Trình độ', code: 'identity.cell_bad_text' },
    ]);
  });

  it('asks for the columns it needs', () => {
    expect(readStaff(table(['Họ và tên'], ['An']), units)).toEqual({
      rows: [],
      faults: [{ cell: 'A1', column: 'Mã đơn vị', code: 'identity.column_missing', params: { column: 'Mã đơn vị' } }],
    });
  });
});
