/** When a failed job runs again; shared by both drivers. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 8, baseMs: 2_000, maxMs: 15 * 60_000 };

/** Wait before the next attempt, or null when the job is dead. `attempts` counts those already made. */
export function retryDelayMs(policy: RetryPolicy, attempts: number): number | null {
  if (attempts >= policy.attempts) return null;
  return Math.min(policy.baseMs * 2 ** (attempts - 1), policy.maxMs);
}
