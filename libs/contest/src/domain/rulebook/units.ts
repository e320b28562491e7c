import { z } from 'zod';
import { code, count } from './exact';

const quota = { min: count(0, 10_000), max: count(1, 10_000).nullable() };

/**
 * confirmation: an initiative goes to the author's unit first. lists: units forward a ranked list with an official
 * letter. perUnit: initiatives per unit; blocks: other numbers for the units of a block (sở, xã/phường, …).
 */
export const units = z.strictObject({
  confirmation: z.boolean(),
  lists: z.boolean(),
  perUnit: z.strictObject(quota),
  blocks: z.array(z.strictObject({ block: code, ...quota })).max(50),
});
