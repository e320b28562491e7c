import { z } from 'zod';
import { each, p } from '../layout/blocks';
import type { Block, View } from '../layout/blocks';
import * as common from './common';

const table = z.strictObject({
  columns: z.array(common.text.min(1)).min(1).max(20),
  rows: z.array(z.array(common.text)).min(1).max(200),
});

/** The answers of a form in order; each line typed is a paragraph. A Word file has the text of an answer that is a table. */
export const sections = z.array(
  z.strictObject({ heading: common.text.min(1), text: common.text, table: table.nullable().default(null) }),
);
type Section = z.output<typeof sections>[number];

/** More columns than this are not read on a sheet of paper: the rows are printed as text. */
const MOST_COLUMNS = 7;

const sectionView = ({ heading, text, table: grid }: Section, index: number): View => ({
  de_muc: `${String(index + 1)}. ${heading}`,
  doan: common.paragraphs(text),
  hang: (grid?.rows ?? []).map((row, number) => ({
    tt: String(number + 1),
    ...Object.fromEntries((grid?.columns ?? []).map((_, column) => [`o_${String(column)}`, row[column] ?? ''])),
  })),
});

export const sectionsView = (all: readonly Section[]): View => ({
  noi_dung: all.map(sectionView),
  ...Object.fromEntries(all.map((section, index) => [`muc_${String(index)}`, [sectionView(section, index)]])),
});

const heading = p('**{de_muc}**', { keep: true });

/** The sections as a Word template repeats them. */
export const sectionBlocks: Block[] = [each('noi_dung', heading, each('doan', p('{dong}')))];

/** Characters that a column has room for beside the others. */
const weight = (head: string, cells: readonly string[]): number =>
  Math.min(40, Math.max(6, ...[head, ...cells].map((text) => text.length)));

function gridOf({ columns, rows }: NonNullable<Section['table']>): Block {
  return {
    kind: 'table',
    columns: [
      { head: 'TT', width: 5, align: 'center' },
      ...columns.map((head, column) => ({
        head,
        width: weight(
          head,
          rows.map((row) => row[column] ?? ''),
        ),
      })),
    ],
    each: 'hang',
    cells: ['{tt}', ...columns.map((_, column) => `{o_${String(column)}}`)],
  };
}

/** The sections as the PDF draws them: answers that are tables as tables. */
export const drawnSections = (all: readonly Section[]): Block[] =>
  all.map(({ table: grid }, index) =>
    each(
      `muc_${String(index)}`,
      heading,
      grid === null || grid.columns.length > MOST_COLUMNS ? each('doan', p('{dong}')) : gridOf(grid),
    ),
  );
