import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/client';
import { keptMeta, orKept } from '../../api/kept';

export type Me = Schemas['Me'];

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  meta: keptMeta,
  staleTime: 60_000,
  queryFn: (): Promise<Me | null> => orKept(['me'], async () => (await answer(api.GET('/api/session'))).me),
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

/** An address within the application; undefined for any other, so that a link leads nobody elsewhere after signing in. */
export const withinApp = (address: unknown): string | undefined =>
  typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : undefined;

/** The part of an address that says where to go after signing in. */
export const leadingTo = (next: string | undefined): { next?: string } => (next === undefined ? {} : { next });

/** Where somebody wanted to go who registers first: the link in their letter opens a page of its own. */
const WANTED = 'wanted-page';

export function keepWanted(address: string | undefined): void {
  if (address === undefined) localStorage.removeItem(WANTED);
  else localStorage.setItem(WANTED, address);
}

export function takeWanted(): string | undefined {
  const address = withinApp(localStorage.getItem(WANTED));
  localStorage.removeItem(WANTED);
  return address;
}

/** What a new installation still needs, told to administrators. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => answer(api.GET('/api/setup')),
});

let isLed = false;

/** Where an administrator is led, once a visit, while there is no contest; nowhere otherwise. */
export async function firstRun(cache: QueryClient, me: Me): Promise<'/setup' | undefined> {
  if (isLed || !holds(me, ['admin'])) return undefined;
  isLed = true;
  const setup = await cache.query(setupQuery).catch(() => undefined);
  return setup?.steps.some(({ code, done }) => code === 'contest' && !done) ? '/setup' : undefined;
}
