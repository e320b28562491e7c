import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';

const tag = 'scoring';
const judges = { roles: ['judge'] };
const secretaries = { roles: ['secretary', 'secretary_head'] };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const query = z.strictObject({
  form: z.enum(['blank', 'filled']).default('blank').meta({ description: 'Without marks, or with those handed in.' }),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});

export const printMySheets = endpoint({
  method: 'GET',
  path: '/my/rounds/:id/score-sheets',
  access: judges,
  tag,
  summary: 'Own score sheets of a round to print: blank for writing by hand, or filled as handed in',
  params: byId,
  query,
  produces: ['application/pdf', DOCX],
});
export const printMySheet = endpoint({
  method: 'GET',
  path: '/my/rounds/:id/score-sheets/:assignmentId',
  access: judges,
  tag,
  summary: 'One own score sheet to print, blank or as handed in',
  params: z.strictObject({ id: uuid, assignmentId: uuid }),
  query,
  produces: ['application/pdf', DOCX],
});
export const myReadingPack = endpoint({
  method: 'GET',
  path: '/my/rounds/:id/reading-pack',
  access: judges,
  tag,
  summary: 'Everything to read in a round as a ZIP: texts, cleared files under neutral names, blank score sheets',
  params: byId,
  produces: ['application/zip'],
});
export const readingPackOf = endpoint({
  method: 'GET',
  path: '/rounds/:id/reading-packs/:accountId',
  access: secretaries,
  tag: 'judging',
  summary: 'The reading pack of a judge who works on paper; holds exactly what that judge may read',
  params: z.strictObject({ id: uuid, accountId: uuid }),
  produces: ['application/zip'],
});
export const scoreSheetPacks = endpoint({
  method: 'GET',
  path: '/rounds/:id/score-sheets',
  access: secretaries,
  tag: 'judging',
  summary: 'Blank score sheets of all judges of a round as a ZIP, one PDF a judge, each sheet with its code',
  params: byId,
  produces: ['application/zip'],
});
