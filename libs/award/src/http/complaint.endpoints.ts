import { byId, endpoint, typedDay, uuid } from '@platform/http';
import { z } from 'zod';
import { COMPLAINT_FILTERS } from '../queries/complaints';
import * as s from './award.schemas';
import { complaint, complaintDetail } from './paper.schemas';

const tag = 'complaints';
const HANDLERS = { roles: ['secretary', 'secretary_head', 'organiser'] };
const items = z.strictObject({
  items: z.array(complaint),
  window: z
    .strictObject({ publishedOn: s.day, until: s.day, answerDays: z.int(), isOpen: z.boolean() })
    .nullable()
    .meta({ description: 'When one may complain about what was published last; null while nothing is.' }),
  availableTransitions: z.array(s.availableTransition).meta({
    description: 'receive: the reader’s own; receivePaper: one that came on paper.',
  }),
});

export const listComplaints = endpoint({
  method: 'GET',
  path: '/contests/:id/complaints',
  access: 'signedIn',
  tag,
  summary: 'The complaint register, for secretariat and organisers; for others their own complaints.',
  params: byId,
  query: z.strictObject({
    show: z.enum(COMPLAINT_FILTERS).optional().meta({ description: 'Where they stand; all by default.' }),
  }),
  response: items,
});

export const publishedContests = endpoint({
  method: 'GET',
  path: '/published-contests',
  access: 'public',
  tag: 'public',
  summary: 'Contests with a published result, the latest first.',
  response: z.strictObject({
    items: z.array(z.strictObject({ id: z.uuid(), code: z.string(), title: z.string(), publishedOn: s.day })),
  }),
});

export const getComplaint = endpoint({
  method: 'GET',
  path: '/complaints/:id',
  access: 'signedIn',
  tag,
  summary: 'One complaint with its deadline and its answer.',
  params: byId,
  response: complaintDetail,
});

export const uploadComplaintFile = endpoint({
  method: 'POST',
  path: '/contests/:id/complaint-files',
  access: 'signedIn',
  tag,
  summary: 'Keeps a file that somebody attaches to an own complaint; only once a result is published.',
  params: byId,
  upload: true,
  response: s.keptFile,
  status: 201,
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
    fileId: uuid.nullable().default(null),
    paper: z.strictObject({ name: s.line, receivedOn: typedDay, fileId: uuid }).nullable().default(null),
  }),
  response: complaintDetail,
  status: 201,
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
    response: complaintDetail,
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
    response: complaintDetail,
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
    date: typedDay,
    fileId: uuid,
  },
);
