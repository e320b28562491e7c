import { cellName, fold, keptText, readDay, readHundredths, readLocalTime } from '@platform/kernel';
import type { RefusalParams } from '@platform/kernel';
import type { Choice, IntakeColumn } from './intake-columns';

/** Cells as text, the headings first; `row` counts as a spreadsheet does, from 1. */
export interface IntakeTable {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface CellFault {
  readonly cell: string;
  readonly column: string;
  readonly code: string;
  readonly params?: RefusalParams;
}

/** Values by column key; a time is local, without a zone; a share is in hundredths of a percent. */
export type Values = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface TypedDossier {
  readonly row: number;
  readonly values: Values;
  readonly authors: readonly { readonly row: number; readonly values: Values }[];
  readonly sound: boolean;
}

interface Reading {
  readonly place: ReadonlyMap<string, number>;
  /** Ids of the active units by their code. */
  readonly units: ReadonlyMap<string, string>;
  readonly faults: CellFault[];
}

interface Cell {
  readonly column: IntakeColumn;
  readonly row: number;
  readonly text: string;
}

const EMAIL = /^[^\s@,;<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const LONGEST = 300;

/** Reads the sheet with every fault of every cell. Rows without a number, or with the one before, are further authors. */
export function readIntakes(
  table: IntakeTable,
  columns: readonly IntakeColumn[],
  units: ReadonlyMap<string, string>,
): { readonly dossiers: readonly TypedDossier[]; readonly faults: readonly CellFault[]; readonly cellOf: CellFinder } {
  const [headings, ...body] = table.rows;
  const titles = (headings?.cells ?? []).map(fold);
  const place = new Map(columns.map(({ key, head }) => [key, titles.indexOf(fold(head))]));
  const reading: Reading = { place, units, faults: [] };
  for (const { key, head, required } of columns) {
    if (!required || place.get(key) !== -1) continue;
    const fault = { cell: cellName(0, headings?.row ?? 1), column: head, code: 'initiative.sheet_column_missing' };
    reading.faults.push({ ...fault, params: { column: head } });
  }
  const missing = reading.faults.length > 0;
  const groups = missing ? [] : grouped(body, columns, reading);
  const dossiers = groups.map((rows) => readDossier(rows, columns, reading));
  if (!missing && dossiers.length === 0) {
    reading.faults.push({ cell: 'A2', column: columns[0]?.head ?? '', code: 'initiative.sheet_empty' });
  }
  return { dossiers, faults: reading.faults, cellOf: finder(columns, place) };
}

export type CellFinder = (dossier: TypedDossier, path: string | undefined) => { cell: string; column: string };

/** The cell that a path of the entry was read from; the title where there is none. */
function finder(columns: readonly IntakeColumn[], place: ReadonlyMap<string, number>): CellFinder {
  return (dossier, path = 'title') => {
    const [, index, field = 'name'] = /^authors\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
    const author = index === undefined ? undefined : dossier.authors[Number(index)];
    const wanted = index !== undefined ? field : path === 'authors' ? 'share' : path.split('.').slice(0, 2).join('.');
    const column =
      columns.find(({ key }) => key === wanted) ?? columns.find(({ key }) => key === (author ? 'name' : 'title'));
    const at = Math.max(0, place.get(column?.key ?? '') ?? 0);
    return { cell: cellName(at, author?.row ?? dossier.row), column: column?.head ?? '' };
  };
}

type Line = IntakeTable['rows'][number];

function grouped(body: readonly Line[], columns: readonly IntakeColumn[], reading: Reading): Line[][] {
  const groups: Line[][] = [];
  const seen = new Map<string, number>();
  const [numbers] = columns.filter(({ key }) => key === 'number');
  let current: string | undefined;
  for (const line of body) {
    const number = textAt(line, 'number', reading);
    if (current !== undefined && (number === '' || number === current)) {
      groups.at(-1)?.push(line);
      continue;
    }
    const first = seen.get(number);
    if (numbers && number === '') report(reading, { column: numbers, row: line.row, text: '' }, 'cell_missing');
    else if (numbers && first !== undefined) {
      report(reading, { column: numbers, row: line.row, text: number }, 'number_twice', { row: first });
    }
    seen.set(number, line.row);
    current = number;
    groups.push([line]);
  }
  return groups;
}

function readDossier(rows: readonly Line[], columns: readonly IntakeColumn[], reading: Reading): TypedDossier {
  const before = reading.faults.length;
  const [head] = rows;
  const ofDossier = columns.filter((column) => column.of === 'dossier' && column.key !== 'number');
  const ofAuthor = columns.filter((column) => column.of === 'author');
  const values = head ? readLine(head, ofDossier, reading) : {};
  for (const line of rows.slice(1)) {
    for (const column of ofDossier) {
      const text = textAt(line, column.key, reading);
      if (text !== '' && head && text !== textAt(head, column.key, reading)) {
        report(reading, { column, row: line.row, text }, 'cell_differs');
      }
    }
  }
  const authors = rows.map((line) => ({ row: line.row, values: readLine(line, ofAuthor, reading) }));
  return { row: head?.row ?? 1, values, authors, sound: reading.faults.length === before };
}

function readLine(line: Line, columns: readonly IntakeColumn[], reading: Reading): Values {
  return Object.fromEntries(
    columns.map((column) => {
      const cell = { column, row: line.row, text: textAt(line, column.key, reading) };
      if (cell.text !== '') return [column.key, readCell(cell, reading)];
      if (column.required) report(reading, cell, 'cell_missing');
      return [column.key, undefined];
    }),
  );
}

function readCell(cell: Cell, reading: Reading): Values[string] {
  const { column, text } = cell;
  const orFault = <T>(value: T | null | undefined, reason: string, params?: RefusalParams): T | undefined => {
    if (value !== null && value !== undefined) return value;
    report(reading, cell, reason, params);
    return undefined;
  };
  switch (column.kind) {
    case 'time':
      return orFault(readLocalTime(text), 'bad_time');
    case 'date':
      return orFault(readDay(text), 'bad_day');
    case 'share':
      return orFault(readHundredths(text), 'bad_share');
    case 'number':
      return orFault(readNumber(text), 'bad_number');
    case 'email':
      return orFault(EMAIL.test(text) ? text.toLowerCase() : null, 'bad_email');
    case 'unit':
      return orFault(reading.units.get(text), 'unknown_unit', { code: text.slice(0, 60) });
    case 'choice':
      return orFault(chosen(text, column.choices ?? []), 'unknown_choice', { value: text.slice(0, 100) });
    case 'choices': {
      const codes = text.split(';').map((part) => chosen(part.trim(), column.choices ?? []) ?? null);
      return orFault(codes.includes(null) ? null : codes.flatMap((code) => code ?? []), 'unknown_choice', {
        value: text.slice(0, 100),
      });
    }
    case 'text': {
      const long = !column.key.startsWith('answers.') && column.key !== 'title' && text.length > LONGEST;
      return orFault(long ? null : text, 'too_long', { maximum: LONGEST });
    }
  }
}

function chosen(text: string, choices: readonly Choice[]): string | undefined {
  return choices.find(({ code, name }) => code === text || fold(name) === fold(text))?.code;
}

function readNumber(text: string): number | null {
  return /^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function textAt(line: Line, key: string, { place }: Reading): string {
  const text = keptText(line.cells[place.get(key) ?? -1] ?? '');
  return key.startsWith('answers.') ? text.trim() : text.replace(/\s+/gu, ' ').trim();
}

function report({ faults, place }: Reading, { column, row }: Cell, reason: string, params?: RefusalParams): void {
  const cell = cellName(Math.max(0, place.get(column.key) ?? 0), row);
  faults.push({ cell, column: column.head, code: `initiative.sheet_${reason}`, ...(params && { params }) });
}
