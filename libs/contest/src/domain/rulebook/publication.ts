import { z } from 'zod';
import { count } from './exact';

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
] as const;

/** fields: what the public result shows of a winner. complaints: days after publication, and days to answer. */
export const publication = z.strictObject({
  fields: z.array(z.enum(PUBLIC_FIELDS)).min(1),
  complaints: z.strictObject({ days: count(1, 365), answerDays: count(1, 365) }),
});
