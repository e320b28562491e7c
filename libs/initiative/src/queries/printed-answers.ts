import { vietnamese } from '@platform/documents';
import type { FormColumn, FormField, Rulebook } from '@rooms/contest';

export interface PrintedAnswer {
  readonly label: string;
  readonly text: string;
}

export interface LongAnswer extends PrintedAnswer {
  /** The answer that is a table; its text is a line for each row. */
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}

type Answers = Readonly<Record<string, unknown>>;

/** A choice of one option is a pledge to tick, not a question. */
const isPledge = (field: FormField): boolean => field.kind === 'choice' && field.options.length === 1;

function oneAnswer(field: FormColumn, given: unknown): string {
  const value = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  switch (field.kind) {
    case 'text':
      return value;
    case 'date':
      return vietnamese.shortDate(value);
    case 'number': {
      const [, sign = '', whole = '', digits] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
      const exact = sign + vietnamese.groupedNumber(BigInt(whole)) + (digits === undefined ? '' : `,${digits}`);
      const written = whole === '' ? value : exact;
      return field.unit === undefined || written === '' ? written : `${written} ${field.unit}`;
    }
    case 'choice': {
      const chosen: unknown[] = Array.isArray(given) ? given : [given];
      return field.options
        .filter(({ code }) => chosen.includes(code))
        .map(({ label }) => label)
        .join('; ');
    }
  }
}

/** One answer as running text; a table is a line for each row. */
function printed(field: FormField, value: unknown): string {
  if (field.kind !== 'table') return oneAnswer(field, value);
  const rows = Array.isArray(value) ? (value as Answers[]) : [];
  return rows
    .map((row, index) => {
      const cells = field.columns
        .map((column) => ({ label: column.label, text: oneAnswer(column, row[column.code]) }))
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => `${label}: ${text}`);
      return `${String(index + 1)}) ${cells.join('; ')}`;
    })
    .join('\n');
}

function grid(field: FormField, value: unknown): LongAnswer['table'] {
  if (field.kind !== 'table' || !Array.isArray(value) || value.length === 0) return null;
  return {
    columns: field.columns.map(({ label }) => label),
    rows: (value as Answers[]).map((row) => field.columns.map((column) => oneAnswer(column, row[column.code]))),
  };
}

const SHORT: readonly FormField['kind'][] = ['choice', 'date'];

/** Choices and days, as the entry form prints them; unanswered ones have room to write. */
export function shortAnswers({ form }: Pick<Rulebook, 'form'>, answers: Answers): PrintedAnswer[] {
  return form.fields
    .filter((field) => SHORT.includes(field.kind) && !isPledge(field))
    .map((field) => ({ label: field.label, text: printed(field, answers[field.code]) || DOTS }));
}

/** What is written at length, as the description prints it; unanswered optional fields are left out. */
export function longAnswers({ form }: Pick<Rulebook, 'form'>, answers: Answers): LongAnswer[] {
  return form.fields
    .filter((field) => !SHORT.includes(field.kind))
    .map((field) => ({
      required: field.required,
      label: field.label,
      text: printed(field, answers[field.code]),
      table: grid(field, answers[field.code]),
    }))
    .filter(({ text, required }) => text !== '' || required)
    .map(({ label, text, table }) => ({ label, text: text || DOTS, table }));
}

const USUAL_PLEDGES = [
  'Nội dung hồ sơ trung thực, đúng sự thật; sáng kiến do tác giả (nhóm tác giả) tạo ra, không sao chép.',
];

export function pledges({ form }: Pick<Rulebook, 'form'>): string[] {
  const own = form.fields.filter(isPledge).map(({ label }) => label);
  return vietnamese.closeList(own.length > 0 ? own : USUAL_PLEDGES);
}

export const DOTS = '…………………………';
