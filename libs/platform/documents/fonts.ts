import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Metrically equal to Times New Roman, complete for Vietnamese, under the Open Font Licence. */
export const PDF_FONT = 'Tinos';
/** The decree's font, named in Word files; LibreOffice and Word know it or its metric twin. */
export const WORD_FONT = 'Times New Roman';

const faces = {
  regular: '400Regular/Tinos_400Regular.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const;
export type Face = keyof typeof faces;

function folder(): string {
  return dirname(createRequire(__filename).resolve('@expo-google-fonts/tinos/package.json'));
}

export function fontFiles(): string[] {
  return Object.values(faces).map((file) => join(folder(), file));
}

interface Metrics {
  unitsPerEm: number;
  glyphOf: ReadonlyMap<number, number>;
  advances: readonly number[];
}
const loaded = new Map<Face, Metrics>();

function metrics(face: Face): Metrics {
  const known = loaded.get(face);
  if (known) return known;
  const font = readFileSync(join(folder(), faces[face]));
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    tables.set(font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  const at = (name: string): number => tables.get(name) ?? 0;
  const count = font.readUInt16BE(at('hhea') + 34);
  const advances = Array.from({ length: count }, (_, glyph) => font.readUInt16BE(at('hmtx') + glyph * 4));
  const result = { unitsPerEm: font.readUInt16BE(at('head') + 18), glyphOf: characterMap(font, at('cmap')), advances };
  loaded.set(face, result);
  return result;
}

/** OpenType `cmap`, format 4 (basic plane): all that Tinos has. */
function characterMap(font: Buffer, cmap: number): Map<number, number> {
  const map = new Map<number, number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) !== 4) continue;
    const segments = font.readUInt16BE(table + 6) / 2;
    for (let segment = 0; segment < segments; segment++) {
      const end = font.readUInt16BE(table + 14 + segment * 2);
      const start = font.readUInt16BE(table + 16 + (segments + segment) * 2);
      const delta = font.readUInt16BE(table + 16 + (2 * segments + segment) * 2);
      const rangeAt = table + 16 + (3 * segments + segment) * 2;
      const range = font.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code !== 0xffff; code++) {
        const glyph = range === 0 ? code : font.readUInt16BE(rangeAt + range + (code - start) * 2);
        if (glyph !== 0) map.set(code, (glyph + (range === 0 ? delta : 0)) & 0xffff);
      }
    }
  }
  return map;
}

export function textWidth(text: string, face: Face, sizePt: number): number {
  const { unitsPerEm, glyphOf, advances } = metrics(face);
  let units = 0;
  for (const character of text) {
    const glyph = glyphOf.get(character.codePointAt(0) ?? 0) ?? 0;
    units += advances[Math.min(glyph, advances.length - 1)] ?? 0;
  }
  return (units / unitsPerEm) * sizePt;
}

const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** No text means them: private use and lone halves. In a Word file private use marks where pictures and tables go. */
const meaningless = /[\ue000-\uf8ff\ufffe\uffff]|\p{Cs}/gu;
const BOX = '□';

/**
 * Text as a Word file holds it, where Word finds fonts for letters of any script: characters that reorder or hide their
 * neighbours are taken out, so letters stand in the order typed.
 */
export function legible(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(invisible, '').replace(meaningless, BOX);
}

/** Whether the font has the character. */
export const drawn = (character: string): boolean =>
  character === '\n' || character === '\t' || metrics('regular').glyphOf.has(character.codePointAt(0) ?? 0);

/** Text as the PDF can show it: a character the font lacks becomes "□" rather than a missing glyph, which PDF/A forbids. */
export function printable(text: string): string {
  return Array.from(legible(text), (character) => (drawn(character) ? character : BOX)).join('');
}
