import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type PrintedName = Schemas['PrintedName'];
export type NameWish = Schemas['NameWish'];
export type UnconfirmedName = Schemas['UnconfirmedName'];

export const namesQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiative', id, 'names'],
    queryFn: () => answer(api.GET('/api/initiatives/{id}/names', { params: { path: { id } } })),
  });

export const unconfirmedQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['names', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/names', { params: { path: { id: contestId } } })),
  });

export const NAME_COLORS: Readonly<Record<PrintedName['state'], string>> = {
  open: 'gray',
  confirmed: 'green',
  correction_asked: 'yellow',
};
