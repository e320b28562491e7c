import { byId, endpoint, listQuery, uuid } from '@platform/http';
import { z } from 'zod';
import { RESULTS } from '../domain/checklist';
import { SCREENING_STATES } from '../queries/screening-list';
import * as schemas from './schemas';

const tag = 'screening';
const access = { roles: ['secretary', 'secretary_head'] };

export const listScreening = endpoint({
  method: 'GET',
  path: '/contests/:id/screening',
  access,
  tag,
  summary: 'Dossiers on the secretariat’s desk; the reader’s own are left out',
  params: byId,
  query: z.strictObject({
    ...listQuery,
    state: z.enum(SCREENING_STATES).optional(),
    desk: z
      .enum(['mine', 'free', 'others'])
      .optional()
      .meta({ description: 'Held by the reader, by nobody, or by somebody else at this moment.' }),
    screener: z.enum(['me', 'none']).optional().meta({ description: 'Given to the reader, or to nobody, to screen.' }),
    waitingDays: z.coerce
      .number()
      .int()
      .min(0)
      .max(365)
      .optional()
      .meta({ description: 'At least so many days on the desk.' }),
    completion: z
      .enum(['open', 'due_soon', 'overdue'])
      .optional()
      .meta({ description: 'Only those with such a request for completion.' }),
    theme: z.string().max(60).optional(),
    unitId: uuid.optional(),
    sort: z.enum(['waiting', 'code', 'due']).default('waiting'),
  }),
  response: schemas.screeningPage,
});

export const readScreening = endpoint({
  method: 'GET',
  path: '/initiatives/:id/screening',
  access,
  tag,
  summary: 'Checklist, claim, verdicts, requests and facts about the authors of one dossier',
  params: byId,
  response: schemas.screeningDetail,
});

export const claimDossier = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/claim',
  access,
  tag,
  summary: 'Takes or prolongs the claim on a dossier; nobody else decides on it meanwhile',
  params: byId,
  response: schemas.claimed,
});

export const releaseDossier = endpoint({
  method: 'DELETE',
  path: '/initiatives/:id/screening/claim',
  access,
  tag,
  summary: 'Releases one’s own claim',
  params: byId,
});

export const recordChecklist = endpoint({
  method: 'PUT',
  path: '/initiatives/:id/screening/checklist',
  access,
  tag,
  summary: 'Records results of checklist items for the present revision; items not named stay as they are',
  params: byId,
  body: z.strictObject({
    results: z
      .array(z.strictObject({ code: z.string().max(60), result: z.enum(RESULTS), note: schemas.text(1000).nullish() }))
      .min(1)
      .max(60),
  }),
});

export const giveVerdict = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/verdicts',
  access,
  tag,
  summary: 'Finds a dossier eligible, ineligible (with the reason) or a duplicate (naming the one that is kept)',
  params: byId,
  body: z.strictObject(schemas.verdictBody),
  response: schemas.decided,
  status: 201,
  ifMatch: true,
});

export const undoVerdict = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/verdicts/undo',
  access,
  tag,
  summary: 'Takes the standing verdict back while its notices are drafts',
  params: byId,
  body: schemas.undo,
  response: schemas.moved,
});

export const disqualify = endpoint({
  method: 'POST',
  path: '/initiatives/:id/disqualify',
  access,
  tag,
  summary: 'Strikes a dossier off with a reason, at any time before a decision that names it is signed',
  params: byId,
  body: schemas.reason,
  response: z.strictObject({ initiativeId: uuid, state: z.string(), version: z.int() }),
  ifMatch: true,
});

export const askCompletion = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/completions',
  access,
  tag,
  summary: 'Asks the authors for what is missing, with a due date (the rulebook’s days where none is given)',
  params: byId,
  body: z.strictObject(schemas.askBody),
  response: schemas.asked,
  status: 201,
  ifMatch: true,
});

export const extendCompletion = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/completions/extend',
  access,
  tag,
  summary: 'Moves the due date of the open request to a later time',
  params: byId,
  body: z.strictObject({ reason: schemas.text(2000), ...schemas.due }),
  response: z.strictObject({ initiativeId: uuid, completionId: uuid, dueAt: schemas.instant }),
});

export const cancelCompletion = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/completions/cancel',
  access,
  tag,
  summary: 'Takes the open request back; the dossier returns to the desk as it was',
  params: byId,
  body: schemas.cancel,
});

export const listCompletions = endpoint({
  method: 'GET',
  path: '/initiatives/:id/completions',
  access: 'signedIn',
  tag,
  summary: 'Completion requests of a dossier, for its authors, owner, coordinator and the secretariat',
  params: byId,
  response: z.strictObject({ items: z.array(schemas.completion) }),
});

export const proposeReinstatement = endpoint({
  method: 'POST',
  path: '/initiatives/:id/screening/reinstatements',
  access,
  tag,
  summary: 'Proposes to reinstate an ineligible dossier, naming the document',
  params: byId,
  body: z.strictObject({ document: schemas.text(500), reason: schemas.text(2000) }),
  response: z.strictObject({ id: uuid }),
  status: 201,
});

export const confirmReinstatement = endpoint({
  method: 'POST',
  path: '/reinstatements/:id/confirm',
  access,
  tag,
  summary: 'Confirms a reinstatement that somebody else proposed',
  params: byId,
  response: schemas.moved,
});

export const rejectReinstatement = endpoint({
  method: 'POST',
  path: '/reinstatements/:id/reject',
  access,
  tag,
  summary: 'Rejects a proposed reinstatement',
  params: byId,
  body: schemas.reason,
});

export const bulkVerdicts = endpoint({
  method: 'POST',
  path: '/contests/:id/screening/verdicts',
  access,
  tag,
  summary: 'The same verdict for many dossiers; with dryRun only shows what would happen to each',
  params: byId,
  body: z.strictObject({ ...schemas.bulk, ...schemas.verdictBody }),
  response: schemas.bulkResult,
});

export const bulkCompletions = endpoint({
  method: 'POST',
  path: '/contests/:id/screening/completions',
  access,
  tag,
  summary: 'The same completion request for many dossiers',
  params: byId,
  body: z.strictObject({ ...schemas.bulk, ...schemas.askBody }),
  response: schemas.bulkResult,
});

export const bulkExtensions = endpoint({
  method: 'POST',
  path: '/contests/:id/screening/completions/extend',
  access,
  tag,
  summary: 'Moves the due dates of many open requests',
  params: byId,
  body: z.strictObject({ ...schemas.bulk, reason: schemas.text(2000), ...schemas.due }),
  response: schemas.bulkResult,
});
