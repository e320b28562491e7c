import * as vi from './vietnamese';

describe('numbers in words', () => {
  it.each<[number | bigint, string]>([
    [0, 'không'],
    [4, 'bốn'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [30, 'ba mươi'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [555, 'năm trăm năm mươi lăm'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1010, 'một nghìn không trăm mười'],
    [10_000, 'mười nghìn'],
    [21_000, 'hai mươi mốt nghìn'],
    [1_000_000, 'một triệu'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [1_005_000, 'một triệu không trăm linh năm nghìn'],
    [56_000_000, 'năm mươi sáu triệu'],
    [1_234_567, 'một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy'],
    [1_000_000_000, 'một tỷ'],
    [2_010_000_000, 'hai tỷ không trăm mười triệu'],
    [1_000_000_001, 'một tỷ không trăm linh một'],
    [2_000_000_000_000_000_000n, 'hai tỷ tỷ'],
    [-5, 'âm năm'],
  ])('%s', (value, words) => {
    expect(vi.numberInWords(value)).toBe(words);
  });
});

describe('money, counts and marks', () => {
  it.each<[() => string, string]>([
    [() => vi.formatDong(10_000_000), '10.000.000 đồng'],
    [() => vi.formatDong(0), '0 đồng'],
    [() => vi.formatDong(999), '999 đồng'],
    [() => vi.formatDong(12_345_678_901_234_567_890n), '12.345.678.901.234.567.890 đồng'],
    [() => vi.dongInWords(15_000_000), 'mười lăm triệu đồng'],
    [() => vi.capitalise('đúng'), 'Đúng'],
    [() => vi.countWithWords(5), '05 (năm)'],
    [() => vi.countWithWords(24), '24 (hai mươi tư)'],
    [() => vi.formatHundredths(9550), '95,50'],
    [() => vi.formatHundredths(9550, true), '95,5'],
    [() => vi.formatHundredths(9500, true), '95'],
    [() => vi.formatHundredths(-5), '-0,05'],
    [() => vi.hundredthsInWords(9550), 'chín mươi lăm phẩy năm'],
    [() => vi.hundredthsInWords(8755), 'tám mươi bảy phẩy năm mươi lăm'],
    [() => vi.hundredthsInWords(9505), 'chín mươi lăm phẩy không năm'],
    [() => vi.hundredthsInWords(10_000), 'một trăm'],
  ])('%#', (write, words) => {
    expect(write()).toBe(words);
  });
});

describe('dates and numbers of documents', () => {
  it.each([
    ['2026-01-05', 'ngày 05 tháng 01 năm 2026'],
    ['2026-02-28', 'ngày 28 tháng 02 năm 2026'],
    ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
    ['2026-10-10', 'ngày 10 tháng 10 năm 2026'],
  ])('%s', (date, words) => {
    expect(vi.longDate(date)).toBe(words);
  });

  it('leaves room for the clerk', () => {
    expect(vi.blankDate(2026).replaceAll('\u00a0', '_')).toBe('ngày_______tháng_______năm 2026');
    expect(vi.numberLine(null, '')).toBe('');
    expect(vi.numberLine(null, 'QĐ-UBND').replaceAll('\u00a0', '_')).toBe('Số:_________/QĐ-UBND');
  });

  it.each([
    ['5', 'Số: 05/QĐ-UBND'],
    ['15', 'Số: 15/QĐ-UBND'],
    ['07a', 'Số: 07a/QĐ-UBND'],
  ])('number %s', (number, line) => {
    expect(vi.numberLine(number, 'QĐ-UBND')).toBe(line);
  });

  it('puts an instant on the wall clock of the contest', () => {
    expect(vi.clockTime('2026-01-04T18:05:59Z')).toBe('01 giờ 05 phút, ngày 05 tháng 01 năm 2026');
    expect(vi.clockTime('2026-01-04T18:05:59Z', 'UTC')).toBe('18 giờ 05 phút, ngày 04 tháng 01 năm 2026');
  });

  it('writes short dates', () => {
    expect(vi.shortDate('2026-01-05')).toBe('05/01/2026');
  });
});

describe('lists and endings', () => {
  it.each([
    [
      ['a', 'b', 'c'],
      ['a;', 'b;', 'c.'],
    ],
    [
      ['a;', 'b.', 'c,'],
      ['a;', 'b;', 'c.'],
    ],
    [['a'], ['a.']],
    [[], []],
  ])('%j', (items, closed) => {
    expect(vi.closeList(items)).toEqual(closed);
  });

  it('may end as an office is used to', () => {
    expect(vi.closeList(['a', 'b'], ',')).toEqual(['a;', 'b,']);
  });

  it.each(['Quyết định này', 'Quyết định này.', 'Quyết định này./.', 'Quyết định này; '])('ends %s', (text) => {
    expect(vi.endDocument(text)).toBe('Quyết định này./.');
  });

  it('sorts people by given name, then the rest', () => {
    const names = ['Nguyễn Văn Đức', 'Trần An', 'Lê Thị Ánh', 'Bùi Dũng', 'Hoàng An', 'Đỗ Ân', 'Vũ Cường'];
    expect(vi.sortByGivenName(names, (name) => name)).toEqual([
      'Hoàng An',
      'Trần An',
      'Lê Thị Ánh',
      'Đỗ Ân',
      'Vũ Cường',
      'Bùi Dũng',
      'Nguyễn Văn Đức',
    ]);
  });
});

describe('legal bases', () => {
  it.each<[string, number]>([
    ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022', 0],
    ['Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022', 1],
    ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 của Quốc hội', 1],
    ['Căn cứ Luật số 06/2022/QH15 của Quốc hội', 2],
    ['Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ', 0],
    ['Căn cứ Nghị định 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ', 1],
    ['Căn cứ Kế hoạch số 88/KH-UBND của Ủy ban nhân dân tỉnh', 1],
    ['Căn cứ Quyết định số 1/QĐ-UBND ngày 01 tháng 02 năm 2026', 1],
    ['Căn cứ Biên bản họp Ban Giám khảo', 0],
    ['Theo đề nghị của Giám đốc Sở Nội vụ', 0],
    ['Luật Thi đua, khen thưởng', 1],
  ])('%s', (basis, faults) => {
    expect(vi.checkLegalBasis(basis)).toHaveLength(faults);
  });
});

describe('signing cases', () => {
  it.each<[vi.Signing, string[]]>([
    [{ authority: 'own', head: 'Chủ tịch' }, ['CHỦ TỊCH']],
    [{ authority: 'own', head: 'Trưởng ban' }, ['TRƯỞNG BAN']],
    [{ authority: 'KT', head: 'Chủ tịch', signer: 'Phó Chủ tịch' }, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [{ authority: 'TL', head: 'Chủ tịch', signer: 'Chánh Văn phòng' }, ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    [{ authority: 'TUQ', head: 'Giám đốc', signer: 'Chánh Văn phòng' }, ['TUQ. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG']],
    [{ authority: 'Q', head: 'Giám đốc' }, ['Q. GIÁM ĐỐC']],
    [{ authority: 'TM', collective: 'Ủy ban nhân dân', head: 'Chủ tịch' }, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    [
      { authority: 'KT', collective: 'Ủy ban nhân dân', head: 'Chủ tịch', signer: 'Phó Chủ tịch' },
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
  ])('%j', (signing, lines) => {
    expect(vi.signingLines(signing)).toEqual(lines);
  });
});
