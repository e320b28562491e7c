import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { keptMeta, orKept } from '../../api/kept';
import { isProblem } from '../../api/problem';

export type Me = Schemas['Me'];

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  meta: keptMeta,
  networkMode: 'always',
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await orKept(['me'], () => answer(api.GET('/api/me')));
    } catch (error) {
      if (isProblem(error, 401)) return null;
      throw error;
    }
  },
});

/** The signed-in person; only inside the shell, whose guard has seen to it. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('Nobody is signed in.');
  return data;
}

/** Holds one of these roles, in some contest or, where one is named, in that one. */
export function holds(me: Me, roles: readonly string[], contestId?: string): boolean {
  return me.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (contestId === undefined || grant.contestId === null || grant.contestId === contestId),
  );
}
