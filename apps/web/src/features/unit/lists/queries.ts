import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type UnitList = Schemas['UnitList'];
export type UnitListRow = Schemas['UnitListRow'];
export type Listed = Schemas['ListedInitiative'];

export const LIST_COLORS = { draft: 'gray', forwarded: 'accent', accepted: 'green', returned: 'yellow' } as const;

export const listQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit-list', id],
    queryFn: () => answer(api.GET('/api/unit-lists/{id}', { params: { path: { id } } })),
  });

export const listsQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['unit-lists', contestId],
    queryFn: () =>
      answer(api.GET('/api/contests/{id}/unit-lists', { params: { path: { id: contestId }, query: { limit: 50 } } })),
  });
