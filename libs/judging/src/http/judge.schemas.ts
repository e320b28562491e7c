import { uuid } from '@platform/http';
import { z } from 'zod';
import { OWN_STEPS } from '../domain/own-steps';
import { availableTransitions, blocker, instant, points } from './schemas';

const criterion = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    heading: z.string().nullable(),
    max: points,
    step: points,
    passMark: points.nullable(),
    descriptors: z.array(z.strictObject({ from: points, to: points, text: z.string() })),
  })
  .meta({ id: 'Criterion' });

export const myAssignment = z
  .strictObject({
    id: uuid,
    blindCode: z.string(),
    title: z.string(),
    theme: z.string().nullable(),
    files: z.int(),
    /** Of the PDF files, as far as they are known. */
    pages: z.int().nullable(),
    state: z.enum(['offered', 'appointed', 'accepted']),
    sheetState: z.enum(['draft', 'submitted', 'not_returned']).nullable(),
    sheetVersion: z.int().nullable(),
    opened: z.boolean(),
    reopened: z.boolean(),
    filled: z.int(),
    of: z.int(),
    total: z.string().nullable(),
    submittedAt: instant.nullable(),
    may: z.array(z.enum(OWN_STEPS)).meta({ description: 'What the judge may do with it now.' }),
  })
  .meta({ id: 'MyAssignment' });

export const sheetBody = z.strictObject({
  marks: z.record(z.string().max(40), z.number()),
  notes: z.record(z.string().max(40), z.string().max(4000)).default({}),
  comment: z.string().max(8000).default(''),
});
export const savedSheet = z

  .strictObject({
    version: z.int(),
    filled: z.int(),
    of: z.int(),
    total: z.string().nullable(),
    blockers: z.array(blocker).meta({ description: 'What still stands against handing it in.' }),
  })
  .meta({ id: 'SavedSheet' });
export const dossier = z
  .strictObject({
    id: uuid,
    roundId: uuid,
    blindCode: z.string(),
    title: z.string(),
    theme: z.string().nullable(),
    state: z.enum(['offered', 'appointed', 'accepted']),
    fields: z.array(z.strictObject({ code: z.string(), label: z.string(), kind: z.string(), answer: z.unknown() })),
    files: z.array(
      z.strictObject({
        number: z.int(),
        part: z.string(),
        name: z.string(),
        mime: z.string(),
        size: z.int(),
        pages: z.int().nullable(),
      }),
    ),
    criteria: z.array(criterion),
    total: points,
    availableTransitions: availableTransitions.meta({
      description: 'Besides accept, recuse and submit: mark, and readAhead, to take it along without a network.',
    }),
    sheet: z
      .strictObject({
        state: z.enum(['draft', 'submitted', 'not_returned']),
        version: z.int(),
        marks: z.record(z.string(), points),
        notes: z.record(z.string(), z.string()),
        comment: z.string(),
        total: z.string().nullable(),
        reopened: z.boolean(),
        submittedAt: instant.nullable(),
      })
      .nullable(),
    /** Of the sheet; what If-Match names when marks are saved. */
    version: z.int().optional(),
  })
  .meta({ id: 'JudgeDossier' });
export const mySheets = z
  .strictObject({
    roundId: uuid,
    round: z.string(),
    total: points,
    criteria: z.array(criterion),
    sheets: z.array(
      z.strictObject({
        assignmentId: uuid,
        blindCode: z.string(),
        title: z.string(),
        theme: z.string().nullable(),
        state: z.enum(['draft', 'submitted', 'not_returned']),
        marks: z.record(z.string(), points),
        notes: z.record(z.string(), z.string()),
        comment: z.string(),
        total: z.string().nullable(),
        submittedAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'MySheets' });
export const handIn = z.strictObject({
  sheets: z
    .array(z.strictObject({ assignmentId: uuid, version: z.int().min(1) }))
    .min(1)
    .max(500),
});
export const handInSummary = z
  .strictObject({
    sheets: z.array(
      z.strictObject({
        assignmentId: uuid,
        blindCode: z.string(),
        total: z.string().nullable(),
        version: z.int(),
        blockers: z.array(blocker),
      }),
    ),
  })
  .meta({ id: 'HandInSummary' });
