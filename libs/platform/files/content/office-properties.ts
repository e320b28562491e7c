import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise } from 'yauzl';
import type { Entry, ZipFile as Archive } from 'yauzl';
import { ZipFile } from 'yazl';
import { SourceReader } from './archive';
import type { ContentSource } from './source';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PROPERTIES: Readonly<Record<string, string>> = {
  'docprops/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docprops/app.xml': '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docprops/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
};
/** Who commented or changed something (Word, PowerPoint), who has the workbook open, and the folder it was saved in. */
const NAMING = /\s(?:w\d*:author|w\d*:initials|w15:userId|userName)="[^"]*"|\s(?:w\d*:author|w\d*:initials)='[^']*'/g;
const IN_PEOPLE = /\s(?:name|initials|displayName|userId|w15:author|w15:userId)="[^"]*"/g;
const PEOPLE = /^(?:word\/people\.xml|ppt\/(?:commentAuthors|authors)\.xml|xl\/persons\/[^/]+\.xml)$/i;
const FOLDER = /(<x15ac:absPath\s[^>]*?url=)"[^"]*"/g;
const COMMENTERS = /(<(?:\w+:)?author>)[^<]*(<\/(?:\w+:)?author>)/g;
const SPREADSHEET_COMMENTS = /^xl\/(?:comments\/)?comments?\d*\.xml$/i;
const TAG = /<[^<>]+>/g;
/** A larger part of an office file is data, not text that names somebody. */
const LONGEST = 64 * 1024 * 1024;

/** The same package with empty properties and without the names of those who commented, changed or saved. */
export async function officeWithoutProperties(
  source: ContentSource,
  picture: (bytes: Buffer, kind: 'jpg' | 'png') => Promise<Buffer>,
): Promise<Readable> {
  const archive = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
    lazyEntries: true,
    autoClose: false,
  });
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const mtime = new Date('1980-01-01T00:00:00Z');
  const options = { mtime, mode: 0o100644, forceDosTimestamp: true };
  let current: Readable | undefined;
  const feed = async (): Promise<void> => {
    for await (const entry of archive.eachEntry()) {
      if (output.destroyed) return;
      const changed = await withoutNames(archive, entry, picture);
      if (changed) zip.addBuffer(changed, entry.fileName, options);
      else if (entry.fileName.endsWith('/')) zip.addEmptyDirectory(entry.fileName, { mtime });
      else {
        current = await archive.openReadStreamPromise(entry);
        zip.addReadStream(current, entry.fileName, options);
        await finished(current);
      }
    }
    zip.end();
  };
  void feed().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  output.once('close', () => current?.destroy());
  return output;
}

/** Undefined where the entry is taken over as it is. */
async function withoutNames(
  archive: Archive,
  entry: Entry,
  picture: (bytes: Buffer, kind: 'jpg' | 'png') => Promise<Buffer>,
): Promise<Buffer | undefined> {
  const name = entry.fileName;
  const empty = PROPERTIES[name.toLowerCase()];
  if (empty !== undefined) return Buffer.from(HEAD + empty);
  if (entry.uncompressedSize > LONGEST) return undefined;
  const [, ending = ''] = /\.(xml|jpe?g|png)$/i.exec(name) ?? [];
  if (ending === '') return undefined;
  const bytes = await buffer(await archive.openReadStreamPromise(entry));
  if (/^xml$/i.test(ending)) return Buffer.from(unnamed(name, bytes.toString('utf8')));
  return picture(bytes, /^png$/i.test(ending) ? 'png' : 'jpg');
}

const blank = (attribute: string): string => attribute.replace(/=(["']).*\1$/s, '=""');

function unnamed(name: string, xml: string): string {
  const naming = PEOPLE.test(name) ? IN_PEOPLE : NAMING;
  const text = xml.replace(TAG, (tag) => tag.replace(naming, blank)).replace(FOLDER, '$1""');
  return SPREADSHEET_COMMENTS.test(name) ? text.replace(COMMENTERS, '$1$2') : text;
}
