import { uuid } from '@platform/http';
import { z } from 'zod';
import { DECISION_KINDS } from '../domain/award-list';
import { decisionWorkflow } from '../domain/decision.workflow';
import { DECISION_ACTIONS } from '../domain/decision-actions';
import { differenceWorkflow } from '../domain/difference.workflow';

export const keysOf = (states: object) => z.enum(Object.keys(states) as [string, ...string[]]);

export const reason = z.string().trim().min(1).max(2000);
export const line = z.string().trim().min(1).max(500);
const NUMBER = /^\d{1,6}[a-z]?$/;
export const paperNumber = z
  .string()
  .trim()
  .max(100)
  .refine((text) => NUMBER.test(text), { params: { code: 'award.number_alone' } })
  .transform((text) => text.replace(/^0+(?=\d)/u, '').padStart(2, '0'))
  .meta({
    description: 'Without the symbol: 128. Kept as printed: below 10 with a leading zero.',
    pattern: NUMBER.source,
  });
export const day = z.iso.date();
export const instant = z.iso.datetime();
/** A decision as one cites it. */
export const cited = z.strictObject({ number: z.string(), issuer: z.string(), signedOn: day });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const dong = z.int().min(0).max(1_000_000_000_000).meta({ description: 'Whole đồng.' });
export const code = z.string().min(1).max(100);

export const decisionState = keysOf(decisionWorkflow.states).meta({ id: 'AwardDecisionState' });
export const decisionKind = z.enum(DECISION_KINDS);
export const params = z.record(z.string(), z.unknown());
export const blocker = z.strictObject({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  params: params.optional(),
});
const label = z.strictObject({ vi: z.string(), en: z.string() });
export const availableTransition = z.strictObject({
  name: z.string(),
  label,
  needsReason: z.boolean(),
  blockers: z.array(blocker),
});

export const keptFile = z
  .strictObject({
    id: uuid,
    fileName: z.string(),
    kind: z.string(),
    mime: z.string(),
    size: z.int(),
    sha256,
  })
  .meta({ id: 'AwardFile' });

const words = { subject: line, issuer: line, fundSource: line, executors: z.string().trim().min(1).max(1000) };
const lineLists = {
  legalBases: z.array(line).min(1).max(40),
  articles: z.array(z.string().trim().min(1).max(3000)).max(20),
  recipients: z.array(line).min(1).max(30),
  signerLines: z.array(line).min(1).max(4),
};
export const wording = z.strictObject({ ...words, ...lineLists }).meta({ id: 'DecisionWording' });
export const wordingInput = wording.partial().meta({ id: 'DecisionWordingInput' });

export const change = z
  .strictObject({
    initiativeId: uuid,
    effect: z.enum(['grant', 'change', 'withdraw']),
    table: code.optional(),
    prize: code.optional(),
    amount: dong.optional(),
  })
  .meta({ id: 'AwardChange' });

export const listRow = z
  .strictObject({
    initiativeId: uuid,
    effect: z.enum(['grant', 'change', 'withdraw']),
    tableCode: z.string(),
    prizeCode: z.string(),
    prizeName: z.string(),
    amount: dong,
    rank: z.int(),
    recipients: z.array(z.strictObject({ name: z.string(), position: z.string(), unit: z.string() })),
    title: z.string(),
    code: z.string(),
    theme: z.string().nullable(),
    category: z.string(),
    unitName: z.string(),
  })
  .meta({ id: 'AwardListRow' });

export const decisionSummary = z
  .strictObject({
    id: uuid,
    contestId: uuid,
    kind: decisionKind,
    act: z.enum(['grant', 'amendment', 'revocation']),
    amendsId: uuid.nullable(),
    complaintId: uuid.nullable(),
    state: decisionState,
    version: z.int(),
    subject: z.string(),
    series: z.string(),
    issuer: z.string(),
    rows: z.int(),
    total: dong,
    proposedBy: z.string(),
    proposedAt: instant,
    agreedBy: z.string().nullable(),
    agreedAt: instant.nullable(),
    agreedHash: sha256.nullable(),
    proposalNumber: z.string().nullable(),
    proposalDate: day.nullable(),
    sentAt: instant.nullable(),
    number: z.string().nullable(),
    signedOn: day.nullable(),
    signerName: z.string().nullable(),
    signedFileId: uuid.nullable(),
    signedHash: sha256.nullable(),
    signedAt: instant.nullable(),
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'AwardDecision' });

const difference = z
  .strictObject({
    id: uuid,
    initiativeId: uuid,
    initiativeCode: z.string(),
    state: keysOf(differenceWorkflow.states),
    change: z.enum(['added', 'removed', 'changed']),
    table: z.string().nullable(),
    prize: z.string().nullable(),
    prizeName: z.string().nullable(),
    amount: dong.nullable(),
    reason: z.string(),
    documentNumber: z.string(),
    documentDate: day,
    documentFileId: uuid,
    enteredBy: z.string(),
    enteredAt: instant,
    confirmedBy: z.string().nullable(),
    confirmedAt: instant.nullable(),
    availableTransitions: z.array(availableTransition),
  })
  .meta({ id: 'SigningDifference' });

export const decisionDetail = z
  .strictObject({
    ...decisionSummary.shape,
    wording,
    tables: z.array(z.string()).nullable(),
    listHash: sha256.meta({ description: 'Of the list shown; sent back when agreeing to it.' }),
    list: z.array(listRow),
    signedList: z.array(listRow).meta({ description: 'As signed; while sent, with the differences confirmed so far.' }),
    differences: z.array(difference),
    outsideSteps: z.array(
      z.strictObject({
        body: z.string(),
        summary: z.string(),
        documentNumber: z.string(),
        documentDate: day,
        fileId: uuid,
        recordedAt: instant,
      }),
    ),
    availableTransitions: z.array(availableTransition),
    actions: z
      .array(z.enum(DECISION_ACTIONS))
      .meta({ description: 'What else the reader may do that moves no state.' }),
    papers: z
      .array(availableTransition)
      .meta({ description: 'Each kind of paper as a step of making it; none for who makes no papers.' }),
  })
  .meta({ id: 'AwardDecisionDetail' });

const prizePlace = z.strictObject({ table: z.string(), prize: z.string(), amount: dong });
export const choices = z
  .strictObject({
    prizes: z.array(
      z.strictObject({
        table: z.string(),
        tableName: z.string(),
        prize: z.string(),
        name: z.string(),
        amounts: z.array(z.strictObject({ category: z.string(), amount: dong })),
      }),
    ),
    initiatives: z.array(
      z.strictObject({
        id: uuid,
        code: z.string(),
        title: z.string(),
        category: z.string(),
        held: prizePlace.nullable().meta({ description: 'On the agreed list; of a published decision, in force.' }),
      }),
    ),
  })
  .meta({ id: 'AwardChoices' });
