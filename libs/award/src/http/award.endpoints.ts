import { byId, endpoint, typedDay, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './award.schemas';

const tag = 'award';
const STAFF = { roles: ['secretary', 'secretary_head', 'organiser', 'chair', 'deputy_chair', 'clerk'] };
const SECRETARIES = { roles: ['secretary', 'secretary_head'] };
const CLERKS = { roles: ['clerk', 'secretary', 'secretary_head'] };

export const listDecisions = endpoint({
  method: 'GET',
  path: '/contests/:id/award-decisions',
  access: STAFF,
  tag,
  summary: 'The award decisions of a contest that the reader may see, in the order they were proposed.',
  params: byId,
  response: z
    .strictObject({
      items: z.array(s.decisionSummary),
      names: z
        .strictObject({ initiativeIds: z.array(uuid), open: z.int(), correctionAsked: z.int(), toAsk: z.int() })
        .nullable()
        .meta({ description: 'Of who is listed and not signed, or would win today; for the secretariat.' }),
      availableTransitions: z
        .array(
          s.availableTransition.extend({
            kind: s.decisionKind,
            table: z.string().nullable().meta({ description: 'A prize table; null: all of them.' }),
          }),
        )
        .meta({ description: 'Drafting each kind, from all prize tables and from each alone; for the secretariat.' }),
    })
    .meta({ id: 'AwardDecisions' }),
});

export const getDecision = endpoint({
  method: 'GET',
  path: '/award-decisions/:id',
  access: STAFF,
  tag,
  summary: 'A decision with its list, the differences of the signed one, and what the reader may do next.',
  params: byId,
  response: s.decisionDetail,
});

export const getChoices = endpoint({
  method: 'GET',
  path: '/award-decisions/:id/choices',
  access: { roles: ['secretary', 'secretary_head', 'clerk'] },
  tag,
  summary: 'The prizes and initiatives that a difference or an amendment of this decision may be about.',
  params: byId,
  response: s.choices,
});

export const draftDecision = endpoint({
  method: 'POST',
  path: '/contests/:id/award-decisions',
  access: SECRETARIES,
  tag,
  summary: 'Draws a list from the allotment and proposes it as a decision.',
  details:
    'Once the allotment asks nothing more. Then: `agree` by an organiser, `send`, differences of the signed paper and their confirmation, `sign`, `publish`.',
  params: byId,
  body: z.strictObject({
    kind: s.decisionKind,
    tables: z.array(z.string().min(1).max(100)).min(1).max(20).nullable().default(null),
    wording: s.wordingInput.default({}),
  }),
  response: s.decisionDetail,
  status: 201,
});

export const amendDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/amendments',
  access: SECRETARIES,
  tag,
  summary: 'Proposes a new decision that amends or revokes a published one.',
  params: byId,
  body: z.strictObject({
    act: z.enum(['amendment', 'revocation']),
    complaintId: uuid.nullable().default(null),
    changes: z.array(s.change).max(500).default([]),
    wording: s.wordingInput.default({}),
  }),
  response: s.decisionDetail,
  status: 201,
});

export const redraftDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/redraft',
  access: SECRETARIES,
  tag,
  summary: 'Draws the list again; an agreement given before falls.',
  params: byId,
  body: z.strictObject({
    tables: z.array(z.string().min(1).max(100)).min(1).max(20).nullable().optional(),
    changes: z.array(s.change).min(1).max(500).optional(),
    wording: s.wordingInput.default({}),
  }),
  response: s.decisionDetail,
  ifMatch: true,
});

export const rewordDecision = endpoint({
  method: 'PATCH',
  path: '/award-decisions/:id/wording',
  access: SECRETARIES,
  tag,
  summary: 'Changes words of the paper; the list and an agreement to it stay.',
  params: byId,
  body: s.wordingInput,
  response: s.decisionDetail,
  ifMatch: true,
});

export const agreeDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/agree',
  access: { roles: ['organiser'] },
  tag,
  summary: 'Agrees to exactly the list whose hash is given. Never by the person who proposed it.',
  params: byId,
  body: z.strictObject({ listHash: s.sha256 }),
  response: s.decisionDetail,
  ifMatch: true,
});

export const sendDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/send',
  access: CLERKS,
  tag,
  summary: 'Records that the proposal went out, with its number and date.',
  params: byId,
  body: z.strictObject({ proposalNumber: s.paperNumber, proposalDate: typedDay }),
  response: s.decisionDetail,
  ifMatch: true,
});

export const returnDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/return',
  access: CLERKS,
  tag,
  summary: 'Records that it came back unsigned, and why.',
  params: byId,
  body: z.strictObject({ reason: s.reason }),
  response: s.decisionDetail,
  ifMatch: true,
});

export const signDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/sign',
  access: CLERKS,
  tag,
  summary: 'Records number, date, signer and the signed PDF; fixes the list as signed and issues its certificates.',
  params: byId,
  body: z.strictObject({
    number: s.paperNumber,
    signedOn: typedDay,
    signerName: s.line,
    fileId: uuid,
    sha256: s.sha256,
  }),
  response: s.decisionDetail,
  ifMatch: true,
});

export const publishDecision = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/publish',
  access: CLERKS,
  tag,
  summary: 'Publishes the signed decision: from here on the public result and the check of certificates answer.',
  params: byId,
  response: s.decisionDetail,
  ifMatch: true,
});

export const enterDifference = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/differences',
  access: CLERKS,
  tag,
  summary: 'Enters one row in which the signed paper differs from the agreed list, with its source document.',
  params: byId,
  body: z.strictObject({
    initiativeId: uuid,
    change: z.enum(['added', 'removed', 'changed']),
    table: z.string().min(1).max(100).optional(),
    prize: z.string().min(1).max(100).optional(),
    amount: s.dong.optional(),
    reason: s.reason,
    documentNumber: s.line,
    documentDate: typedDay,
    documentFileId: uuid,
  }),
  response: s.decisionDetail,
  status: 201,
});

const differenceId = z.strictObject({ id: uuid, differenceId: uuid });
const SECONDS = { roles: ['clerk', 'secretary', 'secretary_head', 'organiser'] };
export const confirmDifference = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/differences/:differenceId/confirm',
  access: SECONDS,
  tag,
  summary: 'A second person confirms the row against the signed paper.',
  params: differenceId,
  response: s.decisionDetail,
});
export const declineDifference = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/differences/:differenceId/decline',
  access: SECONDS,
  tag,
  summary: 'Strikes a row that the signed paper does not bear out.',
  params: differenceId,
  body: z.strictObject({ reason: s.reason }),
  response: s.decisionDetail,
});

export const recordOutsideStep = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/outside-steps',
  access: CLERKS,
  tag,
  summary: 'Records an opinion from outside, such as the emulation council’s, with its document.',
  params: byId,
  body: z.strictObject({
    body: s.line,
    summary: s.reason,
    documentNumber: s.line,
    documentDate: typedDay,
    fileId: uuid,
  }),
  response: s.decisionDetail,
  status: 201,
});

export const listCertificates = endpoint({
  method: 'GET',
  path: '/award-decisions/:id/certificates',
  access: STAFF,
  tag,
  summary: 'The certificates issued from the list as signed, with their codes.',
  params: byId,
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        code: z.string(),
        status: z.enum(['valid', 'revoked']),
        initiativeCode: z.string(),
        title: z.string(),
        prizeName: z.string(),
      }),
    ),
  }),
});
