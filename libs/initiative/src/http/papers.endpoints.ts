import { byId, endpoint } from '@platform/http';
import { z } from 'zod';

const base = {
  method: 'GET',
  access: 'signedIn',
  tag: 'initiatives',
  params: byId,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']).default('pdf') }),
  produces: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
} as const;

export const printEntryForm = endpoint({
  ...base,
  path: '/initiatives/:id/papers/entry-form',
  summary: 'The entry form to print for signature and seal, with the dossier’s code.',
});

export const printDescription = endpoint({
  ...base,
  path: '/initiatives/:id/papers/description',
  summary: 'The description of the initiative to print for signature, with the dossier’s code.',
});

export const printReceipt = endpoint({
  ...base,
  path: '/initiatives/:id/papers/receipt',
  summary: 'The receipt of what was last handed in; on paper with the time of the stamp and of the entry.',
});
