import { byId, endpoint, listQuery } from '@platform/http';
import { z } from 'zod';
import { block, closeBody, mergeBody, unitBody, unitDetail, unitPage, unitState } from './schemas';

const ADMIN = { roles: ['admin'] };
const tag = 'units';

export const listUnits = endpoint({
  method: 'GET',
  path: '/units',
  access: 'public',
  tag,
  summary: 'Units by name or code.',
  query: z.strictObject({ ...listQuery, block: block.optional(), state: unitState.optional() }),
  response: unitPage,
});

export const listBlocks = endpoint({
  method: 'GET',
  path: '/unit-blocks',
  access: 'public',
  tag,
  summary: 'Blocks in use, with the number of active units.',
  response: z.strictObject({ items: z.array(z.strictObject({ block, units: z.int() })) }),
});

export const getUnit = endpoint({
  method: 'GET',
  path: '/units/:id',
  access: 'public',
  tag,
  summary: 'A unit with its history, and its name on a day.',
  params: byId,
  query: z.strictObject({
    on: z.iso.date().optional().meta({ description: 'The name as it was on this day; today by default.' }),
  }),
  response: unitDetail,
});

export const createUnit = endpoint({
  method: 'POST',
  path: '/units',
  access: ADMIN,
  tag,
  summary: 'Creates a unit.',
  body: unitBody,
  response: unitDetail,
  status: 201,
});

export const editUnit = endpoint({
  method: 'PUT',
  path: '/units/:id',
  access: ADMIN,
  tag,
  summary: 'Renames or corrects a unit; the old name stays in its history.',
  params: byId,
  body: unitBody,
  response: unitDetail,
  ifMatch: true,
});

export const mergeUnit = endpoint({
  method: 'POST',
  path: '/units/:id/merge',
  access: ADMIN,
  tag,
  summary: 'Merges a unit into its successor.',
  params: byId,
  body: mergeBody,
  response: unitDetail,
  ifMatch: true,
});

export const closeUnit = endpoint({
  method: 'POST',
  path: '/units/:id/close',
  access: ADMIN,
  tag,
  summary: 'Closes a unit that has no successor.',
  params: byId,
  body: closeBody,
  response: unitDetail,
  ifMatch: true,
});
