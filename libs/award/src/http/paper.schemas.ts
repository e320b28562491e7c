import { unprintableTexts } from '@platform/documents';
import { uuid } from '@platform/http';
import { z } from 'zod';
import { complaintWorkflow } from '../domain/complaint.workflow';
import { TEMPLATED } from '../use-cases/manage-templates';
import { availableTransition, day, instant, keysOf, sha256 } from './award.schemas';

export const documentRow = z
  .strictObject({
    id: uuid,
    contestId: uuid,
    decisionId: uuid.nullable(),
    complaintId: uuid.nullable(),
    kind: z.string(),
    format: z.enum(['docx', 'pdf', 'xlsx']),
    title: z.string(),
    origin: z.enum(['made', 'handed_in']),
    number: z.string().nullable(),
    dated: day.nullable(),
    signer: z.string().nullable(),
    sha256,
    size: z.int(),
    dataHash: sha256.nullable(),
    templateVersion: z.int().nullable(),
    unprintable: unprintableTexts,
    madeAt: instant,
    madeBy: z.string(),
  })
  .meta({ id: 'RegisteredDocument' });

export const templateName = z.enum(TEMPLATED);
export const template = z
  .strictObject({
    paper: templateName,
    label: z.string(),
    version: z.int().meta({ description: '0: the shipped template, never replaced.' }),
    shipped: z.boolean(),
    fileName: z.string().nullable(),
    sha256: sha256.nullable(),
    madeAt: instant.nullable(),
  })
  .meta({ id: 'PaperTemplate' });

export const templateVersion = z
  .strictObject({
    version: z.int().meta({ description: '0: the shipped template.' }),
    shipped: z.boolean(),
    fileName: z.string().nullable(),
    sha256: sha256.nullable(),
    madeAt: instant.nullable(),
    madeBy: z.string().nullable(),
  })
  .meta({ id: 'PaperTemplateVersion' });

export const complaint = z
  .strictObject({
    id: uuid,
    contestId: uuid,
    number: z.int(),
    state: keysOf(complaintWorkflow.states).meta({ id: 'ComplaintState' }),
    version: z.int(),
    decisionId: uuid.nullable(),
    initiativeId: uuid.nullable(),
    initiativeCode: z.string().nullable(),
    initiativeTitle: z.string().nullable(),
    complainantName: z.string(),
    complainantContact: z.string(),
    content: z.string(),
    fileId: uuid.nullable(),
    receivedOn: day,
    late: z.boolean(),
    answerDueOn: day,
    overdue: z.boolean(),
    daysLeft: z
      .int()
      .nullable()
      .meta({ description: 'Until the answer is due; negative afterwards; null once closed.' }),
    transferredTo: z.string().nullable(),
    outcome: z.enum(['upheld', 'partly_upheld', 'rejected']).nullable(),
    answerNumber: z.string().nullable(),
    answerDate: day.nullable(),
    answerFileId: uuid.nullable(),
    amendingDecisionIds: z.array(uuid),
  })
  .meta({ id: 'Complaint' });

export const complaintDetail = z
  .strictObject({
    ...complaint.shape,
    steps: z.array(z.strictObject({ state: complaint.shape.state, at: instant, reason: z.string().nullable() })),
    availableTransitions: z.array(availableTransition),
  })
  .meta({ id: 'ComplaintDetail' });
