import { byId, endpoint, listQuery, pageOf, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './intake.schemas';
import { reason } from './schemas';

const secretariat = { roles: ['secretary', 'secretary_head'] } as const;
const coordinator = { roles: ['coordinator'] } as const;
const either = { roles: ['coordinator', 'secretary', 'secretary_head'] } as const;
const base = { tag: 'unit lists', params: byId } as const;

export const createUnitList = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/unit-lists',
  access: coordinator,
  summary: 'Opens the list of a unit, still empty.',
  body: z.strictObject({ unitId: uuid }),
  response: s.unitList,
  status: 201,
});

export const listUnitLists = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/unit-lists',
  access: either,
  summary: 'Lists of the units, newest first: the own unit’s for its coordinator, forwarded ones for the secretariat.',
  query: z.strictObject({ ...listQuery, state: s.unitListState.optional() }),
  response: s.unitListPage,
});

export const unitsWithoutList = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/units-without-list',
  access: secretariat,
  summary: 'Units of which no list has come in.',
  query: z.strictObject(listQuery),
  response: pageOf(s.unitWithoutList).meta({ id: 'UnitWithoutListPage' }),
});

export const getUnitList = endpoint({
  ...base,
  method: 'GET',
  path: '/unit-lists/:id',
  access: either,
  summary: 'One list with its dossiers in order of rank, and where letter and dossiers disagree.',
  response: s.unitList,
});

export const putUnitList = endpoint({
  ...base,
  method: 'PUT',
  path: '/unit-lists/:id',
  access: coordinator,
  summary: 'Writes the whole list: the letter’s number, date and count, and the dossiers in order of rank.',
  body: s.unitListBody,
  response: s.unitList,
  ifMatch: true,
});

export const uploadUnitListScan = endpoint({
  ...base,
  method: 'POST',
  path: '/unit-lists/:id/scan',
  access: coordinator,
  summary: 'The scan of the official letter; another one takes its place.',
  upload: true,
  response: s.unitList,
  status: 201,
});

export const downloadUnitListScan = endpoint({
  ...base,
  method: 'GET',
  path: '/unit-lists/:id/scan',
  access: either,
  summary: 'The scan of the official letter, always as a download.',
  produces: ['application/pdf', 'image/jpeg', 'image/png'],
});

export const forwardUnitList = endpoint({
  ...base,
  method: 'POST',
  path: '/unit-lists/:id/forward',
  access: coordinator,
  summary: 'The unit sends the list to the secretariat.',
  response: s.unitList,
  ifMatch: true,
});

export const acceptUnitList = endpoint({
  ...base,
  method: 'POST',
  path: '/unit-lists/:id/accept',
  access: secretariat,
  summary: 'The secretariat accepts the list; a mismatch stands in its way.',
  response: s.unitList,
  ifMatch: true,
});

export const returnUnitList = endpoint({
  ...base,
  method: 'POST',
  path: '/unit-lists/:id/return',
  access: secretariat,
  summary: 'The secretariat gives the list back to the unit with a reason; its dossiers stay as they are.',
  body: z.strictObject({ reason }),
  response: s.unitList,
  ifMatch: true,
});
