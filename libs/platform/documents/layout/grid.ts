import type { Block, Grid, Value, View } from './blocks';

export function isGrid(value: Value | undefined): value is Grid {
  return typeof value === 'object' && 'columns' in value && !Array.isArray(value);
}

/** Characters that a column has room for beside the others. */
const weight = (head: string, cells: readonly string[]): number =>
  Math.min(40, Math.max(6, ...[head, ...cells].map((text) => text.length)));

const ROWS = 'hang';

/** A table that came with the data, as a block whose heads and cells are tags, and what the tags stand for. */
export function gridTable({ columns, rows }: Grid): { block: Extract<Block, { kind: 'table' }>; view: View } {
  const cellsOf = (column: number): string[] => rows.map((row) => row[column] ?? '');
  return {
    block: {
      kind: 'table',
      columns: [
        { head: 'TT', width: 5, align: 'center' },
        ...columns.map((head, column) => ({
          head: `{cot_${String(column)}}`,
          width: weight(head, cellsOf(column)),
        })),
      ],
      each: ROWS,
      cells: ['{tt}', ...columns.map((_, column) => `{o_${String(column)}}`)],
    },
    view: {
      ...Object.fromEntries(columns.map((head, column) => [`cot_${String(column)}`, head])),
      [ROWS]: rows.map((row, index) => ({
        tt: String(index + 1),
        ...Object.fromEntries(columns.map((_, column) => [`o_${String(column)}`, row[column] ?? ''])),
      })),
    },
  };
}
