/** One photographed page. turns: quarter turns clockwise. */
export interface Photo {
  readonly image: ImageBitmap;
  readonly turns: number;
}

interface Jpeg {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Longest side in pixels and JPEG quality, from good to small; the first is about 190 dots an inch on A4. */
const STEPS = [
  [2200, 0.82],
  [1700, 0.75],
  [1240, 0.65],
] as const;
/** A4 in points (PDF's unit, 1/72 inch). */
const SHORT = 595;
const LONG = 842;

/** Draws a photo turned and within `longest` pixels. */
export function drawn({ image, turns }: Photo, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const width = Math.round(image.width * scale);
  const height = Math.round(image.height * scale);
  const lies = turns % 2 === 1;
  const canvas = document.createElement('canvas');
  canvas.width = lies ? height : width;
  canvas.height = lies ? width : height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas to draw on.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(image, -width / 2, -height / 2, width, height);
  return canvas;
}

async function jpegOf(photo: Photo, longest: number, quality: number): Promise<Jpeg> {
  const canvas = drawn(photo, longest);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  if (!blob) throw new Error('The picture could not be written.');
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height };
}

/** One PDF of these photos, a page each, small enough; null where that cannot be. */
export async function photosToPdf(photos: readonly Photo[], maxBytes: number): Promise<Blob | null> {
  for (const [longest, quality] of STEPS) {
    const pages: Jpeg[] = [];
    for (const photo of photos) pages.push(await jpegOf(photo, longest, quality));
    const pdf = pdfOf(pages);
    if (pdf.size <= maxBytes) return pdf;
  }
  return null;
}

/** ISO 32000-1: catalog, page tree, and for each page the page, its drawing order and the JPEG as it is (DCTDecode). */
function pdfOf(pages: readonly Jpeg[]): Blob {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array<ArrayBuffer>) => {
    parts.push(part);
    length += part.length;
  };
  const object = (body: string, stream?: string | Uint8Array<ArrayBuffer>) => {
    offsets.push(length);
    write(`${offsets.length} 0 obj\n${body}\n`);
    if (stream !== undefined) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  write('%PDF-1.4\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  pages.forEach((jpeg, index) => {
    const first = 3 + index * 3;
    const [width, height] = jpeg.width > jpeg.height ? [LONG, SHORT] : [SHORT, LONG];
    const scale = Math.min(width / jpeg.width, height / jpeg.height);
    const [w, h] = [jpeg.width * scale, jpeg.height * scale].map((side) => side.toFixed(2));
    const [x, y] = [(width - jpeg.width * scale) / 2, (height - jpeg.height * scale) / 2].map((at) => at.toFixed(2));
    const drawing = `q ${w} 0 0 ${h} ${x} ${y} cm /P Do Q`;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /P ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`,
    );
    object(`<< /Length ${drawing.length} >>`, drawing);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${jpeg.width} /Height ${jpeg.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.bytes.length} >>`,
      jpeg.bytes,
    );
  });
  const table = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`);
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: 'application/pdf' });
}
