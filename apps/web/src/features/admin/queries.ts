import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { asQuery } from '../contest/search';

export type Account = Schemas['Account'];
export type AccountDetail = Schemas['AccountDetail'];
export type Grant = Schemas['Grant'];
export type Role = Grant['role'];
export type Unit = Schemas['Unit'];
export type UnitDetail = Schemas['UnitDetail'];

export const PAGE = 25;

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'detail', id],
    queryFn: () => answer(api.GET('/api/accounts/{id}', { params: { path: { id } } })),
  });

export const unitQuery = (id: string, on?: string) =>
  queryOptions({
    queryKey: ['units', 'detail', id, on ?? null],
    queryFn: () =>
      answer(api.GET('/api/units/{id}', { params: { path: { id }, query: on === undefined ? {} : { on } } })),
    placeholderData: (before) => before,
  });

export const blocksQuery = queryOptions({
  queryKey: ['units', 'blocks'],
  queryFn: () => answer(api.GET('/api/unit-blocks')),
});

export const accountsQuery = (filters: object) =>
  queryOptions({
    queryKey: ['accounts', 'list', filters],
    placeholderData: (before) => before,
    queryFn: () => answer(api.GET('/api/accounts', { params: { query: asQuery({ limit: PAGE, ...filters }) } })),
  });

export const unitsQuery = (filters: object) =>
  queryOptions({
    queryKey: ['units', 'list', filters],
    placeholderData: (before) => before,
    queryFn: () => answer(api.GET('/api/units', { params: { query: asQuery({ limit: PAGE, ...filters }) } })),
  });

/** A role in one contest, or (null) in every one. */
export interface NewGrant {
  readonly role: Role;
  readonly contestId: string | null;
  readonly unitId: string | null;
}

/** An administrator is one everywhere. */
export function giveRole(accountId: string, { role, contestId, unitId }: NewGrant): Promise<unknown> {
  if (contestId === null || role === 'admin')
    return answer(api.POST('/api/grants', { body: { accountId, role, unitId } }));
  const params = { path: { id: contestId } };
  return answer(api.POST('/api/contests/{id}/grants', { params, body: { accountId, role, unitId } }));
}
