import { deflateSync } from 'node:zlib';
import { pdfPages } from './pages';
import { bufferSource } from './source';

const plain = (...objects: string[]) =>
  Buffer.from(['%PDF-1.7', ...objects.map((one, index) => `${index + 1} 0 obj\n${one}\nendobj`), '%%EOF'].join('\n'));
const packed = (text: string) => {
  const bytes = deflateSync(Buffer.from(text, 'latin1'));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n9 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length ${bytes.length} >>\nstream\r\n`,
    ),
    bytes,
    Buffer.from('\nendstream\nendobj\n%%EOF'),
  ]);
};

it.each([
  ['one node', plain('<< /Type /Pages /Kids [2 0 R] /Count 12 >>'), 12],
  ['the count before the type, with a dictionary inside', plain('<</Count 3/Resources<</Font<<>>>>/Type/Pages>>'), 3],
  [
    'a tree, whose root counts all',
    plain('<</Type/Pages/Count 4>>', '<</Type/Pages/Count 24>>', '<</Type/Pages/Count 20>>'),
    24,
  ],
  ['outlines that count too', plain('<</Type/Outlines/Count 99>>', '<</Type/Pages/Count 7>>'), 7],
  ['a compressed tree', packed('1 0 2 40 <</Type/Catalog/Pages 2 0 R>><</Type/Pages/Kids[3 0 R]/Count 5>>'), 5],
  ['a tree behind a megabyte', Buffer.concat([Buffer.alloc(1_100_000, ' '), plain('<</Type/Pages/Count 2>>')]), 2],
  ['no tree', plain('<</Type/Page>>'), null],
  ['a stream that cannot be unpacked', Buffer.from('<</Type/ObjStm>>stream\nxxxx\nendstream'), null],
  ['an open end', Buffer.from('/Type/Pages'), null],
])('reads the pages of a PDF with %s', async (_, bytes, pages) => {
  expect(await pdfPages(bufferSource(bytes))).toBe(pages);
});
