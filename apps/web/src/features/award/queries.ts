import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { upload } from '../../api/upload';
import { asQuery } from '../contest/search';

export type Decision = Schemas['AwardDecisionDetail'];
export type AwardFile = Schemas['AwardFile'];
export type Allotment = Schemas['Allotment'];
export type DecisionSummary = Schemas['AwardDecision'];
export type Difference = Schemas['SigningDifference'];
export type Choices = Schemas['AwardChoices'];
export type Complaint = Schemas['ComplaintDetail'];
export type ComplaintRow = Schemas['Complaint'];
export type ComplaintFilter = 'open' | 'due_soon' | 'overdue' | 'closed';
export type NamesConcerned = NonNullable<Schemas['AwardDecisions']['names']>;
/** Drafting one kind of decision from one prize table, or from all. */
export type DraftStep = Schemas['AwardDecisions']['availableTransitions'][number];
export type BlankLayout = Schemas['BlankLayout'];
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
  });
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'decision', id],
    queryFn: () => answer(api.GET('/api/award-decisions/{id}', path(id))),
  });
export const choicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'choices', id],
    queryFn: () => answer(api.GET('/api/award-decisions/{id}/choices', path(id))),
  });
export const certificatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'certificates', id],
    queryFn: () => answer(api.GET('/api/award-decisions/{id}/certificates', path(id))),
    select: ({ items }) => items,
  });
export const blankLayoutQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'blank-layout', id],
    queryFn: () => answer(api.GET('/api/award-decisions/{id}/blank-layout', path(id))),
  });
export const papersQuery = (contestId: string, filters: Readonly<Record<string, unknown>> = {}) =>
  queryOptions({
    queryKey: ['award', 'papers', contestId, filters],
    queryFn: () =>
      answer(api.GET('/api/contests/{id}/documents', { params: { path: { id: contestId }, query: asQuery(filters) } })),
    placeholderData: (before) => before,
  });
export const publishedContestsQuery = queryOptions({
  queryKey: ['award', 'published'],
  queryFn: () => answer(api.GET('/api/published-contests')),
});
export const complaintsQuery = (contestId: string, show?: ComplaintFilter) =>
  queryOptions({
    queryKey: ['award', 'complaints', contestId, show],
    queryFn: () =>
      answer(
        api.GET('/api/contests/{id}/complaints', {
          params: { path: { id: contestId }, query: asQuery(show === undefined ? {} : { show }) },
        }),
      ),
    placeholderData: (before) => before,
  });
export const complaintQuery = (id: string) =>
  queryOptions({
    queryKey: ['award', 'complaint', id],
    queryFn: () => answer(api.GET('/api/complaints/{id}', path(id))),
  });

/** What was kept of each file: sent once, however often the form that names it is. */
const kept = new WeakMap<File, AwardFile>();
async function keep(path: string, file: File): Promise<AwardFile> {
  const known = kept.get(file) ?? (await upload<AwardFile>(path, file, () => undefined).done);
  kept.set(file, known);
  return known;
}

/** Keeps a source document; whoever names it later gives its id. */
export const keepFile = (contestId: string, file: File): Promise<AwardFile> =>
  keep(`/api/contests/${contestId}/award-files`, file);

/** Keeps what somebody attaches to an own complaint. */
export const keepComplaintFile = (contestId: string, file: File): Promise<AwardFile> =>
  keep(`/api/contests/${contestId}/complaint-files`, file);
