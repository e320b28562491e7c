import { z } from 'zod';
import { code, count, text } from './exact';

/**
 * lapse: what happens to a dossier whose completion is not in by its due date. `ineligible`: it is struck off;
 * `screen_as_is`: the last revision is screened as it stands. maxRequests: how often completion may be asked.
 */
export const screening = z.strictObject({
  checklist: z
    .array(z.strictObject({ code, text: text(500) }))
    .min(1)
    .max(60),
  completion: z.strictObject({
    days: count(1, 60),
    maxRequests: count(0, 5),
    lapse: z.enum(['ineligible', 'screen_as_is']),
  }),
});
