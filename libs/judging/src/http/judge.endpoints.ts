import { FILE_MIMES } from '@platform/files';
import { byId, endpoint, flag, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './judge.schemas';
import { reason, roundList, text } from './schemas';

const tag = 'scoring';
const access = { roles: ['judge'] };

export const myRounds = endpoint({
  method: 'GET',
  path: '/my/rounds',
  access,
  tag,
  summary: 'Rounds in which the reader is a judge',
  response: roundList,
});
export const myAssignments = endpoint({
  method: 'GET',
  path: '/my/rounds/:id/assignments',
  access,
  tag,
  summary: 'Own initiatives of a round, by code, in the reader’s own fixed random order unless sorted',
  params: byId,
  query: z.strictObject({ sort: z.enum(['place', 'blindCode', 'title', 'total', 'progress']).default('place') }),
  response: z.strictObject({ items: z.array(s.myAssignment) }),
});
export const acceptAssignments = endpoint({
  method: 'POST',
  path: '/my/rounds/:id/acceptances',
  access,
  tag,
  summary: 'Accept initiatives and declare to be in no conflict with them',
  params: byId,
  body: z.strictObject({ assignmentIds: z.array(uuid).min(1).max(500) }),
});
export const recuse = endpoint({
  method: 'POST',
  path: '/my/assignments/:id/recusal',
  access,
  tag,
  summary: 'Ask to be let go of an initiative',
  params: byId,
  body: z.strictObject({ reason: reason }),
});
export const declareOwnConflict = endpoint({
  method: 'POST',
  path: '/my/assignments/:id/conflicts',
  access,
  tag,
  summary: 'Declare a conflict, or “recognised”: the judge knows whose work it is. The assignment ends',
  params: byId,
  body: z.strictObject({ kind: text(40), note: z.string().max(2000).optional() }),
});
export const readDossier = endpoint({
  method: 'GET',
  path: '/my/assignments/:id',
  access,
  tag,
  summary: 'Open the dossier: text, cleared files under neutral names, criteria, own sheet',
  params: byId,
  query: z.strictObject({
    ahead: flag
      .prefault('false')
      .meta({ description: 'Read ahead, to be kept for when there is no network: this does not count as opened.' }),
  }),
  response: s.dossier,
});
export const readFile = endpoint({
  method: 'GET',
  path: '/my/assignments/:id/files/:number',
  access,
  tag,
  summary: 'Download a file of the dossier',
  params: z.strictObject({ id: uuid, number: z.coerce.number().int().min(1).max(1000) }),
  produces: FILE_MIMES,
});
export const saveMarks = endpoint({
  method: 'PUT',
  path: '/my/assignments/:id/sheet',
  access,
  tag,
  summary: 'Save marks as a draft',
  details:
    'By code of the criterion, in points: at most its `max`, in steps of its `step`; not all need be there yet. If-Match is the `version` of the opened dossier or of the last saving.',
  params: byId,
  body: s.sheetBody,
  response: s.savedSheet,
  ifMatch: true,
  // A saving whose answer was lost is known by its content, and must stay as quick as it is.
  idempotent: false,
});
export const previewHandIn = endpoint({
  method: 'POST',
  path: '/my/rounds/:id/sheets/preview',
  access,
  tag,
  summary: 'What handing in these sheets would mean',
  params: byId,
  body: s.handIn,
  response: s.handInSummary,
  idempotent: false,
});
export const handInSheets = endpoint({
  method: 'POST',
  path: '/my/rounds/:id/sheets',
  access,
  tag,
  summary: 'Hand in one or many sheets, all or none; handed in is locked',
  params: byId,
  body: s.handIn,
  response: s.handInSummary,
});
export const mySheets = endpoint({
  method: 'GET',
  path: '/my/rounds/:id/sheets',
  access,
  tag,
  summary: 'Own sheets of a round with their marks, to print',
  params: byId,
  response: s.mySheets,
});
