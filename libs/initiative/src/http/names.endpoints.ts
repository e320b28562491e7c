import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';

const tag = 'initiatives';
const ofAuthor = z.strictObject({ id: uuid, authorId: uuid });
const line = z.string().trim().min(1).max(300);
const secretariat = { roles: ['secretary', 'secretary_head'] } as const;

const wish = z
  .strictObject({ name: z.string(), jobTitle: z.string().nullable(), note: z.string().nullable() })
  .meta({ id: 'NameWish' });
const name = {
  authorId: uuid,
  name: z.string(),
  jobTitle: z.string().nullable(),
  unitName: z.string().nullable(),
  state: z.enum(['open', 'confirmed', 'correction_asked']),
  wish: wish.nullable(),
  reply: z.string().nullable().meta({ description: 'Why the last wish was not followed.' }),
};
const printedName = z
  .strictObject({ ...name, mayAnswer: z.boolean().meta({ description: 'The reader may answer for this author now.' }) })
  .meta({ id: 'PrintedName' });
const unconfirmed = z
  .strictObject({
    initiativeId: uuid,
    code: z.string(),
    title: z.string(),
    ...name,
    askedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'UnconfirmedName' });

export const getNames = endpoint({
  method: 'GET',
  access: 'signedIn',
  tag,
  path: '/initiatives/:id/names',
  params: byId,
  summary: 'Names and positions of the authors as they will be printed, and what their owners say of them.',
  response: z.strictObject({ isOpen: z.boolean(), items: z.array(printedName) }).meta({ id: 'PrintedNames' }),
});

export const putName = endpoint({
  method: 'PUT',
  access: 'signedIn',
  tag,
  path: '/initiatives/:id/authors/:authorId/name',
  params: ofAuthor,
  summary: 'An author confirms name and position, or asks for a correction.',
  body: z
    .discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('confirmed') }),
      z.strictObject({
        answer: z.literal('correction'),
        name: line,
        jobTitle: line.nullable(),
        note: z.string().trim().max(500).nullable(),
      }),
    ])
    .meta({ id: 'NameAnswer' }),
});

export const listNames = endpoint({
  method: 'GET',
  access: secretariat,
  tag,
  path: '/contests/:id/names',
  params: byId,
  summary: 'Authors of eligible initiatives who have not confirmed name and position; wishes first, at most 500.',
  response: z
    .strictObject({
      confirmed: z.int(),
      open: z.int(),
      correctionAsked: z.int(),
      toAsk: z.int().meta({ description: 'Whom a request would reach now: who has not answered, each once a day.' }),
      items: z.array(unconfirmed),
    })
    .meta({ id: 'UnconfirmedNames' }),
});

export const askNames = endpoint({
  method: 'POST',
  access: secretariat,
  tag,
  path: '/contests/:id/names/requests',
  params: byId,
  summary: 'Drafts the notices that ask authors to confirm name and position; they are released with the others.',
  body: z.strictObject({
    initiativeIds: z.array(uuid).max(5000).nullable().meta({ description: 'Only their authors; null: all.' }),
  }),
  response: z.strictObject({ asked: z.int() }).meta({ id: 'NameRequests' }),
});

export const settleName = endpoint({
  method: 'POST',
  access: secretariat,
  tag,
  path: '/initiatives/:id/authors/:authorId/name/settlement',
  params: ofAuthor,
  summary: 'The secretariat follows an author’s wish as it was read, or says why not.',
  body: z.discriminatedUnion('accept', [
    z.strictObject({ accept: z.literal(true), wish }),
    z.strictObject({ accept: z.literal(false), wish, reason: z.string().trim().min(1).max(2000) }),
  ]),
});
