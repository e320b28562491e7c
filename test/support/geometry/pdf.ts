import { inflateSync } from 'node:zlib';
import { codes, tokens } from './pdf-tokens';

/** What stands on a page, in millimetres from its upper left corner; sizes in points. */
export interface Run {
  text: string;
  font: string;
  size: number;
  x: number;
  right: number;
  /** Baseline. */
  y: number;
}
export interface Stroke {
  x: number;
  right: number;
  y: number;
  bottom: number;
}
export interface PdfPage {
  width: number;
  height: number;
  runs: Run[];
  strokes: Stroke[];
}
export interface PdfFacts {
  pages: PdfPage[];
  /** mapped: every glyph that has a width also says which letter it is. */
  fonts: { name: string; embedded: boolean; mapped: boolean }[];
  tagged: boolean;
  conformance: string;
  archive: ArchiveFacts;
}

/** What PDF/A forbids or asks for outside of the pages' drawing. */
export interface ArchiveFacts {
  language: string;
  outputIntent: boolean;
  forbidden: string[];
  blending: string[];
  softMasks: boolean;
  title: string;
  identified: boolean;
}

const MM = 25.4 / 72;
type Matrix = [number, number, number, number, number, number];

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

interface Font {
  name: string;
  embedded: boolean;
  widths: Map<number, number>;
  unicode: Map<number, string>;
  /** Glyph of the space. */
  space: number;
}

class Objects {
  private readonly found = new Map<number, { dict: string; stream: Buffer | null }>();

  constructor(file: Buffer) {
    const text = file.toString('latin1');
    for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
      const start = match.index + match[0].length;
      const streamAt = text.indexOf('stream\n', start);
      const endAt = text.indexOf('\nendobj', start);
      if (streamAt === -1 || streamAt > endAt) {
        this.found.set(Number(match[1]), { dict: text.slice(start, endAt), stream: null });
        continue;
      }
      const dict = text.slice(start, streamAt);
      const from = streamAt + 'stream\n'.length;
      const raw = file.subarray(from, from + Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0));
      this.found.set(Number(match[1]), { dict, stream: dict.includes('/FlateDecode') ? inflateSync(raw) : raw });
    }
  }

  dict(id: number): string {
    return this.found.get(id)?.dict ?? '';
  }

  stream(id: number): Buffer {
    return this.found.get(id)?.stream ?? Buffer.alloc(0);
  }

  dicts(): string[] {
    return [...this.found.values()].map((object) => object.dict);
  }

  ref(dict: string, name: string): number {
    return Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(dict)?.[1] ?? 0);
  }
}

/** Reads the PDFs Typst writes: plain objects, Identity-H fonts with ToUnicode. Not a reader for every PDF. */
export function readPdf(file: Buffer): PdfFacts {
  const objects = new Objects(file);
  const fonts = new Map<number, Font>();
  const fontOf = (id: number): Font => {
    const font = fonts.get(id) ?? readFont(objects, id);
    fonts.set(id, font);
    return font;
  };
  const catalog = objects.dicts().find((dict) => /\/Type \/Catalog/.test(dict)) ?? '';
  const pages = pageIds(objects, objects.ref(catalog, 'Pages')).map((id) => readPage(objects, id, fontOf));
  const metadata = objects.stream(objects.ref(catalog, 'Metadata')).toString('utf8');
  return {
    pages,
    fonts: [...fonts.values()].map(({ name, embedded, widths, unicode }) => ({
      name,
      embedded,
      mapped: [...widths.keys()].every((code) => code === 0 || unicode.has(code)),
    })),
    archive: archiveFacts(objects, catalog, metadata, file),
    tagged: /\/Marked true/.test(catalog) && catalog.includes('/StructTreeRoot'),
    conformance: ['part', 'conformance']
      .map((tag) => new RegExp(`<pdfaid:${tag}>(\\w)`).exec(metadata)?.[1] ?? '')
      .join(''),
  };
}

const FORBIDDEN = [
  'JavaScript',
  'JS',
  'Launch',
  'Encrypt',
  'EmbeddedFile',
  'AA',
  'OpenAction',
  'GoToR',
  'ImportData',
  'RichMedia',
];

function archiveFacts(objects: Objects, catalog: string, metadata: string, file: Buffer): ArchiveFacts {
  const dicts = objects.dicts();
  const named = (name: string): boolean => dicts.some((dict) => new RegExp(`/${name}(?![A-Za-z])`).test(dict));
  const intent = dicts.find((dict) => /\/S \/GTS_PDFA1/.test(dict)) ?? catalog;
  const tail = file.subarray(-2000).toString('latin1');
  return {
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? '',
    outputIntent: /\/GTS_PDFA1/.test(intent) && objects.stream(objects.ref(intent, 'DestOutputProfile')).length > 100,
    forbidden: FORBIDDEN.filter(named),
    blending: [
      ...new Set(dicts.flatMap((dict) => [...dict.matchAll(/\/BM \/(\w+)/g)].map(([, mode = '']) => mode))),
    ].filter((mode) => mode !== 'Normal'),
    softMasks: dicts.some((dict) => /\/SMask (?!\/None)/.test(dict)),
    title: /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]+)/.exec(metadata)?.[1] ?? '',
    identified: /\/ID \[/.test(tail) || dicts.some((dict) => /\/ID \[/.test(dict)),
  };
}

function pageIds(objects: Objects, id: number): number[] {
  const dict = objects.dict(id);
  if (!/\/Type \/Pages/.test(dict)) return [id];
  const kids = /\/Kids \[([^\]]*)\]/.exec(dict)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap((match) => pageIds(objects, Number(match[1])));
}

function readFont(objects: Objects, id: number): Font {
  const dict = objects.dict(id);
  const descendant = objects.dict(objects.ref(dict, 'DescendantFonts'));
  const descriptor = objects.dict(objects.ref(descendant, 'FontDescriptor'));
  const widths = new Map<number, number>();
  const array = /\/W \[([\d.\s[\]-]*)\]/.exec(descendant)?.[1] ?? '';
  const tokens = array.match(/\[|\]|-?[\d.]+/g) ?? [];
  for (let at = 0; at < tokens.length;) {
    const first = Number(tokens[at]);
    if (tokens[at + 1] === '[') {
      at += 2;
      for (let code = first; tokens[at] !== ']'; code++, at++) widths.set(code, Number(tokens[at]));
      at++;
    } else {
      for (let code = first; code <= Number(tokens[at + 1]); code++) widths.set(code, Number(tokens[at + 2]));
      at += 3;
    }
  }
  const unicode = new Map<number, string>();
  const map = objects.stream(objects.ref(dict, 'ToUnicode')).toString('latin1');
  for (const match of map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)) {
    const text = Buffer.from(match[2] ?? '', 'hex')
      .swap16()
      .toString('utf16le');
    unicode.set(Number.parseInt(match[1] ?? '', 16), text);
  }
  return {
    name: /\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(dict)?.[1] ?? '',
    embedded: descriptor.includes('/FontFile'),
    widths,
    unicode,
    space: [...unicode].find(([, text]) => text.trim() === '')?.[0] ?? -1,
  };
}

function readPage(objects: Objects, id: number, fontOf: (id: number) => Font): PdfPage {
  const dict = objects.dict(id);
  const box = (/\/MediaBox \[([^\]]*)\]/.exec(dict)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const [, , width = 0, height = 0] = box;
  const fontIds = new Map([...dict.matchAll(/\/(f\d+) (\d+) 0 R/g)].map((m) => [m[1] ?? '', Number(m[2])]));
  const page: PdfPage = { width: width * MM, height: height * MM, runs: [], strokes: [] };
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  let font: Font | null = null;
  let size = 0;
  let path: [number, number][] = [];
  let operands: string[] = [];
  const numbers = (): number[] => operands.slice(-6).map(Number);
  const place = (x: number, y: number): [number, number] => {
    const [, , , , px, py] = times([1, 0, 0, 1, x, y], matrix);
    return [px * MM, (height - py) * MM];
  };
  const show = (): void => {
    if (font === null) return;
    let advance = 0;
    let text = '';
    for (const item of operands) {
      if (/^[(<]/.test(item)) {
        for (const code of codes(item)) {
          text += font.unicode.get(code) ?? '';
          advance += ((font.widths.get(code) ?? 0) / 1000) * size;
        }
      } else if (/^-?[\d.]+$/.test(item)) advance -= (Number(item) / 1000) * size;
    }
    const [a, b, c, d, e, f] = times(textMatrix, matrix);
    const scale = Math.hypot(c, d);
    const x = e * MM;
    const trailing = /\s*$/.exec(text)?.[0].length ?? 0;
    const ink = advance - (trailing * (font.widths.get(font.space) ?? 0) * size) / 1000;
    const right = x + ink * Math.hypot(a, b) * MM;
    page.runs.push({ text, font: font.name, size: size * scale, x, right, y: (height - f) * MM });
  };
  for (const item of tokens(objects.stream(objects.ref(dict, 'Contents')).toString('latin1'))) {
    switch (item) {
      case 'q':
        stack.push(matrix);
        break;
      case 'Q':
        matrix = stack.pop() ?? matrix;
        break;
      case 'cm':
        matrix = times(numbers() as Matrix, matrix);
        break;
      case 'Tf':
        font = fontOf(fontIds.get((operands.at(-2) ?? '').slice(1)) ?? 0);
        size = Number(operands.at(-1));
        break;
      case 'Tm':
        textMatrix = numbers() as Matrix;
        break;
      case 'TJ':
      case 'Tj':
        show();
        break;
      case 'm':
      case 'l': {
        const [x = 0, y = 0] = operands.slice(-2).map(Number);
        path.push(place(x, y));
        break;
      }
      case 'S': {
        const [xs, ys] = [path.map(([x]) => x), path.map(([, y]) => y)];
        page.strokes.push({ x: Math.min(...xs), right: Math.max(...xs), y: Math.min(...ys), bottom: Math.max(...ys) });
        path = [];
        break;
      }
      case 'f':
      case 'n':
      case 'f*':
        path = [];
        break;
      default:
        operands.push(item);
        continue;
    }
    operands = [];
  }
  return page;
}

export interface Line {
  text: string;
  runs: Run[];
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
}

/** Runs on one baseline that follow one another (a gap wider than 8 mm begins another column). */
export function linesOf(page: PdfPage): Line[] {
  const sorted = [...page.runs].sort((a, b) => (Math.abs(a.y - b.y) < 0.15 ? a.x - b.x : a.y - b.y));
  const lines: Line[] = [];
  for (const run of sorted) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - run.y) < 0.15 && run.x - last.right < 8 && run.x - last.right > -1) {
      last.text += run.text;
      last.runs.push(run);
      last.right = Math.max(last.right, run.right);
    } else {
      const { text, x, right, y, size, font } = run;
      lines.push({ text, runs: [run], x, right, y, size, font });
    }
  }
  return lines;
}
