import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { upload } from '../../api/upload';

export type Decision = Schemas['AwardDecisionDetail'];
export type AwardFile = Schemas['AwardFile'];
export type Allotment = Schemas['Allotment'];
export type Paper = Schemas['RegisteredDocument'];

const path = (id: string) => ({ params: { path: { id } } });

export const allotmentQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['award', 'allotment', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/allotment', path(contestId))),
    retry: false,
  });
export const decisionsQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['award', 'decisions', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/award-decisions', path(contestId))),
    select: ({ items }) => items,
  });
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'decision', id],
    queryFn: () => answer(api.GET('/api/award-decisions/{id}', path(id))),
  });
export const papersQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['award', 'papers', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/documents', path(contestId))),
    select: ({ items }) => items,
  });

/** Keeps a source document; whoever names it later gives its id. */
export const keepFile = (contestId: string, file: File): Promise<AwardFile> =>
  upload<AwardFile>(`/api/contests/${contestId}/award-files`, file, () => undefined).done;
