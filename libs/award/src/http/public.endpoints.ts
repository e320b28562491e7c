import { byId, endpoint, uuid } from '@platform/http';
import { PUBLIC_FIELDS } from '@rooms/contest';
import { z } from 'zod';
import * as s from './award.schemas';
import { complaint } from './paper.schemas';

const cited = z.strictObject({ number: z.string(), issuer: z.string(), signedOn: s.day });

export const getPublicResult = endpoint({
  method: 'GET',
  path: '/public/contests/:id/result',
  access: 'public',
  tag: 'public',
  summary: 'The published result with the fields that the rules publish; nothing before publication.',
  params: byId,
  response: z
    .strictObject({
      contest: z.string(),
      year: z.int(),
      decisions: z.array(
        z.strictObject({
          kind: s.decisionKind,
          number: z.string(),
          issuer: z.string(),
          signedOn: s.day,
          publishedAt: s.instant,
          winners: z.array(
            z.partialRecord(z.enum(PUBLIC_FIELDS), z.union([z.string(), z.number(), z.array(z.string()), z.null()])),
          ),
        }),
      ),
    })
    .meta({ id: 'PublicResult' }),
});

export const checkCertificate = endpoint({
  method: 'GET',
  path: '/public/certificates/:code',
  access: 'public',
  tag: 'public',
  summary: 'What a certificate’s code stands for: awarded what, by which decision, valid or revoked.',
  params: z.strictObject({ code: z.string().min(1).max(40) }),
  response: z
    .strictObject({
      code: z.string(),
      status: z.enum(['valid', 'revoked']),
      contest: z.string(),
      names: z.array(z.string()),
      unit: z.string(),
      prize: z.string(),
      title: z.string(),
      decision: cited,
      revokedBy: cited.nullable(),
    })
    .meta({ id: 'CertificateCheck' }),
});

const tag = 'complaints';
const HANDLERS = { roles: ['secretary', 'secretary_head', 'organiser'] };
const items = z.strictObject({ items: z.array(complaint) });

export const listComplaints = endpoint({
  method: 'GET',
  path: '/contests/:id/complaints',
  access: 'signedIn',
  tag,
  summary: 'The complaint register, for secretariat and organisers; for others their own complaints.',
  params: byId,
  response: items,
});

export const getComplaint = endpoint({
  method: 'GET',
  path: '/complaints/:id',
  access: 'signedIn',
  tag,
  summary: 'One complaint with its deadline and its answer.',
  params: byId,
  response: complaint,
});

export const receiveComplaint = endpoint({
  method: 'POST',
  path: '/contests/:id/complaints',
  access: 'signedIn',
  tag,
  summary: 'Registers a complaint about a published result: one’s own, or by a secretary one that came on paper.',
  params: byId,
  body: z.strictObject({
    initiativeId: uuid.nullable().default(null),
    content: z.string().trim().min(1).max(20_000),
    contact: s.line,
    paper: z.strictObject({ name: s.line, receivedOn: s.day, fileId: uuid }).nullable().default(null),
  }),
  response: complaint,
  status: 201,
  idempotent: true,
});

const plain = { reason: s.reason };
const step = <B extends z.ZodRawShape>(path: string, access: 'signedIn' | typeof HANDLERS, summary: string, shape: B) =>
  endpoint({
    method: 'POST',
    path: `/complaints/:id/${path}`,
    access,
    tag,
    summary,
    params: byId,
    body: z.strictObject(shape),
    response: complaint,
    ifMatch: true,
  });
export const transferComplaint = step('transfer', HANDLERS, 'Passes the complaint to who is competent.', {
  ...plain,
  to: s.line,
});
export const declineComplaint = step('decline', HANDLERS, 'Does not handle the complaint, with the reason.', plain);
const bare = (path: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/complaints/:id/${path}`,
    access: HANDLERS,
    tag,
    summary,
    params: byId,
    response: complaint,
    ifMatch: true,
  });
export const acceptComplaint = bare('accept', 'Accepts the complaint for handling.');
export const verifyComplaint = bare('verify', 'Begins to verify.');
export const withdrawComplaint = step('withdraw', 'signedIn', 'Withdraws an own complaint.', plain);
export const answerComplaint = step(
  'answer',
  HANDLERS,
  'Answers with the signed document; upheld leads to an amending decision.',
  {
    ...plain,
    outcome: z.enum(['upheld', 'partly_upheld', 'rejected']),
    number: s.line,
    date: s.day,
    fileId: uuid,
  },
);
