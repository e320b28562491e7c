import { pageOf, typedInstant, uuid } from '@platform/http';
import { z } from 'zod';
import { RESULTS } from '../domain/checklist';
import { VERDICTS } from '../domain/verdict.workflow';

const instant = z.iso.datetime({ offset: true });
export const text = (max: number) => z.string().trim().min(1).max(max);
const label = z.strictObject({ vi: z.string(), en: z.string() });
const blocker = z.strictObject({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  path: z.string().optional(),
});
export const steps = z.array(
  z.strictObject({ name: z.string(), label, needsReason: z.boolean(), blockers: z.array(blocker) }),
);
const claim = z.strictObject({ accountId: uuid, name: z.string(), until: instant });

export const claimed = z.strictObject({ initiativeId: uuid, until: instant }).meta({ id: 'ScreeningClaim' });

export const completion = z
  .strictObject({
    id: uuid,
    state: z.enum(['open', 'answered', 'lapsed', 'cancelled']),
    revision: z.int(),
    items: z.array(z.strictObject({ item: z.string().nullable(), text: z.string() })),
    message: z.string().nullable(),
    askedAt: instant,
    dueAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'CompletionRequest' });

const verdict = z
  .strictObject({
    id: uuid,
    verdict: z.enum(VERDICTS),
    state: z.enum(['standing', 'undone', 'overturned']),
    revision: z.int(),
    reason: z.string().nullable(),
    duplicateOf: uuid.nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instant,
    announcedAt: instant.nullable(),
    availableTransitions: steps,
  })
  .meta({ id: 'ScreeningVerdict' });

const reinstatement = z
  .strictObject({
    id: uuid,
    state: z.enum(['proposed', 'confirmed', 'rejected']),
    document: z.string(),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    availableTransitions: steps,
  })
  .meta({ id: 'Reinstatement' });

const facts = z
  .strictObject({
    earlier: z.array(
      z.strictObject({
        initiativeId: uuid,
        code: z.string(),
        title: z.string(),
        state: z.string(),
        contestTitle: z.string(),
        sameContest: z.boolean(),
        authorName: z.string(),
      }),
    ),
    barred: z.array(z.strictObject({ authorName: z.string(), role: z.string(), match: z.enum(['person', 'name']) })),
    similar: z.array(z.strictObject({ initiativeId: uuid, code: z.string(), title: z.string(), percent: z.int() })),
  })
  .meta({ id: 'ScreeningFacts' });

export const screeningDetail = z
  .strictObject({
    initiativeId: uuid,
    code: z.string(),
    title: z.string(),
    contestId: uuid,
    state: z.string(),
    version: z.int(),
    revision: z.int(),
    checklist: z.array(
      z.strictObject({
        code: z.string(),
        text: z.string(),
        result: z.enum(RESULTS).nullable(),
        note: z.string().nullable(),
        recordedBy: z.string().nullable(),
        recordedAt: instant.nullable(),
        before: z.enum(RESULTS).nullable(),
      }),
    ),
    mayRecord: z.boolean().meta({ description: 'The reader may record results now.' }),
    claim: claim.nullable(),
    screener: z.strictObject({ accountId: uuid, name: z.string() }).nullable(),
    verdicts: z.array(verdict),
    completions: z.array(completion),
    completionDueAt: instant.meta({
      description: 'Until when an answer is due that is asked for now, by the rulebook.',
    }),
    reinstatements: z.array(reinstatement),
    facts,
    availableTransitions: steps.meta({ description: 'What the desk may do with the dossier.' }),
  })
  .meta({ id: 'ScreeningDetail' });

export const screeningPage = pageOf(
  z
    .strictObject({
      initiativeId: uuid,
      code: z.string(),
      title: z.string(),
      state: z.string(),
      version: z.int(),
      revision: z.int(),
      theme: z.string().nullable(),
      unitName: z.string(),
      channel: z.string(),
      receivedAt: instant,
      waitingSince: instant,
      claim: claim.nullable(),
      completion: z.strictObject({ id: uuid, dueAt: instant }).nullable(),
    })
    .meta({ id: 'ScreeningListItem' }),
).meta({ id: 'ScreeningPage' });

export const decided = z
  .strictObject({ verdictId: uuid, initiativeId: uuid, state: z.string(), version: z.int() })
  .meta({ id: 'GivenVerdict' });

export const asked = z
  .strictObject({ completionId: uuid, initiativeId: uuid, dueAt: instant, state: z.string(), version: z.int() })
  .meta({ id: 'AskedCompletion' });

export const moved = z.strictObject({ initiativeId: uuid, state: z.string() }).meta({ id: 'ScreeningStep' });

export const bulkResult = z
  .strictObject({
    dryRun: z.boolean(),
    done: z.int(),
    results: z.array(
      z.strictObject({ initiativeId: uuid, ok: z.boolean(), state: z.string().nullable(), blockers: z.array(blocker) }),
    ),
  })
  .meta({ id: 'BulkResult' });

export const due = { dueAt: typedInstant.optional(), dueInSeconds: z.int().min(1).max(31_536_000).optional() };

export const verdictBody = {
  verdict: z.enum(VERDICTS),
  reason: text(2000).nullable().default(null),
  keptId: uuid.nullable().default(null),
  /** Records what nobody has looked at yet as met, in the sender's name. */
  checkAll: z.boolean().default(false),
};

export const askBody = {
  items: z
    .array(z.strictObject({ item: z.string().max(60).nullish(), text: text(500) }))
    .min(1)
    .max(30),
  message: text(2000).nullish(),
  /** Authors and shares may be corrected in the answer too. */
  authorsMayChange: z.boolean().default(false),
  ...due,
};

export const bulk = {
  ids: z.array(uuid).min(1).max(200),
  dryRun: z.boolean().default(false),
  /** all: one dossier that cannot stops everything; each: those that can are done. */
  mode: z.enum(['all', 'each']).default('all'),
};

export const reason = z.strictObject({ reason: text(2000) });
const only = { description: 'Only this one: refused where another has taken its place.' };
export const undo = reason.extend({ verdictId: uuid.optional().meta(only) });
export const cancel = reason.extend({ completionId: uuid.optional().meta(only) });
export { instant };
