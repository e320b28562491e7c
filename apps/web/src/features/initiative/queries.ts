import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { keptMeta, orKept } from '../../api/kept';
import { deviceNow } from '../../ui/server-clock';

export type Contest = Schemas['Contest'];
export type ContestDetail = Schemas['ContestDetail'];
export type FormField = ContestDetail['form']['fields'][number];
export type FormColumn = Extract<FormField, { kind: 'table' }>['columns'][number];
export type DossierPart = ContestDetail['dossier']['parts'][number];
export type Initiative = Schemas['Initiative'];
export type InitiativeRow = Schemas['InitiativeRow'];
export type Author = Schemas['InitiativeAuthor'];
export type AuthorInput = Schemas['InitiativeAuthorInput'];
export type Attachment = Schemas['InitiativeAttachment'];

/** Also read without a network, and anew once it is back. */
const kept = { meta: keptMeta, refetchOnReconnect: true } as const;

export const contestsQuery = queryOptions({
  queryKey: ['contests'],
  ...kept,
  queryFn: ({ queryKey }) =>
    orKept(queryKey, () => answer(api.GET('/api/contests', { params: { query: { limit: 50 } } }))),
});

export const contestQuery = (id: string) =>
  queryOptions({
    queryKey: ['contest', id],
    ...kept,
    queryFn: ({ queryKey }) =>
      orKept(queryKey, async () => {
        const contest = await answer(api.GET('/api/contests/{id}', { params: { path: { id } } }));
        return { ...contest, readAt: deviceNow() };
      }),
  });

export const mineQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['initiatives', 'mine', contestId],
    ...kept,
    queryFn: ({ queryKey }) =>
      orKept(queryKey, () =>
        answer(
          api.GET('/api/contests/{id}/initiatives', {
            params: { path: { id: contestId }, query: { mine: 'true', limit: 50 } },
          }),
        ),
      ),
  });

export const initiativeQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiative', id],
    ...kept,
    queryFn: ({ queryKey }) =>
      orKept(queryKey, () => answer(api.GET('/api/initiatives/{id}', { params: { path: { id } } }))),
  });

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiative', id, 'timeline'],
    queryFn: () => answer(api.GET('/api/initiatives/{id}/timeline', { params: { path: { id } } })),
  });

export const revisionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['initiative', id, 'revision', number],
    staleTime: Infinity,
    queryFn: () => answer(api.GET('/api/initiatives/{id}/revisions/{n}', { params: { path: { id, n: number } } })),
  });

export const completionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiative', id, 'completions'],
    queryFn: () => answer(api.GET('/api/initiatives/{id}/completions', { params: { path: { id } } })),
  });

/** What this person has begun to upload and not finished. */
export const uploadsQuery = ({
  room,
  id,
}: {
  readonly room: 'initiatives' | 'round-initiatives';
  readonly id: string;
}) =>
  queryOptions({
    queryKey: [room, id, 'uploads'],
    queryFn: () => answer(api.GET(`/api/${room}/{id}/uploads`, { params: { path: { id } } })),
  });

/** Steps that hand the dossier in. Whoever may see one may also write. */
export const HANDING_IN = ['submit', 'sendToUnit', 'resubmit'] as const;

export function handingIn(initiative: Initiative) {
  return initiative.availableTransitions.find(({ name }) => HANDING_IN.some((step) => step === name));
}

/** Id of the input that a blocker's path is about: `answers.purpose` → `field-answers-purpose`. */
export function fieldId(path: string): string {
  const [head = '', second] = path.split('.');
  return head === 'answers' || head === 'attachments' ? `field-${head}-${second ?? ''}` : `field-${head}`;
}
