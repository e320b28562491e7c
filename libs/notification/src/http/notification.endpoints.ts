import { byId, endpoint, listQuery, pageOf, uuid } from '@platform/http';
import { z } from 'zod';
import { KINDS, LANES } from '../domain/kinds';
import { noticeWorkflow } from '../domain/notice.workflow';
import type { NoticeState } from '../domain/notice.workflow';

const tag = 'notification';
const access = { roles: ['secretary', 'secretary_head'] };
const instant = z.iso.datetime({ offset: true });
const state = z.enum(Object.keys(noticeWorkflow.states) as [NoticeState, ...NoticeState[]]);
const kinds = KINDS.map((kind) => kind.code) as [string, ...string[]];
const reason = z.string().trim().min(1).max(2000);

const item = {
  id: uuid,
  kind: z.string(),
  lane: z.enum(LANES),
  state,
  version: z.int(),
  initiativeId: uuid.nullable(),
  initiativeCode: z.string().nullable(),
  recipientName: z.string(),
  address: z.string().nullable(),
  unitId: uuid.nullable(),
  unitName: z.string().nullable(),
  language: z.enum(['vi', 'en']),
  subject: z.string(),
  createdAt: instant,
  releasedAt: instant.nullable(),
  endedAt: instant.nullable(),
  nextAttemptAt: instant.nullable(),
  attempts: z.int(),
  lastCode: z.string().nullable(),
};
const detail = z
  .strictObject({
    ...item,
    contestId: uuid,
    body: z.string(),
    html: z.string(),
    messageId: z.string(),
    templateVersion: z.int(),
    lastReason: z.string().nullable(),
    availableTransitions: z.array(
      z.strictObject({
        name: z.string(),
        label: z.strictObject({ vi: z.string(), en: z.string() }),
        needsReason: z.boolean(),
        blockers: z.array(z.looseObject({ code: z.string(), message: z.string() })),
      }),
    ),
  })
  .meta({ id: 'NoticeDetail' });
const wording = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(10_000),
});
const template = z
  .strictObject({
    kind: z.string(),
    events: z.array(z.string()),
    lane: z.enum(LANES),
    release: z.enum(['at_once', 'draft']),
    placeholders: z.array(z.string()),
    version: z.int().meta({ description: '0: the shipped wording.' }),
    vi: wording,
    en: wording,
  })
  .meta({ id: 'NoticeTemplate' });
const ofKind = z.strictObject({ id: uuid, kind: z.enum(kinds) });

export const listNotices = endpoint({
  method: 'GET',
  path: '/contests/:id/notices',
  access,
  tag,
  summary: 'Where each notice of the contest stands',
  params: byId,
  query: z.strictObject({
    ...listQuery,
    state: state.optional(),
    kind: z.enum(kinds).optional(),
    initiativeId: uuid.optional(),
    unitId: uuid.optional(),
  }),
  response: pageOf(z.strictObject(item).meta({ id: 'NoticeListItem' })).meta({ id: 'NoticePage' }),
});

export const readNotice = endpoint({
  method: 'GET',
  path: '/notices/:id',
  access,
  tag,
  summary: 'One notice as it is or will be sent',
  params: byId,
  response: detail,
});

export const printNotice = endpoint({
  method: 'GET',
  path: '/notices/:id/printable',
  access,
  tag,
  summary: 'The notice as a page to print',
  params: byId,
  produces: ['text/html'],
});

export const releaseNotices = endpoint({
  method: 'POST',
  path: '/contests/:id/notices/release',
  access,
  tag,
  summary: 'Releases drafted notices together; with dryRun only says how many and which',
  params: byId,
  body: z.strictObject({
    kinds: z.array(z.enum(kinds)).min(1).optional(),
    initiativeIds: z.array(uuid).min(1).max(1000).optional(),
    ids: z.array(uuid).min(1).max(2000).optional(),
    dryRun: z.boolean().default(false),
    expectedCount: z.int().min(0).optional(),
  }),
  response: z
    .strictObject({
      dryRun: z.boolean(),
      count: z.int(),
      mail: z.int(),
      print: z.int(),
      outdated: z.int(),
      ids: z.array(uuid),
    })
    .meta({ id: 'ReleasedNotices' }),
});

export const rewordNotice = endpoint({
  method: 'PATCH',
  path: '/notices/:id',
  access,
  tag,
  summary: 'Rewords one draft',
  params: byId,
  body: z.strictObject({ subject: wording.shape.subject, body: wording.shape.text }),
  response: z.strictObject({ id: uuid, version: z.int() }),
  ifMatch: true,
});

export const cancelNotice = endpoint({
  method: 'POST',
  path: '/notices/:id/cancel',
  access,
  tag,
  summary: 'Cancels one draft',
  params: byId,
  body: z.strictObject({ reason }),
});

export const resendNotice = endpoint({
  method: 'POST',
  path: '/notices/:id/resend',
  access,
  tag,
  summary: 'Sends a failed, uncertain or misdirected notice again, to a corrected address where one is given',
  params: byId,
  body: z.strictObject({ reason, address: z.string().trim().max(254).nullable().default(null) }),
  response: z.strictObject({ id: uuid, state: z.string(), version: z.int() }),
});

export const settleNotice = endpoint({
  method: 'POST',
  path: '/notices/:id/settle',
  access,
  tag,
  summary: 'Takes an uncertain notice as arrived',
  params: byId,
  body: z.strictObject({ reason }),
});

export const markPrinted = endpoint({
  method: 'POST',
  path: '/contests/:id/notices/printed',
  access,
  tag,
  summary: 'Marks notices on paper as printed',
  params: byId,
  body: z.strictObject({ ids: z.array(uuid).min(1).max(1000) }),
  response: z.strictObject({ printed: z.int() }),
});

export const listTemplates = endpoint({
  method: 'GET',
  path: '/contests/:id/notice-templates',
  access,
  tag,
  summary: 'The wording of every kind of notice, with the placeholders it may use',
  params: byId,
  response: z.strictObject({ items: z.array(template) }),
});

export const saveTemplate = endpoint({
  method: 'PUT',
  path: '/contests/:id/notice-templates/:kind',
  access,
  tag,
  summary: 'Puts the contest’s own wording in place of the shipped one',
  params: ofKind,
  body: z.strictObject({ vi: wording, en: wording }),
  response: template,
  ifMatch: true,
});

export const resetTemplate = endpoint({
  method: 'DELETE',
  path: '/contests/:id/notice-templates/:kind',
  access,
  tag,
  summary: 'Returns to the shipped wording',
  params: ofKind,
  response: template,
  ifMatch: true,
});

export const previewTemplate = endpoint({
  method: 'POST',
  path: '/contests/:id/notice-templates/:kind/preview',
  access,
  tag,
  summary: 'How a wording would read, for one dossier or with the names of the placeholders',
  params: ofKind,
  body: z.strictObject({ vi: wording, en: wording, initiativeId: uuid.nullable().default(null) }),
  response: z.strictObject({
    items: z.array(
      z.strictObject({ language: z.enum(['vi', 'en']), subject: z.string(), text: z.string(), html: z.string() }),
    ),
  }),
  idempotent: false,
});
