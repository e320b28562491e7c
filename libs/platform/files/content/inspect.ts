import { fileTypeFromBuffer } from 'file-type/core';
import type { Blocker } from '../../kernel';
import { extensionOf } from '../names';
import { readArchive } from './archive';
import { ACCEPTED, encrypted, fileKinds, kindOfExtension, polyglot } from './kinds';
import type { FileKind, Finding } from './kinds';
import { checkHead, checkJpeg, checkMp4, checkPdf, checkPng, hasZipTail } from './media';
import { isOfficePart, officeKind } from './ooxml';
import { pdfPages } from './pages';
import { bufferSource } from './source';
import type { ContentSource } from './source';

export type Inspection =
  | { readonly ok: true; readonly kind: FileKind; readonly mime: string; readonly pages: number | null }
  | { readonly ok: false; readonly refusal: Blocker };

export interface InspectionLimits {
  /** Bytes of everything inside an archive or office file (default 300 MB). */
  readonly maxUnpackedBytes?: number;
  /** Items inside (default 5 000). */
  readonly maxEntries?: number;
}

const HEAD = 4100;
const MACRO_EXTENSIONS = /^(?:doc|dot|xls|xlt|xla|ppt|pot|pps|ppa|sld)m$|^xlsb$/;
const RUNNABLE =
  /\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|reg|cpl|apk|app|sh|(?:doc|dot|xls|xlt|ppt|pot|pps)m)$/i;

/** Decides by content what a file is and whether it may be kept; the declared name must agree. Never trusts a header. */
export async function inspectContent(
  content: Buffer | ContentSource,
  declaredName: string,
  limits: InspectionLimits = {},
): Promise<Inspection> {
  const source = Buffer.isBuffer(content) ? bufferSource(content) : content;
  const extension = extensionOf(declaredName);
  if (source.size === 0) return refused({ code: 'files.empty' });
  if (MACRO_EXTENSIONS.test(extension)) return refused({ code: 'files.macro' });
  const found = await kindOf(source, extension, limits);
  if (typeof found !== 'string') return refused(found);
  if (kindOfExtension(extension) !== found) return refused(wrongContent(extension, found));
  const pages = found === 'pdf' ? await pdfPages(source) : null;
  return { ok: true, kind: found, mime: fileKinds[found].mime, pages };
}

function refused(refusal: Blocker): Inspection {
  return { ok: false, refusal };
}

function wrongContent(extension: string, content: string): Blocker {
  return { code: 'files.wrong_content', params: { extension: extension === '' ? '–' : extension, content } };
}

async function kindOf(source: ContentSource, extension: string, limits: InspectionLimits): Promise<FileKind | Blocker> {
  const head = await source.read(0, HEAD);
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return zipKind(source, limits);
  if (head.toString('latin1', 0, 5) === '%PDF-') return judged('pdf', source, checkPdf);
  const detected = await fileTypeFromBuffer(head);
  switch (detected?.mime) {
    case 'image/png':
      return judged('png', source, checkPng);
    case 'image/jpeg':
      return judged('jpg', source, checkJpeg);
    case 'video/mp4':
      return judged('mp4', source, checkMp4);
    default:
      return unknown(source, head, extension, detected?.ext);
  }
}

async function judged(
  kind: FileKind,
  source: ContentSource,
  check: (source: ContentSource) => Promise<Finding>,
): Promise<FileKind | Blocker> {
  if (await hasZipTail(source)) return polyglot(`${kind.toUpperCase()} + ZIP`);
  return (await checkHead(source, kind === 'pdf')) ?? (await check(source)) ?? kind;
}

async function zipKind(source: ContentSource, limits: InspectionLimits): Promise<FileKind | Blocker> {
  const bounds = {
    maxUnpackedBytes: limits.maxUnpackedBytes ?? 300 * 1024 * 1024,
    maxEntries: limits.maxEntries ?? 5000,
  };
  const archive = await readArchive(source, bounds, isOfficePart);
  if ('code' in archive) return archive;
  const office = officeKind(archive);
  if (office !== undefined) return typeof office === 'string' ? ((await checkHead(source, false)) ?? office) : office;
  const runnable = archive.names.find((name) => RUNNABLE.test(name));
  if (runnable !== undefined) return { code: 'files.executable', params: { part: runnable } };
  return 'zip';
}

const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const SEARCHED = 1024 * 1024;

async function unknown(
  source: ContentSource,
  head: Buffer,
  extension: string,
  detected: string | undefined,
): Promise<Blocker> {
  if (head.subarray(0, 8).equals(COMPOUND_FILE)) {
    const ends = [await source.read(0, SEARCHED), await source.read(Math.max(0, source.size - SEARCHED), SEARCHED)];
    if (ends.some((bytes) => bytes.includes(ENCRYPTED_PACKAGE))) return encrypted;
  }
  if (head.subarray(0, 1024).includes('%PDF-')) return polyglot('? + PDF');
  if (await hasZipTail(source)) return polyglot('? + ZIP');
  if (kindOfExtension(extension) !== undefined) return wrongContent(extension, detected ?? 'files.unknown_content');
  return { code: 'files.unknown_type', params: { accepted: ACCEPTED } };
}
