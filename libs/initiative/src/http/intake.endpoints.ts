import { byId, endpoint, flag, listQuery } from '@platform/http';
import { z } from 'zod';
import * as s from './intake.schemas';
import { reason } from './schemas';

const base = { access: { roles: ['secretary', 'secretary_head'] }, tag: 'paper intake', params: byId } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const dryRun = z.strictObject({ dryRun: flag.prefault('true') });

export const enterPaper = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/paper-intakes',
  summary: 'Enters a dossier that came on paper; its stamp decides timeliness. Its scan is uploaded next.',
  body: s.paperEntry,
  response: s.enteredPaper,
  status: 201,
});

export const listPaperIntakes = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/paper-intakes',
  summary: 'What came on paper, newest entry first.',
  query: z.strictObject({ ...listQuery, state: s.paperIntakeState.optional() }),
  response: s.paperIntakePage,
});

export const paperTemplate = endpoint({
  ...base,
  method: 'GET',
  path: '/contests/:id/paper-intakes/template.xlsx',
  summary: 'The sheet in which many paper dossiers are entered, made from the rulebook.',
  produces: [XLSX],
});

export const importPapers = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/paper-intakes/imports',
  summary: 'Enters the dossiers of a filled-in sheet, all or none; with faults nothing is written, each named by cell.',
  query: dryRun,
  response: s.importReport,
  upload: true,
  idempotent: true,
});

export const confirmPapers = endpoint({
  ...base,
  method: 'POST',
  path: '/contests/:id/paper-intakes/confirmations',
  summary: 'Confirms many intakes, all or none; a dry run tells what stands against each.',
  query: dryRun,
  body: z.strictObject({ items: z.array(s.idVersion).min(1).max(100) }),
  response: s.confirmations,
});

export const getPaperIntake = endpoint({
  ...base,
  method: 'GET',
  path: '/paper-intakes/:id',
  summary: 'One intake; the dossier itself is read as an initiative.',
  response: s.paperIntake,
});

export const correctPaper = endpoint({
  ...base,
  method: 'PUT',
  path: '/paper-intakes/:id',
  summary: 'The secretary who entered it puts the entry right before anybody has confirmed it.',
  body: s.paperEntry,
  response: s.enteredPaper,
  ifMatch: true,
});

export const scanPaper = endpoint({
  ...base,
  method: 'POST',
  path: '/paper-intakes/:id/scan',
  summary: 'The scan of the paper with its stamp and signatures; a later one takes its place as the signed page.',
  upload: true,
  response: s.scanned,
  status: 201,
});

export const confirmPaper = endpoint({
  ...base,
  method: 'POST',
  path: '/paper-intakes/:id/confirm',
  summary: 'A second secretary confirms the entry against the scan: the dossier is submitted, received at its stamp.',
  response: s.confirmedPaper,
  ifMatch: true,
});

export const rejectPaper = endpoint({
  ...base,
  method: 'POST',
  path: '/paper-intakes/:id/reject',
  summary: 'The entry does not agree with the paper: it is dropped with the reason, to be entered anew.',
  body: z.strictObject({ reason }),
  response: s.idVersion,
  ifMatch: true,
});
