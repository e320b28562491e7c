import { buffer } from 'node:stream/consumers';
import PizZip from 'pizzip';
import { fromBufferPromise } from 'yauzl';
import { DocumentFault } from '../faults';

export interface ZipLimits {
  entries: number;
  /** Sum of the unpacked sizes. */
  bytes: number;
}

export const templateLimits: ZipLimits = { entries: 2000, bytes: 200_000_000 };

export type Parts = ReadonlyMap<string, Buffer>;

/** Unpacks a ZIP within limits: declared sizes are added up first and enforced while unpacking. @throws DocumentFault */
export async function readZip(file: Buffer, limits: ZipLimits = templateLimits): Promise<Parts> {
  const parts = new Map<string, Buffer>();
  try {
    const zip = await fromBufferPromise(file, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > limits.entries) throw new DocumentFault('documents.package_too_large', {});
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > limits.bytes) throw new DocumentFault('documents.package_too_large', {});
      if (entry.fileName.endsWith('/')) continue;
      parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    }
  } catch (error) {
    if (error instanceof DocumentFault) throw error;
    throw new DocumentFault('documents.not_a_package', {}, error);
  }
  return parts;
}

/** Packs parts in a fixed order with one fixed date, so that the same parts give the same bytes. */
export function fixedZip(parts: Parts, madeOn: string): Buffer {
  const [year = 1980, month = 1, day = 1] = madeOn.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  const zip = new PizZip();
  const names = [...parts.keys()].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  for (const name of names) {
    const content = parts.get(name) ?? Buffer.alloc(0);
    zip.file(name, name === 'docProps/core.xml' ? dated(content, madeOn) : content, { date, createFolders: false });
  }
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}

function order(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

function dated(core: Buffer, madeOn: string): Buffer {
  const xml = core.toString('utf8');
  return Buffer.from(xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${madeOn}T00:00:00Z`), 'utf8');
}
