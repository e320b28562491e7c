/** Why something was not done. Every refusal of the service is one of these values; HTTP is only one way to show it. */
export type RefusalKind =
  | 'unauthenticated' // 401: no valid session
  | 'forbidden' // 403: readable, but not this person's to do
  | 'absent' // 404: does not exist, or is not this person's: both look the same
  | 'conflict' // 409: the state or the facts do not allow it now
  | 'stale' // 412: somebody changed it meanwhile
  | 'invalid' // 422: malformed input
  | 'precondition' // 428: If-Match is missing
  | 'too_large' // 413
  | 'too_many' // 429
  | 'unavailable'; // 503

export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>;

/** One reason, with the place in the input it concerns (dotted path), if there is one. */
export interface Blocker {
  readonly code: string;
  readonly params?: RefusalParams;
  readonly path?: string;
}

export interface Refusal extends Blocker {
  readonly kind: RefusalKind;
  /** All reasons, when there is more than one. */
  readonly blockers?: readonly Blocker[];
}

export interface Attempt {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly contestId: string | null;
}

/** Carries a refusal across a transaction boundary, so that everything written so far is rolled back. */
export class Refused extends Error {
  /** What was attempted, for the audit row of the refusal. */
  attempt?: Attempt;

  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
  }
}

/** Stops the use case with a refusal. */
export function refuse(kind: RefusalKind, code: string, params?: RefusalParams, path?: string): never {
  throw new Refused({ kind, code, ...(params && { params }), ...(path !== undefined && { path }) });
}

/** What a check that refuses says, as the blockers of a step that is only looked at; nothing where it passes. */
export async function blockersOf(check: () => Promise<unknown>): Promise<readonly Blocker[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, params, path, blockers } = error.refusal;
    return blockers ?? [{ code, ...(params && { params }), ...(path !== undefined && { path }) }];
  }
}

/** Stops the use case with all of its blockers; does nothing when there are none. */
export function refuseAll(kind: RefusalKind, code: string, blockers: readonly Blocker[]): void {
  const [first] = blockers;
  if (!first) return;
  // Where the reasons have the code of the whole, the title speaks of the first.
  const params = first.code === code ? first.params : undefined;
  throw new Refused({ kind, code, ...(params && { params }), blockers });
}

/** Absent and not-yours look the same. */
export function absent(): never {
  return refuse('absent', 'platform.not_found');
}
