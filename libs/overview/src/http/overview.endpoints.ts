import { byId, endpoint } from '@platform/http';
import { z } from 'zod';
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

export const exportResults = endpoint({
  method: 'GET',
  path: '/contests/:id/results/export',
  access: { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair'] },
  tag,
  summary: 'Initiatives with the frozen scores of a locked round (the last one by default), as a streamed JSON array.',
  params: byId,
  query: z.strictObject({ round: z.string().max(60).optional() }),
  produces: ['application/json'],
});
