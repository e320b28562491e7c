import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { isProblem, OfflineError } from './problem';

/**
 * Answers that a person needs without a network stay on this device: their own drafts, the dossiers they judge and what
 * belongs to these. A query says so by `meta: keptMeta` and asks through `orKept`. Only one account's are kept; signing out
 * and signing in as somebody else remove them, and so does an answer that the thing is no longer theirs.
 */
export const keptMeta = { kept: true } as const;
/** Between a request that reached nothing and the next, where the browser believes that there is a network. */
const AGAIN_MS = 1_000;

const CACHE = 'kept-answers';
const WHOSE: QueryKey = ['me'];
const address = (key: QueryKey) => `/kept/${encodeURIComponent(JSON.stringify(key))}`;
/** One after the other: an account's answers are removed before the next one's are written. */
let work: Promise<unknown> = Promise.resolve();

function inTurn<T>(task: (cache: Cache) => Promise<T>): Promise<T | undefined> {
  // Browsers have no such storage on pages that came without encryption, and may be out of room.
  const done = work.then(() => (isSecureContext ? caches.open(CACHE).then(task) : undefined)).catch(() => undefined);
  work = done;
  return done;
}

export function forgetKept(): Promise<unknown> {
  return inTurn(() => caches.delete(CACHE));
}

const JSON_TYPE = 'application/json';

/** An answer, or the bytes of a file: no file that is kept is JSON. */
async function read(cache: Cache, key: QueryKey): Promise<unknown> {
  const kept = await cache.match(address(key));
  return kept?.headers.get('content-type') === JSON_TYPE ? kept.json() : kept?.blob();
}

/** False on a page that came without encryption. */
export const canKeep = (): boolean => isSecureContext;

export const readKept = <T>(key: QueryKey): Promise<T | undefined> =>
  inTurn((cache) => read(cache, key) as Promise<T | undefined>);

/** Keeps what no query holds, for whoever is signed in. False where there is no room, or nobody is. */
export async function keepAhead(key: QueryKey, data: unknown): Promise<boolean> {
  const isKept = await inTurn(async (cache) => {
    if ((await read(cache, WHOSE)) === undefined) return false;
    await cache.put(address(key), data instanceof Blob ? new Response(data) : Response.json(data));
    return true;
  });
  return isKept ?? false;
}

export const dropKept = (keys: readonly QueryKey[]): Promise<unknown> =>
  inTurn((cache) => Promise.all(keys.map((key) => cache.delete(address(key)))));

/** A poor network loses one request and not the next. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof OfflineError) || !navigator.onLine) throw error;
  }
  await new Promise((done) => setTimeout(done, AGAIN_MS));
  return ask();
}

/** Asks the server; where nothing is reached, what it said last. */
export async function orKept<T>(key: QueryKey, ask: () => Promise<T>): Promise<T> {
  try {
    return await asked(ask);
  } catch (error) {
    if (error instanceof OfflineError) {
      const kept = await inTurn((cache) => read(cache, key));
      if (kept !== undefined) return kept as T;
    } else if (isProblem(error, 403) || isProblem(error, 404)) {
      await inTurn((cache) => cache.delete(address(key)));
    }
    throw error;
  }
}

interface Signed {
  readonly accountId?: string;
}

async function keep(cache: Cache, key: QueryKey, data: unknown): Promise<void> {
  if (key[0] === WHOSE[0]) {
    const before = (await read(cache, key)) as Signed | undefined;
    if ((data as Signed | null)?.accountId !== before?.accountId) await caches.delete(CACHE);
    if (data === null) return;
  }
  await (await caches.open(CACHE)).put(address(key), Response.json(data));
}

/** Writes down what kept queries get, from the server or from a saving of this page. */
export function keepAnswers(client: QueryClient): void {
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.meta?.kept !== true) return;
    const { queryKey, state } = event.query as { queryKey: QueryKey; state: { data: unknown } };
    void inTurn((cache) => keep(cache, queryKey, state.data));
  });
}
