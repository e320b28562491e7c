import { answer, api } from '../../../api/client';
import type { Schemas } from '../../../api/client';

type Result = Schemas['BulkResult'];

export type BulkInput =
  | { readonly what: 'eligible' }
  | { readonly what: 'remind' }
  | { readonly what: 'completion'; readonly missing: string }
  | { readonly what: 'extend'; readonly dueAt: string; readonly reason: string }
  | { readonly what: 'assign'; readonly accountId: string | null };

/** The API takes so many at once. */
const AT_ONCE = 200;

/** One step for many dossiers, those that can take it; in as many calls as it needs. */
export async function runBulk(
  contestId: string,
  ids: readonly string[],
  input: BulkInput,
  dryRun: boolean,
  onPart: (count: number) => void,
): Promise<Result> {
  const whole: { dryRun: boolean; done: number; results: Result['results'] } = { dryRun, done: 0, results: [] };
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = await call(contestId, input, { ids: ids.slice(from, from + AT_ONCE), dryRun, mode: 'each' });
    whole.done += part.done;
    whole.results = [...whole.results, ...part.results];
    onPart(whole.results.length);
  }
  return whole;
}

interface How {
  readonly ids: string[];
  readonly dryRun: boolean;
  readonly mode: 'each';
}

function call(id: string, input: BulkInput, how: How): Promise<Result> {
  const params = { path: { id } };
  switch (input.what) {
    case 'eligible':
      return answer(
        api.POST('/api/contests/{id}/screening/verdicts', {
          params,
          body: { ...how, verdict: 'eligible', reason: null, keptId: null, checkAll: true },
        }),
      );
    case 'completion':
      return answer(
        api.POST('/api/contests/{id}/screening/completions', {
          params,
          body: { ...how, items: [{ text: input.missing }], authorsMayChange: false },
        }),
      );
    case 'extend':
      return answer(
        api.POST('/api/contests/{id}/screening/completions/extend', {
          params,
          body: { ...how, dueAt: input.dueAt, reason: input.reason },
        }),
      );
    case 'remind':
      return answer(api.POST('/api/contests/{id}/screening/completions/remind', { params, body: how }));
    case 'assign':
      return answer(
        api.POST('/api/contests/{id}/screening/screeners', { params, body: { ...how, accountId: input.accountId } }),
      );
  }
}
