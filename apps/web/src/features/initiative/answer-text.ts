import type { FormColumn, FormField } from './queries';

/** An answer as a line of text; empty for none. Tables: one line a row. */
export function answerText(field: FormField | FormColumn, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'choice': {
      const chosen: unknown[] = Array.isArray(value) ? value : [value];
      return field.options
        .filter(({ code }) => chosen.includes(code))
        .map(({ label }) => label)
        .join('; ');
    }
    case 'number': {
      const amount = typeof value === 'number' ? value.toLocaleString('vi-VN') : '';
      return field.unit === undefined ? amount : `${amount} ${field.unit}`;
    }
    case 'date':
      return typeof value === 'string' ? value.split('-').reverse().join('/') : '';
    case 'table':
      return Array.isArray(value)
        ? (value as Readonly<Record<string, unknown>>[])
            .map((row) => field.columns.map((column) => answerText(column, row[column.code])).join(' | '))
            .join('\n')
        : '';
    case 'text':
      return typeof value === 'string' ? value : '';
  }
}
