import { byId, endpoint, listQuery, typedInstant, uuid } from '@platform/http';
import { z } from 'zod';
import { SEATS } from '../domain/panel-steps';
import * as p from './panel.schemas';
import * as s from './schemas';

const tag = 'judging';
const secretaries = { roles: ['secretary', 'secretary_head'] };
const staff = { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair'] };
const panel = { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair', 'judge'] };
const times = {
  dueAt: typedInstant.nullable().optional(),
  ownPartsCloseAt: typedInstant.nullable().optional(),
};

export const planRound = endpoint({
  method: 'POST',
  path: '/contests/:id/rounds',
  access: secretaries,
  tag,
  summary: 'Plan a round of the rulebook',
  details:
    '`code` is that of a round in the rulebook. Then: its panel with a chair; `open`, once the contest is closed and the round before confirmed; judges assigned (by hand or by the spread); with a presentation, lots drawn; `startScoring`; judges accept and hand in; `close`; `settle`; `lock`; `confirm`; `announce`.',
  params: byId,
  body: z.strictObject({ code: s.text(40), ...times }),
  response: s.round,
  status: 201,
});
export const listRounds = endpoint({
  method: 'GET',
  path: '/contests/:id/rounds',
  access: panel,
  tag,
  summary: 'Rounds of a contest, in their order, and the one that may be planned next',
  params: byId,
  response: s.contestRounds,
});
export const readRound = endpoint({
  method: 'GET',
  path: '/rounds/:id',
  access: panel,
  tag,
  summary: 'A round, with the steps open to the reader',
  params: byId,
  response: s.roundDetail,
});
export const changeRound = endpoint({
  method: 'PATCH',
  path: '/rounds/:id',
  access: secretaries,
  tag,
  summary: 'Move the times of a round',
  params: byId,
  body: z.strictObject(times),
  response: s.round,
  ifMatch: true,
});
export const moveRound = endpoint({
  method: 'POST',
  path: '/rounds/:id/transitions',
  access: staff,
  tag,
  summary: 'Take a step of a round: open, startScoring, close, settle, lock, confirm, announce',
  details:
    'Secretaries take all steps but `confirm`, which is the chair’s; chairs may `settle` too. Reopening is asked for at /rounds/{id}/reopenings.',
  params: byId,
  body: z.strictObject({
    transition: z.enum(['open', 'startScoring', 'close', 'settle', 'lock', 'confirm', 'announce']),
    version: z.int().min(1).optional(),
  }),
  response: s.moved,
});

export const listPanel = endpoint({
  method: 'GET',
  path: '/rounds/:id/panel-members',
  access: staff,
  tag,
  summary: 'The panel of a round with loads',
  params: byId,
  response: z
    .strictObject({
      items: z.array(p.panelMember),
      seats: z.array(z.enum(SEATS)).meta({ description: 'Those that the reader may fill now.' }),
    })
    .meta({ id: 'Panel' }),
});
export const appointMember = endpoint({
  method: 'POST',
  path: '/rounds/:id/panel-members',
  access: secretaries,
  tag,
  summary: 'Appoint somebody to the panel; the role comes with the seat',
  params: byId,
  body: z.strictObject({
    accountId: uuid,
    seat: z.enum(SEATS),
    maxLoad: z.int().min(1).max(10_000).nullable().optional(),
  }),
  response: s.made,
  status: 201,
});
const member = z.strictObject({ id: uuid, memberId: uuid });
export const removeMember = endpoint({
  method: 'DELETE',
  path: '/rounds/:id/panel-members/:memberId',
  access: secretaries,
  tag,
  summary: 'Remove a member who has no initiatives',
  params: member,
  body: z.strictObject({ reason: s.reason }),
});
export const recordAbsence = endpoint({
  method: 'PUT',
  path: '/rounds/:id/panel-members/:memberId/absence',
  access: secretaries,
  tag,
  summary: 'Record that the chair or a deputy cannot act; null: is there again',
  params: member,
  body: z.strictObject({ reason: s.reason.nullable() }),
});

export const listEntries = endpoint({
  method: 'GET',
  path: '/rounds/:id/initiatives',
  access: staff,
  tag,
  summary: 'Initiatives of a round with their judges and progress, without marks',
  params: byId,
  query: z.strictObject({
    ...listQuery,
    sort: z.enum(['blindCode', 'code', 'lotOrder']).default('blindCode'),
    progress: s.progress.optional(),
  }),
  response: s.entryPage,
});
export const readProgress = endpoint({
  method: 'GET',
  path: '/rounds/:id/progress',
  access: staff,
  tag,
  summary: 'Counts of assignments by progress',
  params: byId,
  response: z.strictObject({
    counts: z.partialRecord(s.progress, z.int()),
    expected: z.int().meta({ description: 'Assignments that count: not those given back or replaced.' }),
  }),
});
export const assignJudges = endpoint({
  method: 'POST',
  path: '/rounds/:id/assignments',
  access: secretaries,
  tag,
  summary: 'Assign judges by hand, all pairs or none',
  params: byId,
  body: z.strictObject({ pairs: z.array(p.pair).min(1).max(2000) }),
  response: z.strictObject({ ids: z.array(uuid) }),
  status: 201,
});
const seed = z.string().min(1).max(100).meta({ description: 'Any text; the same one gives the same spread again.' });
export const previewSpread = endpoint({
  method: 'GET',
  path: '/rounds/:id/spread',
  access: secretaries,
  tag,
  summary: 'An even spread of the judges, shown only',
  params: byId,
  query: z.strictObject({ seed }),
  response: p.spread,
});
export const applySpread = endpoint({
  method: 'POST',
  path: '/rounds/:id/spread',
  access: secretaries,
  tag,
  summary: 'Apply the spread exactly as it was shown',
  params: byId,
  body: z.strictObject({ seed, planHash: z.string().length(64) }),
  response: p.spread,
  status: 201,
});
export const replaceJudge = endpoint({
  method: 'POST',
  path: '/assignments/:id/replacement',
  access: secretaries,
  tag,
  summary: 'Put another judge in the place of one; nothing of the marks is carried over',
  params: byId,
  body: z.strictObject({ accountId: uuid, reason: s.reason }),
  response: s.made,
  status: 201,
});
export const listAlternatives = endpoint({
  method: 'GET',
  path: '/assignments/:id/alternatives',
  access: secretaries,
  tag,
  summary: 'Who may take the place of a judge, and with which assignments it may change places',
  params: byId,
  response: p.alternatives,
});
export const swapJudges = endpoint({
  method: 'POST',
  path: '/assignments/:id/swap',
  access: secretaries,
  tag,
  summary: 'Let two judges of a round change places; nothing of their marks is carried over',
  params: byId,
  body: z.strictObject({ with: uuid, reason: s.reason }),
  response: z.strictObject({ ids: z.array(uuid) }),
  status: 201,
});
export const listConflicts = endpoint({
  method: 'GET',
  path: '/rounds/:id/conflicts',
  access: secretaries,
  tag,
  summary: 'Every conflict between the panel and the initiatives of a round',
  params: byId,
  response: z.strictObject({
    items: z.array(z.strictObject({ accountId: uuid, roundInitiativeId: uuid, kind: z.string(), name: s.label })),
  }),
});
export const declareConflict = endpoint({
  method: 'POST',
  path: '/rounds/:id/conflicts',
  access: secretaries,
  tag,
  summary: 'Write down a conflict that a member of the panel has',
  params: byId,
  body: z.strictObject({
    accountId: uuid,
    roundInitiativeId: uuid,
    kind: s.text(40),
    note: z.string().max(2000).optional(),
  }),
});
