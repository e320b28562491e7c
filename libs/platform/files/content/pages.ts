import { inflateSync } from 'node:zlib';
import { windows } from './source';
import type { ContentSource } from './source';

const OVERLAP = 64 * 1024;
const LARGEST_PACKED = 4 * 1024 * 1024;
const TREE = /\/Type\s*\/Pages(?![A-Za-z])/g;
const PACKED = /\/Type\s*\/ObjStm(?![A-Za-z])/g;

/**
 * Pages of a PDF (ISO 32000-2, 7.7.3): the largest count that a node of its page tree states, in plain objects or in
 * compressed ones. Null where none is found. For information only: nothing may be decided by it.
 */
export async function pdfPages(source: ContentSource): Promise<number | null> {
  let most = 0;
  for await (const { bytes } of windows(source, OVERLAP)) {
    const text = bytes.toString('latin1');
    most = Math.max(most, largestCount(text), ...packedIn(bytes, text).map(largestCount));
  }
  return most > 0 ? most : null;
}

function largestCount(text: string): number {
  const counts = [...text.matchAll(TREE)].map(({ index }) => {
    const [from, to] = dictionaryAround(text, index);
    return Number(/\/Count\s+(\d{1,6})(?!\d)/.exec(text.slice(from, to))?.[1] ?? 0);
  });
  return Math.max(0, ...counts);
}

/** From the `<<` that is still open at a place to the `>>` that closes it. */
function dictionaryAround(text: string, at: number): readonly [number, number] {
  let depth = 1;
  let from = at;
  while (from > 0 && depth > 0) {
    from -= 1;
    if (text.startsWith('>>', from)) depth += 1;
    if (text.startsWith('<<', from)) depth -= 1;
  }
  depth = 1;
  let to = at;
  while (to < text.length && depth > 0) {
    if (text.startsWith('<<', to)) depth += 1;
    if (text.startsWith('>>', to)) depth -= 1;
    to += 1;
  }
  return [from, to];
}

/** The objects inside compressed object streams, as text; what cannot be unpacked is passed over. */
function packedIn(bytes: Buffer, text: string): string[] {
  return [...text.matchAll(PACKED)].flatMap(({ index }) => {
    const start = /stream\r?\n/g;
    start.lastIndex = index;
    const begun = start.exec(text);
    const end = begun ? text.indexOf('endstream', start.lastIndex) : -1;
    if (!begun || end < 0) return [];
    try {
      const packed = bytes.subarray(start.lastIndex, end);
      return [inflateSync(packed, { maxOutputLength: LARGEST_PACKED }).toString('latin1')];
    } catch {
      return [];
    }
  });
}
