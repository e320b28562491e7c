import { z } from 'zod';
import { textWidth } from '../fonts';
import { textWidthMm } from '../layout/geometry';
import { formatHundredths, groupedNumber, shortDate } from '../vietnamese';
import { p } from '../layout/blocks';
import { listSchema } from '../sheet/list';
import type { ListData } from '../sheet/list';
import * as common from './common';
import { definePaper } from './paper';

const schema = z.strictObject({
  ...listSchema.shape,
  letterhead: common.letterhead,
  /** Under the title. */
  subject: common.text,
});

const text = (value: ListData['rows'][number][number], kind: ListData['columns'][number]['kind']): string => {
  if (value === null || value === '') return '';
  if (kind === 'date') return shortDate(String(value));
  if (typeof value === 'string') return value;
  return kind === 'mark' ? formatHundredths(value) : groupedNumber(value);
};

/** Size of a table whose columns follow the data. */
export const POINTS = 11;
const INSET_MM = 3.6;
const POINT_MM = 25.4 / 72;

/** Millimetres of each column in landscape: as wide as its weight gives, but never narrower than its longest word. */
export function columnWidths({ columns, rows }: Pick<ListData, 'columns' | 'rows'>): number[] {
  const least = columns.map(({ head, kind }, index) => {
    const words = rows.flatMap((row) => text(row[index] ?? null, kind).split(/\s+/u));
    const longest = Math.max(
      ...head.split(/\s+/u).map((word) => textWidth(word, 'bold', POINTS)),
      ...words.map((word) => textWidth(word, 'regular', POINTS)),
    );
    return Math.min(longest * POINT_MM + INSET_MM, 60);
  });
  const all = textWidthMm(true);
  const tight = new Set<number>();
  for (;;) {
    const taken = [...tight].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const weight = columns.reduce((sum, { width }, index) => sum + (tight.has(index) ? 0 : width), 0);
    const share = (index: number) => ((columns[index]?.width ?? 0) / weight) * (all - taken);
    const next = columns.findIndex((_, index) => !tight.has(index) && share(index) < (least[index] ?? 0));
    if (next < 0) return columns.map((_, index) => (tight.has(index) ? (least[index] ?? 0) : share(index)));
    tight.add(next);
  }
}

/** An exported list on paper, landscape, in the columns of its workbook; the heading row repeats and no row splits. */
export function listTable(list: Pick<ListData, 'columns' | 'rows'>) {
  const { columns } = list;
  const millimetres = columnWidths(list);
  return definePaper({
    name: 'list',
    label: 'Danh sách',
    schema,
    heading: (data) => data.title,
    view: (data) => ({
      ...common.letterheadView(data.letterhead),
      ten_danh_sach: data.title.toLocaleUpperCase('vi'),
      trich_yeu: data.subject,
      dong_bang: data.rows.map((row) =>
        Object.fromEntries(columns.map(({ kind }, index) => [`cot_${String(index)}`, text(row[index] ?? null, kind)])),
      ),
      so_dong: `Danh sách có ${groupedNumber(data.rows.length)} dòng.`,
    }),
    layout: {
      landscape: true,
      blocks: [
        { kind: 'letterhead', variant: 'board' },
        { kind: 'title', name: '{ten_danh_sach}', subject: '{trich_yeu}' },
        {
          kind: 'table',
          size: POINTS,
          columns: columns.map(({ head, kind }, index) => ({
            head,
            width: millimetres[index] ?? 0,
            align: kind === 'text' ? 'left' : kind === 'number' || kind === 'date' ? 'center' : 'right',
          })),
          each: 'dong_bang',
          cells: columns.map((_, index) => `{cot_${String(index)}}`),
        },
        p('{so_dong}', { italic: true }),
      ],
    },
    sample: {
      madeOn: '2026-11-20',
      title: 'Danh sách',
      subject: '',
      columns,
      rows: [],
      letterhead: { agency: ['BAN TỔ CHỨC'], place: 'Bắc Ninh', year: 2026 },
    },
  });
}

export type ListPaperData = z.input<typeof schema>;
