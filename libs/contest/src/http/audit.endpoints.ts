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

export const listAudit = endpoint({
  method: 'GET',
  path: '/contests/:id/audit',
  access: { roles: ['secretary_head', 'admin'] },
  tag,
  summary: 'Who did what in the contest, when and why, and what was refused; the newest first.',
  params: byId,
  query: z.strictObject({
    actorId: uuid.optional(),
    action: z.string().max(80).optional(),
    subjectKind: z.string().max(40).optional(),
    subjectId: uuid.optional(),
    outcome: z.enum(OUTCOMES).optional(),
    since: instant.optional(),
    until: instant.optional().meta({ description: 'Exclusive.' }),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: pageOf(auditRow).meta({ id: 'AuditPage' }),
});

export const checkChain = endpoint({
  method: 'GET',
  path: '/audit/chain',
  access: { roles: ['admin'] },
  tag,
  summary: 'Recomputes the chain of hashes over all audit rows and names the first row that does not fit.',
  response: z
    .strictObject({
      ok: z.boolean(),
      sealed: z.int(),
      unsealed: z.int(),
      fault: z.strictObject({ auditId: z.string(), problem: z.enum(['hash', 'order', 'missing']) }).nullable(),
    })
    .meta({ id: 'AuditChain' }),
});
