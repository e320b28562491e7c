import { byId, endpoint } from '@platform/http';
import { z } from 'zod';

const tag = 'overview';
const STAFF = { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair', 'organiser'] } as const;
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
        unitsWithoutDossier: count,
        unitListMismatches: count,
        consentsUnsigned: count,
        intakesToConfirm: count,
        reinstatementsToConfirm: count,
        extensionsToConfirm: count,
        sheetsMissing: count,
        recusals: count,
        noticesWaiting: count,
        noticesFailed: count,
        noticesToPrint: count,
        papersWithoutNumber: count,
        complaintsOpen: count,
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

const slices = z.array(z.strictObject({ key: z.string(), label: z.string(), count }).meta({ id: 'Slice' }));

export const statistics = endpoint({
  method: 'GET',
  path: '/contests/:id/statistics',
  access: STAFF,
  tag,
  summary: 'Numbers of what was received: by day, state, channel, theme, author kind, block and unit.',
  params: byId,
  response: z
    .strictObject({
      total: count,
      byDay: z.array(z.strictObject({ day: z.iso.date(), count })),
      byState: slices,
      byChannel: slices,
      byTheme: slices,
      byAuthorKind: slices,
      byBlock: slices,
      byUnit: slices,
    })
    .meta({ id: 'Statistics' }),
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
    round: z.string().max(60).optional(),
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
