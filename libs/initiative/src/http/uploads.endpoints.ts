import { announcedFile, pieceOffset, unfinishedUpload } from '@platform/files';
import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import { attachment } from './schemas';

const base = { access: 'signedIn', tag: 'initiatives' } as const;
const params = z.strictObject({ id: uuid, uploadId: uuid });

export const startUpload = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/uploads',
  params: byId,
  summary: 'Announces a file that comes in pieces; announced again, an unfinished one goes on where it stopped.',
  body: announcedFile,
  response: unfinishedUpload,
  idempotent: false,
});

export const listUploads = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/uploads',
  params: byId,
  summary: 'The reader’s unfinished uploads to the draft.',
  response: z.strictObject({ items: z.array(unfinishedUpload) }),
});

export const sendPiece = endpoint({
  ...base,
  method: 'PATCH',
  path: '/initiatives/:id/uploads/:uploadId',
  params,
  query: pieceOffset,
  summary: 'The bytes of the file from `offset` on.',
  upload: true,
  response: unfinishedUpload,
});

export const completeUpload = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/uploads/:uploadId/complete',
  params,
  summary: 'Attaches the file once all of it is here and its content is in order; may be asked again.',
  response: attachment,
  idempotent: false,
});

export const cancelUpload = endpoint({
  ...base,
  method: 'DELETE',
  path: '/initiatives/:id/uploads/:uploadId',
  params,
  summary: 'Gives an unfinished upload up.',
});
