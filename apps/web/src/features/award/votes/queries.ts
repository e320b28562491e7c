import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type Votes = Schemas['CommitteeVotes'];
export type VotedOn = Votes['items'][number];
export type Counted = NonNullable<VotedOn['vote']>;

export const votesQuery = (contestId: string) =>
  queryOptions({
    queryKey: ['award', 'votes', contestId],
    queryFn: () => answer(api.GET('/api/contests/{id}/committee-votes', { params: { path: { id: contestId } } })),
    retry: false,
  });

export interface Sitting {
  readonly vote: Counted;
  readonly items: readonly VotedOn[];
}

/** Counts by the minutes they were entered from, the newest first. */
export function sittingsOf({ items }: Votes): Sitting[] {
  const sittings = new Map<string, { vote: Counted; items: VotedOn[] }>();
  for (const item of items) {
    if (!item.vote) continue;
    const known = sittings.get(item.vote.minutesFileId);
    if (known) known.items.push(item);
    else sittings.set(item.vote.minutesFileId, { vote: item.vote, items: [item] });
  }
  return [...sittings.values()].sort((a, b) => b.vote.enteredAt.localeCompare(a.vote.enteredAt));
}
