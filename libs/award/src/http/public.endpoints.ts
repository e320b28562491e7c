import { byId, endpoint } from '@platform/http';
import { PUBLIC_FIELDS } from '@rooms/contest';
import { z } from 'zod';
import * as s from './award.schemas';

export const getPublicResult = endpoint({
  method: 'GET',
  path: '/public/contests/:id/result',
  access: 'public',
  tag: 'public',
  summary: 'The published result with the fields that the rules publish; nothing before publication.',
  params: byId,
  response: z
    .strictObject({
      contest: z.string(),
      year: z.int(),
      decisions: z.array(
        z.strictObject({
          kind: s.decisionKind,
          number: z.string(),
          issuer: z.string(),
          signedOn: s.day,
          publishedAt: s.instant,
          winners: z.array(
            z.partialRecord(z.enum(PUBLIC_FIELDS), z.union([z.string(), z.number(), z.array(z.string()), z.null()])),
          ),
        }),
      ),
    })
    .meta({ id: 'PublicResult' }),
});

export const listOwnAwards = endpoint({
  method: 'GET',
  path: '/my/awards',
  access: 'signedIn',
  tag: 'award',
  summary: 'What published decisions give to own initiatives, as author or keeper; nothing before publication.',
  response: z.strictObject({
    items: z.array(
      z
        .strictObject({
          initiativeId: z.uuid(),
          contestId: z.uuid(),
          prize: z.string(),
          amount: z.int().meta({ description: 'Đồng.' }),
          decision: s.cited,
          publishedAt: s.instant,
          certificate: z.string().nullable().meta({ description: 'The code on the certificate, for anyone to check.' }),
        })
        .meta({ id: 'OwnAward' }),
    ),
  }),
});

export const checkCertificate = endpoint({
  method: 'GET',
  path: '/public/certificates/:code',
  access: 'public',
  tag: 'public',
  summary: 'What a certificate’s code stands for: awarded what, by which decision, valid or revoked.',
  params: z.strictObject({ code: z.string().min(1).max(40) }),
  response: z
    .strictObject({
      code: z.string(),
      status: z.enum(['valid', 'revoked', 'replaced']),
      contest: z.string(),
      names: z.array(z.string()),
      unit: z.string(),
      prize: z.string(),
      title: z.string(),
      decision: s.cited,
      revokedBy: s.cited.nullable(),
    })
    .meta({ id: 'CertificateCheck' }),
});
