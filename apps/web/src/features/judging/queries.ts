import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { keptMeta, orKept } from '../../api/kept';

export type MyAssignment = Schemas['MyAssignment'];
export type JudgeDossier = Schemas['JudgeDossier'];
export type Criterion = Schemas['Criterion'];
export type Sort = 'place' | 'blindCode' | 'title' | 'total' | 'progress';
export const SORTS: readonly Sort[] = ['place', 'blindCode', 'title', 'total', 'progress'];

/** Also read without a network. */
const kept = { meta: keptMeta } as const;

export const myRoundsQuery = queryOptions({
  queryKey: ['judging', 'my-rounds'],
  ...kept,
  queryFn: ({ queryKey }) => orKept(queryKey, () => answer(api.GET('/api/my/rounds'))),
});

export const myListKey = ['judging', 'mine'] as const;

export const myAssignmentsQuery = (roundId: string, sort: Sort) =>
  queryOptions({
    queryKey: [...myListKey, roundId, sort],
    ...kept,
    queryFn: ({ queryKey }) =>
      orKept(queryKey, () =>
        answer(api.GET('/api/my/rounds/{id}/assignments', { params: { path: { id: roundId }, query: { sort } } })),
      ),
    select: ({ items }) => items,
    gcTime: Infinity,
  });

/** What was read stays for the visit, so that one can leaf back and forth without a network. */
export const dossierQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ['judging', 'dossier', assignmentId],
    ...kept,
    queryFn: ({ queryKey }) =>
      orKept(queryKey, () => answer(api.GET('/api/my/assignments/{id}', { params: { path: { id: assignmentId } } }))),
    staleTime: 60_000,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const mySheetsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['judging', 'my-sheets', roundId],
    queryFn: () => answer(api.GET('/api/my/rounds/{id}/sheets', { params: { path: { id: roundId } } })),
    staleTime: 0,
  });
