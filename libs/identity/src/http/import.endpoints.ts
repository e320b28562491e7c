import { endpoint, flag } from '@platform/http';
import { z } from 'zod';
import { importReport } from './schemas';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const base = { access: { roles: ['admin'] }, tag: 'imports' };
const query = z.strictObject({ dryRun: flag.prefault('true') });
const ALL_OR_NONE = 'All rows or none; with faults nothing is written, and each is named by cell.';

export const importStaff = endpoint({
  ...base,
  method: 'POST',
  path: '/staff-imports',
  summary: `Reads people from XLSX or CSV. ${ALL_OR_NONE}`,
  query,
  response: importReport,
  upload: true,
  idempotent: true,
});

export const staffTemplateFile = endpoint({
  ...base,
  method: 'GET',
  path: '/staff-imports/template.xlsx',
  summary: 'The empty sheet for the import of people.',
  produces: [XLSX],
});

export const importUnits = endpoint({
  ...base,
  method: 'POST',
  path: '/unit-imports',
  summary: `Reads units from XLSX or CSV; those with a known code stay as they are. ${ALL_OR_NONE}`,
  query,
  response: importReport,
  upload: true,
  idempotent: true,
});

export const unitsTemplateFile = endpoint({
  ...base,
  method: 'GET',
  path: '/unit-imports/template.xlsx',
  summary: 'The empty sheet for the import of units.',
  produces: [XLSX],
});
