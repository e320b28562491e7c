export interface Blocker {
  readonly code: string;
  readonly message: string;
  readonly path?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** What the API says of a refusal (RFC 9457); sentences are in the reader's language. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly blockers: readonly Blocker[];
  readonly requestId: string;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** Nothing was reached: no network, or the server is away. */
export class OfflineError extends Error {
  constructor() {
    super('offline');
  }
}

export function isProblem(error: unknown, status?: number): error is ProblemError {
  return error instanceof ProblemError && (status === undefined || error.problem.status === status);
}

export function toProblem(body: unknown, status: number): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  return {
    title: given.title ?? `HTTP ${status}`,
    status,
    code: given.code ?? 'http',
    blockers: given.blockers ?? [],
    requestId: given.requestId ?? '',
  };
}

/** Sentences of a refusal by the input they belong to: for the `errors` of a form. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    error.problem.blockers.flatMap(({ path, message }) => (path === undefined ? [] : [[path, message] as const])),
  );
}
