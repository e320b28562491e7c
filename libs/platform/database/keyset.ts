import { createHash } from 'node:crypto';
import { refuse } from '@platform/kernel';

/** A sort order offered by a list: its SQL expression (not null, stable) and the cast of its value in a cursor. */
export interface SortKey {
  readonly sql: string;
  readonly type: 'text' | 'int' | 'timestamptz' | 'uuid';
  readonly descending?: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** Exact up to the cap, then the cap itself with `totalCapped`. */
  readonly total: number;
  readonly totalCapped: boolean;
}

/** Full names in their folded form by the given name, which stands last, then by the whole: as lists of people are kept here. */
export const byGivenName = (folded: string): SortKey => ({
  sql: `(substring(${folded} FROM '[^ ]*$') || ' ' || ${folded})`,
  type: 'text',
});

/** Counting costs as much as is counted: the cap keeps a page as quick in a large table as in a small one. */
const TOTAL_CAP = 1_000;

export interface KeysetList {
  /** Everything after SELECT <columns>: `FROM … JOIN … WHERE …`, with $1… for `params`. */
  readonly columns: string;
  readonly from: string;
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  /** Expression of the unique id that makes the order total. */
  readonly id: string;
  readonly sort: SortKey;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/**
 * SQL of one page and of its capped total. Texts depend only on the filters in use and on the length of a page, which
 * the planner must see to choose an index in the order asked for.
 */
export function keysetSql(list: KeysetList): {
  page: string;
  total: string;
  params: unknown[];
  totalParams: unknown[];
} {
  const conditions = [...list.where];
  const params = [...list.params];
  const mark = markOf(list);
  const marked = `$${params.push(mark)}::text`;
  const direction = list.sort.descending ? 'DESC' : 'ASC';
  if (list.cursor !== undefined) {
    const [value, id] = readCursor(list.cursor, mark);
    params.push(value, id);
    const operator = list.sort.descending ? '<' : '>';
    conditions.push(
      `(${list.sort.sql}, ${list.id}) ${operator} ($${params.length - 1}::${list.sort.type}, $${params.length}::uuid)`,
    );
  }
  const where = (all: readonly string[]) => (all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');
  return {
    page: `SELECT ${list.columns}, (${list.sort.sql})::text AS "__sort", ${list.id} AS "__id", ${marked} AS "__list" FROM ${list.from} ${where(conditions)} ORDER BY ${list.sort.sql} ${direction}, ${list.id} ${direction} LIMIT ${list.limit + 1}`,
    total: `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${list.from} ${where(list.where)} LIMIT ${TOTAL_CAP + 1}) AS capped`,
    params,
    totalParams: [...list.params],
  };
}

/** Cuts the one row too many into a cursor; the view is given the columns asked for. `total` is the row of the total statement. */
export function toPage<R extends object, T>(
  rows: readonly R[],
  limit: number,
  total: number,
  view: (row: R) => T,
): Page<T> {
  const kept = (rows as readonly (R & Place)[]).slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(({ __sort: _sort, __id: _id, __list: _list, ...row }) => view(row as unknown as R)),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
    total: Math.min(total, TOTAL_CAP),
    totalCapped: total > TOTAL_CAP,
  };
}

/** Where a row stands in its list, and which list that is. */
interface Place {
  readonly __sort: string;
  readonly __id: string;
  readonly __list: string;
}

const cursorOf = ({ __sort, __id, __list }: Place): string =>
  Buffer.from(JSON.stringify([__sort, __id, __list])).toString('base64url');

/** The same for one list, reader, filter and order: a cursor of any other would give wrong pages without a word. */
const markOf = ({ from, where, params, sort }: KeysetList): string =>
  createHash('sha256')
    .update(JSON.stringify([from, where, params, sort.sql, sort.descending ?? false]))
    .digest('base64url')
    .slice(0, 12);

function readCursor(cursor: string, mark: string): [string, string] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === 'string')) {
      const [sort, id, of] = value as [string, string, string];
      if (of === mark) return [sort, id];
    }
  } catch {
    // falls through to the refusal below
  }
  return refuse('invalid', 'platform.cursor', {}, 'cursor');
}
