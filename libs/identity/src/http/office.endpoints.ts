import { byId, endpoint, listQuery, uuid } from '@platform/http';
import { z } from 'zod';
import {
  account,
  accountDetail,
  accountPage,
  accountState,
  email,
  grant,
  language,
  person,
  personBody,
  personPage,
  reason,
  role,
  shortLine,
} from './schemas';

const ADMIN = { roles: ['admin'] };
const HEAD_OR_ADMIN = { roles: ['secretary_head', 'admin'] };
const OFFICE = { roles: ['secretary', 'secretary_head', 'admin', 'coordinator'] };
const created = z.strictObject({ id: uuid });

export const listAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  access: ADMIN,
  tag: 'accounts',
  summary: 'Accounts by name, or one by its exact address; addresses are masked.',
  query: z.strictObject({ ...listQuery, state: accountState.optional(), role: role.optional() }),
  response: accountPage,
});

export const getAccount = endpoint({
  method: 'GET',
  path: '/accounts/:id',
  access: ADMIN,
  tag: 'accounts',
  summary: 'An account with its roles.',
  params: byId,
  response: accountDetail,
});

export const invite = endpoint({
  method: 'POST',
  path: '/invitations',
  access: ADMIN,
  tag: 'accounts',
  summary: 'Invites a new person, or one already registered without account, by mail.',
  body: z.strictObject({
    email,
    language: language.default('vi'),
    whom: z.union([z.strictObject({ personId: uuid }), z.strictObject({ person: personBody })]),
  }),
  response: created,
  status: 201,
});

export const inviteAgain = endpoint({
  method: 'POST',
  path: '/accounts/:id/invite-again',
  access: ADMIN,
  tag: 'accounts',
  summary: 'Sends the invitation again.',
  params: byId,
});

const decided = (step: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/accounts/:id/${step}`,
    access: ADMIN,
    tag: 'accounts',
    summary,
    params: byId,
    body: z.strictObject({ reason }),
    response: account,
    ifMatch: true,
  });
export const disableAccount = decided('disable', 'Disables an account; its sessions end at once.');
export const enableAccount = decided('enable', 'Enables a disabled account.');

export const givePaperCode = endpoint({
  method: 'POST',
  path: '/accounts/:id/paper-codes',
  access: HEAD_OR_ADMIN,
  tag: 'accounts',
  summary: 'A one-time code to print and hand over, with which the holder sets a new password. Shown once.',
  params: byId,
  response: z.strictObject({ token: z.string(), expiresAt: z.iso.datetime() }),
  status: 201,
  idempotent: false,
});

export const listGrants = endpoint({
  method: 'GET',
  path: '/accounts/:id/grants',
  access: HEAD_OR_ADMIN,
  tag: 'accounts',
  summary: 'Roles an account holds, as far as the reader runs the contests they belong to.',
  params: byId,
  response: z.strictObject({ items: z.array(grant) }),
});

export const giveGlobalRole = endpoint({
  method: 'POST',
  path: '/grants',
  access: ADMIN,
  tag: 'accounts',
  summary: 'Gives a role that is held in every contest. Roles of one contest: POST /api/contests/{id}/grants.',
  body: z.strictObject({ accountId: uuid, role, unitId: uuid.nullable().default(null) }),
  response: created,
  status: 201,
});

export const takeRole = endpoint({
  method: 'POST',
  path: '/grants/:id/revoke',
  access: HEAD_OR_ADMIN,
  tag: 'accounts',
  summary: 'Takes a role back; it no longer counts from the next request on.',
  params: byId,
  body: z.strictObject({ reason }),
});

export const listPersons = endpoint({
  method: 'GET',
  path: '/persons',
  access: OFFICE,
  tag: 'persons',
  summary: 'People by name; a coordinator sees those of the own units. Addresses and numbers are masked.',
  query: z.strictObject({
    ...listQuery,
    unitId: uuid.optional(),
    account: z.enum(['yes', 'no']).optional().meta({ description: 'With or without an account.' }),
  }),
  response: personPage,
});

export const getPerson = endpoint({
  method: 'GET',
  path: '/persons/:id',
  access: OFFICE,
  tag: 'persons',
  summary: 'A person in full.',
  params: byId,
  response: person,
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/persons',
  access: OFFICE,
  tag: 'persons',
  summary: 'Registers a person without account, such as an author who takes part on paper.',
  body: personBody,
  response: person,
  status: 201,
});

export const putPersonById = endpoint({
  method: 'PUT',
  path: '/persons/:id',
  access: { roles: ['secretary', 'secretary_head', 'admin'] },
  tag: 'persons',
  summary: 'Corrects what is kept of a person.',
  params: byId,
  body: personBody,
  response: person,
  ifMatch: true,
});

export const lookUpPerson = endpoint({
  method: 'GET',
  path: '/person-lookup',
  access: 'signedIn',
  tag: 'persons',
  summary: 'One person by exact address or staff code, to be named as co-author.',
  query: z.strictObject({
    email: email.optional().meta({ description: 'The whole address.' }),
    staffCode: shortLine.optional().meta({ description: 'The whole code; either this or the address.' }),
  }),
  response: z.strictObject({ personId: uuid, name: z.string(), unitName: z.string().nullable() }),
});
