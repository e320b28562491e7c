import { uuid } from '@platform/http';
import { z } from 'zod';
import { SEATS } from '../domain/panel-steps';
import { availableTransitions, blocker, instant } from './schemas';

export const panelMember = z
  .strictObject({
    id: uuid,
    accountId: uuid,
    name: z.string(),
    unitName: z.string().nullable(),
    seat: z.enum(SEATS),
    maxLoad: z.int().nullable(),
    absentReason: z.string().nullable(),
    load: z.int(),
    /** Sheets handed in. */
    submitted: z.int(),
    missing: z.int().meta({ description: 'Sheets still to be handed in.' }),
    lastSignInAt: instant.nullable(),
    able: z.boolean().meta({ description: 'False once the account is closed or the role taken away.' }),
    assignable: z.boolean().meta({ description: 'The reader may put this judge to one more initiative now.' }),
    availableTransitions,
  })
  .meta({ id: 'PanelMember' });

export const alternatives = z
  .strictObject({
    replace: z.array(z.strictObject({ accountId: uuid, name: z.string(), load: z.int() })),
    swap: z.array(z.strictObject({ assignmentId: uuid, name: z.string(), blindCode: z.string() })),
  })
  .meta({ id: 'Alternatives' });

export const pair = z.strictObject({ roundInitiativeId: uuid, accountId: uuid });
export const spread = z
  .strictObject({
    planHash: z.string(),
    seed: z.string(),
    pairs: z.array(pair),
    loads: z.array(z.strictObject({ accountId: uuid, name: z.string(), load: z.int() })),
    infeasible: z
      .strictObject({
        missing: z.array(z.strictObject({ roundInitiativeId: uuid, count: z.int() })),
        initiatives: z.array(uuid),
        judges: z.array(uuid),
      })
      .nullable(),
    leftOut: z.array(z.string()).meta({ description: 'Judges who can no longer act, so that they get nothing.' }),
    blockers: z.array(blocker).meta({ description: 'What stands against applying it.' }),
  })
  .meta({ id: 'Spread' });
