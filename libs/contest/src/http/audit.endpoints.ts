import { byId, endpoint, pageOf, uuid } from '@platform/http';
import { z } from 'zod';

const tag = 'audit';
const instant = z.iso.datetime({ offset: true });
const OUTCOMES = ['done', 'refused'] as const;

const auditRow = z
  .strictObject({
    id: z.string(),
    at: z.iso.datetime(),
    actorId: uuid.nullable().meta({ description: 'Null for the clock.' }),
    actorName: z.string().nullable().meta({ description: 'Of staff only.' }),
    action: z.string(),
    outcome: z.enum(OUTCOMES),
    subjectKind: z.string(),
    subjectId: uuid.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    sealed: z.boolean().meta({ description: 'Linked into the chain of hashes.' }),
  })
  .meta({ id: 'AuditRow' });

const filter = {
  actorId: uuid.optional(),
  action: z.string().max(80).optional(),
  subjectKind: z.string().max(40).optional(),
  subjectId: uuid.optional(),
  outcome: z.enum(OUTCOMES).optional(),
  since: instant.optional().meta({ description: 'Included.' }),
  until: instant.optional().meta({ description: 'Exclusive.' }),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const auditPage = pageOf(auditRow).meta({ id: 'AuditPage' });
const choices = z
  .strictObject({
    actors: z.array(z.strictObject({ id: uuid, name: z.string() })).meta({ description: 'Staff only, by name.' }),
    actions: z.array(z.strictObject({ action: z.string(), count: z.int() })),
  })
  .meta({ id: 'AuditChoices' });

export const listAudit = endpoint({
  method: 'GET',
  path: '/contests/:id/audit',
  access: { roles: ['secretary_head', 'admin'] },
  tag,
  summary: 'Who did what in the contest, when and why, and what was refused; the newest first.',
  params: byId,
  query: z.strictObject(filter),
  response: auditPage,
});

export const auditChoices = endpoint({
  method: 'GET',
  path: '/contests/:id/audit-choices',
  access: { roles: ['secretary_head', 'admin'] },
  tag,
  summary: 'Who and what there is to filter the audit of the contest by.',
  params: byId,
  response: choices,
});

export const listServiceAudit = endpoint({
  method: 'GET',
  path: '/audit',
  access: { roles: ['admin'] },
  tag,
  summary: 'What belongs to no contest: accounts, roles, units, sign-ins, refused requests; the newest first.',
  query: z.strictObject(filter),
  response: auditPage,
});

export const serviceAuditChoices = endpoint({
  method: 'GET',
  path: '/audit/choices',
  access: { roles: ['admin'] },
  tag,
  summary: 'Who and what there is to filter the audit outside contests by.',
  response: choices,
});

export const checkChain = endpoint({
  method: 'GET',
  path: '/audit/chain',
  access: { roles: ['admin'] },
  tag,
  summary:
    'Recomputes the chain of hashes over all audit rows and names the first row that does not fit; with `after`, the next part of it.',
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional()
      .meta({ description: 'A position that was reached: 0 to begin, then `next` of the answer.' }),
  }),
  response: z
    .strictObject({
      ok: z.boolean(),
      sealed: z.int().meta({ description: 'Rows found whole, from the first on.' }),
      unsealed: z.int(),
      next: z.string().nullable().meta({ description: 'Where to go on; null when the check has ended.' }),
      last: z.string().nullable().meta({ description: 'Position of the last row of the chain; null for the whole.' }),
      fault: z.strictObject({ auditId: z.string(), problem: z.enum(['hash', 'order', 'missing']) }).nullable(),
    })
    .meta({ id: 'AuditChain' }),
});
