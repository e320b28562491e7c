import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import PizZip from 'pizzip';
import { FolderBlobStore } from '../folder-blob-store';
import type { FileKind } from './kinds';
import { withoutProperties } from './without-properties';

const WHO = 'Nguyen Van Bi Mat';

/** Plain objects: a revision's information dictionary, the one of a later revision, an XMP packet. */
const PLAIN_PDF = Buffer.from(
  `%PDF-1.7\n1 0 obj\n<</Kind /Page /Text (giữ)>>\nendobj\n2 0 obj\n<</Author (${WHO} \\(A\\)) /Title <4e> >>\nendobj\n` +
    `3 0 obj\n<</Type /Metadata /Subtype /XML /Length 99>>\nstream\n<?xpacket?><x:xmpmeta><rdf:RDF>${WHO}</rdf:RDF></x:xmpmeta>\nendstream\nendobj\n` +
    `trailer <</Root 1 0 R /Info 2 0 R>>\n2 1 obj\n<</Author (${WHO} sau)>>\nendobj\n12 0 obj\n<</Author (của trang)>>\nendobj\n` +
    `trailer <</Info 2 1 R>>\n%%EOF`,
);

const packedObjects = (parts: readonly string[]): Buffer => {
  const heads = parts.map((_, n) => `${n + 7} ${parts.slice(0, n).join('').length}`).join(' ');
  return Buffer.from(`${heads} ${parts.join('')}`);
};
function packedPdf(shorten = 0): Buffer {
  const objects = ['<</Kind /Page>> ', `<</Author (${WHO}) /Company (${WHO})>> `, '<</Kind /Last>>'];
  const content = packedObjects(objects);
  const first = content.length - objects.join('').length;
  const stream = deflateSync(content, { level: 9 });
  const xmp = deflateSync(`<x:xmpmeta>${WHO}</x:xmpmeta>`);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n5 0 obj\n<</Type /ObjStm /N 3 /First ${first} /Filter /FlateDecode /Length ${stream.length}>>\nstream\n`,
    ),
    stream.subarray(0, stream.length - shorten),
    Buffer.from('\nendstream\nendobj\n6 0 obj\n<</Type /Metadata /Filter /FlateDecode>>\nstream\n'),
    xmp,
    Buffer.from('\nendstream\nendobj\n9 0 obj\n<</Type /XRef /Info 8 0 R>>\nendobj\n%%EOF'),
  ]);
}

/** Exif in the byte order of a telephone: the third turn, and who took it. */
function jpeg(): Buffer {
  const exif = Buffer.alloc(80);
  exif.write('Exif\0\0II*\0', 'latin1');
  exif.writeUInt32LE(8, 10);
  exif.writeUInt16LE(2, 14);
  exif.writeUInt16LE(0x0112, 16);
  exif.writeUInt16LE(6, 24);
  exif.write(WHO, 50);
  const segment = (mark: number, content: Buffer) =>
    Buffer.concat([Buffer.from([0xff, mark, 0, content.length + 2]), content]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif),
    segment(0xfe, Buffer.from(WHO)),
    segment(0xda, Buffer.from('scan')),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function chunk(name: string, content: string): Buffer {
  const body = Buffer.from(name + content, 'latin1');
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', 'x'), chunk('tEXt', `Author\0${WHO}`), chunk('IDAT', 'pixels'), chunk('IEND', '')],
  ]);

function box(name: string, content: Buffer | string): Buffer {
  const inside = Buffer.from(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(name, 4);
  return Buffer.concat([head, inside]);
}
const mp4 = (): Buffer =>
  Buffer.concat([
    box('ftyp', 'isom'),
    box('moov', Buffer.concat([box('mvhd', 'x'), box('udta', WHO)])),
    box('mdat', 'clip'),
  ]);

function office(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const zip = new PizZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('a file for a reader who must not know whose it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-properties-'));
  const store = new FolderBlobStore(folder);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  let count = 0;
  async function stripped(kind: FileKind, bytes: Buffer): Promise<Buffer> {
    const key = `k/${(count += 1)}`;
    await store.put(key, Readable.from([bytes]), { maxBytes: 10_000_000 });
    const { stream, size } = await withoutProperties(store, key, kind);
    const given = await buffer(stream);
    if (size !== undefined) expect(given.length).toBe(size);
    return given;
  }

  it('is a PDF with empty properties in every revision, and nothing else moved', async () => {
    const given = await stripped('pdf', PLAIN_PDF);
    const before = PLAIN_PDF.toString('latin1');
    const text = given.toString('latin1');
    expect(text).not.toContain(WHO);
    expect(text.length).toBe(before.length);
    for (const kept of ['1 0 obj', '(gi', '3 0 obj', 'endstream', '12 0 obj\n<</Author (', 'trailer', '%%EOF'])
      expect(text.indexOf(kept)).toBe(before.indexOf(kept));
  });

  it('is a PDF without the properties in its compressed objects', async () => {
    const given = await stripped('pdf', packedPdf());
    const [objects, xmp] = [...given.toString('latin1').matchAll(/>>\nstream\n/g)].map(({ 0: head, index }) =>
      inflateSync(given.subarray(index + head.length)).toString(),
    );
    expect(objects?.replace(/ +/g, ' ')).toBe('7 0 8 16 9 77 <</Kind /Page>> << >> <</Kind /Last>>');
    expect(xmp?.trim()).toBe('');
  });

  it('is refused where what a PDF says of its author cannot be reached', async () => {
    await expect(stripped('pdf', packedPdf(20))).rejects.toMatchObject({ refusal: { code: 'files.properties_stay' } });
  });

  it('is a JPEG that only says which side is up', async () => {
    const given = await stripped('jpg', jpeg());
    expect(given.includes(WHO)).toBe(false);
    const from = given.indexOf('Exif');
    expect(given.subarray(from, from + 26).toString('hex')).toBe(
      Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06', 'latin1').toString('hex'),
    );
    expect([given.length, given.includes('JFIF'), given.includes('scan')]).toEqual([jpeg().length, true, true]);
  });

  it('is a PNG and an MP4 with room where the texts were', async () => {
    const picture = await stripped('png', png());
    const length = 7 + WHO.length;
    expect(picture).toEqual(
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        ...[chunk('IHDR', 'x'), chunk('skIp', '\0'.repeat(length)), chunk('IDAT', 'pixels'), chunk('IEND', '')],
      ]),
    );
    const clip = await stripped('mp4', mp4());
    expect(clip.includes(WHO)).toBe(false);
    expect(clip).toEqual(
      Buffer.concat([
        ...[box('ftyp', 'isom'), box('moov', Buffer.concat([box('mvhd', 'x'), box('free', Buffer.alloc(WHO.length))]))],
        box('mdat', 'clip'),
      ]),
    );
  });

  it('is an office file whose words stay and whose properties, commenters and changers are gone', async () => {
    const text = `<w:p><w:ins w:id="1" w:author="${WHO}" w:date="2026-01-01"><w:t>Viết: w:author="giữ" Nguyễn</w:t></w:ins></w:p>`;
    const given = await stripped(
      'docx',
      office({
        '[Content_Types].xml': '<Types/>',
        'docProps/core.xml': `<dc:creator>${WHO}</dc:creator>`,
        'docProps/app.xml': `<Company>${WHO}</Company>`,
        'docProps/custom.xml': WHO,
        'word/document.xml': text,
        'word/comments.xml': `<w:comment w:id="0" w:author='${WHO}' w:initials="${WHO}"/>`,
        'word/people.xml': `<w15:person w15:author="${WHO}"><w15:presenceInfo w15:providerId="AD" w15:userId="${WHO}"/></w15:person>`,
        'word/media/image1.jpg': jpeg(),
        'xl/workbook.xml': `<fileSharing userName="${WHO}"/><x15ac:absPath xmlns:x="y" url="C:\\${WHO}\\"/>`,
        'xl/comments1.xml': `<authors><author>${WHO}</author></authors><t>lời</t>`,
        'xl/persons/person.xml': `<person displayName="${WHO}" id="{1}" userId="${WHO}"/>`,
        'xl/tables/table1.xml': '<table displayName="Bang1"/>',
        'ppt/commentAuthors.xml': `<p:cmAuthor id="0" name="${WHO}" initials="N"/>`,
      }),
    );
    const zip = new PizZip(given);
    const names = Object.keys(zip.files);
    expect(names.filter((name) => zip.file(name)?.asNodeBuffer().includes(WHO))).toEqual([]);
    const of = (name: string) => zip.file(name)?.asNodeBuffer().toString();
    expect(names).toContain('docProps/core.xml');
    expect(of('[Content_Types].xml')).toBe('<Types/>');
    expect(of('word/document.xml')).toBe(text.replace(`w:author="${WHO}"`, 'w:author=""'));
    expect(of('xl/comments1.xml')).toBe('<authors><author></author></authors><t>lời</t>');
    expect(of('xl/tables/table1.xml')).toBe('<table displayName="Bang1"/>');
    expect(of('ppt/commentAuthors.xml')).toBe('<p:cmAuthor id="0" name="" initials=""/>');
  });
});
