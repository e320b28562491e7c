import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { asQuery } from '../contest/search';
import type { ScreeningSearch } from './routes';

export type ScreeningDetail = Schemas['ScreeningDetail'];
export type ScreeningItem = Schemas['ScreeningListItem'];
export type Result = 'met' | 'not_met' | 'not_applicable';

export const queueQuery = (contestId: string, { contest: _contest, at: _at, ...filters }: ScreeningSearch) =>
  queryOptions({
    queryKey: ['screening', 'queue', contestId, filters],
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/screening', {
          params: {
            path: { id: contestId },
            query: asQuery({ limit: 100, state: 'submitted', sort: 'waiting', ...filters }),
          },
        }),
      ),
    staleTime: Infinity,
  });

export const screeningQuery = (id: string) =>
  queryOptions({
    queryKey: ['screening', 'detail', id],
    queryFn: () => answer(api.GET('/api/initiatives/{id}/screening', { params: { path: { id } } })),
  });
