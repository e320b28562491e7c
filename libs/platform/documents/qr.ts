import { create } from 'qrcode';

/** A QR code as SVG text, one path, four modules of quiet zone; the same text gives the same bytes. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 8;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${String(column + 4)} ${String(row + 4)}h1v1h-1z`;
    }
  }
  const box = `0 0 ${String(side)} ${String(side)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
