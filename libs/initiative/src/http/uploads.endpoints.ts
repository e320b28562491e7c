import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import { attachment } from './schemas';

const base = { access: 'signedIn', tag: 'initiatives' } as const;
const params = z.strictObject({ id: uuid, uploadId: uuid });
const bytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const upload = z
  .strictObject({
    id: uuid,
    partCode: z.string(),
    fileName: z.string(),
    size: z.int(),
    received: z.int().meta({ description: 'Bytes that are here; the next piece begins there.' }),
    pieceBytes: z.int().meta({ description: 'Most bytes of one piece.' }),
  })
  .meta({ id: 'InitiativeUpload' });

export const startUpload = endpoint({
  ...base,
  method: 'POST',
  path: '/initiatives/:id/uploads',
  params: byId,
  summary: 'Announces a file that comes in pieces; announced again, an unfinished one goes on where it stopped.',
  body: z.strictObject({
    part: z.string().max(40).meta({ description: 'Code of the dossier part in the rulebook.' }),
    fileName: z.string().min(1).max(500),
    size: bytes.min(1),
    modifiedAt: bytes.meta({ description: 'When the file was last changed on its device, in milliseconds.' }),
  }),
  response: upload,
  idempotent: false,
});

export const listUploads = endpoint({
  ...base,
  method: 'GET',
  path: '/initiatives/:id/uploads',
  params: byId,
  summary: 'The reader’s unfinished uploads to the draft.',
  response: z.strictObject({ items: z.array(upload) }),
});

export const sendPiece = endpoint({
  ...base,
  method: 'PATCH',
  path: '/initiatives/:id/uploads/:uploadId',
  params,
  query: z.strictObject({
    offset: z.coerce.number().pipe(bytes).meta({ description: 'How many bytes have arrived before these.' }),
  }),
  summary: 'The bytes of the file from `offset` on.',
  upload: true,
  response: upload,
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
