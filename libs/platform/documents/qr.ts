import { crc32, deflateSync } from 'node:zlib';
import { create } from 'qrcode';

/** Modules of quiet zone on each side. */
const QUIET = 4;

/** A QR code as SVG text: one path, one rectangle a run of dark modules; the same text gives the same bytes. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = String(size + 2 * QUIET);
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column;
      while (column < size && modules.get(row, column)) column++;
      if (column > start) {
        const width = String(column - start);
        path += `M${String(start + QUIET)} ${String(row + QUIET)}h${width}v1h-${width}z`;
      }
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`;
}

/** Pixels of a module's side in a picture: one byte of a row. */
const SCALE = 8;

/** A QR code as a black and white PNG; the same text gives the same bytes. */
export function qrPng(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * QUIET) * SCALE;
  const stride = 1 + Math.ceil(side / 8);
  const pixels = Buffer.alloc(stride * side, 0xff);
  for (let y = 0; y < side; y++) {
    pixels[y * stride] = 0;
    const row = Math.floor(y / SCALE) - QUIET;
    for (let column = 0; row >= 0 && row < modules.size && column < modules.size; column++) {
      if (modules.get(row, column)) pixels[y * stride + 1 + column + QUIET] = 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
