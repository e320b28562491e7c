import { z } from 'zod';

const bytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A file that is to come in pieces. */
export const announcedFile = z.strictObject({
  part: z.string().max(40).meta({ description: 'Code of the part in the rulebook.' }),
  fileName: z.string().min(1).max(500),
  size: bytes.min(1),
  modifiedAt: bytes.meta({ description: 'When the file was last changed on its device, in milliseconds.' }),
});

export const pieceOffset = z.strictObject({
  offset: z.coerce.number().pipe(bytes).meta({ description: 'How many bytes have arrived before these.' }),
});

export const unfinishedUpload = z
  .strictObject({
    id: z.uuid(),
    partCode: z.string(),
    fileName: z.string(),
    size: z.int(),
    received: z.int().meta({ description: 'Bytes that are here; the next piece begins there.' }),
    pieceBytes: z.int().meta({ description: 'Most bytes of one piece.' }),
  })
  .meta({ id: 'Upload' });
