import { LIST_FORMATS } from '@platform/documents';
import { byId, endpoint, listQuery, pageOf, uuid } from '@platform/http';
import { z } from 'zod';
import { REGISTER_SORTS } from '../queries/register';
import { DUES, FLAGS, REGISTER_STATES } from '../queries/register-filter';
import * as schemas from './schemas';

const base = {
  access: { roles: ['secretary', 'secretary_head'] },
  tag: 'register',
  params: byId,
} as const;
const MOST_CHOSEN = 200;

const filter = {
  q: listQuery.q,
  state: z.enum(REGISTER_STATES).optional(),
  theme: z.string().max(60).optional(),
  authorKind: z.enum(['individual', 'group', 'collective']).optional(),
  unitId: uuid.optional(),
  block: z.string().max(60).optional(),
  channel: z.enum(['online', 'paper', 'email', 'unit_list']).optional(),
  receivedFrom: z.iso.date().optional().meta({ description: 'In the contest’s zone, included.' }),
  receivedTo: z.iso.date().optional().meta({ description: 'In the contest’s zone, included.' }),
  missing: z.string().max(60).optional().meta({ description: 'A required part without a file, or `any`.' }),
  days: z.coerce.number().int().min(0).max(10_000).optional().meta({ description: 'At least so long in its state.' }),
  due: z.enum(DUES).optional().meta({ description: 'Only those with such a request for completion.' }),
  screener: z
    .union([z.enum(['me', 'none']), uuid])
    .optional()
    .meta({ description: 'Given to the reader, to nobody, or to this account, to screen.' }),
  flag: z.enum(FLAGS).optional().meta({ description: 'Only those that need this attention.' }),
  ids: z
    .string()
    .max(MOST_CHOSEN * 37)
    .transform((text) => text.split(','))
    .pipe(z.array(uuid).max(MOST_CHOSEN))
    .optional()
    .meta({ description: 'Only these, separated by commas.' }),
  sort: z.enum(REGISTER_SORTS.flatMap((sort) => [sort, `-${sort}` as const])).default('-received'),
};

const somebody = z.strictObject({ accountId: uuid, name: z.string() });
const row = z
  .strictObject({
    id: uuid,
    code: z.string(),
    title: z.string(),
    leadAuthor: z.string().nullable(),
    authorCount: z.int(),
    unitId: uuid,
    unitName: z.string(),
    block: z.string(),
    theme: z.string().nullable(),
    authorKind: z.enum(['individual', 'group', 'collective']),
    channel: z.enum(['online', 'paper', 'email', 'unit_list']),
    state: z.enum(REGISTER_STATES),
    version: z.int(),
    receivedAt: schemas.instant.nullable(),
    stateSince: schemas.instant,
    days: z.int().meta({ description: 'Whole days in its state.' }),
    dueAt: schemas.instant.nullable(),
    screener: somebody.nullable().meta({ description: 'Whose work it is.' }),
    claim: somebody.nullable().meta({ description: 'Who is working on it just now.' }),
    missingParts: z.array(z.string()),
    flags: z.array(z.enum(FLAGS)),
  })
  .meta({ id: 'RegisterRow' });

export const readRegister = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/register',
  summary: 'Every dossier that has reached the secretariat, with whose turn it is; never a mark.',
  query: z.strictObject({ ...filter, cursor: listQuery.cursor, limit: listQuery.limit }),
  response: pageOf(row).meta({ id: 'RegisterPage' }),
});

export const exportRegister = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/register/export',
  summary: 'The register, or what its filters leave of it, as a workbook, as CSV, or on paper.',
  query: z.strictObject({ ...filter, format: z.enum(LIST_FORMATS).default('xlsx') }),
  produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'application/pdf'],
});

const view = z
  .strictObject({
    id: uuid,
    name: z.string(),
    search: z.record(z.string(), z.string()).meta({ description: 'Filters and order, as in the page’s address.' }),
    createdBy: z.string(),
  })
  .meta({ id: 'RegisterView' });

export const listViews = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/register-views',
  summary: 'Lists kept under a name, shared by the secretariat of the contest.',
  response: z.strictObject({ items: z.array(view) }),
});

export const keepView = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/register-views',
  summary: 'Keeps filters and order under a name.',
  body: z.strictObject({
    name: schemas.text(80),
    search: z
      .record(z.string().min(1).max(40), z.string().max(200))
      .refine((search) => Object.keys(search).length <= 30),
  }),
  response: view,
  status: 201,
});

export const dropView = endpoint({
  ...base,
  method: 'DELETE',
  path: '/register-views/:id',
  summary: 'Drops a list kept under a name.',
});

export const listScreeners = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/screeners',
  summary: 'The secretaries of the contest with what each has to screen, and who has left with dossiers unfinished.',
  response: z.strictObject({
    items: z.array(
      z
        .strictObject({
          accountId: uuid,
          name: z.string(),
          assigned: z.int(),
          waiting: z.int(),
          serving: z.boolean().meta({ description: 'False for somebody who is no longer in the secretariat.' }),
        })
        .meta({ id: 'Screener' }),
    ),
  }),
});

export const assignScreener = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/screening/screeners',
  summary: 'Says whose work dossiers are, or with null that they are nobody’s; with dryRun only what would happen.',
  body: z.strictObject({ ...schemas.bulk, accountId: uuid.nullable() }),
  response: schemas.bulkResult,
});

export const handOver = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/screening/handovers',
  summary: 'Gives all that one secretary has not finished to another; with dryRun only what would happen.',
  body: z.strictObject({ from: uuid, to: uuid, dryRun: z.boolean().default(false) }),
  response: schemas.bulkResult,
});

export const remindCompletions = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/screening/completions/remind',
  summary: 'Reminds the authors of open requests by a notice, each at most once a day.',
  body: z.strictObject(schemas.bulk),
  response: schemas.bulkResult,
});

export const listReinstatements = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/reinstatements',
  summary: 'Proposals to bring ineligible dossiers back, newest first; those about the reader’s own are left out.',
  query: z.strictObject({
    cursor: listQuery.cursor,
    limit: listQuery.limit,
    state: z.enum(['proposed', 'confirmed', 'rejected']).optional(),
  }),
  response: pageOf(
    z
      .strictObject({
        id: uuid,
        initiativeId: uuid,
        code: z.string(),
        title: z.string(),
        leadAuthor: z.string().nullable(),
        unitName: z.string(),
        state: z.enum(['proposed', 'confirmed', 'rejected']),
        document: z.string(),
        reason: z.string(),
        verdictReason: z.string().nullable(),
        proposedBy: z.string(),
        proposedAt: schemas.instant,
        decidedBy: z.string().nullable(),
        decidedAt: schemas.instant.nullable(),
        availableTransitions: schemas.steps,
      })
      .meta({ id: 'ReinstatementRow' }),
  ).meta({ id: 'ReinstatementPage' }),
});
