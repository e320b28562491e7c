import { pageOf, typedInstant, uuid } from '@platform/http';
import { z } from 'zod';
import { contestWorkflow, RECEPTIONS } from '../domain/contest.workflow';
import { RULEBOOK_PHASES, rulebookSchema } from '../domain/rulebook';

const { shape } = rulebookSchema;

export const reason = z.string().trim().min(1).max(2000);
export const contestState = z
  .enum(Object.keys(contestWorkflow.states) as [string, ...string[]])
  .meta({ id: 'ContestState' });
export const instant = z.iso.datetime();

const label = z.strictObject({ vi: z.string(), en: z.string() });
const blocker = z.strictObject({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});
export const availableTransition = z
  .strictObject({ name: z.string(), label, needsReason: z.boolean(), blockers: z.array(blocker) })
  .meta({ id: 'AvailableTransition' });

export const contestRow = z
  .strictObject({
    id: uuid,
    code: z.string(),
    title: z.string(),
    state: contestState,
    zone: z.string(),
    opensAt: instant,
    closesAt: instant.meta({ description: 'Exclusive.' }),
    closesForReader: instant.meta({ description: 'Exclusive; with an extension that holds for the reader’s unit.' }),
    version: z.int(),
    reception: z
      .enum(RECEPTIONS)
      .meta({ description: 'Whether initiatives are taken: not yet, now, not while it is suspended, no longer.' }),
    takesInitiatives: z.boolean().meta({ description: 'The reader may begin an initiative now.' }),
    isCurrent: z.boolean().meta({ description: 'Announced, and neither archived nor cancelled.' }),
  })
  .meta({ id: 'Contest' });
export const contestPage = pageOf(contestRow).meta({ id: 'ContestPage' });

export const contestDetail = z
  .strictObject({
    ...contestRow.shape,
    serverNow: instant.meta({ description: 'The clock that decides what is in time.' }),
    isOver: z.boolean().meta({ description: 'Nothing is added any more: the archive may be taken.' }),
    announcement: z.strictObject({ number: z.string(), date: z.iso.date() }).nullable(),
    rulebookVersion: z.int(),
    copiedFrom: uuid.nullable(),
    calendar: shape.calendar,
    categories: shape.authors.shape.categories,
    themes: shape.themes,
    form: shape.form,
    dossier: shape.dossier,
    units: shape.units,
    availableTransitions: z.array(availableTransition),
  })
  .meta({ id: 'ContestDetail' });

export const rulebookDocument = z
  .record(z.string(), z.unknown())
  .meta({ id: 'RulebookDocument', description: 'As described by GET /api/rulebook-schema.' });

export const rulebookAnswer = z
  .strictObject({
    contestId: uuid,
    rulebookVersion: z.int(),
    hash: z.string(),
    frozenAt: instant.nullable(),
    document: rulebookDocument,
    version: z.int().meta({ description: 'Of the contest: the ETag for editing.' }),
  })
  .meta({ id: 'ContestRulebook' });

export const rulebookVersion = z.strictObject({
  rulebookVersion: z.int(),
  hash: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  frozenAt: instant.nullable(),
  reason: z.string().nullable(),
});

const rulebookFault = z.strictObject({
  code: z.string(),
  message: z.string(),
  path: z.string(),
  params: z.record(z.string(), z.unknown()),
});

export const difference = z.strictObject({
  path: z.string(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
});

export const extension = z
  .strictObject({
    id: uuid,
    state: z.enum(['proposed', 'confirmed', 'declined']),
    scope: z.enum(['contest', 'unit', 'initiative']),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    initiativeId: uuid.nullable(),
    closesAt: instant,
    document: z.string(),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: instant,
    confirmedBy: z.string().nullable(),
    confirmedAt: instant.nullable(),
    scan: z.strictObject({ fileName: z.string(), size: z.int(), sha256: z.string() }).nullable(),
    mayAddScan: z.boolean().meta({ description: 'The reader may add the scan, or put another in its place.' }),
    version: z.int(),
    availableTransitions: z.array(availableTransition),
  })
  .meta({ id: 'Extension' });

const findings = z.strictObject({ blockers: z.array(rulebookFault) });
export const rulebookCheck = z
  .strictObject({
    phase: z.enum(RULEBOOK_PHASES),
    mayChange: z
      .array(z.strictObject({ path: z.string(), laterOnly: z.boolean() }))
      .nullable()
      .meta({ description: 'Paths, `*` for any item; null in preparation, when everything may.' }),
    saving: findings.meta({ description: 'What refuses the document.' }),
    announcing: findings.meta({ description: 'What would refuse the announcement of rules otherwise sound.' }),
    differences: z.array(difference).meta({ description: 'From the rules in force.' }),
  })
  .meta({ id: 'RulebookCheck' });

export const createBody = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z0-9]{2,12}$/)
    .optional()
    .meta({ description: 'Prefix of the public codes; the rulebook’s by default.' }),
  source: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('preset'), preset: z.string().max(60) }),
    z.strictObject({ from: z.literal('document'), document: rulebookDocument }),
    z.strictObject({ from: z.literal('contest'), contestId: uuid, years: z.int().min(1).max(5).default(1) }),
  ]),
});

export const extensionBody = z.strictObject({
  for: z.discriminatedUnion('scope', [
    z.strictObject({ scope: z.literal('contest') }),
    z.strictObject({ scope: z.literal('unit'), unitId: uuid }),
    z.strictObject({ scope: z.literal('initiative'), initiativeId: uuid }),
  ]),
  closesAt: typedInstant,
  document: z.string().trim().min(1).max(300),
  reason,
});
