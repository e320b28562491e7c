import type { Language } from '@platform/kernel';
import type { ListData } from '@platform/documents';
import { TITLES, WORDS } from '../domain/statistics-words';
import type { TableName } from '../domain/statistics-words';
import type { Statistics } from './statistics';

type Column = ListData['columns'][number];
const column = (head: string, kind: Column['kind'], width: number): Column => ({ head, kind, width });

/** One table of the statistics, for a workbook or a CSV file. `madeOn`: ISO day. */
export function statisticsTable(numbers: Statistics, table: TableName, language: Language, madeOn: string): ListData {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const title = TITLES[table][language];
  const made = (columns: Column[], rows: (string | number | null)[][]): ListData => ({ madeOn, title, columns, rows });
  switch (table) {
    case 'byDay': {
      let sum = 0;
      return made(
        [column(word('day'), 'date', 14), column(word('count'), 'number', 12), column(word('sum'), 'number', 12)],
        numbers.byDay.map(({ day, count }) => [day, count, (sum += count)]),
      );
    }
    case 'progress':
      return made(
        [
          column(word('round'), 'text', 30),
          column(word('dossiers'), 'number', 12),
          column(word('assigned'), 'number', 14),
          column(word('submitted'), 'number', 14),
        ],
        numbers.progress.map((one) => [one.name, one.initiatives, one.assigned, one.submitted]),
      );
    case 'scores':
      return made(
        [
          column(word('round'), 'text', 30),
          column(word('from'), 'mark', 12),
          column(word('to'), 'mark', 12),
          column(word('count'), 'number', 12),
        ],
        numbers.scores.flatMap(({ name, bins }) => bins.map((bin) => [name, bin.from, bin.to, bin.count])),
      );
    default:
      return made(
        [column(title, 'text', 50), column(word('count'), 'number', 12)],
        numbers[table].map(({ label, count }) => [label, count]),
      );
  }
}
