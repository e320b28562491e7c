import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** Path inside the archive, with "/"; NFC. */
  name: string;
  content: Readable | Buffer;
  /** Already compressed files are stored as they are; default: compressed. */
  stored?: boolean;
}

/**
 * A ZIP as a stream. Entries are taken one at a time, the next only when the one before has been read to its end, so
 * neither a file nor the archive is ever whole in memory. A failing entry or source destroys the stream.
 * @param date the modification time of every entry: the same entries give the same bytes
 */
export function zipStream(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, date: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;

  const feed = async (): Promise<void> => {
    for await (const entry of entries) {
      if (output.destroyed) return;
      const options = { mtime: date, mode: 0o100644, compress: !(entry.stored ?? false), forceDosTimestamp: true };
      const content = Buffer.isBuffer(entry.content) ? Readable.from([entry.content]) : entry.content;
      current = content;
      zip.addReadStream(content, entry.name.normalize('NFC'), options);
      await finished(content);
    }
    zip.end();
  };
  void feed().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  output.once('close', () => current?.destroy());
  zip.on('error', (error: Error) => output.destroy(error));
  return output;
}
