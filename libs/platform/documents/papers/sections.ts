import { z } from 'zod';
import { each, p, when } from '../layout/blocks';
import type { Block, View } from '../layout/blocks';
import * as common from './common';

const table = z.strictObject({
  columns: z.array(common.text.min(1)).min(1).max(20),
  rows: z.array(z.array(common.text)).min(1).max(200),
});

/** The answers of a form in order; each line typed is a paragraph. `text` is the whole answer, one that is a table too. */
export const sections = z.array(
  z.strictObject({ heading: common.text.min(1), text: common.text, table: table.nullable().default(null) }),
);
type Section = z.output<typeof sections>[number];

/** More columns than this are not read on a sheet of paper: the rows are printed as text. */
const MOST_COLUMNS = 7;

/** `doan` is the answer as text in any case: templates without `{bang}` print it. */
const sectionView = ({ heading, text, table: grid }: Section, index: number): View => {
  const drawn = grid !== null && grid.columns.length <= MOST_COLUMNS ? grid : null;
  return {
    de_muc: `${String(index + 1)}. ${heading}`,
    doan: common.paragraphs(text),
    loi_van: drawn ? [] : common.paragraphs(text),
    co_bang: drawn !== null,
    bang: drawn ?? '',
  };
};

export const sectionsView = (all: readonly Section[]): View => ({ noi_dung: all.map(sectionView) });

export const sectionBlocks: Block[] = [
  each(
    'noi_dung',
    p('**{de_muc}**', { keep: true }),
    each('loi_van', p('{dong}')),
    when('co_bang', { kind: 'grid', tag: 'bang' }),
  ),
];
