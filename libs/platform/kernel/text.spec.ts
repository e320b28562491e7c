import { containsPattern, fold, normaliseDeep } from './text';

describe('text', () => {
  it.each([
    ['Nguyễn Thị Hường', 'nguyen thi huong'],
    ['ĐƯỜNG   đi', 'duong di'],
    ['Nguyễn'.normalize('NFD'), 'nguyen'],
    ['ặ ẫ ỡ ự ỵ', 'a a o u y'],
  ])('folds %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('brings every string of a value to NFC, keys too', () => {
    const nfd = 'Hồ sơ'.normalize('NFD');
    expect(normaliseDeep({ [nfd]: [nfd, 1, null, { a: nfd }] })).toEqual({
      'Hồ sơ': ['Hồ sơ', 1, null, { a: 'Hồ sơ' }],
    });
  });

  it.each([
    ['Nguyễn\u200b Văn\u00ad An\ufeff', 'Nguyễn Văn An'],
    ['\u202eexe.txt\u202c', 'exe.txt'],
    ['\u200b\u2060', ''],
    ['một\n\thai', 'một\n\thai'],
    ['😀', '😀'],
  ])('keeps %j without what nobody sees', (given, kept) => expect(normaliseDeep([given])).toEqual([kept]));

  it('takes wildcards literally', () => expect(containsPattern('50%_Đ\\')).toBe('%50\\%\\_d\\\\%'));
});
