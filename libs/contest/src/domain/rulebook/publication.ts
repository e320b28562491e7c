import { z } from 'zod';
import { code, count } from './exact';

export const PUBLIC_FIELDS = [
  'code',
  'title',
  'theme',
  'category',
  'author_name',
  'author_position',
  'unit',
  'prize',
  'amount',
  'commendation',
  'score',
  'rank',
  'summary',
] as const;

/**
 * fields: what the public result shows of a winner. summaryField: the text field of the form that is published as the
 * summary. complaints: days after publication, and days to answer.
 */
export const publication = z.strictObject({
  fields: z.array(z.enum(PUBLIC_FIELDS)).min(1),
  summaryField: code.optional(),
  complaints: z.strictObject({ days: count(1, 365), answerDays: count(1, 365) }),
});
