import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
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
          // Values come from the URL as text; the API says what it does not know.
          params: {
            path: { id: contestId },
            query: { limit: 100, state: 'submitted', sort: 'waiting', ...filters } as object,
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
