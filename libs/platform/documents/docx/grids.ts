import { Document, Packer } from 'docx';
import type { Grid } from '../layout/blocks';
import { textWidthMm } from '../layout/geometry';
import { gridTable } from '../layout/grid';
import { open } from './open';
import { readZip } from './package';
import { dataTable } from './tables';

/** Stands for a table until the template is filled. */
export const GRID_MARK = '\ue001';
const MARKED = /\ue001(\d+)\ue001/gu;
const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs;
const TABLE = /<w:tbl>.*<\/w:tbl>/s;
/** What keeps a table apart from what follows. */
const GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>';

/** Puts the tables behind the paragraphs that hold their marks; a paragraph of nothing else gives way. */
export async function drawGrids(xml: string, grids: readonly Grid[]): Promise<string> {
  if (grids.length === 0) return xml;
  const tables = await Promise.all(grids.map(tableOf));
  return xml.replace(PARAGRAPH, (paragraph) => {
    const drawn = [...paragraph.matchAll(MARKED)].map(([, index]) => `${tables[Number(index)] ?? ''}${GAP}`);
    if (drawn.length === 0) return paragraph;
    const rest = paragraph.replace(MARKED, '');
    return (/<w:t(?: [^>]*)?>[^<]/.test(rest) ? rest : '') + drawn.join('');
  });
}

async function tableOf(grid: Grid): Promise<string> {
  const { block, view } = gridTable(grid);
  const holder = new Document({ sections: [{ children: [dataTable(block, textWidthMm(false))] }] });
  const filled = open(await readZip(await Packer.toBuffer(holder)));
  filled.render(view);
  const xml = filled.getZip().file('word/document.xml')?.asText() ?? '';
  return TABLE.exec(xml)?.[0] ?? '';
}
