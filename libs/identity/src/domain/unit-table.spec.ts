import { blockOf, readUnits } from './unit-table';

const table = (...rows: string[][]) => ({ rows: rows.map((cells, index) => ({ row: index + 1, cells })) });
const HEAD = ['Mã đơn vị', 'TÊN ĐƠN VỊ', 'Khối', 'Mã đơn vị cấp trên', 'Số cán bộ'];
const known = new Map([
  ['SNV', { code: 'SNV', name: 'Sở Nội vụ', active: true }],
  ['CU', { code: 'CU', name: 'Sở Cũ', active: false }],
]);

describe('readUnits', () => {
  it('reads units, with blocks by name or code and parents of the table or known', () => {
    const rows = [
      ['001', 'Sở  Tư pháp', 'sở, ban, ngành', '', '45'],
      ['001.1', 'Phòng Công chứng', 'agency', '001', ''],
      ['SNV', 'Sở Nội vụ', 'department', '', ''],
      ['T2', 'Trung tâm Lưu trữ', 'Đơn vị sự nghiệp', 'SNV', ''],
    ];
    expect(readUnits(table(HEAD, ...rows), known)).toEqual({
      faults: [],
      rows: [
        { row: 2, code: '001', name: 'Sở Tư pháp', block: 'department', parentCode: null, staffCount: 45 },
        { row: 3, code: '001.1', name: 'Phòng Công chứng', block: 'agency', parentCode: '001', staffCount: null },
        { row: 4, code: 'SNV', name: 'Sở Nội vụ', block: 'department', parentCode: null, staffCount: null },
        {
          row: 5,
          code: 'T2',
          name: 'Trung tâm Lưu trữ',
          block: 'don_vi_su_nghiep',
          parentCode: 'SNV',
          staffCount: null,
        },
      ],
    });
  });

  it('names every fault by its cell', () => {
    const rows = [
      ['', '', '', 'XYZ', '1.5'],
      ['SNV', 'Sở Khác', '###', '', ''],
      ['CU', 'Sở Cũ', 'agency', 'CU2', ''],
      ['A', 'Đơn vị A', 'agency', 'B', ''],
      ['B', 'Đơn vị B', 'agency', 'A', ''],
      ['A', 'Đơn vị A hai', 'agency', '', ''],
    ];
    expect(readUnits(table(HEAD, ...rows), known).faults).toEqual([
      { cell: 'A2', column: 'Mã đơn vị', code: 'identity.cell_missing' },
      { cell: 'B2', column: 'Tên đơn vị', code: 'identity.cell_missing' },
      { cell: 'C2', column: 'Khối', code: 'identity.cell_missing' },
      { cell: 'D2', column: 'Mã đơn vị cấp trên', code: 'identity.cell_unknown_unit', params: { code: 'XYZ' } },
      { cell: 'E2', column: 'Số cán bộ', code: 'identity.cell_bad_count' },
      { cell: 'B3', column: 'Tên đơn vị', code: 'identity.cell_unit_named', params: { name: 'Sở Nội vụ' } },
      { cell: 'C3', column: 'Khối', code: 'identity.cell_bad_block' },
      { cell: 'A4', column: 'Mã đơn vị', code: 'identity.cell_unit_ended', params: { name: 'Sở Cũ' } },
      { cell: 'D4', column: 'Mã đơn vị cấp trên', code: 'identity.cell_unknown_unit', params: { code: 'CU2' } },
      { cell: 'A7', column: 'Mã đơn vị', code: 'identity.cell_twice', params: { row: 5 } },
    ]);
  });

  it('finds units that stand above themselves', () => {
    const rows = [
      ['A', 'Đơn vị A', 'agency', 'B', ''],
      ['B', 'Đơn vị B', 'agency', 'A', ''],
      ['C', 'Đơn vị C', 'agency', 'C', ''],
    ];
    expect(readUnits(table(HEAD, ...rows), known).faults).toEqual(
      ['D2', 'D3', 'D4'].map((cell) => ({ cell, column: 'Mã đơn vị cấp trên', code: 'identity.cell_circle' })),
    );
  });
});

describe('blockOf', () => {
  it.each([
    ['Xã, phường, đặc khu', 'commune'],
    ['commune', 'commune'],
    ['Trường học', 'truong_hoc'],
    ['12', null],
    ['…', null],
  ])('%s', (text, code) => {
    expect(blockOf(text)).toBe(code);
  });
});
