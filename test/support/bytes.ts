import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import PizZip from 'pizzip';
import type { Test } from 'supertest';
import { fromBufferPromise } from 'yauzl';
import { linesOf, readPdf } from './geometry/pdf';

export interface Downloaded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** An answer as it came over the wire; `keepAs` leaves it in the folder named by KEEP_PAPERS, to be looked at. */
export async function download(call: Test, keepAs?: string): Promise<Downloaded> {
  const answer = await call.buffer(true).parse((incoming, done) => {
    buffer(incoming as unknown as Readable).then(
      (bytes) => done(null, bytes),
      (error: unknown) => done(error as Error, null),
    );
  });
  const bytes = answer.body as Buffer;
  const folder = process.env['KEEP_PAPERS'];
  if (folder !== undefined && keepAs !== undefined && answer.status === 200) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, keepAs), bytes);
  }
  return { status: answer.status, headers: answer.headers, bytes };
}

/** The words of a PDF of ours, line by line. */
export function pdfText(pdf: Buffer): string {
  return readPdf(pdf)
    .pages.flatMap((page) => linesOf(page).map((line) => line.text.replaceAll('\u00a0', ' ').trim()))
    .join('\n');
}

export function docxText(docx: Buffer): string {
  return (new PizZip(docx).file('word/document.xml')?.asText() ?? '')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ');
}

/** Every entry of a ZIP by its path, in order. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return entries;
}
