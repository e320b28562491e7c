import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';
import { queryClient } from '../../../app/query-client';
import { uploadsQuery } from '../queries';
import { transfersTo } from '../files/transfers';

export type RoundParts = Schemas['MyRoundEntry'];
export type AskedPart = RoundParts['asked'][number];

/** Own initiatives in rounds that ask for parts of their own. */
export const roundPartsQuery = queryOptions({
  queryKey: ['my', 'round-initiatives'],
  queryFn: () => answer(api.GET('/api/my/round-initiatives')),
  select: ({ items }) => items,
});

export function useRoundParts(initiativeId: string): readonly RoundParts[] {
  const { data } = useQuery(roundPartsQuery);
  return data?.filter((entry) => entry.initiativeId === initiativeId) ?? [];
}

/** Parts that are required, not there, and still taken. */
export const partsToHandIn = (entry: RoundParts): readonly AskedPart[] => entry.asked.filter(({ missing }) => missing);

export function partTransfers(entryId: string) {
  const pieces = { room: 'round-initiatives', id: entryId } as const;
  return transfersTo(entryId, {
    path: (part) => `/api/round-initiatives/${entryId}/parts/${encodeURIComponent(part)}`,
    pieces,
    refresh: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: roundPartsQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: uploadsQuery(pieces).queryKey }),
      ]),
  });
}
