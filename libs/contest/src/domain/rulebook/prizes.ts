import { z } from 'zod';
import { authorCategory } from './authors';
import { amount, code, count, text } from './exact';
import { band } from './rounds';

export const COMMENDATIONS = ['merit_certificate', 'commendation', 'certificate', 'flag'] as const;

/**
 * rank: 1 is the highest; unique for a category over all tables. amounts: đồng for each category of the table.
 * band: scores from `from` on may receive the prize; below it nobody does. A score above the band may still receive it
 * once the higher prize is full. commendations: Bằng khen, Giấy khen, Giấy chứng nhận, cờ.
 */
const prize = z.strictObject({
  code,
  name: text(200),
  rank: count(1, 99),
  count: count(1, 1000),
  amounts: z.array(z.strictObject({ category: authorCategory, amount })).min(1),
  commendations: z.array(z.enum(COMMENDATIONS)),
  band: band.nullable(),
});
export type Prize = z.output<typeof prize>;

/** round: whose ranking fills the table. Tables are filled in the order written; an initiative wins at most once. */
const table = z.strictObject({
  code,
  name: text(300),
  round: code,
  categories: z.array(authorCategory).min(1),
  prizes: z.array(prize).min(1).max(40),
});
export type PrizeTable = z.output<typeof table>;

/**
 * committeeVote: a winner needs at least share.of/share.in of the committee in favour; base: of all its members, of
 * those present, or of the ballots cast. budgetCeiling in đồng. bonuses: the sum, in đồng, that comes with a Bằng khen or a
 * Giấy khen itself, beside the prize and outside the ceiling; none where the rules give none.
 */
export const prizes = z.strictObject({
  tables: z.array(table).min(1).max(20),
  emptySlotsAllowed: z.boolean(),
  extraSlotsAllowed: z.boolean(),
  budgetCeiling: amount.nullable(),
  committeeVote: z
    .strictObject({
      share: z.strictObject({ of: count(1, 100), in: count(1, 100) }),
      base: z.enum(['members', 'present', 'cast']),
    })
    .nullable(),
  bonuses: z
    .array(
      z.strictObject({ commendation: z.enum(['merit_certificate', 'commendation']), category: authorCategory, amount }),
    )
    .max(20)
    .optional(),
});
export type Prizes = z.output<typeof prizes>;
