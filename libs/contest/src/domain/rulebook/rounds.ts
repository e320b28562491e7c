import { z } from 'zod';
import { authorCategory } from './authors';
import { instant } from './calendar';
import { code, count, mark, percent, text } from './exact';
import { part } from './parts';

/**
 * max, step, passMark in hundredths. passMark: an initiative whose mean for this criterion is below it fails the round.
 * heading: criteria with the same heading are printed under it. descriptors: what a judge reads beside the box.
 */
const criterion = z.strictObject({
  code,
  name: text(300),
  heading: text(300).optional(),
  max: mark,
  step: mark,
  passMark: mark.nullable(),
  descriptors: z.array(z.strictObject({ from: mark, to: mark, text: text(1000) })).max(20),
});
export type Criterion = z.output<typeof criterion>;

/**
 * mean: a sheet's total is the sum of its marks, the score the mean of the totals.
 * trimmed: as mean, without one highest and one lowest total where there are five sheets or more.
 * weighted: a sheet's total is the sum over groups of weight% × (marks ÷ maxima of the group) × the round's total.
 */
const aggregation = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('mean') }),
  z.strictObject({ method: z.literal('trimmed') }),
  z.strictObject({
    method: z.literal('weighted'),
    groups: z
      .array(z.strictObject({ code, name: text(300), weight: percent, criteria: z.array(code).min(1) }))
      .min(2)
      .max(20),
  }),
]);

/** top: the best of each quota go on, none of them below `minimum`. minimum: everyone from `minimum` on goes on. */
const advance = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('top'),
    quotas: z.array(z.strictObject({ categories: z.array(authorCategory).min(1), count: count(1, 10_000) })).min(1),
    minimum: mark.nullable(),
  }),
  z.strictObject({ rule: z.literal('minimum'), minimum: mark }),
  z.strictObject({ rule: z.literal('none') }),
]);

/** from is inside the band, below is not; null: no upper end. */
export const band = z.strictObject({ from: mark, below: mark.nullable() });

const grade = z.strictObject({ code, name: text(200), from: mark, below: mark.nullable() });

const round = z.strictObject({
  code,
  name: text(200),
  visibility: z.enum(['blind', 'open']),
  judgesPerInitiative: count(1, 30),
  judgeEntry: z.enum(['appointed', 'offered']),
  /** Sum of the criteria's maxima and of the public vote's; the scale of the round. */
  total: mark,
  criteria: z.array(criterion).min(1).max(60),
  minimumSheets: count(1, 30),
  /** not_returned: the round may close when each initiative has minimumSheets; refuse: only when every sheet is in. */
  missingSheets: z.enum(['not_returned', 'refuse']),
  aggregation,
  displayDecimals: count(0, 4),
  /** A spread (highest − lowest total) from here on is a discrepancy to settle; null: none is flagged. */
  discrepancyThreshold: mark.nullable(),
  advance,
  /** Score = earlier × earlierWeight% + own × ownWeight%. */
  carryOver: z.strictObject({ from: code, earlierWeight: percent, ownWeight: percent }).nullable(),
  /** Adds max × votes ÷ most votes of any initiative, rounded half up to `decimals`. */
  publicVote: z.strictObject({ max: mark, decimals: count(0, 2) }).nullable(),
  /** Names for ranges of the score (recommended, not recommended); from 0 up, without gap or overlap. */
  grades: z.array(grade).max(20),
  /** slots: how many may present; null: everyone in the round. */
  presentation: z
    .strictObject({ minutes: count(1, 240), answerMinutes: count(0, 240), slots: count(1, 1000).nullable() })
    .nullable(),
  /** Handed in for this round alone, until ownPartsCloseAt (exclusive). */
  ownParts: z.array(part).max(20),
  ownPartsCloseAt: instant.nullable(),
});
export type Round = z.output<typeof round>;

export const rounds = z.array(round).min(1).max(6);

/**
 * Applied in order to equal scores; a step about a later round is skipped. submission_time: the earlier receipt goes
 * first. lot and decision end the ladder: a person draws or decides, and it is recorded who and why.
 */
export const tieBreak = z
  .array(
    z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('criterion'), round: code, criterion: code }),
      z.strictObject({ by: z.literal('carried'), round: code }),
      z.strictObject({ by: z.literal('submission_time') }),
      z.strictObject({ by: z.literal('lot') }),
      z.strictObject({ by: z.literal('decision') }),
    ]),
  )
  .max(20);
export type TieBreakStep = z.output<typeof tieBreak>[number];

export const roundSchema = round;
