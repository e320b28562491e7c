import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type RoundDetail = Schemas['RoundDetail'];
export type RoundEntry = Schemas['RoundEntry'];
export type PanelMember = Schemas['PanelMember'];
export type Conflict = Awaited<ReturnType<NonNullable<ReturnType<typeof conflictsQuery>['queryFn']>>>['items'][number];
export type Tally = Schemas['RoundTally'];
export type RankedEntry = Schemas['RankedEntry'];
export type Progress = RoundEntry['assignments'][number]['progress'];

const path = (id: string) => ({ params: { path: { id } } });

export const roundsQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['rounds', 'of', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/rounds', path(contestId))),
  });
export const roundQuery = (id: string) =>
  queryOptions({ queryKey: ['rounds', id], queryFn: () => answer(api.GET('/api/rounds/{id}', path(id))) });
export const panelQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'panel'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/panel-members', path(id))),
  });
export const progressQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'progress'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/progress', path(id))),
  });
/** Who may take the place of a judge, or change places with them. */
export const alternativesQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ['rounds', 'alternatives', assignmentId],
    queryFn: () => answer(api.GET('/api/assignments/{id}/alternatives', path(assignmentId))),
    staleTime: 0,
  });
/** For secretaries only: who is in conflict with what. */
export const conflictsQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'conflicts'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/conflicts', path(id))),
    select: ({ items }) => items,
  });
/** The order of presentation; as many as one hall can hear. */
export const presentersQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'entries', 'presenters'],
    queryFn: () =>
      answer(
        api.GET('/api/rounds/{id}/initiatives', {
          params: { path: { id }, query: { limit: 200, sort: 'lotOrder' } },
        }),
      ),
    select: ({ items }) => items,
  });
export const reopeningsQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'reopenings'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/reopenings', path(id))),
    select: ({ items }) => items,
  });
export const tallyQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'tally'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/tally', path(id))),
  });
export const resultQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'result'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/result', path(id))),
  });
