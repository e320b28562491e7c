import { FILE_MIMES } from '@platform/files';
import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import { attachment } from './schemas';

const base = { access: 'signedIn', tag: 'initiatives' } as const;
const params = z.strictObject({ id: uuid, attachmentId: uuid });

export const uploadAttachment = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/attachments',
  params: byId,
  query: z.strictObject({
    part: z.string().max(40).meta({ description: 'Code of the dossier part in the rulebook.' }),
  }),
  summary: 'Adds a file to a part of the dossier; the same file sent again is the one that is there.',
  upload: true,
  response: attachment,
  status: 201,
});

export const downloadAttachment = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/attachments/:attachmentId',
  params,
  summary: 'The file, always as a download.',
  produces: FILE_MIMES,
});

export const deleteAttachment = endpoint({
  ...base,
  method: 'DELETE',
  path: '/initiatives/:id/attachments/:attachmentId',
  params,
  summary: 'Takes a file out of the draft.',
});

const blindVersion = z
  .strictObject({
    version: z.int(),
    revision: z.int(),
    title: z.string(),
    answers: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'BlindVersion', description: 'What blind judges read of the present revision.' });

export const getBlind = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/blind',
  access: { roles: ['secretary', 'secretary_head'] },
  params: byId,
  summary: 'What blind judges read of a dossier.',
  response: blindVersion,
});

export const putBlind = endpoint({
  ...base,
  method: 'PUT',
  path: '/initiatives/:id/blind',
  access: { roles: ['secretary', 'secretary_head'] },
  params: byId,
  summary: 'Takes names out of what blind judges read; a cleared field stays empty. What was submitted is not changed.',
  body: z.strictObject({
    title: z.string().trim().max(2000).optional(),
    answers: z
      .record(z.string().max(40), z.string().max(100_000).nullable())
      .optional()
      .meta({ description: 'By field code; null clears a field, fields not named stay as they are.' }),
  }),
  response: blindVersion,
  ifMatch: true,
});

export const putClearance = endpoint({
  ...base,
  method: 'PUT',
  path: '/initiatives/:id/attachments/:attachmentId/clearance',
  access: { roles: ['secretary', 'secretary_head'] },
  params,
  summary: 'Says whether a submitted file names nobody, so that blind judges may open it.',
  body: z.strictObject({ cleared: z.boolean() }),
});
