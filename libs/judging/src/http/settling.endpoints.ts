import { byId, endpoint, uuid } from '@platform/http';
import { z } from 'zod';
import * as s from './schemas';

const tag = 'judging';
const secretaries = { roles: ['secretary', 'secretary_head'] };
const staff = { roles: ['secretary', 'secretary_head', 'chair', 'deputy_chair'] };

export const drawLots = endpoint({
  method: 'POST',
  path: '/rounds/:id/lots',
  access: secretaries,
  tag,
  summary: 'Draw the order of presentation, or write down the one drawn in the hall',
  details:
    'While the round is in `assigning`. Without `order` the service draws; with it, every initiative of the round is named once.',
  params: byId,
  body: z.strictObject({ order: z.array(uuid).max(1000).optional(), reason: s.reason.optional() }),
});
export const recordPresence = endpoint({
  method: 'PUT',
  path: '/round-initiatives/:id/presence',
  access: secretaries,
  tag,
  summary: 'Record who came to present',
  details:
    'While the round is in `scoring`; absent only while no sheet of the initiative is handed in, and with a reason.',
  params: byId,
  body: z.strictObject({ presence: z.enum(['expected', 'present', 'absent']), reason: s.reason.optional() }),
});
export const recordVotes = endpoint({
  method: 'PUT',
  path: '/round-initiatives/:id/votes',
  access: secretaries,
  tag,
  summary: 'Record the public votes of an initiative',
  params: byId,
  body: z.strictObject({ votes: z.int().min(0).max(1_000_000_000) }),
});

export const readTally = endpoint({
  method: 'GET',
  path: '/rounds/:id/tally',
  access: staff,
  tag,
  summary: 'Sheets, discrepancies, ties and the ranking as it stands, from settling on',
  params: byId,
  response: s.tally,
});
export const settleRound = endpoint({
  method: 'POST',
  path: '/rounds/:id/settlements',
  access: { roles: ['chair', 'deputy_chair'] },
  tag,
  summary: 'Settle a discrepancy or a tie with a reason',
  params: byId,
  body: s.settlementBody,
});
export const askReopening = endpoint({
  method: 'POST',
  path: '/rounds/:id/reopenings',
  access: staff,
  tag,
  summary: 'Ask to reopen a sheet, or the whole round where no sheet is named',
  params: byId,
  body: z.strictObject({ sheetId: uuid.nullable().default(null), reason: s.reason }),
  response: s.made,
  status: 201,
});
export const listReopenings = endpoint({
  method: 'GET',
  path: '/rounds/:id/reopenings',
  access: staff,
  tag,
  summary: 'Reopenings of a round and of its sheets',
  params: byId,
  response: z.strictObject({ items: z.array(s.reopening) }),
});
export const decideReopening = endpoint({
  method: 'POST',
  path: '/reopenings/:id/decision',
  access: staff,
  tag,
  summary: 'A second person agrees to a reopening, or declines it with a reason',
  params: byId,
  body: z.strictObject({ agreed: z.boolean(), reason: s.reason.optional() }),
});
export const readResult = endpoint({
  method: 'GET',
  path: '/rounds/:id/result',
  access: staff,
  tag,
  summary: 'The frozen result of a locked round',
  params: byId,
  response: s.result,
});
export const readResultInput = endpoint({
  method: 'GET',
  path: '/rounds/:id/result/input',
  access: staff,
  tag,
  summary: 'Everything the result was computed from; its canonical JSON has the input hash',
  params: byId,
  response: z.strictObject({ inputHash: z.string(), input: z.record(z.string(), z.unknown()) }),
});
