import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A small sound PDF; `words` make its content one of its own. */
export const pdf = (words = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n%âãÏÓ\n% ${words}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );

/** A small sound Word file, or one that only looks like it. */
export async function docx(mainType = 'wordprocessingml.document.main+xml'): Promise<Buffer> {
  const file = new ZipFile();
  const add = (name: string, text: string) => file.addBuffer(Buffer.from(text), name);
  const type = mainType.includes('/') ? mainType : `application/vnd.openxmlformats-officedocument.${mainType}`;
  add(
    '[Content_Types].xml',
    `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${type}"/></Types>`,
  );
  add('_rels/.rels', '<?xml version="1.0"?><Relationships></Relationships>');
  add('word/document.xml', '<w:document/>');
  file.end();
  return buffer(file.outputStream);
}

export const MACRO_WORD = 'application/vnd.ms-word.document.macroEnabled.main+xml';
