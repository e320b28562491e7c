import { crc32 } from 'node:zlib';
import type { ContentSource } from './source';
import type { Patch } from './without-properties';

/** Application segments that a decoder needs: JFIF, the colour profile, Adobe's colour transform. */
const NEEDED = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const ORIENTATION = 0x0112;

/** Exif, XMP, IPTC, comments of a JPEG; which side is up is kept. */
export async function jpegProperties(source: ContentSource): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = 2; ;) {
    const header = await source.read(at, 4);
    const mark = header[1] ?? 0;
    if (header.length < 4 || header[0] !== 0xff || mark === START_OF_SCAN) return patches;
    const length = header.readUInt16BE(2) - 2;
    const carries = mark === COMMENT || (mark >= 0xe0 && mark <= 0xef && !NEEDED.has(mark));
    if (carries && length > 0) patches.push({ at: at + 4, bytes: onlyOrientation(await source.read(at + 4, length)) });
    at += 4 + length;
  }
}

/** Exif (TIFF 6.0 inside) of the same length that says nothing but the orientation. */
function onlyOrientation(segment: Buffer): Buffer {
  const empty = Buffer.alloc(segment.length);
  const side = segment.length >= 32 ? orientationOf(segment) : 0;
  if (side === 0) return empty;
  empty.write('Exif\0\0MM\0*', 0, 'latin1');
  empty.writeUInt32BE(8, 10);
  empty.writeUInt16BE(1, 14);
  empty.writeUInt16BE(ORIENTATION, 16);
  empty.writeUInt16BE(3, 18);
  empty.writeUInt32BE(1, 20);
  empty.writeUInt16BE(side, 24);
  return empty;
}

function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return 0;
  const tiff = segment.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0, entries = word(first); n < entries; n += 1) {
    const at = first + 2 + 12 * n;
    if (word(at) === ORIENTATION) return word(at + 8);
  }
  return 0;
}

const TEXTS = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);
/** An ancillary, private chunk: every decoder passes it over. */
const PASSED_OVER = 'skIp';

/** Text, Exif and time chunks of a PNG. */
export async function pngProperties(source: ContentSource): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = 8; at + 12 <= source.size;) {
    const header = await source.read(at, 8);
    const length = header.readUInt32BE(0);
    if (TEXTS.has(header.toString('latin1', 4)) && at + 12 + length <= source.size) {
      const chunk = Buffer.alloc(4 + length + 4);
      chunk.write(PASSED_OVER, 'latin1');
      chunk.writeUInt32BE(crc32(chunk.subarray(0, 4 + length)), 4 + length);
      patches.push({ at: at + 4, bytes: chunk });
    }
    at += 12 + length;
  }
  return patches;
}

const HOLDERS = new Set(['moov', 'trak']);
const SAYING = new Set(['udta', 'meta', 'uuid']);
const LONGEST = 16 * 1024 * 1024;

/** User data, metadata and extension boxes of an MP4 become free space. */
export function mp4Properties(source: ContentSource): Promise<Patch[]> {
  return boxes(source, 0, source.size);
}

async function boxes(source: ContentSource, from: number, to: number): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = from; at + 8 <= to;) {
    const header = await source.read(at, 16);
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && header.length === 16;
    const length = short === 0 ? to - at : isLong ? Number(header.readBigUInt64BE(8)) : short;
    const name = header.toString('latin1', 4, 8);
    if (length < 8 || at + length > to) return patches;
    if (HOLDERS.has(name)) patches.push(...(await boxes(source, at + (isLong ? 16 : 8), at + length)));
    else if (SAYING.has(name) && !isLong && length <= LONGEST) {
      const free = Buffer.alloc(length - 4);
      free.write('free', 'latin1');
      patches.push({ at: at + 4, bytes: free });
    }
    at += length;
  }
  return patches;
}
