import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { displayName } from '../files';
import { Refused } from '../kernel';
import { renderCsv } from './sheet/csv';
import type { ListData } from './sheet/list';
import { zipStream } from './zip';
import type { ZipEntry } from './zip';

/** One file of an archive. Nothing is opened before its turn. */
export interface ArchiveEntry {
  /** Folders and file name with "/"; made safe and unlike every other path here. */
  readonly path: string;
  /** What it is, for the index. */
  readonly label: string;
  readonly open: () => Promise<Readable | Buffer> | Readable | Buffer;
  /** Already compressed: kept as it is. */
  readonly stored?: boolean;
  /** SHA-256 that the file had when it was received; a difference is told in the manifest. */
  readonly sha256?: string;
}

/** What the manifest and the index say about the archive as a whole. */
export interface ArchiveAbout {
  readonly title: string;
  /** Code of the contest. */
  readonly contest: string;
  readonly madeAt: Date;
  /** Who asked for it, by name; empty where that would tell too much. */
  readonly madeBy: string;
}

export interface ManifestEntry {
  readonly path: string;
  readonly label: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Only where the file no longer is what was received: the hash it had then. */
  readonly receivedSha256?: string;
}

export interface Manifest {
  readonly format: 'sang-kien-archive/1';
  readonly title: string;
  readonly contest: string;
  readonly madeAt: string;
  readonly madeBy: string;
  /** Every file of the archive but this one. */
  readonly entries: readonly ManifestEntry[];
  /** Files that the store no longer has. */
  readonly missing: readonly { readonly path: string; readonly label: string }[];
}

/**
 * An archive as a stream: the entries one after another, then `muc-luc.html` and `muc-luc.csv` (the index, with links)
 * and `manifest.json` (size and SHA-256 of every file). It can be read and checked without this service. A file that the
 * store has lost is told in the manifest; any other failure breaks the stream, so that no cut archive looks whole.
 */
export function archiveStream(
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  about: ArchiveAbout,
): Readable {
  return zipStream(packed(entries, about), about.madeAt);
}

async function* packed(
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  about: ArchiveAbout,
): AsyncGenerator<ZipEntry> {
  const paths = new Paths();
  const done: ManifestEntry[] = [];
  const missing: { path: string; label: string }[] = [];
  const counted = (entry: ArchiveEntry, path: string, content: Readable | Buffer): ZipEntry => ({
    name: path,
    stored: entry.stored ?? false,
    content: Readable.from(counting(entry, path, content, done), { objectMode: false }),
  });
  for await (const entry of entries) {
    const path = paths.take(entry.path);
    const content = await opened(entry);
    if (content === null) missing.push({ path, label: entry.label });
    else yield counted(entry, path, content);
  }
  const index = { html: Buffer.from(indexHtml(about, done, missing), 'utf8'), csv: renderCsv(indexList(about, done)) };
  for (const kind of ['html', 'csv'] as const) {
    const entry = { path: `muc-luc.${kind}`, label: 'Mục lục', open: () => index[kind] };
    yield counted(entry, entry.path, index[kind]);
  }
  const { title, contest, madeAt, madeBy } = about;
  const manifest: Manifest = {
    ...{ format: 'sang-kien-archive/1', title, contest, madeAt: madeAt.toISOString(), madeBy },
    ...{ entries: done, missing },
  };
  yield { name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8') };
}

async function opened(entry: ArchiveEntry): Promise<Readable | Buffer | null> {
  try {
    return await entry.open();
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'files.missing') return null;
    throw error;
  }
}

async function* counting(
  entry: ArchiveEntry,
  path: string,
  content: Readable | Buffer,
  done: ManifestEntry[],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    hash.update(bytes);
    size += bytes.length;
    yield bytes;
  }
  const sha256 = hash.digest('hex');
  const changed = entry.sha256 !== undefined && entry.sha256 !== sha256;
  done.push({ path, label: entry.label, size, sha256, ...(changed && { receivedSha256: entry.sha256 }) });
}

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/** Paths that every system can unpack: no folder tricks, no reserved names, none like another but for its case. */
class Paths {
  private readonly taken = new Set(['manifest.json', 'muc-luc.html', 'muc-luc.csv']);

  take(asked: string): string {
    const parts = asked
      .split('/')
      .map((part) => displayName(part.replace(/[<>:"|?*]/gu, '_')).replace(RESERVED, '_$&'));
    const path = parts.join('/');
    const dot = path.lastIndexOf('.') > path.lastIndexOf('/') ? path.lastIndexOf('.') : path.length;
    for (let n = 1; ; n++) {
      const tried = n === 1 ? path : `${path.slice(0, dot)} (${String(n)})${path.slice(dot)}`;
      const key = tried.toLocaleLowerCase('vi');
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return tried;
    }
  }
}

function indexList(about: ArchiveAbout, done: readonly ManifestEntry[]): ListData {
  return {
    madeOn: about.madeAt.toISOString().slice(0, 10),
    title: 'Mục lục hồ sơ',
    columns: [
      { head: 'TT', width: 6, kind: 'number' },
      { head: 'Tài liệu', width: 60, kind: 'text' },
      { head: 'Tệp', width: 80, kind: 'text' },
      { head: 'Dung lượng (byte)', width: 16, kind: 'number' },
      { head: 'SHA-256', width: 66, kind: 'text' },
    ],
    rows: done.map(({ label, path, size, sha256 }, row) => [row + 1, label, path, size, sha256]),
  };
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);
const link = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function indexHtml(
  { title, contest, madeAt, madeBy }: ArchiveAbout,
  done: readonly ManifestEntry[],
  missing: readonly { readonly path: string; readonly label: string }[],
): string {
  const rows = done.map(
    ({ path, label, size, sha256, receivedSha256 }, row) =>
      `<tr><td>${String(row + 1)}</td><td>${safe(label)}${receivedSha256 === undefined ? '' : ' <b>(khác với khi nhận)</b>'}</td>` +
      `<td><a href="${safe(link(path))}">${safe(path)}</a></td><td>${String(size)}</td><td>${sha256}</td></tr>`,
  );
  const lost = missing.map(({ path, label }) => `<li>${safe(label)}: ${safe(path)}</li>`);
  return [
    '<!doctype html>',
    `<html lang="vi"><head><meta charset="utf-8"><title>${safe(title)}</title><style>`,
    'body{font:14px/1.4 "Times New Roman",Tinos,serif;margin:2rem}table{border-collapse:collapse;width:100%}',
    'th,td{border:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
    'td:last-child{font:11px monospace;width:18rem}thead{display:table-header-group}tr{break-inside:avoid}',
    '</style></head><body>',
    `<h1>MỤC LỤC HỒ SƠ</h1><p>${safe(title)} (${safe(contest)}). Lập lúc ${madeAt.toISOString()}${madeBy === '' ? '' : `, theo yêu cầu của ${safe(madeBy)}`}.</p>`,
    '<p>Tệp manifest.json ghi dung lượng và mã băm SHA-256 của từng tệp để kiểm tra tính toàn vẹn.</p>',
    ...(lost.length > 0 ? [`<p><b>Kho tệp không còn các tệp sau:</b></p><ul>${lost.join('')}</ul>`] : []),
    '<table><thead><tr><th>TT</th><th>Tài liệu</th><th>Tệp</th><th>Byte</th><th>SHA-256</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table></body></html>',
    '',
  ].join('\n');
}
