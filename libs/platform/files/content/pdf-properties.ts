import { deflateSync, inflateSync } from 'node:zlib';
import { refuse } from '../../kernel';
import type { ContentSource } from './source';
import type { Patch } from './without-properties';

const INFORMATION = /\/Info\s{1,20}(\d{1,10})\s{1,20}\d{1,5}\s{1,20}R/g;
const OBJECT = /(?<!\d)(\d{1,10})\s{1,20}\d{1,5}\s{1,20}obj(?![a-z])/g;
const PACKED = /\/Type\s{0,20}\/(ObjStm|Metadata)(?![A-Za-z])/g;
const XMP = ['x:xmpmeta', 'rdf:RDF'];
/** How far around its type the dictionary of a stream is looked for. */
const DICTIONARY = 4096;
const LARGEST_PACKED = 16 * 1024 * 1024;

/**
 * The document information dictionaries of every revision and the XMP packets (ISO 32000-2, 14.3), plain and compressed,
 * blanked in place: offsets stay true, so every reader still finds its way.
 */
export async function pdfProperties(source: ContentSource): Promise<Patch[]> {
  const bytes = await source.read(0, source.size);
  const text = bytes.toString('latin1');
  const wanted = new Set([...text.matchAll(INFORMATION)].map(([, number = '']) => number));
  const found = new Set<string>();
  const patches = [...plain(text, wanted, found), ...xmp(text), ...packed(bytes, text, wanted, found)];
  if ([...wanted].some((number) => !found.has(number))) refuse('conflict', 'files.properties_stay');
  return patches;
}

const spaces = (length: number): Buffer => Buffer.alloc(length, 0x20);

/** A dictionary of that length with nothing in it. */
const emptied = (length: number): Buffer =>
  length < 6 ? spaces(length) : Buffer.from(` <<${' '.repeat(length - 6)}>> `);

function plain(text: string, wanted: ReadonlySet<string>, found: Set<string>): Patch[] {
  return [...text.matchAll(OBJECT)].flatMap(({ 0: head, 1: number = '', index }) => {
    if (!wanted.has(number)) return [];
    const from = index + head.length;
    const to = text.indexOf('endobj', from);
    if (to < 0) return [];
    found.add(number);
    return [{ at: from, bytes: emptied(to - from) }];
  });
}

function xmp(text: string): Patch[] {
  const patches: Patch[] = [];
  for (const name of XMP) {
    const close = `</${name}>`;
    for (let at = text.indexOf(`<${name}`); at >= 0;) {
      const end = text.indexOf(close, at);
      if (end < 0) break;
      patches.push({ at, bytes: spaces(end + close.length - at) });
      at = text.indexOf(`<${name}`, end);
    }
  }
  return patches;
}

function packed(bytes: Buffer, text: string, wanted: ReadonlySet<string>, found: Set<string>): Patch[] {
  const patches: Patch[] = [];
  for (const { 1: type, index } of text.matchAll(PACKED)) {
    const begun = /stream\r?\n/.exec(text.slice(index, index + DICTIONARY));
    if (!begun) continue;
    const at = index + begun.index + begun[0].length;
    const end = text.indexOf('endstream', at);
    if (end < 0) break;
    const before = text.slice(Math.max(0, index - DICTIONARY), index);
    const dictionary = before.slice(before.lastIndexOf('obj') + 3) + text.slice(index, at);
    const content = /\/FlateDecode/.test(dictionary) ? unpacked(bytes.subarray(at, end)) : undefined;
    if (!content) continue;
    const { without, numbers } = type === 'ObjStm' ? emptiedIn(content, dictionary, wanted) : nothing(content);
    if (!without) continue;
    const again = deflateSync(without, { level: 9 });
    if (again.length > end - at) continue;
    for (const number of numbers) found.add(number);
    // What follows the end of the compressed data within the stream is not read.
    patches.push({ at, bytes: Buffer.concat([again, Buffer.alloc(Math.max(0, end - at - again.length - 2))]) });
  }
  return patches;
}

function unpacked(stream: Buffer): Buffer | undefined {
  try {
    return inflateSync(stream, { maxOutputLength: LARGEST_PACKED });
  } catch {
    return undefined;
  }
}

interface Emptied {
  readonly without?: Buffer;
  readonly numbers: readonly string[];
}

const nothing = (content: Buffer): Emptied => ({ without: spaces(content.length), numbers: [] });

/** An object stream (7.5.7) without the information dictionaries in it. */
function emptiedIn(content: Buffer, dictionary: string, wanted: ReadonlySet<string>): Emptied {
  const first = Number(/\/First\s{1,20}(\d{1,10})/.exec(dictionary)?.[1] ?? content.length);
  const words = content.toString('latin1', 0, first).trim().split(/\s+/);
  const without = Buffer.from(content);
  const numbers: string[] = [];
  for (let n = 0; n + 1 < words.length; n += 2) {
    const number = words[n] ?? '';
    if (!wanted.has(number)) continue;
    const from = first + Number(words[n + 1]);
    const to = n + 3 < words.length ? first + Number(words[n + 3]) : content.length;
    if (!(from < to && to <= content.length)) continue;
    emptied(to - from).copy(without, from);
    numbers.push(number);
  }
  return numbers.length > 0 ? { without, numbers } : { numbers };
}
