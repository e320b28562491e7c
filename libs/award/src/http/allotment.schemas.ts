import { uuid } from '@platform/http';
import { z } from 'zod';
import { code, dong, instant, params, reason } from './award.schemas';

const manner = z.enum(['pick', 'share', 'extra_slot']);
export const placeDecision = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('tie'),
      table: code,
      prize: code,
      tied: z.array(uuid).min(2).max(200),
      manner,
      winners: z.array(uuid).max(200).optional(),
      reason,
      minutesFileId: uuid,
    }),
    ...(['extra_slots', 'leave_empty'] as const).map((kind) =>
      z.strictObject({
        kind: z.literal(kind),
        table: code,
        prize: code,
        count: z.int().min(1).max(100),
        reason,
        minutesFileId: uuid.optional(),
      }),
    ),
    z.strictObject({ kind: z.literal('take_back'), decisionId: uuid, reason }),
  ])
  .meta({ id: 'PlaceDecision' });

const tie = z.strictObject({
  table: z.string(),
  prize: z.string(),
  rank: z.int(),
  tied: z.array(uuid),
  places: z.int(),
  answers: z.array(manner),
});
export const allotment = z
  .strictObject({
    confirmed: z.boolean(),
    complete: z.boolean(),
    budget: z.strictObject({ used: dong, ceiling: dong.nullable() }),
    prizes: z.array(
      z.strictObject({
        table: z.string(),
        tableName: z.string(),
        prize: z.string(),
        name: z.string(),
        count: z.int(),
        filled: z.int(),
        pending: z.int(),
        empty: z.int(),
      }),
    ),
    winners: z.array(
      z.strictObject({
        initiative: uuid,
        category: z.string(),
        table: z.string(),
        prize: z.string(),
        rank: z.int(),
        amount: dong,
        commendations: z.array(z.string()),
        by: z.enum(['rank', 'pick', 'share', 'extra_slot']),
      }),
    ),
    emptySlots: z.array(
      z.strictObject({
        table: z.string(),
        prize: z.string(),
        count: z.int(),
        reason: z.enum(['left_empty', 'below_band', 'no_candidate']),
      }),
    ),
    ties: z.array(tie),
    questions: z.array(z.strictObject({ code: z.string(), params, message: z.string() })),
    notSupported: z.array(uuid),
    gone: z.array(uuid).meta({ description: 'Ranked, but no longer eligible: passed over.' }),
    decisions: z.array(
      z.strictObject({
        id: uuid,
        kind: z.enum(['tie', 'extra_slots', 'leave_empty']),
        table: z.string(),
        prize: z.string(),
        tied: z.array(uuid).nullable(),
        manner: manner.nullable(),
        winners: z.array(uuid).nullable(),
        count: z.int().nullable(),
        reason: z.string(),
        minutesFileId: uuid.nullable(),
        decidedBy: z.string(),
        decidedAt: instant,
        mayTakeBack: z.boolean(),
      }),
    ),
    actions: z.array(z.enum(['tie', 'extra_slots', 'leave_empty', 'vote'])),
    rankings: z.array(
      z.strictObject({
        round: z.string(),
        name: z.string(),
        rows: z.array(z.strictObject({ initiative: uuid, category: z.string(), rank: z.int(), score: z.string() })),
      }),
    ),
    voteWanted: z.boolean(),
    initiatives: z.array(z.strictObject({ id: uuid, code: z.string(), title: z.string() })),
  })
  .meta({ id: 'Allotment' });

const ballots = z.int().min(0).max(1000);

export const countedSitting = z
  .strictObject({
    members: z.int().min(1).max(1000),
    present: ballots,
    minutesFileId: uuid,
    ballots: z
      .array(
        z.strictObject({
          initiativeId: uuid,
          cast: ballots,
          inFavour: ballots,
          replaces: uuid
            .nullable()
            .default(null)
            .meta({ description: 'Minutes of the count that this one takes the place of; null: none is known.' }),
        }),
      )
      .min(1)
      .max(500),
  })
  .meta({ id: 'CountedSitting' });

export const committeeVotes = z
  .strictObject({
    rule: z
      .strictObject({ of: z.int(), in: z.int(), base: z.enum(['members', 'present', 'cast']) })
      .nullable()
      .meta({ description: 'None where the rules ask for no vote.' }),
    mayRecord: z.boolean(),
    items: z.array(
      z.strictObject({
        initiativeId: uuid,
        code: z.string(),
        title: z.string(),
        authors: z.string(),
        rank: z.int(),
        score: z.string(),
        outcome: z.enum(['yes', 'no', 'unknown']).meta({ description: 'What the ballots mean by the rules.' }),
        vote: z
          .strictObject({
            members: z.int(),
            present: z.int(),
            cast: z.int(),
            inFavour: z.int(),
            against: z.int().meta({ description: 'Cast, and not in favour.' }),
            abstained: z.int().meta({ description: 'Present, and not cast.' }),
            minutesFileId: uuid,
            minutesFileName: z.string(),
            enteredBy: z.string(),
            enteredAt: instant,
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'CommitteeVotes' });
