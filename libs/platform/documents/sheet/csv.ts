import { stringify } from 'csv-stringify/sync';
import { formatHundredths, shortDate } from '../vietnamese';
import type { ListData } from './list';

/** For Excel in Vietnam: byte order mark, ";" between fields, CRLF, and no cell that begins a formula. */
export function renderCsv(data: ListData): Buffer {
  const cell = (value: ListData['rows'][number][number], index: number): string => {
    const kind = data.columns[index]?.kind;
    if (value === null) return '';
    if (typeof value === 'number') return kind === 'mark' ? formatHundredths(value).replaceAll('.', '') : String(value);
    return kind === 'date' ? shortDate(value) : value;
  };
  const rows = data.rows.map((row) => row.map(cell));
  const numeric = new Set(
    data.columns.flatMap((column, index) => (['number', 'mark', 'dong'].includes(column.kind) ? [index] : [])),
  );
  const text = [data.columns.map((column) => column.head), ...rows]
    .map((row, line) =>
      stringify([row], {
        delimiter: ';',
        record_delimiter: 'windows',
        quoted_match: /[\r\n]/u,
        cast: { string: (value, context) => ({ value, escape_formulas: line === 0 || !numeric.has(context.index) }) },
      }),
    )
    .join('');
  return Buffer.from(`\ufeff${text}`, 'utf8');
}
