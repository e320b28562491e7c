import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { DocumentFault } from '../faults';
import { printable } from '../fonts';
import type { Value, View } from '../layout/blocks';
import { withYear } from '../layout/resolve';
import { keepLastRows } from './keep-rows';
import { fixedZip, readZip } from './package';
import { drawCodes, marked } from './pictures';
import { fitRules } from './rules';

/** Tags are looked up as own properties only: no expressions, no prototypes. */
export function parser(tag: string): { get: (scope: unknown) => unknown } {
  return {
    get: (scope) => {
      if (typeof scope !== 'object' || scope === null) return undefined;
      return Object.hasOwn(scope, tag) ? (scope as View)[tag] : undefined;
    },
  };
}

export function open(parts: ReadonlyMap<string, Buffer>): Docxtemplater {
  const zip = new PizZip();
  for (const [name, content] of parts) zip.file(name, content, { createFolders: false });
  return new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    parser,
    nullGetter: (part: { value?: string }) => {
      throw new DocumentFault('documents.unknown_tag', { tag: part.value ?? '' });
    },
    errorLogging: false,
  });
}

/** Fills a checked template. The same template, view and date give the same bytes. */
export async function fill(template: Buffer, view: View, madeOn: string): Promise<Buffer> {
  const document = open(await readZip(template));
  const { view: filled, codes } = marked(cleaned(view));
  document.render(filled);
  const zip = document.getZip() as PizZip;
  const parts = new Map<string, Buffer>();
  for (const [name, file] of Object.entries(zip.files)) {
    if (file.dir) continue;
    const content = file.asNodeBuffer();
    parts.set(
      name,
      name === 'word/document.xml' ? Buffer.from(keepLastRows(fitRules(content.toString('utf8'))), 'utf8') : content,
    );
  }
  drawCodes(parts, codes);
  return fixedZip(parts, madeOn);
}

/** Tags that stand in headings. */
const HEADINGS = new Set(['ten_cuoc_thi', 'trich_yeu']);

function cleaned(view: View): View {
  const clean = (value: Value): Value => {
    if (typeof value === 'string') return printable(value);
    return Array.isArray(value) ? value.map(cleaned) : value;
  };
  return Object.fromEntries(
    Object.entries(view).map(([tag, value]) => {
      const printed = clean(value);
      return [tag, HEADINGS.has(tag) && typeof printed === 'string' ? withYear(printed) : printed];
    }),
  );
}
