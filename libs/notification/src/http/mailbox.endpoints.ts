import { endpoint, listQuery } from '@platform/http';
import { z } from 'zod';

const tag = 'mailbox';
const query = z.strictObject({
  limit: listQuery.limit,
  recipient: z.string().max(254).optional().meta({ description: 'Only mail to this address.' }),
});
const params = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });

export const listMailbox = endpoint({
  method: 'GET',
  path: '/mailbox',
  access: 'public',
  tag,
  summary: 'Mails kept in the test mailbox, newest first; absent wherever the test mailbox is not asked for',
  query,
  response: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id: z.string(),
          messageId: z.string(),
          recipient: z.string(),
          subject: z.string(),
          receivedAt: z.iso.datetime({ offset: true }),
        })
        .meta({ id: 'MailboxEntry' }),
    ),
  }),
});

export const mailboxPage = endpoint({
  method: 'GET',
  path: '/mailbox/page',
  access: 'public',
  tag,
  summary: 'The test mailbox as a page',
  query,
  produces: ['text/html'],
});

export const readMail = endpoint({
  method: 'GET',
  path: '/mailbox/:id',
  access: 'public',
  tag,
  summary: 'One mail, read as a mail program would',
  params,
  response: z
    .strictObject({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      subject: z.string(),
      messageId: z.string(),
      text: z.string(),
      html: z.string(),
    })
    .meta({ id: 'MailboxMessage' }),
});

export const rawMail = endpoint({
  method: 'GET',
  path: '/mailbox/:id/raw',
  access: 'public',
  tag,
  summary: 'One mail as it would have travelled',
  params,
  produces: ['message/rfc822'],
});

export const mailPage = endpoint({
  method: 'GET',
  path: '/mailbox/:id/page',
  access: 'public',
  tag,
  summary: 'One mail as a page',
  params,
  produces: ['text/html'],
});
