import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type RoundDetail = Schemas['RoundDetail'];
export type RoundEntry = Schemas['RoundEntry'];
export type PanelMember = Schemas['PanelMember'];
export type Tally = Schemas['RoundTally'];

const path = (id: string) => ({ params: { path: { id } } });

export const roundsQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['rounds', 'of', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/rounds', path(contestId))),
    select: ({ items }) => items,
  });
export const roundQuery = (id: string) =>
  queryOptions({ queryKey: ['rounds', id], queryFn: () => answer(api.GET('/api/rounds/{id}', path(id))) });
export const panelQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'panel'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/panel-members', path(id))),
    select: ({ items }) => items,
  });
export const progressQuery = (id: string) =>
  queryOptions({
    queryKey: ['rounds', id, 'progress'],
    queryFn: () => answer(api.GET('/api/rounds/{id}/progress', path(id))),
    select: ({ counts }) => counts,
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
