import { byId, endpoint } from '@platform/http';
import { z } from 'zod';
import { DESK_LISTED } from '../queries/desk-lists';
import { SETUP_STEPS } from '../queries/setup';

const tag = 'overview';
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });

export const myDesk = endpoint({
  method: 'GET',
  path: '/me/desk',
  access: 'signedIn',
  tag,
  summary: 'What waits for the person who is signed in.',
  response: z
    .strictObject({
      openContests: z.array(z.strictObject({ id: z.uuid(), code: z.string(), title: z.string(), closesAt: instant })),
      drafts: count,
      consentsAsked: count,
      completionsAsked: count,
      toConfirmForUnit: count,
      sheetsToScore: count,
    })
    .meta({ id: 'MyDesk' }),
});

export const setup = endpoint({
  method: 'GET',
  path: '/setup',
  access: { roles: ['admin'] },
  tag,
  summary: 'What an installation needs before its first contest can be announced: what is done, and what is next.',
  response: z
    .strictObject({
      next: z.enum(SETUP_STEPS).nullable().meta({ description: 'The first step that is not done; null: all are.' }),
      steps: z.array(
        z.strictObject({
          code: z.enum(SETUP_STEPS),
          done: z.boolean(),
          count: count.meta({
            description: 'Active administrators, active units, contests, roles that somebody holds.',
          }),
          missing: z.array(z.string()).meta({ description: 'Fields of the own data, or roles that nobody holds.' }),
        }),
      ),
      contest: z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() }).nullable(),
    })
    .meta({ id: 'Setup' }),
});

export const desk = endpoint({
  method: 'GET',
  path: '/contests/:id/desk',
  access: { roles: ['secretary', 'secretary_head'] },
  tag,
  summary:
    'What waits for the secretariat: counts that open filtered lists, and sheets still missing by judge; never marks.',
  params: byId,
  response: z
    .strictObject({
      now: instant,
      counts: z.strictObject({
        newDossiers: count,
        waitingLong: count,
        completionOpen: count,
        completionOverdue: count,
        completionDueSoon: count,
        unitsWithoutDossier: count,
        unitListMismatches: count,
        consentsUnsigned: count,
        intakesToConfirm: count,
        reinstatementsToConfirm: count,
        extensionsToConfirm: count,
        sheetsMissing: count,
        recusals: count,
        discrepancies: count,
        eligibleUnjudged: count,
        noticesWaiting: count,
        noticesFailed: count,
        noticesUncertain: count,
        noticesToPrint: count,
        namesUnconfirmed: count,
        papersWithoutNumber: count,
        differencesToConfirm: count,
        complaintsOpen: count,
        complaintsDueSoon: count,
        complaintsOverdue: count,
      }),
      judges: z.array(
        z.strictObject({
          name: z.string(),
          round: z.string(),
          assigned: count,
          submitted: count,
          lastSignInAt: instant.nullable(),
        }),
      ),
    })
    .meta({ id: 'Desk' }),
});

export const deskList = endpoint({
  method: 'GET',
  path: '/contests/:id/desk/:list',
  access: { roles: ['secretary', 'secretary_head'] },
  tag,
  summary: 'What one count of the desk counts, for the counts that no other list shows.',
  params: z.strictObject({
    id: z.uuid(),
    list: z
      .string()
      .min(1)
      .max(60)
      .meta({ description: DESK_LISTED.join(' | ') }),
  }),
  response: z
    .strictObject({
      count: count.meta({ description: 'Of all rows; the items are the first 500.' }),
      items: z.array(
        z.strictObject({
          id: z.uuid().meta({ description: 'Of what the row leads to, such as the round of a missing sheet.' }),
          code: z.string().nullable(),
          title: z.string(),
          detail: z.string().nullable(),
          since: instant.nullable(),
        }),
      ),
    })
    .meta({ id: 'DeskList' }),
});

export const exportResults = endpoint({
  method: 'GET',
  path: '/contests/:id/results/export',
  access: { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair'] },
  tag,
  summary:
    'Initiatives with the frozen scores of a locked round (the last one by default): a streamed JSON array, or by rank as workbook, CSV or paper.',
  params: byId,
  query: z.strictObject({
    round: z.string().max(60).optional().meta({ description: 'Code of the round; the last locked one by default.' }),
    format: z.enum(['json', 'xlsx', 'csv', 'pdf']).default('json'),
  }),
  produces: [
    'application/json',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv',
    'application/pdf',
  ],
});

export const archiveContest = endpoint({
  method: 'GET',
  path: '/contests/:id/archive',
  access: { roles: ['secretary_head'] },
  tag,
  summary:
    'The whole concluded contest as a ZIP for the archive: data as JSON and CSV, dossiers, papers, audit, index, manifest.',
  params: byId,
  produces: ['application/zip'],
});
