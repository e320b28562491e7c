import createClient from 'openapi-fetch';
import { fetchOnce } from './once';
import { OfflineError, ProblemError, toProblem } from './problem';
import type { components, paths } from './schema.generated';

export type Schemas = components['schemas'];

/** Typed by openapi.json; every call goes through `answer`, which throws what was refused. */
export const api = createClient<paths>({ credentials: 'same-origin', fetch: fetchOnce });

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer. Throws ProblemError for a refusal and OfflineError where nothing was reached. */
export async function answer<T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) {
      throw new OfflineError();
    }
    throw error;
  }
  if (answered.response.ok) return answered.data as NonNullable<T>;
  throw new ProblemError(toProblem(answered.error, answered.response.status));
}

/** The If-Match header of a version that was read. */
export const ifMatch = (version: number): { 'if-match': string } => ({ 'if-match': `"v${version}"` });
