import { pageOf, typedDay, typedInstant, uuid } from '@platform/http';
import { z } from 'zod';
import { AUTHOR_KINDS } from '../domain/initiative.types';
import { PAPER_CHANNELS, PAPER_INTAKE_STATES, UNIT_LIST_STATES } from '../domain/intake.types';
import { attachment, authorInput, receipt, state as initiativeState } from './schemas';

const instant = z.iso.datetime();
const line = z.string().trim().min(1).max(300);
export const paperIntakeState = z.enum(PAPER_INTAKE_STATES);
export const unitListState = z.enum(UNIT_LIST_STATES);
const channel = z.enum(PAPER_CHANNELS);

const blocker = z.strictObject({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  path: z.string().optional(),
});
const label = z.strictObject({ vi: z.string(), en: z.string() });
const transitions = z.array(
  z.strictObject({ name: z.string(), label, needsReason: z.boolean(), blockers: z.array(blocker) }),
);

export const paperEntry = z
  .strictObject({
    channel,
    stampedAt: typedInstant
      .transform((text) => new Date(text))
      .meta({ description: 'Date and time stamped on the paper when it came in; decides timeliness.' }),
    title: z.string().trim().min(1).max(2000),
    theme: z.string().max(40),
    authorKind: z.enum(AUTHOR_KINDS),
    unitId: uuid,
    answers: z.record(z.string().max(40), z.unknown()).optional(),
    authors: z
      .array(authorInput.omit({ share: true }).extend({ share: authorInput.shape.share.optional() }))
      .min(1)
      .max(50)
      .meta({ description: 'The first leads. A single author without a share has 100.00.' }),
  })
  .meta({ id: 'PaperEntry' });

export const enteredPaper = z
  .strictObject({ id: uuid, initiativeId: uuid, code: z.string(), version: z.int() })
  .meta({ id: 'EnteredPaper' });

const intakeFields = {
  id: uuid,
  contestId: uuid,
  initiativeId: uuid,
  code: z.string(),
  title: z.string(),
  leadAuthor: z.string().nullable(),
  authorCount: z.int(),
  unitId: uuid,
  unitName: z.string(),
  channel,
  state: paperIntakeState,
  version: z.int(),
  stampedAt: instant,
  enteredAt: instant,
  enteredByName: z.string(),
  enteredByMe: z.boolean(),
  mayCorrect: z.boolean().meta({ description: 'The reader may replace the scan and what was typed in.' }),
  awaitsConfirmation: z.boolean().meta({ description: 'A second secretary has neither confirmed nor rejected it.' }),
  confirmedAt: instant.nullable(),
  confirmedByName: z.string().nullable(),
  reason: z.string().nullable(),
  scan: z.strictObject({ attachmentId: uuid, fileName: z.string() }).nullable(),
};
export const paperIntakeRow = z.strictObject(intakeFields).meta({ id: 'PaperIntakeRow' });
export const paperIntakePage = pageOf(paperIntakeRow)
  .extend({ availableTransitions: transitions.meta({ description: 'Entering another.' }) })
  .meta({ id: 'PaperIntakePage' });
export const paperIntake = z
  .strictObject({ ...intakeFields, receipt: receipt.nullable(), availableTransitions: transitions })
  .meta({ id: 'PaperIntake' });

export const scanned = attachment.extend({ version: z.int() }).meta({ id: 'PaperScan' });
export const confirmedPaper = z
  .strictObject({ id: uuid, initiativeId: uuid, code: z.string(), version: z.int(), receipt: receipt.nullable() })
  .meta({ id: 'ConfirmedPaper' });
export const idVersion = z.strictObject({ id: uuid, version: z.int().min(1) });
export const confirmations = z
  .strictObject({
    dryRun: z.boolean(),
    items: z.array(
      z.strictObject({ id: uuid, to: z.string().nullable(), blockers: z.array(blocker), code: z.string().nullable() }),
    ),
  })
  .meta({ id: 'PaperConfirmations' });

export const importReport = z
  .strictObject({
    dryRun: z.boolean(),
    dossiers: z.int(),
    entered: z.array(enteredPaper),
    faults: z.array(z.strictObject({ cell: z.string(), column: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'PaperImportReport' });

export const unitListBody = z
  .strictObject({
    dispatchNumber: line.max(100).nullable(),
    dispatchDate: typedDay.nullable(),
    declaredCount: z.int().min(1).max(10_000).nullable(),
    declaredCodes: z
      .array(z.string().trim().min(1).max(60))
      .max(1000)
      .nullable()
      .meta({ description: 'Codes in the order of the official letter, where it names them.' }),
    initiativeIds: z.array(uuid).max(1000).meta({ description: 'In the unit’s order of rank.' }),
  })
  .meta({ id: 'UnitListBody' });

const listFields = {
  id: uuid,
  contestId: uuid,
  unitId: uuid,
  unitName: z.string(),
  state: unitListState,
  version: z.int(),
  dispatchNumber: z.string().nullable(),
  dispatchDate: z.string().nullable(),
  declaredCount: z.int().nullable(),
  listed: z.int(),
  forwardedAt: instant.nullable(),
  createdAt: instant,
  mismatched: z.int().meta({ description: 'Differences between letter and dossiers.' }),
  mayEdit: z.boolean().meta({ description: 'The reader may change it now.' }),
};
const listed = z
  .strictObject({
    initiativeId: uuid,
    code: z.string(),
    title: z.string(),
    state: initiativeState,
    leadAuthor: z.string().nullable(),
  })
  .meta({ id: 'ListedInitiative' });
export const unitListRow = z.strictObject(listFields).meta({ id: 'UnitListRow' });
export const unitListPage = pageOf(unitListRow)
  .extend({ availableTransitions: transitions.meta({ description: 'Opening another list, for a coordinator.' }) })
  .meta({ id: 'UnitListPage' });
export const unitList = z
  .strictObject({
    ...listFields,
    declaredCodes: z.array(z.string()).nullable(),
    scan: z.strictObject({ fileName: z.string(), sha256: z.string() }).nullable(),
    returnedBecause: z.string().nullable(),
    quota: z.strictObject({ min: z.int(), max: z.int().nullable() }),
    unitTotal: z.int().meta({ description: 'Dossiers on all forwarded lists of the unit, this one included.' }),
    items: z.array(listed.extend({ position: z.int() })),
    candidates: z
      .array(listed)
      .meta({ description: 'Dossiers of the unit that may still be added; empty for all but its coordinator.' }),
    mismatches: z.array(blocker).meta({ description: 'Between letter and dossiers; they hold up the list only.' }),
    remarks: z.array(blocker).meta({ description: 'Worth knowing, in nobody’s way.' }),
    availableTransitions: transitions,
  })
  .meta({ id: 'UnitList' });
export const unitWithoutList = z
  .strictObject({
    unitId: uuid,
    unitName: z.string(),
    block: z.string(),
    received: z.int(),
    minimum: z.int(),
    hasDraft: z.boolean(),
  })
  .meta({ id: 'UnitWithoutList' });
