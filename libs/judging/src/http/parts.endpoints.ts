import { announcedFile, FILE_MIMES, pieceOffset, unfinishedUpload } from '@platform/files';
import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './schemas';

const base = { access: 'signedIn', tag: 'judging' } as const;
const ofUpload = z.strictObject({ id: uuid, uploadId: uuid });

export const handInPart = endpoint({
  method: 'POST',
  path: '/round-initiatives/:id/parts/:code',
  ...base,
  summary: 'Hand in a part of the round’s own (slides, a clip) before it closes',
  params: z.strictObject({ id: uuid, code: z.string().max(40) }),
  response: s.part,
  status: 201,
  upload: true,
});
export const readPart = endpoint({
  method: 'GET',
  path: '/round-parts/:id',
  ...base,
  summary: 'A part of the round’s own, for its authors and the secretariat, always as a download',
  params: byId,
  produces: FILE_MIMES,
});
export const removePart = endpoint({
  method: 'DELETE',
  path: '/round-parts/:id',
  ...base,
  summary: 'Take a part back while parts may be handed in',
  params: byId,
});
export const listMyEntries = endpoint({
  method: 'GET',
  path: '/my/round-initiatives',
  ...base,
  summary: 'Own initiatives in rounds with parts of their own, once the round before was announced',
  response: z.strictObject({ items: z.array(s.myRoundEntry) }),
});
export const startUpload = endpoint({
  ...base,
  method: 'POST',
  path: '/round-initiatives/:id/uploads',
  params: byId,
  summary: 'Announces a part that comes in pieces; announced again, an unfinished one goes on where it stopped.',
  body: announcedFile,
  response: unfinishedUpload,
  idempotent: false,
});
export const listUploads = endpoint({
  ...base,
  method: 'GET',
  path: '/round-initiatives/:id/uploads',
  params: byId,
  summary: 'The reader’s unfinished uploads of parts.',
  response: z.strictObject({ items: z.array(unfinishedUpload) }),
});
export const sendPiece = endpoint({
  ...base,
  method: 'PATCH',
  path: '/round-initiatives/:id/uploads/:uploadId',
  params: ofUpload,
  query: pieceOffset,
  summary: 'The bytes of the part from `offset` on.',
  upload: true,
  response: unfinishedUpload,
});
export const completeUpload = endpoint({
  ...base,
  method: 'POST',
  path: '/round-initiatives/:id/uploads/:uploadId/complete',
  params: ofUpload,
  summary: 'Hands the part in once all of it is here and its content is in order; may be asked again.',
  response: s.part,
  idempotent: false,
});
export const cancelUpload = endpoint({
  ...base,
  method: 'DELETE',
  path: '/round-initiatives/:id/uploads/:uploadId',
  params: ofUpload,
  summary: 'Gives an unfinished upload up.',
});
