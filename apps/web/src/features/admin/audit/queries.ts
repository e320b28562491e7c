import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { asQuery } from '../../contest/search';
import type { AuditSearch } from '../search';

export type AuditRow = Schemas['AuditRow'];

/** In place of a contest: what belongs to none. */
export const SERVICE = 'service';
const PAGE = 50;
const DAY_MS = 86_400_000;

/** The first instant of a day as the service reckons days, some days later. */
const dayStart = (day: string, later = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + later * DAY_MS).toISOString();

export function auditQuery(source: string, { contest: _contest, since, until, ...filters }: AuditSearch) {
  const query = asQuery({
    limit: PAGE,
    ...filters,
    ...(since !== undefined && { since: dayStart(since) }),
    ...(until !== undefined && { until: dayStart(until, 1) }),
  });
  return queryOptions({
    queryKey: ['audit', source, query],
    placeholderData: (before) => before,
    queryFn: () =>
      source === SERVICE
        ? answer(api.GET('/api/audit', { params: { query } }))
        : answer(api.GET('/api/contests/{id}/audit', { params: { path: { id: source }, query } })),
  });
}

export const choicesQuery = (source: string) =>
  queryOptions({
    queryKey: ['audit', source, 'choices'],
    queryFn: () =>
      source === SERVICE
        ? answer(api.GET('/api/audit/choices'))
        : answer(api.GET('/api/contests/{id}/audit-choices', { params: { path: { id: source } } })),
  });

export const wordsQuery = queryOptions({
  queryKey: ['workflow-words'],
  staleTime: Infinity,
  queryFn: () => answer(api.GET('/api/workflow-words')),
});

export const chainStep = (after: string, signal: AbortSignal) =>
  answer(api.GET('/api/audit/chain', { params: { query: { after } }, signal }));
