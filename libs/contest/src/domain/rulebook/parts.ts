import { z } from 'zod';
import { code, count, text } from './exact';

/** Content types that a part may accept; what a file is, is told from its content, never from its name. */
export const CONTENT_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'image/jpeg',
  'image/png',
  'video/mp4',
  'application/zip',
] as const;

export const CHANNELS = ['online', 'paper', 'email', 'unit_list'] as const;

/** identifying: names people or units by its nature (a signed form), so it is never cleared for a blind round. */
export const part = z.strictObject({
  code,
  name: text(300),
  required: z.boolean(),
  contentTypes: z.array(z.enum(CONTENT_TYPES)).min(1),
  maxCount: count(1, 50),
  maxBytes: count(1, 2_000_000_000),
  identifying: z.boolean(),
});
export type DossierPart = z.output<typeof part>;

export const dossier = z.strictObject({
  channels: z.array(z.enum(CHANNELS)).min(1),
  maxTotalBytes: count(1, 10_000_000_000),
  parts: z.array(part).min(1).max(40),
});
