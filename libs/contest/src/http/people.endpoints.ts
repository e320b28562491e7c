import { byId, endpoint, listQuery, pageOf, uuid } from '@platform/http';
import { ROLES } from '@rooms/identity';
import { z } from 'zod';

const role = z.enum(ROLES).exclude(['admin']);

const roleHolder = z
  .strictObject({
    id: uuid,
    role: z.enum(ROLES),
    accountId: uuid,
    personId: uuid,
    name: z.string(),
    jobTitle: z.string().nullable(),
    personUnitName: z.string().nullable(),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    grantedAt: z.iso.datetime(),
  })
  .meta({ id: 'RoleHolder' });

export const listPeople = endpoint({
  method: 'GET',
  path: '/contests/:id/grants',
  access: { roles: ['secretary_head', 'secretary', 'organiser', 'admin'] },
  tag: 'contest',
  summary: 'Who holds which role in the contest.',
  params: byId,
  query: z.strictObject({ ...listQuery, role: role.optional() }),
  response: pageOf(roleHolder)
    .extend({ mayGive: z.array(role).meta({ description: 'Roles that the reader gives and takes back here.' }) })
    .meta({ id: 'RoleHolderPage' }),
});

export const giveRole = endpoint({
  method: 'POST',
  path: '/contests/:id/grants',
  access: { roles: ['secretary_head', 'admin'] },
  tag: 'contest',
  summary: 'Gives somebody a role in the contest. It is taken back by POST /api/grants/{id}/revoke.',
  params: byId,
  body: z.strictObject({ accountId: uuid, role, unitId: uuid.nullable().default(null) }),
  response: z.strictObject({ id: uuid }),
  status: 201,
});
