import { byId, endpoint, flag, typedDay, typedInstant, uuid } from '@platform/http';
import { z } from 'zod';
import { DECISION_PAPERS } from '../domain/decision-actions';
import * as s from './award.schemas';
import { blankLayout } from './blank.endpoints';
import { documentRow, template, templateName, templateVersion } from './paper.schemas';

const tag = 'award papers';
const DOCUMENT_KINDS = [
  'decision',
  'proposal',
  'result_notice',
  'letters',
  'minutes',
  'vote_minutes',
  'tally',
  'signing_list',
  'certificates',
  'blanks',
  'complaint_answer',
  'other',
] as const;
const SECRETARIES = { roles: ['secretary', 'secretary_head'] };
const CLERKS = { roles: ['clerk', 'secretary', 'secretary_head'] };
const STAFF = { roles: ['secretary', 'secretary_head', 'organiser', 'chair', 'deputy_chair', 'clerk'] };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const made = z.strictObject({ items: z.array(documentRow) });
const roundOf = z.strictObject({
  id: uuid,
  round: z.string().min(1).max(100).meta({ description: 'Code of the round.' }),
});
const templateOf = z.strictObject({ id: uuid, paper: templateName });
export const listDocuments = endpoint({
  method: 'GET',
  path: '/contests/:id/documents',
  access: STAFF,
  tag,
  summary: 'The contest’s document register, the newest first.',
  params: byId,
  query: z.strictObject({
    q: z
      .string()
      .trim()
      .max(200)
      .optional()
      .meta({ description: 'In title, number and signer; accents do not matter.' }),
    kind: z.enum(DOCUMENT_KINDS).optional(),
    origin: z.enum(['made', 'handed_in']).optional(),
    decisionId: uuid.optional(),
    numbered: flag.optional().meta({ description: 'true: only those with a number; false: only those without.' }),
  }),
  response: z.strictObject({ ...made.shape, availableTransitions: z.array(s.availableTransition) }),
});

export const registerDocument = endpoint({
  method: 'POST',
  path: '/contests/:id/documents',
  access: CLERKS,
  tag,
  summary: 'Enters a signed paper in the register: number, date, signer and its PDF, kept before.',
  params: byId,
  body: z.strictObject({
    kind: z.enum(DOCUMENT_KINDS),
    title: s.line,
    number: s.line,
    dated: typedDay,
    signer: s.line,
    fileId: uuid,
  }),
  response: made,
  status: 201,
});

export const downloadDocument = endpoint({
  method: 'GET',
  path: '/documents/:id/file',
  access: STAFF,
  tag,
  summary: 'The file of a registered paper.',
  params: byId,
  produces: ['application/pdf', DOCX, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
});

export const makeDecisionPaper = endpoint({
  method: 'POST',
  path: '/award-decisions/:id/documents',
  access: CLERKS,
  tag,
  summary: 'Makes a paper of a decision in every format it has, from one frozen data object, and registers it.',
  details: '`proposal` and `decision` at any time; the others only once the signature is recorded.',
  params: byId,
  body: z.strictObject({
    kind: z.enum(DECISION_PAPERS),
    layout: blankLayout
      .nullable()
      .default(null)
      .meta({ description: 'For blanks: where the words stand; null: as saved.' }),
  }),
  response: made,
  status: 201,
});

export const makeTally = endpoint({
  method: 'POST',
  path: '/contests/:id/rounds/:round/tally-documents',
  access: SECRETARIES,
  tag,
  summary: 'Makes the tally of a locked round (by its code) as PDF and as a workbook with formulas.',
  params: roundOf,
  response: made,
  status: 201,
});

const person = z.strictObject({ name: s.line, role: z.string().max(200), reason: z.string().max(500) });
export const makeMinutes = endpoint({
  method: 'POST',
  path: '/contests/:id/rounds/:round/minutes-documents',
  access: SECRETARIES,
  tag,
  summary: 'Makes the minutes of the panel’s meeting on a locked round (by its code).',
  params: roundOf,
  body: z.strictObject({
    startedAt: typedInstant,
    endedAt: typedInstant.nullable(),
    place: s.line,
    secretary: s.line,
    absent: z.array(person).max(60).default([]),
    items: z
      .array(z.strictObject({ heading: s.line, paragraphs: z.array(s.reason).max(50) }))
      .max(50)
      .default([]),
    conclusions: z.array(s.reason).max(20).default([]),
  }),
  response: made,
  status: 201,
});

export const makeVoteMinutes = endpoint({
  method: 'POST',
  path: '/contests/:id/committee-votes/minutes-documents',
  access: SECRETARIES,
  tag,
  summary: 'Makes the minutes of the count of the committee’s votes; what is not known has dots to write on.',
  params: byId,
  body: z.strictObject({
    minutesFileId: uuid
      .nullable()
      .default(null)
      .meta({ description: 'Of the count entered from this file; null: of what is not counted yet.' }),
    heldAt: typedInstant.nullable().default(null),
    place: z.string().trim().max(500).default(''),
    tellers: z.array(s.line).max(20).default([]).meta({ description: 'The first is their head.' }),
  }),
  response: made,
  status: 201,
});

export const listTemplates = endpoint({
  method: 'GET',
  path: '/contests/:id/templates',
  access: SECRETARIES,
  tag,
  summary: 'The Word templates in use.',
  params: byId,
  response: z.strictObject({ items: z.array(template) }),
});

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/contests/:id/templates/:paper/file',
  access: SECRETARIES,
  tag,
  summary: 'The template in use or the version named, to edit in Word; or filled with invented data.',
  params: templateOf,
  query: z.strictObject({
    preview: flag.prefault('false').meta({ description: 'true: filled with sample data.' }),
    version: z.coerce
      .number()
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .meta({ description: '0: the shipped one; left out: the one in use.' }),
  }),
  produces: [DOCX],
});

export const listTemplateVersions = endpoint({
  method: 'GET',
  path: '/contests/:id/templates/:paper/versions',
  access: SECRETARIES,
  tag,
  summary: 'Every version of a template, the newest first; the shipped one is the last.',
  params: templateOf,
  response: z.strictObject({ items: z.array(templateVersion) }),
});

export const uploadTemplate = endpoint({
  method: 'POST',
  path: '/contests/:id/templates/:paper',
  access: SECRETARIES,
  tag,
  summary: 'Puts an edited template in use as a new version; a broken one is refused with all its faults.',
  params: templateOf,
  upload: true,
  response: z.strictObject({ items: z.array(template) }),
  status: 201,
});

export const restoreTemplate = endpoint({
  method: 'POST',
  path: '/contests/:id/templates/:paper/restore',
  access: SECRETARIES,
  tag,
  summary: 'Puts the shipped template in use again, as a new version.',
  params: templateOf,
  response: z.strictObject({ items: z.array(template) }),
});
