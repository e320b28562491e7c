import { fold } from '@platform/kernel';
import type { Language } from '@platform/kernel';
import { readCells } from './cell-table';
import type { CellFault, CellTable } from './cell-table';

export interface UnitRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly block: string;
  readonly parentCode: string | null;
  readonly staffCount: number | null;
}

export type UnitColumn = Exclude<keyof UnitRow, 'row'>;

export const UNIT_HEADINGS: Readonly<Record<UnitColumn, string>> = {
  code: 'Mã đơn vị',
  name: 'Tên đơn vị',
  block: 'Khối',
  parentCode: 'Mã đơn vị cấp trên',
  staffCount: 'Số cán bộ',
};
export const UNIT_NEEDED: readonly UnitColumn[] = ['code', 'name', 'block'];

/** Blocks by the names that people write; any other name makes a block of its own. */
const BLOCKS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  department: { vi: 'Sở, ban, ngành', en: 'Departments' },
  commune: { vi: 'Xã, phường, đặc khu', en: 'Communes and wards' },
  agency: { vi: 'Cơ quan, đơn vị khác', en: 'Other agencies' },
};
export const BLOCK_NAMES: readonly string[] = Object.values(BLOCKS).map(({ vi }) => vi);

/** The name of a block; one that was made up here shows its code as words. */
export const blockName = (block: string, language: Language): string =>
  BLOCKS[block]?.[language] ?? (block.charAt(0).toUpperCase() + block.slice(1)).replaceAll('_', ' ');
const BLOCK_CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** The code of a block from its code or its name; null where none can be made of it. */
export function blockOf(text: string): string | null {
  const folded = fold(text);
  const known = Object.entries(BLOCKS).find(([, { vi }]) => fold(vi) === folded)?.[0];
  const code = known ?? folded.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return BLOCK_CODE.test(code) ? code : null;
}

export interface KnownUnit {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
}

/**
 * Reads the rows with every fault of every cell. A row that names a known unit as it is stays in `rows`; one that would
 * give a known code another name is a fault, because a renaming is a step with its own paper.
 */
export function readUnits(
  table: CellTable,
  known: ReadonlyMap<string, KnownUnit>,
): { readonly rows: UnitRow[]; readonly faults: CellFault[] } {
  const parents = parentsOf(table);
  const columns = { headings: UNIT_HEADINGS, needed: UNIT_NEEDED };
  return readCells(table, columns, ({ row, text, report, once }) => {
    const code = text('code');
    const name = text('name');
    const block = blockOf(text('block'));
    const parentCode = text('parentCode') || null;
    const count = text('staffCount');
    const before = known.get(code);
    if (code === '') report('code', 'cell_missing');
    else if (code.length > 60) report('code', 'cell_bad_code');
    else once('code', code);
    if (name === '') report('name', 'cell_missing');
    else if (name.length > 300) report('name', 'cell_bad_name');
    else if (before && !before.active) report('code', 'cell_unit_ended', { name: before.name });
    else if (before && before.name !== name) report('name', 'cell_unit_named', { name: before.name });
    if (text('block') === '') report('block', 'cell_missing');
    else if (block === null) report('block', 'cell_bad_block');
    if (parentCode !== null && !known.get(parentCode)?.active && !parents.has(parentCode))
      report('parentCode', 'cell_unknown_unit', { code: parentCode });
    else if (parentCode !== null && isCircle(code, parents)) report('parentCode', 'cell_circle');
    if (!/^\d{0,6}$/.test(count)) report('staffCount', 'cell_bad_count');
    return { row, code, name, block: block ?? '', parentCode, staffCount: count === '' ? null : Number(count) };
  });
}

/** The codes of the table with the code above each. */
function parentsOf(table: CellTable): ReadonlyMap<string, string | null> {
  const columns = { headings: UNIT_HEADINGS, needed: UNIT_NEEDED };
  const { rows } = readCells(table, columns, ({ text }) => [text('code'), text('parentCode') || null] as const);
  return new Map(rows);
}

function isCircle(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = code; at != null; at = parents.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
