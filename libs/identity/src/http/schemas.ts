import { pageOf, typedDay, uuid } from '@platform/http';
import { z } from 'zod';
import { ROLES } from '../domain/granting';

export const role = z.enum(ROLES);
export const email = z.email().max(254);
export const language = z.enum(['vi', 'en']);
/** Lengths are checked with all other rules of a password; this only bounds the work. */
export const password = z.string().min(1).max(1000);
export const reason = z.string().trim().min(1).max(2000);
export const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  // The control characters, spelled out: readers of openapi.json in other languages do not know \p{Cc}.
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/);
export const shortLine = line.max(60);

export const personBody = z
  .strictObject({
    name: line,
    unitId: uuid.nullable().default(null),
    jobTitle: line.nullable().default(null),
    birthDate: typedDay.nullable().default(null),
    gender: z.enum(['male', 'female', 'other']).nullable().default(null),
    qualification: line.nullable().default(null),
    phone: z
      .string()
      .regex(/^\+?[0-9 .]{8,20}$/)
      .nullable()
      .default(null),
    email: email.nullable().default(null),
    staffCode: shortLine.nullable().default(null),
  })
  .meta({ id: 'PersonInput' });

export const ownPersonBody = personBody.omit({ staffCode: true, email: true });

export const person = z
  .strictObject({
    id: uuid,
    name: z.string(),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    jobTitle: z.string().nullable(),
    birthDate: z.iso.date().nullable(),
    gender: z.enum(['male', 'female', 'other']).nullable(),
    qualification: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    staffCode: z.string().nullable(),
    accountId: uuid.nullable(),
    language,
    version: z.int(),
  })
  .meta({ id: 'Person', description: 'In lists, telephone number and address are masked.' });
export const personPage = pageOf(person).meta({ id: 'PersonPage' });

export const grant = z
  .strictObject({
    id: uuid,
    role,
    contestId: uuid.nullable().meta({ description: 'Null: in every contest.' }),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    grantedAt: z.iso.datetime(),
  })
  .meta({ id: 'Grant' });

const label = z.strictObject({ vi: z.string(), en: z.string() });
const availableTransitions = z.array(
  z.strictObject({
    name: z.string(),
    label,
    needsReason: z.boolean(),
    blockers: z.array(z.strictObject({ code: z.string(), message: z.string(), path: z.string().optional() })),
  }),
);
export const accountState = z.enum(['invited', 'unconfirmed', 'active', 'disabled']);
export const account = z
  .strictObject({
    id: uuid,
    personId: uuid,
    name: z.string(),
    unitName: z.string().nullable(),
    email: z.string(),
    state: accountState,
    language,
    createdAt: z.iso.datetime(),
    lastSignInAt: z.iso.datetime().nullable(),
    roles: z.array(role).meta({ description: 'Held in some contest or in all.' }),
    version: z.int(),
  })
  .meta({ id: 'Account', description: 'In lists, the address is masked.' });
export const accountPage = pageOf(account).meta({ id: 'AccountPage' });
export const accountDetail = z
  .strictObject({
    ...account.shape,
    grants: z.array(grant),
    availableTransitions,
  })
  .meta({ id: 'AccountDetail' });

export const unitState = z.enum(['active', 'merged', 'closed']);
export const block = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
export const unit = z
  .strictObject({
    id: uuid,
    code: z.string(),
    name: z.string(),
    block,
    state: unitState,
    parentId: uuid.nullable(),
    parentName: z.string().nullable(),
    successorId: uuid.nullable(),
    successorName: z.string().nullable(),
    staffCount: z.int().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Unit' });
export const unitPage = pageOf(unit).meta({ id: 'UnitPage' });
export const unitDetail = z
  .strictObject({
    ...unit.shape,
    todayId: uuid.meta({ description: 'The unit that stands for this one today.' }),
    nameThen: z.string().meta({ description: 'Its name on the day asked for, else its name now.' }),
    history: z.array(
      z.strictObject({
        kind: z.enum(['created', 'renamed', 'merged', 'closed']),
        at: z.iso.datetime(),
        oldName: z.string().nullable(),
        otherUnitId: uuid.nullable(),
        otherUnitName: z.string().nullable(),
        document: z.string().nullable(),
      }),
    ),
    availableTransitions,
  })
  .meta({ id: 'UnitDetail' });

const paper = { document: line.nullable().default(null), on: typedDay.nullable().default(null) };
export const unitBody = z.strictObject({
  code: shortLine,
  name: line,
  block,
  parentId: uuid.nullable().default(null),
  staffCount: z.int().min(0).max(1_000_000).nullable().default(null),
  ...paper,
});
export const mergeBody = z.strictObject({ intoUnitId: uuid, ...paper });
export const closeBody = z.strictObject({ reason, ...paper });

export const session = z
  .strictObject({
    id: uuid,
    current: z.boolean(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'Session' });

export const me = z
  .strictObject({
    accountId: uuid,
    email: z.string(),
    language,
    person,
    grants: z.array(grant),
    version: z.int().meta({ description: 'Of the person: the ETag for PUT /api/me/person.' }),
  })
  .meta({ id: 'Me' });

export const importReport = z
  .strictObject({
    dryRun: z.boolean(),
    rows: z.int(),
    created: z.int(),
    updated: z.int(),
    faults: z.array(
      z.strictObject({
        cell: z.string().meta({ description: 'As in a spreadsheet: column letter and row number.' }),
        column: z.string(),
        code: z.string(),
        message: z.string(),
      }),
    ),
    shown: z
      .array(z.strictObject({ row: z.int(), cells: z.array(z.string()) }))
      .meta({ description: 'The headings, then the rows with faults (at most 200); without faults the first ten.' }),
  })
  .meta({ id: 'ImportReport' });
