import type { Value } from '../layout/blocks';
import { qrPng } from '../qr';

/** Tag whose value is drawn as a QR code: the only picture that data puts into a Word file. */
const TAG = 'ma_qr';
/** Stands for a code until the template is filled. */
export const CODE_MARK = '\ue000';
const MARKED = /\ue000(\d+)\ue000/gu;
/** 20 mm in English metric units. */
const SIDE = 720_000;
const PNG = 'image/png';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const isCode = (value: Value, tag: string): value is string => tag === TAG && typeof value === 'string';

/** Puts the codes' pictures where their marks are, in whatever part of the filled file they stand. */
export function drawCodes(parts: Map<string, Buffer>, codes: readonly string[]): void {
  const drawn = new Set<number>();
  let serial = 0;
  for (const [name, content] of [...parts]) {
    if (!/^word\/[^/]+\.xml$/.test(name)) continue;
    const used = new Set<number>();
    const xml = content.toString('utf8').replace(MARKED, (text, index: string) => {
      const code = codes[Number(index)];
      if (code === undefined) return text;
      used.add(Number(index));
      serial += 1;
      return `</w:t></w:r><w:r>${drawing(Number(index), serial, code)}</w:r><w:r><w:t xml:space="preserve">`;
    });
    if (used.size === 0) continue;
    parts.set(name, Buffer.from(xml, 'utf8'));
    relate(parts, name.replace('word/', 'word/_rels/') + '.rels', used);
    for (const index of used) drawn.add(index);
  }
  if (drawn.size === 0) return;
  for (const index of drawn) parts.set(`word/media/ma-qr-${String(index)}.png`, qrPng(codes[index] ?? ''));
  const types = '[Content_Types].xml';
  const listed = parts.get(types)?.toString('utf8') ?? '';
  if (/Extension="png"/i.test(listed)) return;
  parts.set(
    types,
    Buffer.from(listed.replace(/(<Types\b[^>]*>)/, `$1<Default Extension="png" ContentType="${PNG}"/>`)),
  );
}

function relate(parts: Map<string, Buffer>, name: string, used: ReadonlySet<number>): void {
  const empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const lines = [...used].map(
    (index) =>
      `<Relationship Id="maQr${String(index)}" Type="${RELATION}/image" Target="media/ma-qr-${String(index)}.png"/>`,
  );
  const before = (parts.get(name)?.toString('utf8') ?? empty).replace(
    /<Relationships([^>]*)\/>/,
    '<Relationships$1></Relationships>',
  );
  parts.set(name, Buffer.from(before.replace('</Relationships>', `${lines.join('')}</Relationships>`), 'utf8'));
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function drawing(index: number, serial: number, code: string): string {
  const drawingMl = 'http://schemas.openxmlformats.org/drawingml/2006';
  const size = `cx="${String(SIDE)}" cy="${String(SIDE)}"`;
  const described = `id="${String(90_000 + serial)}" name="Mã QR" descr="${code.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? '')}"`;
  return (
    `<w:drawing><wp:inline xmlns:wp="${drawingMl}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent ${size}/><wp:docPr ${described}/><a:graphic xmlns:a="${drawingMl}/main"><a:graphicData uri="${drawingMl}/picture">` +
    `<pic:pic xmlns:pic="${drawingMl}/picture"><pic:nvPicPr><pic:cNvPr ${described}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${RELATION}" r:embed="maQr${String(index)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}
