import { filesMessages, sizeText } from './messages';
import { attachmentDisposition, displayName, extensionOf } from './names';

describe('display names', () => {
  it.each([
    ['Báo cáo.pdf', 'Báo cáo.pdf'],
    ['Báo cáo.pdf'.normalize('NFD'), 'Báo cáo.pdf'],
    ['C:\\Users\\An\\Đơn.docx', 'Đơn.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a/b/', 'b'],
    ['a\u0000b\r\nc\u202Efdp.exe', 'abcfdp.exe'],
    ['x\uD800y.pdf', 'xy.pdf'],
    ['  .htaccess ', 'htaccess'],
    ['a \u00A0 b.pdf', 'a b.pdf'],
    ['...', 'tep'],
    ['', 'tep'],
    ['\u200B', 'tep'],
    [`${'ă'.repeat(200)}.pdf`, `${'ă'.repeat(116)}.pdf`],
    ['ă'.repeat(200), 'ă'.repeat(120)],
  ])('%j becomes %j', (given, shown) => expect(displayName(given)).toBe(shown));

  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['.pdf', ''],
    ['a.', ''],
    ['pdf', ''],
    ['a.ảnh', ''],
  ])('the extension of %j is %j', (name, extension) => expect(extensionOf(name)).toBe(extension));

  it.each([
    ['Đơn "1".pdf', `attachment; filename="Don _1_.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%221%22.pdf`],
    ["a'(b)*.pdf", `attachment; filename="a'(b)*.pdf"; filename*=UTF-8''a%27%28b%29%2A.pdf`],
    ['a\r\nX: y.pdf', `attachment; filename="aX: y.pdf"; filename*=UTF-8''aX%3A%20y.pdf`],
  ])('%j is offered as %s', (name, header) => expect(attachmentDisposition(name)).toBe(header));
});

it.each([
  [1, '1 B'],
  [2048, '2 KB'],
  [50 * 1024 * 1024, '50 MB'],
])('%d bytes read %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));

it('says the same parameters in both languages', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const { vi, en } of Object.values(filesMessages)) expect(names(vi)).toEqual(names(en));
});
