import { byId, endpoint, listQuery, typedDay, uuid } from '@platform/http';
import { z } from 'zod';
import {
  contestDetail,
  contestPage,
  contestState,
  createBody,
  difference,
  extension,
  extensionBody,
  reason,
  rulebookAnswer,
  rulebookCheck,
  rulebookDocument,
  rulebookVersion,
} from './contest.schemas';

const tag = 'contest';
const HEAD = { roles: ['secretary_head'] };
const HEAD_OR_ADMIN = { roles: ['secretary_head', 'admin'] };
const SECRETARIAT = { roles: ['secretary_head', 'secretary', 'organiser'] };
const extensionId = z.strictObject({ id: uuid, extensionId: uuid });

export const listContests = endpoint({
  method: 'GET',
  path: '/contests',
  access: 'public',
  tag,
  summary: 'Contests: announced ones for everybody, those in preparation for their staff.',
  query: z.strictObject({
    ...listQuery,
    state: contestState.optional(),
    sort: z.enum(['newest', 'closing', 'title']).default('newest'),
  }),
  response: contestPage,
});

export const getContest = endpoint({
  method: 'GET',
  path: '/contests/:id',
  access: 'public',
  tag,
  summary: 'A contest: its calendar, themes and form, the clock that decides, and what the reader may do next.',
  params: byId,
  response: contestDetail,
});

export const createContest = endpoint({
  method: 'POST',
  path: '/contests',
  access: { roles: ['admin'] },
  tag,
  summary: 'Creates a contest in preparation from a shipped rulebook, an uploaded one, or an earlier contest.',
  body: createBody,
  response: z.strictObject({ id: uuid, legalBasesToCheck: z.array(z.string()) }),
  status: 201,
});

export const announceContest = endpoint({
  method: 'POST',
  path: '/contests/:id/announce',
  access: HEAD,
  tag,
  summary: 'Announces the contest under a number and date; the rules are frozen.',
  details:
    'From `preparing`. The contest then opens at `opensAt` and closes at `closesAt` by itself, within seconds; nothing else opens it.',
  params: byId,
  body: z.strictObject({ number: z.string().trim().min(1).max(100), date: typedDay }),
  response: contestDetail,
  ifMatch: true,
});

export const closeContestEarly = endpoint({
  method: 'POST',
  path: '/contests/:id/close-early',
  access: HEAD,
  tag,
  summary: 'Closes the contest now, before its time.',
  params: byId,
  body: z.strictObject({ reason }),
  response: contestDetail,
  ifMatch: true,
});

const reasoned = (step: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/contests/:id/${step}`,
    access: HEAD_OR_ADMIN,
    tag,
    summary,
    params: byId,
    body: z.strictObject({ reason: reason.optional() }),
    response: contestDetail,
    ifMatch: true,
  });
export const suspendContest = reasoned('suspend', 'Suspends the contest; its times go on.');
export const resumeContest = reasoned('resume', 'Returns a suspended contest to where it was.');
export const concludeContest = reasoned('conclude', 'Marks a closed contest as concluded.');
export const archiveContest = reasoned('archive', 'Archives a concluded contest.');
export const cancelContest = reasoned('cancel', 'Cancels the contest.');

export const getRulebook = endpoint({
  method: 'GET',
  path: '/contests/:id/rulebook',
  access: 'public',
  tag,
  summary: 'The rulebook in force, or the version named.',
  params: byId,
  query: z.strictObject({
    version: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: 'The one in force by default.' }),
  }),
  response: rulebookAnswer,
});

export const putRulebook = endpoint({
  method: 'PUT',
  path: '/contests/:id/rulebook',
  access: HEAD_OR_ADMIN,
  tag,
  summary: 'Replaces the rulebook of a contest in preparation. Faults are listed with their paths.',
  params: byId,
  body: rulebookDocument,
  response: rulebookAnswer,
  ifMatch: true,
});

export const amendRulebook = endpoint({
  method: 'POST',
  path: '/contests/:id/amendments',
  access: HEAD,
  tag,
  summary: 'Puts a new version of announced rules in force, as far as they may still change.',
  params: byId,
  body: z.strictObject({ document: rulebookDocument, reason }),
  response: rulebookAnswer,
  ifMatch: true,
});

export const checkRulebook = endpoint({
  method: 'POST',
  path: '/contests/:id/rulebook-checks',
  access: HEAD_OR_ADMIN,
  tag,
  summary: 'Says of a document, without keeping it, what stands against it, what it changes and what may change.',
  params: byId,
  body: z.strictObject({ document: rulebookDocument }),
  response: rulebookCheck,
  idempotent: false,
});

export const listRulebookVersions = endpoint({
  method: 'GET',
  path: '/contests/:id/rulebook-versions',
  access: 'public',
  tag,
  summary: 'All versions of the rulebook, the newest first.',
  params: byId,
  response: z.strictObject({ items: z.array(rulebookVersion) }),
});

export const diffRulebook = endpoint({
  method: 'GET',
  path: '/contests/:id/rulebook-diff',
  access: 'public',
  tag,
  summary: 'What differs between two versions of the rulebook, by path.',
  params: byId,
  query: z.strictObject({
    from: z.coerce.number().int().min(1).meta({ description: 'The older version.' }),
    to: z.coerce.number().int().min(1).meta({ description: 'The newer version.' }),
  }),
  response: z.strictObject({ items: z.array(difference) }),
});

export const listExtensions = endpoint({
  method: 'GET',
  path: '/contests/:id/extensions',
  access: SECRETARIAT,
  tag,
  summary: 'Extensions of the contest, the newest first.',
  params: byId,
  response: z.strictObject({ items: z.array(extension) }),
});

export const proposeExtension = endpoint({
  method: 'POST',
  path: '/contests/:id/extensions',
  access: HEAD,
  tag,
  summary: 'Proposes a later closing time for all, one unit or one dossier; a second person confirms it.',
  params: byId,
  body: extensionBody,
  response: extension,
  status: 201,
});

export const confirmExtension = endpoint({
  method: 'POST',
  path: '/contests/:id/extensions/:extensionId/confirm',
  access: SECRETARIAT,
  tag,
  summary: 'Confirms an extension that somebody else proposed.',
  params: extensionId,
  response: extension,
  ifMatch: true,
});

export const declineExtension = endpoint({
  method: 'POST',
  path: '/contests/:id/extensions/:extensionId/decline',
  access: SECRETARIAT,
  tag,
  summary: 'Declines an extension, or takes back an own proposal.',
  params: extensionId,
  body: z.strictObject({ reason }),
  response: extension,
  ifMatch: true,
});

export const uploadExtensionScan = endpoint({
  method: 'POST',
  path: '/contests/:id/extensions/:extensionId/scan',
  access: HEAD,
  tag,
  summary:
    'The scan of the official letter; another one takes its place while the extension is proposed. A confirmed one without may get it later.',
  params: extensionId,
  upload: true,
  response: extension,
  status: 201,
});

export const downloadExtensionScan = endpoint({
  method: 'GET',
  path: '/contests/:id/extensions/:extensionId/scan',
  access: SECRETARIAT,
  tag,
  summary: 'The scan of the official letter, always as a download.',
  params: extensionId,
  produces: ['application/pdf', 'image/jpeg', 'image/png'],
});

const preset = z.strictObject({ code: z.string(), name: z.string() });

export const rulebookSchemaEndpoint = endpoint({
  method: 'GET',
  path: '/rulebook-schema',
  access: 'public',
  tag,
  summary: 'JSON Schema of a rulebook document.',
  response: z.record(z.string(), z.unknown()),
});

export const listPresets = endpoint({
  method: 'GET',
  path: '/rulebook-presets',
  access: 'public',
  tag,
  summary: 'Shipped rulebooks, sets of criteria and prize tables to start from.',
  response: z.strictObject({ rulebooks: z.array(preset), criteria: z.array(preset), prizes: z.array(preset) }),
});

export const getPreset = endpoint({
  method: 'GET',
  path: '/rulebook-presets/:kind/:code',
  access: 'public',
  tag,
  summary: 'One shipped rulebook, set of criteria or prize table.',
  params: z.strictObject({ kind: z.enum(['rulebooks', 'criteria', 'prizes']), code: z.string().max(60) }),
  response: z.record(z.string(), z.unknown()),
});
