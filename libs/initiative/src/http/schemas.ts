import { toHundredths } from '@platform/kernel';
import { unprintableTexts } from '@platform/documents';
import { typedDay, uuid } from '@platform/http';
import { z } from 'zod';
import { EDITED_PARTS } from '../domain/editing';
import { AUTHOR_KINDS, CHANNELS, INITIATIVE_STATES } from '../domain/initiative.types';
import { OWN_STEPS, TURNS } from '../domain/turn';

export const state = z.enum(INITIATIVE_STATES);
export const channel = z.enum(CHANNELS);
export const authorKind = z.enum(AUTHOR_KINDS);
export const reason = z.string().trim().min(1).max(2000);
const line = z.string().trim().min(1).max(300);
const instant = z.iso.datetime();

/** Percent with at most two decimals. */
const share = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => toHundredths(value) !== null, { params: { code: 'initiative.share_not_exact' } })
  .meta({ description: 'Percent with at most two decimals; all shares of a dossier total exactly 100.00.' });

export const authorInput = z
  .strictObject({
    id: uuid
      .nullish()
      .meta({ description: 'Of an author who is on the list already, and goes on standing for the same person.' }),
    name: line,
    personId: uuid.nullish(),
    email: z.email().max(200).nullish(),
    unitId: uuid.nullish(),
    jobTitle: line.nullish(),
    birthDate: typedDay.nullish(),
    gender: z.enum(['male', 'female', 'other']).nullish(),
    qualification: line.nullish(),
    phone: z.string().trim().max(30).nullish(),
    share,
    lead: z.boolean().optional().meta({ description: 'The first author leads where nobody is named.' }),
  })
  .meta({ id: 'InitiativeAuthorInput' });
export const authorsInput = z.array(authorInput).max(50);

const answers = z
  .record(z.string().max(40), z.unknown())
  .meta({ description: 'By field code of the rulebook; null empties a field.' });

const draftFields = {
  title: z.string().max(2000).optional(),
  theme: z.string().max(40).nullable().optional(),
  unitId: uuid.optional(),
  answers: answers.optional(),
};
export const newInitiative = z
  .strictObject({
    ...draftFields,
    authorKind: authorKind.default('individual'),
    authors: authorsInput.optional(),
    submit: z.boolean().default(false),
  })
  .meta({ id: 'NewInitiative' });
export const draftPatch = z
  .strictObject({ ...draftFields, authorKind: authorKind.optional() })
  .meta({ id: 'InitiativePatch' });

export const saved = z.strictObject({ id: uuid, version: z.int() }).meta({ id: 'InitiativeSaved' });
export const stepTaken = z.strictObject({ id: uuid, state, version: z.int() }).meta({ id: 'InitiativeStepTaken' });

export const receipt = z
  .strictObject({ code: z.string(), revision: z.int(), receivedAt: instant, contentHash: z.string() })
  .meta({ id: 'InitiativeReceipt' });
export const submitted = z
  .strictObject({
    id: uuid,
    code: z.string(),
    state,
    version: z.int(),
    revision: z.int(),
    receipt: receipt.nullable(),
  })
  .meta({ id: 'InitiativeSubmitted' });

export const attachment = z
  .strictObject({
    id: uuid,
    partCode: z.string(),
    fileName: z.string(),
    kind: z.string(),
    mime: z.string(),
    size: z.int(),
    sha256: z.string(),
    pages: z.int().optional().meta({ description: 'Where they can be counted.' }),
    cleared: z
      .boolean()
      .optional()
      .meta({ description: 'Found anonymous by the secretariat; only told to the secretariat.' }),
  })
  .meta({ id: 'InitiativeAttachment' });

export const author = z
  .strictObject({
    id: uuid,
    position: z.int(),
    isLead: z.boolean(),
    isMe: z.boolean(),
    name: z.string(),
    jobTitle: z.string().nullable(),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    share: z.number(),
    consent: z.enum(['pending', 'given', 'signed_page', 'refused']),
    contact: z
      .strictObject({
        birthDate: z.string().nullable(),
        gender: z.string().nullable(),
        qualification: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
      })
      .optional()
      .meta({ description: 'Only for the authors, the keeper and the secretariat.' }),
  })
  .meta({ id: 'InitiativeAuthor' });

export const agreedAuthors = z
  .array(z.strictObject({ id: uuid, share: z.number() }))
  .max(50)
  .meta({ id: 'AgreedAuthors', description: 'The list agreed to: the authors in their order with their shares.' });

const blocker = z.strictObject({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  path: z.string().optional(),
});
const label = z.strictObject({ vi: z.string(), en: z.string() });

const turn = z
  .strictObject({
    who: z.enum(TURNS).meta({ description: 'Who has to act next, as the reader sees it.' }),
    step: z.enum(OWN_STEPS).nullable().meta({ description: 'What the reader may do about it.' }),
    coauthors: z.array(z.string()).meta({ description: 'Names of those whose agreement is waited for.' }),
    blockers: z.array(blocker).meta({ description: 'What the reader has to put right, or what time has decided.' }),
  })
  .meta({ id: 'InitiativeTurn' });

export const initiative = z
  .strictObject({
    id: uuid,
    code: z.string(),
    contestId: uuid,
    state,
    version: z.int(),
    channel,
    authorKind,
    title: z.string(),
    theme: z.string().nullable(),
    unitId: uuid,
    unitName: z.string(),
    rulebookVersion: z.int(),
    revision: z.int(),
    submittedAt: instant.nullable(),
    receivedAt: instant.nullable(),
    completionDueAt: instant.nullable(),
    returnedBecause: z
      .string()
      .nullable()
      .meta({ description: 'Why the unit gave it back; null unless it waits to be sent again.' }),
    closesAt: instant,
    answers: z.record(z.string(), z.unknown()),
    authors: z.array(author),
    attachments: z.array(attachment),
    receipt: receipt.nullable(),
    unprintable: unprintableTexts,
    roles: z.array(z.string()).meta({ description: 'What the reader is to this initiative.' }),
    turn,
    fixedParts: z.array(z.enum(EDITED_PARTS)).meta({ description: 'What stays as it was handed in.' }),
    namesOpen: z.boolean().meta({ description: 'Its names may be confirmed, and the reader may see their state.' }),
    availableTransitions: z.array(
      z.strictObject({ name: z.string(), label, needsReason: z.boolean(), blockers: z.array(blocker) }),
    ),
  })
  .meta({ id: 'Initiative' });

export const row = z
  .strictObject({
    id: uuid,
    code: z.string(),
    title: z.string(),
    state,
    version: z.int(),
    channel,
    theme: z.string().nullable(),
    category: z.string().nullable(),
    authorKind,
    unitId: uuid,
    unitName: z.string(),
    leadAuthor: z.string().nullable(),
    authorCount: z.int(),
    revision: z.int(),
    receivedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    completionDueAt: instant.nullable(),
    turn: turn.nullable().meta({ description: 'Null in the secretariat’s list of everybody’s.' }),
  })
  .meta({ id: 'InitiativeRow' });

export const revision = z
  .strictObject({
    initiativeId: uuid,
    number: z.int(),
    rulebookVersion: z.int(),
    title: z.string(),
    theme: z.string().nullable(),
    answers: z.record(z.string(), z.unknown()),
    authors: z.array(author),
    attachments: z.array(attachment),
    contentHash: z.string(),
    submittedAt: instant,
    receipt: receipt.nullable(),
  })
  .meta({ id: 'InitiativeRevision' });

export const timelineEntry = z
  .strictObject({
    at: instant,
    action: z.string(),
    label,
    state: state.nullable(),
    stateLabel: label.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'InitiativeTimelineEntry' });

/** Named in the order of the drop-down; `-` turns it round. */
export const SORTS = ['created', '-created', 'received', '-received', 'code', '-code', 'title', '-title'] as const;
