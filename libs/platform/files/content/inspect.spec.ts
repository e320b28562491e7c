import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { sentence } from '../../kernel';
import '../messages';
import { inspectContent } from './inspect';
import type { Inspection } from './inspect';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Entries = Readonly<Record<string, string | Buffer>>;

async function zip(entries: Entries): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return buffer(file.outputStream);
}

function typesOf(main: string, more = ''): string {
  return `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`;
}
const DOCX = typesOf(`${OFFICE}.wordprocessingml.document.main+xml`);
const relations = (inner: string) => `<?xml version="1.0"?><Relationships>${inner}</Relationships>`;
const link = (type: string, rest = 'TargetMode="External"') =>
  relations(`<Relationship Id="r1" Type="${RELATIONS}/${type}" Target="https://example.vn/x" ${rest}/>`);

const office = (entries: Entries = {}, types: string | Buffer = DOCX) =>
  zip({ '[Content_Types].xml': types, '_rels/.rels': relations(''), 'word/document.xml': '<w:document/>', ...entries });
const withLink = (text: string | Buffer) => office({ 'word/_rels/document.xml.rels': text });

const PDF = Buffer.from(
  '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
  'latin1',
);
const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
};
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.alloc(13, 1)),
  chunk('IDAT', Buffer.alloc(40, 7)),
  chunk('IEND', Buffer.alloc(0)),
]);
const JPG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffda0002', 'hex'),
  Buffer.alloc(60, 0x33),
  Buffer.from('ffd9', 'hex'),
]);
const box = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 8);
  return Buffer.concat([length, Buffer.from(name), data]);
};
const MP4 = Buffer.concat([
  box('ftyp', Buffer.from('isom\0\0\0\x01isommp42', 'latin1')),
  box('moov', Buffer.alloc(50)),
  box('mdat', Buffer.alloc(90, 3)),
]);

/** A ZIP of one entry, with the given claims in both of its headers. */
function crafted(
  name: string,
  data: Buffer,
  claims: { size?: number; flags?: number; method?: number; localName?: string; before?: Buffer } = {},
): Buffer {
  const packed = deflateRawSync(data);
  const common = (at: Buffer, offset: number, nameLength: number) => {
    at.writeUInt16LE(claims.flags ?? 0, offset);
    at.writeUInt16LE(claims.method ?? 8, offset + 2);
    at.writeUInt32LE(packed.length, offset + 12);
    at.writeUInt32LE(claims.size ?? data.length, offset + 16);
    at.writeUInt16LE(nameLength, offset + 20);
  };
  const localName = Buffer.from(claims.localName ?? name);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  common(local, 6, localName.length);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  common(central, 8, name.length);
  const before = claims.before ?? Buffer.alloc(0);
  central.writeUInt32LE(before.length, 42);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(before.length + 30 + localName.length + packed.length, 16);
  return Buffer.concat([before, local, localName, packed, central, Buffer.from(name), end]);
}

const summary = (result: Inspection) => (result.ok ? `${result.kind} ${result.mime}` : result.refusal.code);
const oleWith = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('accepted content', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['Đơn.PDF', 'pdf application/pdf', () => PDF],
    ['a.docx', `docx ${OFFICE}.wordprocessingml.document`, () => office()],
    [
      'a.xlsx',
      `xlsx ${OFFICE}.spreadsheetml.sheet`,
      () => office({}, typesOf(`${OFFICE}.spreadsheetml.sheet.main+xml`)),
    ],
    [
      'a.pptx',
      `pptx ${OFFICE}.presentationml.presentation`,
      () => office({}, typesOf(`${OFFICE}.presentationml.presentation.main+xml`)),
    ],
    ['linked.docx', `docx ${OFFICE}.wordprocessingml.document`, () => withLink(link('hyperlink'))],
    ['inside.docx', `docx ${OFFICE}.wordprocessingml.document`, () => withLink(link('image', ''))],
    ['a.jpg', 'jpg image/jpeg', () => JPG],
    ['a.jpeg', 'jpg image/jpeg', () => JPG],
    ['motion.jpg', 'jpg image/jpeg', () => Buffer.concat([JPG, MP4])],
    ['a.png', 'png image/png', () => PNG],
    ['a.mp4', 'mp4 video/mp4', () => MP4],
    ['a.zip', 'zip application/zip', () => zip({ 'ảnh/1.jpg': JPG, 'bản.pdf': PDF })],
    ['crafted.zip', 'zip application/zip', () => crafted('empty', Buffer.alloc(0))],
  ])('%s is %s', async (name, expected, make) => {
    expect(summary(await inspectContent(await make(), name))).toBe(expected);
  });
});

describe('refused content', () => {
  it.each<[string, string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing', 'a.pdf', 'files.empty', () => Buffer.alloc(0)],
    ['a macro extension', 'a.docm', 'files.macro', () => office()],
    ['a macro extension of a sheet', 'a.XLSM', 'files.macro', () => office()],
    ['a macro project', 'a.docx', 'files.macro', () => office({ 'word/vbaProject.bin': 'x' })],
    [
      'a macro type',
      'a.docx',
      'files.macro',
      () => office({}, typesOf('application/vnd.ms-word.document.macroEnabled.main+xml')),
    ],
    ['an old macro sheet', 'a.xlsx', 'files.macro', () => office({ 'xl/macrosheets/sheet1.xml': '<x/>' })],
    [
      'a macro type in UTF-16',
      'a.docx',
      'files.macro',
      () => office({}, utf16(typesOf('application/vnd.ms-office.vbaProject'))),
    ],
    ['a remote template', 'a.docx', 'files.external_link', () => withLink(link('attachedTemplate'))],
    ['a remote picture', 'a.docx', 'files.external_link', () => withLink(link('image'))],
    [
      'a remote picture, hidden by spelling',
      'a.docx',
      'files.external_link',
      () => withLink(link('image', "TargetMode='&#69;xternal'")),
    ],
    ['a remote picture in UTF-16', 'a.docx', 'files.external_link', () => withLink(utf16(link('image')))],
    [
      'a remote picture under a prefix',
      'a.docx',
      'files.external_link',
      () => withLink(link('image').replace('<Relationship ', '<p:Relationship ')),
    ],
    [
      'an entity declaration',
      'a.docx',
      'files.polyglot',
      () => withLink('<!DOCTYPE x [<!ENTITY y "z">]><Relationships/>'),
    ],
    [
      'two main parts',
      'a.docx',
      'files.polyglot',
      () =>
        office({}, typesOf(`${OFFICE}.wordprocessingml.document.main+xml`, `${OFFICE}.spreadsheetml.sheet.main+xml`)),
    ],
    ['the same part twice', 'a.docx', 'files.polyglot', () => office({ 'WORD/document.xml': '<x/>' })],
    ['a document named as another', 'a.xlsx', 'files.wrong_content', () => office()],
    ['a document named archive', 'a.zip', 'files.wrong_content', () => office()],
    ['an archive named document', 'a.docx', 'files.wrong_content', () => zip({ 'a.txt': 'x' })],
    [
      'a template',
      'a.dotx',
      'files.wrong_content',
      () => office({}, typesOf(`${OFFICE}.wordprocessingml.template.main+xml`)),
    ],
    ['a picture named PDF', 'a.pdf', 'files.wrong_content', () => PNG],
    ['a PDF without extension', 'pdf', 'files.wrong_content', () => PDF],
    ['a PDF named program', 'a.pdf.exe', 'files.wrong_content', () => PDF],
    ['HTML named PDF', 'a.pdf', 'files.wrong_content', () => Buffer.from('<!doctype html><script>1</script>')],
    ['HTML', 'a.html', 'files.unknown_type', () => Buffer.from('<!doctype html><script>1</script>')],
    ['SVG', 'a.svg', 'files.unknown_type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      'SVG named picture',
      'a.png',
      'files.wrong_content',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['a program', 'a.exe', 'files.unknown_type', () => Buffer.from('MZ\x90\0\x03')],
    ['text', 'a.txt', 'files.unknown_type', () => Buffer.from('xin chào')],
    ['an old document', 'a.doc', 'files.unknown_type', () => oleWith('WordDocument')],
    ['a document with a password', 'a.docx', 'files.encrypted', () => oleWith('EncryptedPackage')],
    [
      'a PDF with a password',
      'a.pdf',
      'files.encrypted',
      () => Buffer.from(PDF.toString('latin1').replace('/Root', '/Encrypt 5 0 R /Root'), 'latin1'),
    ],
    ['an archive with a password', 'a.zip', 'files.encrypted', () => crafted('a', Buffer.from('x'), { flags: 1 })],
    [
      'a PDF behind other bytes',
      'a.pdf',
      'files.polyglot',
      () => Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(20), PDF]),
    ],
    ['a PDF behind text', 'a.pdf', 'files.polyglot', () => Buffer.concat([Buffer.from('x\n'), PDF])],
    [
      'a PDF with an archive at its end',
      'a.pdf',
      'files.polyglot',
      async () => Buffer.concat([PDF, await zip({ a: 'b' })]),
    ],
    ['a PDF with bytes after its end', 'a.pdf', 'files.polyglot', () => Buffer.concat([PDF, Buffer.from('more')])],
    [
      'a PDF that is a page as well',
      'a.pdf',
      'files.polyglot',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n<html><body>'), PDF]),
    ],
    [
      'a picture with an archive at its end',
      'a.png',
      'files.polyglot',
      async () => Buffer.concat([PNG, await zip({ a: 'b' })]),
    ],
    ['a picture with bytes after its end', 'a.png', 'files.polyglot', () => Buffer.concat([PNG, Buffer.alloc(5)])],
    [
      'a photo with an archive at its end',
      'a.jpg',
      'files.polyglot',
      async () => Buffer.concat([JPG, await zip({ a: 'b' })]),
    ],
    [
      'a film with an archive at its end',
      'a.mp4',
      'files.polyglot',
      async () => Buffer.concat([MP4, await zip({ a: 'b' })]),
    ],
    [
      'an archive behind other bytes',
      'a.zip',
      'files.polyglot',
      async () => Buffer.concat([Buffer.from('MZ'), await zip({ a: 'b' })]),
    ],
    [
      'an archive with bytes after its end',
      'a.zip',
      'files.polyglot',
      async () => Buffer.concat([await zip({ a: 'b' }), Buffer.from('tail')]),
    ],
    [
      'an archive behind another beginning',
      'a.zip',
      'files.polyglot',
      () => crafted('a', Buffer.alloc(0), { before: Buffer.from('PK\x03\x04 and more') }),
    ],
    [
      'an entry with two names',
      'a.zip',
      'files.polyglot',
      () => crafted('good', Buffer.alloc(0), { localName: 'evil' }),
    ],
    ['a program in an archive', 'a.zip', 'files.executable', () => zip({ 'ok.txt': 'x', 'sub/Setup.EXE': 'MZ' })],
    ['a cut PDF', 'a.pdf', 'files.cut', () => PDF.subarray(0, -8)],
    ['a cut picture', 'a.png', 'files.cut', () => PNG.subarray(0, -14)],
    ['a cut photo', 'a.jpg', 'files.cut', () => JPG.subarray(0, -2)],
    ['a cut film', 'a.mp4', 'files.cut', () => MP4.subarray(0, -1)],
    ['a cut document', 'a.docx', 'files.cut', async () => (await office()).subarray(0, -30)],
    ['an archive with a damaged entry', 'a.zip', 'files.cut', () => crafted('a', Buffer.from('not the sum'))],
    ['an archive that leaves its folder', 'a.zip', 'files.cut', () => crafted('../a', Buffer.alloc(0))],
    ['an archive that cannot be read', 'a.zip', 'files.cut', () => crafted('a', Buffer.from('x'), { method: 12 })],
  ])('%s (%s): %s', async (_what, name, expected, make) => {
    expect(summary(await inspectContent(await make(), name))).toBe(expected);
  });
});

describe('unpacked size', () => {
  const limits = { maxUnpackedBytes: 1_000_000, maxEntries: 3 };

  it('takes what stays within', async () => {
    expect(
      summary(await inspectContent(await zip({ a: Buffer.alloc(500_000), b: Buffer.alloc(500_000) }), 'a.zip', limits)),
    ).toBe('zip application/zip');
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['one entry too large', () => zip({ a: Buffer.alloc(1_000_001) })],
    ['entries too large together', () => zip({ a: Buffer.alloc(500_001), b: Buffer.alloc(500_000) })],
    ['a header that lies', () => crafted('a', Buffer.alloc(5_000_000), { size: 10 })],
    ['too many entries', () => zip({ a: '', b: '', c: '', d: '' })],
  ])('refuses %s', async (_what, make) => {
    expect(await inspectContent(await make(), 'a.zip', limits)).toEqual({
      ok: false,
      refusal: { code: 'files.unpacked_too_large', params: { limit: '976 KB' } },
    });
  });
});

test('says in words that it does not know what a file holds', async () => {
  const found = await inspectContent(Buffer.from('xin chào'), 'a.pdf');
  expect(found.ok ? '' : sentence(found.refusal, 'vi')).toContain('đuôi “pdf”, nội dung “không nhận ra”');
});
