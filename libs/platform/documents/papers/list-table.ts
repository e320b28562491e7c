import { z } from 'zod';
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

/** An exported list on paper, landscape, in the columns of its workbook; the heading row repeats and no row splits. */
export function listTable(columns: ListData['columns']) {
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
          size: 11,
          columns: columns.map(({ head, width, kind }) => ({
            head,
            width,
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
