import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import { attachment } from './schemas';

const base = { access: 'signedIn', tag: 'initiatives' } as const;
const params = z.strictObject({ id: uuid, attachmentId: uuid });
const FILES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'image/jpeg',
  'image/png',
  'video/mp4',
  'application/zip',
];

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
  produces: FILES,
});

export const deleteAttachment = endpoint({
  ...base,
  method: 'DELETE',
  path: '/initiatives/:id/attachments/:attachmentId',
  params,
  summary: 'Takes a file out of the draft.',
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
