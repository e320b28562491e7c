import { pageOf, uuid } from '@platform/http';
import { z } from 'zod';
import { ASSIGNMENT_DOORS } from '../domain/assignment-doors';
import { ROUND_DOORS, WHOSE_TURN } from '../domain/round-doors';

export const text = (longest: number) => z.string().trim().min(1).max(longest);
export const reason = text(2000);
export const made = z.strictObject({ id: uuid }).meta({ id: 'Made' });
export const instant = z.iso.datetime();
export const exact = z.strictObject({ numerator: z.string(), denominator: z.string() }).meta({ id: 'ExactFraction' });
export const blocker = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    path: z.string().optional(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  })
  .meta({ id: 'Blocker' });
export const label = z.strictObject({ vi: z.string(), en: z.string() });
export const availableTransitions = z.array(
  z.strictObject({ name: z.string(), label, needsReason: z.boolean(), blockers: z.array(blocker) }),
);

export const roundState = z.enum([
  'planned',
  'assigning',
  'scoring',
  'closed',
  'settling',
  'locked',
  'confirmed',
  'announced',
]);
const roundShape = {
  id: uuid,
  contestId: uuid,
  code: z.string(),
  position: z.int(),
  name: z.string(),
  visibility: z.enum(['blind', 'open']),
  state: roundState,
  version: z.int(),
  rulebookVersion: z.int().nullable(),
  dueAt: instant.nullable(),
  ownPartsCloseAt: instant.nullable(),
};
export const round = z.strictObject(roundShape).meta({ id: 'Round' });
export const roundList = z
  .strictObject({
    items: z.array(round),
    currentId: uuid.nullable().meta({ description: 'The one that its reader looks at first.' }),
  })
  .meta({ id: 'RoundList' });
export const contestRounds = z
  .strictObject({
    ...roundList.shape,
    next: z
      .strictObject({ code: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'The round of the rulebook that is not planned yet, for whoever plans.' }),
    availableTransitions,
  })
  .meta({ id: 'ContestRounds' });
export const roundDetail = z
  .strictObject({
    ...roundShape,
    may: z
      .array(z.enum(ROUND_DOORS))
      .meta({ description: 'What the reader may do now besides the steps of the round.' }),
    waitsFor: z
      .strictObject({
        name: z.string(),
        label: z.strictObject({ vi: z.string(), en: z.string() }),
        whose: z.enum(WHOSE_TURN),
      })
      .nullable()
      .meta({ description: 'The next step, where it is somebody else’s.' }),
    availableTransitions,
  })
  .meta({ id: 'RoundDetail' });
export const moved = z
  .strictObject({ id: uuid, from: roundState, to: roundState, version: z.int(), at: instant })
  .meta({ id: 'RoundMoved' });

export const progress = z.enum(['offered', 'unopened', 'draft', 'submitted', 'conflict', 'not_returned', 'replaced']);
export const entryPage = pageOf(
  z
    .strictObject({
      id: uuid,
      blindCode: z.string(),
      initiative: z.strictObject({ id: uuid, code: z.string(), title: z.string(), unitName: z.string() }).nullable(),
      lotOrder: z.int().nullable(),
      presence: z.enum(['expected', 'present', 'absent']),
      lacking: z.int().meta({ description: 'Judges that it still lacks by the rules.' }),
      /** Of the public, where the rules let it vote. */
      votes: z.int().nullable(),
      /** Files handed in for this round alone; without the names where the reader may not know whose they are. */
      parts: z.array(
        z.strictObject({
          id: uuid,
          code: z.string(),
          fileName: z.string().nullable(),
          by: z.string().nullable(),
          at: instant,
        }),
      ),
      assignments: z.array(
        z.strictObject({
          id: uuid,
          accountId: uuid,
          name: z.string(),
          progress,
          sheetId: uuid.nullable(),
          live: z.boolean().meta({ description: 'The judge still has the initiative.' }),
          may: z.array(z.enum(ASSIGNMENT_DOORS)).meta({ description: 'What the reader may do with it now.' }),
        }),
      ),
    })
    .meta({ id: 'RoundEntry' }),
).meta({ id: 'RoundEntryPage' });

export const points = z.number().meta({ description: 'Points, at most two decimals' });
export const settlementBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('discrepancy'),
    roundInitiativeId: uuid,
    sheetIds: z.array(uuid).max(1000).meta({ description: 'The counted sheets as they were read in the tally.' }),
    reason,
  }),
  z.strictObject({
    kind: z.literal('tie'),
    method: z.enum(['lot', 'decision']),
    order: z.array(uuid).min(2).max(1000),
    reason,
  }),
  z.strictObject({
    kind: z.literal('advance'),
    tied: z.array(uuid).min(2).max(1000),
    admitted: z.array(uuid).max(1000),
    reason,
  }),
]);

const ranked = z
  .strictObject({
    roundInitiativeId: uuid,
    initiativeId: uuid.nullable(),
    blindCode: z.string(),
    category: z.string(),
    rank: z.int(),
    score: exact,
    display: z.string(),
    grade: z.string().nullable(),
    separatedBy: z.union([z.int(), z.literal('settlement')]).nullable(),
    sheets: z.int(),
    /** Totals of the sheets: the lowest, the highest, and what lies between. */
    lowest: z.string().nullable(),
    highest: z.string().nullable(),
    spread: z.string().nullable(),
    criteria: z.array(z.strictObject({ code: z.string(), mean: exact, display: z.string() })),
  })
  .meta({ id: 'RankedEntry' });
const unranked = z.strictObject({
  roundInitiativeId: uuid,
  initiativeId: uuid.nullable(),
  blindCode: z.string(),
  category: z.string(),
  reason: z.enum(['absent', 'too_few_sheets', 'pass_mark']),
});
const calculation = z
  .strictObject({
    roundInitiativeId: uuid,
    steps: z.array(
      z.strictObject({
        step: z.string(),
        sheet: uuid.nullable(),
        expression: z.string(),
        result: z.string(),
      }),
    ),
  })
  .meta({ id: 'Calculation' });
const rankingShape = {
  ranking: z.array(ranked),
  unranked: z.array(unranked),
  ties: z.array(
    z.strictObject({ rank: z.int(), roundInitiativeIds: z.array(uuid), settledBy: z.enum(['lot', 'decision']) }),
  ),
  advancing: z.array(uuid),
  calculation: z.array(calculation),
};
export const tally = z
  .strictObject({
    roundId: uuid,
    state: roundState,
    faults: z.array(blocker),
    sheets: z.array(
      z.strictObject({
        id: uuid,
        roundInitiativeId: uuid,
        accountId: uuid,
        judge: z.string(),
        state: z.enum(['submitted', 'superseded', 'not_returned', 'void']),
        source: z.enum(['online', 'paper']),
        marks: z.record(z.string(), points),
        total: z.string().nullable(),
        comment: z.string(),
        submittedAt: instant.nullable(),
        supersedes: uuid.nullable(),
        counted: z.boolean().meta({ description: 'It is part of the result.' }),
      }),
    ),
    discrepancies: z.array(
      z.strictObject({
        roundInitiativeId: uuid,
        blindCode: z.string(),
        spread: z.string(),
        sheetIds: z.array(uuid),
        settlement: z
          .strictObject({ reason: z.string(), by: z.string(), at: instant })
          .nullable()
          .meta({ description: 'Why it was accepted as it stands; null while it is open.' }),
      }),
    ),
    /** Ties across the line to the next round that a person must decide. */
    questions: z.array(z.strictObject({ quota: z.int(), rank: z.int(), places: z.int(), tied: z.array(uuid) })),
    ...rankingShape,
  })
  .meta({ id: 'RoundTally' });
export const result = z
  .strictObject({
    roundId: uuid,
    contestId: uuid,
    code: z.string(),
    state: z.enum(['locked', 'confirmed', 'announced']),
    number: z.int(),
    rulebookVersion: z.int(),
    rulebookHash: z.string(),
    inputHash: z.string(),
    lockedAt: instant,
    ...rankingShape,
  })
  .meta({ id: 'RoundResult' });
export const reopening = z
  .strictObject({
    id: uuid,
    sheetId: uuid.nullable(),
    /** Of the sheet; null where the whole round is meant. */
    blindCode: z.string().nullable(),
    judge: z.string().nullable(),
    state: z.enum(['asked', 'confirmed', 'declined']),
    reason: z.string(),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decidedBecause: z.string().nullable(),
    availableTransitions,
  })
  .meta({ id: 'Reopening' });
export const part = z
  .strictObject({ id: uuid, partCode: z.string(), fileName: z.string(), size: z.int(), sha256: z.string() })
  .meta({ id: 'RoundPart' });
export const myRoundEntry = z
  .strictObject({
    roundInitiativeId: uuid,
    initiativeId: uuid,
    contestId: uuid,
    roundName: z.string(),
    lotOrder: z.int().nullable(),
    closesAt: instant.nullable(),
    asked: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        required: z.boolean(),
        missing: z.boolean().meta({ description: 'Required, not handed in, and still taken.' }),
        mayAdd: z.boolean().meta({ description: 'A file may be handed in now.' }),
        contentTypes: z.array(z.string()),
        maxCount: z.int(),
        maxBytes: z.int(),
      }),
    ),
    parts: z.array(part),
    blockers: z.array(blocker).meta({ description: 'Why nothing can be handed in or taken back now.' }),
  })
  .meta({ id: 'MyRoundEntry' });
