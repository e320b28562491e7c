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
