import { legible } from '../fonts';
import type { Grid, Value, View } from '../layout/blocks';
import { withYear } from '../layout/resolve';
import { isGrid } from '../layout/grid';
import { drawGrids, GRID_MARK } from './grids';
import { keepLastRows } from './keep-rows';
import { marked } from './marks';
import { open } from './open';
import { fixedZip, readZip } from './package';
import { CODE_MARK, drawCodes, isCode } from './pictures';
import { fitRules } from './rules';
import { sheetSections } from './sheets';

/** Fills a checked template. The same template, view and date give the same bytes. */
export async function fill(template: Buffer, view: View, madeOn: string): Promise<Buffer> {
  const document = open(await readZip(template));
  const { view: coded, values: codes } = marked(cleaned(view), CODE_MARK, isCode);
  const { view: filled, values: grids } = marked(coded, GRID_MARK, isGrid);
  document.render(filled);
  const zip = document.getZip();
  const parts = new Map<string, Buffer>();
  for (const [name, file] of Object.entries(zip.files)) {
    if (file.dir) continue;
    const content = file.asNodeBuffer();
    parts.set(name, name === MAIN ? await finished(content, grids) : content);
  }
  drawCodes(parts, codes);
  return fixedZip(parts, madeOn);
}

const MAIN = 'word/document.xml';

async function finished(content: Buffer, grids: readonly Grid[]): Promise<Buffer> {
  const xml = await drawGrids(content.toString('utf8'), grids);
  return Buffer.from(sheetSections(keepLastRows(fitRules(xml))), 'utf8');
}

/** Tags that stand in headings. */
const HEADINGS = new Set(['ten_cuoc_thi', 'trich_yeu']);

function cleaned(view: View): View {
  const clean = (value: Value): Value => {
    if (typeof value === 'string') return legible(value);
    if (Array.isArray(value)) return value.map(cleaned);
    if (!isGrid(value)) return value;
    return { columns: value.columns.map(legible), rows: value.rows.map((row) => row.map(legible)) };
  };
  return Object.fromEntries(
    Object.entries(view).map(([tag, value]) => {
      const printed = clean(value);
      return [tag, HEADINGS.has(tag) && typeof printed === 'string' ? withYear(printed) : printed];
    }),
  );
}
