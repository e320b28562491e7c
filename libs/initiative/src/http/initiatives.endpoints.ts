import { byId, endpoint, flag, listQuery, pageOf, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './schemas';

const base = { access: 'signedIn', tag: 'initiatives', params: byId } as const;
const secretariat = { roles: ['secretary', 'secretary_head'] } as const;
const coordinator = { roles: ['coordinator'] } as const;
const because = z.strictObject({ reason: s.reason });

export const createInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/initiatives',
  summary: 'Opens a draft, or with `submit` writes and hands in a dossier in one request.',
  body: s.newInitiative,
  response: s.submitted,
  status: 201,
});

export const listInitiatives = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/initiatives',
  summary: 'Initiatives of a contest that the reader may see.',
  query: z.strictObject({
    ...listQuery,
    state: s.state.optional(),
    theme: z.string().max(40).optional(),
    category: s.authorKind.optional(),
    authorKind: s.authorKind.optional(),
    unitId: uuid.optional(),
    channel: s.channel.optional(),
    mine: flag.optional().meta({ description: 'true: only those that the reader keeps or is an author of.' }),
    sort: z.enum(s.SORTS).default('-created'),
  }),
  response: pageOf(s.row).meta({ id: 'InitiativePage' }),
});

export const exportInitiatives = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/initiatives/export',
  access: secretariat,
  summary: 'All initiatives of a contest with their authors, streamed as one JSON array.',
  produces: ['application/json'],
});

export const getInitiative = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id',
  summary: 'One initiative: the working copy for its keeper and authors, what was submitted for others.',
  response: s.initiative,
});

export const patchInitiative = endpoint({
  ...base,
  method: 'PATCH',
  path: '/initiatives/:id',
  summary: 'Saves some fields of a draft, or of a completion that is being written.',
  body: s.draftPatch,
  response: s.saved,
  ifMatch: true,
});

export const putAuthors = endpoint({
  ...base,
  method: 'PUT',
  path: '/initiatives/:id/authors',
  summary: 'Replaces the list of authors with their shares; a change asks everybody for consent again.',
  body: z.strictObject({ authors: s.authorsInput }),
  response: s.saved,
  ifMatch: true,
});

export const postConsent = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/consent',
  summary: 'A co-author agrees to take part in the list of authors as it was shown, or refuses.',
  body: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('given'), authors: s.agreedAuthors }),
    z.strictObject({ answer: z.literal('refused') }),
  ]),
});

export const askConsent = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/consent-requests',
  summary: 'Asks the co-authors who have not answered; each at most once a day.',
  response: z.strictObject({ asked: z.int() }).meta({ id: 'ConsentRequests' }),
});

export const putSignedPage = endpoint({
  ...base,
  method: 'PUT',
  path: '/initiatives/:id/authors/:authorId/signed-page',
  params: z.strictObject({ id: uuid, authorId: uuid }),
  summary: 'Records the consent of an author by an attached page with the signature.',
  body: z.strictObject({ attachmentId: uuid }),
});

export const submitInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/submit',
  summary: 'Hands in the draft: a revision is frozen and a receipt given, or the unit is asked to confirm.',
  response: s.submitted,
  ifMatch: true,
});

export const resubmitInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/resubmit',
  summary: 'Hands in the completion that was asked for, as a new revision.',
  response: s.submitted,
  ifMatch: true,
});

export const confirmInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/confirm',
  access: coordinator,
  summary: 'The unit confirms the dossier and passes it on; the receipt is given.',
  response: s.submitted,
  ifMatch: true,
});

export const returnInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/return',
  access: coordinator,
  summary: 'The unit gives the dossier back to its author with a reason.',
  body: because,
  response: s.stepTaken,
  ifMatch: true,
});

export const notForwardInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/not-forward',
  access: coordinator,
  summary: 'The unit does not pass the dossier on, with a reason.',
  body: because,
  response: s.stepTaken,
  ifMatch: true,
});

export const withdrawInitiative = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/withdraw',
  summary: 'The author takes the dossier back, until judging has sealed it.',
  body: z.strictObject({ reason: s.reason.optional() }),
  response: s.stepTaken,
  ifMatch: true,
});

export const getRevision = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/revisions/:n',
  params: z.strictObject({ id: uuid, n: z.coerce.number().int().min(1).max(10_000) }),
  summary: 'What was submitted, as it was.',
  response: s.revision,
});

export const getTimeline = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/timeline',
  summary: 'What has happened to the initiative, oldest first, without names.',
  response: z.strictObject({ items: z.array(s.timelineEntry) }).meta({ id: 'InitiativeTimeline' }),
});
