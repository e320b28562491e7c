import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { asQuery } from '../../contest/search';
import type { RegisterSearch } from '../routes';

export type RegisterRow = Schemas['RegisterRow'];

const PAGE = 50;
const LONG_PAGE = 200;

/** Filters and order of the address, without the contest and the place in the list. */
export function filtersOf({ contest: _contest, cursor: _cursor, ...filters }: RegisterSearch) {
  return filters;
}

export const readRegister = (contestId: string, query: object) =>
  answer(api.GET('/api/contests/{id}/register', { params: { path: { id: contestId }, query: asQuery({ ...query }) } }));

export const registerQuery = (contestId: string, search: RegisterSearch) =>
  queryOptions({
    queryKey: ['register', contestId, { ...search, contest: undefined }],
    placeholderData: (before: Schemas['RegisterPage'] | undefined) => before,
    queryFn: () => readRegister(contestId, { limit: PAGE, ...filtersOf(search), cursor: search.cursor }),
  });

/** Rows of a filter from the first on, page by page, up to a number. */
export async function readRows(
  contestId: string,
  search: RegisterSearch,
  most: number,
  onRead: (count: number) => void = () => undefined,
): Promise<RegisterRow[]> {
  const rows: RegisterRow[] = [];
  for (let cursor: string | undefined; rows.length < most;) {
    const page = await readRegister(contestId, { limit: LONG_PAGE, ...filtersOf(search), cursor });
    rows.push(...page.items);
    onRead(rows.length);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return rows.slice(0, most);
}

export const viewsQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['register-views', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/register-views', { params: { path: { id: contestId } } })),
  });

export const screenersQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['screeners', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/screeners', { params: { path: { id: contestId } } })),
  });

/** As counted up to a cap. */
export const totalOf = (page: Schemas['RegisterPage'], number: (value: number) => string): string =>
  `${number(page.total)}${page.totalCapped ? '+' : ''}`;
