import { cut, encrypted, polyglot } from './kinds';
import type { Finding } from './kinds';
import { windows } from './source';
import type { ContentSource } from './source';

const PDF_TAIL = 2048;
const ENCRYPT = /\/Encrypt[\s\0]*(?:\d+[\s\0]+\d+[\s\0]+R|<<)/;

/** PDF (ISO 32000-2, 7.5): header at byte 0, end-of-file mark near the end, no encryption dictionary in any trailer. */
export async function checkPdf(source: ContentSource): Promise<Finding> {
  const head = (await source.read(0, 8)).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(head)) return cut;
  const tail = (await source.read(Math.max(0, source.size - PDF_TAIL), PDF_TAIL)).toString('latin1');
  const mark = tail.lastIndexOf('%%EOF');
  if (mark < 0) return cut;
  if (!/^[\s\0]*$/.test(tail.slice(mark + 5))) return polyglot('PDF + ?');
  for await (const { bytes } of windows(source, 64)) {
    if (ENCRYPT.test(bytes.toString('latin1'))) return encrypted;
  }
  return undefined;
}

const PNG_SIGNATURE = 8;

/** PNG (ISO 15948): chunks up to IEND, and nothing after it. */
export async function checkPng(source: ContentSource): Promise<Finding> {
  let at = PNG_SIGNATURE;
  for (;;) {
    const header = await source.read(at, 8);
    if (header.length < 8) return cut;
    at += header.readUInt32BE(0) + 12;
    if (at > source.size) return cut;
    if (header.toString('latin1', 4) === 'IEND') return at === source.size ? undefined : polyglot('PNG + ?');
  }
}

/**
 * JPEG (ISO 10918-1): segments up to the first scan, then an end mark, which cannot occur inside coded picture data.
 * Telephones append clips and maps after the end mark, so what follows is not refused here.
 */
export async function checkJpeg(source: ContentSource): Promise<Finding> {
  let at = 2;
  for (;;) {
    const header = await source.read(at, 4);
    if (header.length < 4 || header[0] !== 0xff) return cut;
    at += 2 + header.readUInt16BE(2);
    if (header[1] === 0xda) break;
  }
  for await (const { bytes } of windows(source, 1, at)) {
    if (bytes.includes(Buffer.from([0xff, 0xd9]))) return undefined;
  }
  return cut;
}

/** MP4 (ISO 14496-12): boxes that fill the file exactly, a movie box among them. */
export async function checkMp4(source: ContentSource): Promise<Finding> {
  let hasMovie = false;
  for (let at = 0; at < source.size;) {
    const header = await source.read(at, 16);
    if (header.length < 8) return cut;
    const short = header.readUInt32BE(0);
    const long = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short;
    const length = short === 0 ? source.size - at : long;
    const name = header.toString('latin1', 4, 8);
    if (length < 8 || at + length > source.size) return cut;
    if (!/^[\x20-\x7e\xa9]{4}$/.test(name)) return polyglot('MP4 + ?');
    hasMovie ||= name === 'moov';
    at += length;
  }
  return hasMovie ? undefined : cut;
}

const SNIFFED = 1024;
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php)\b/i;

/** Another format's opening within the stretch that lenient readers search. */
export async function checkHead(source: ContentSource, allowPdf: boolean): Promise<Finding> {
  const head = (await source.read(0, SNIFFED)).toString('latin1');
  if (MARKUP.test(head)) return polyglot('HTML');
  if (!allowPdf && head.includes('%PDF-')) return polyglot('PDF');
  return undefined;
}

const LONGEST_ZIP_END = 22 + 65_535;

/** A ZIP directory at the end: archive readers would take the file for an archive, whatever it begins with. */
export async function hasZipTail(source: ContentSource): Promise<boolean> {
  const from = Math.max(0, source.size - LONGEST_ZIP_END);
  const tail = await source.read(from, LONGEST_ZIP_END);
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0;) {
    if (at + 22 <= tail.length) {
      const directory = from + at - tail.readUInt32LE(at + 12);
      if (directory >= 0 && (await source.read(directory, 4)).toString('latin1') === 'PK\x01\x02') return true;
    }
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}
