import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

export type OwnAward = Schemas['OwnAward'];

export const ownAwardsQuery = queryOptions({
  queryKey: ['award', 'own'],
  queryFn: async () => (await answer(api.GET('/api/my/awards'))).items,
});

/** What published decisions give to this one of the reader's initiatives. */
export function useOwnAwards(initiativeId: string): readonly OwnAward[] {
  const { data } = useQuery(ownAwardsQuery);
  return data?.filter((award) => award.initiativeId === initiativeId) ?? [];
}
