const MINUTE = 60_000;
const FIRST = MINUTE;
const LONGEST = 4 * 60 * MINUTE;
export const GIVE_UP_AFTER_MS = 72 * 60 * MINUTE;

/**
 * When a message that met a temporary fault is tried again, or null once 72 hours have passed since its first attempt.
 * `attempts` counts those already made; `jitter` is from 0 to 1 and adds up to a fifth.
 */
export function nextAttempt(attempts: number, first: Date, now: Date, jitter: number): Date | null {
  const wait = Math.min(FIRST * 2 ** Math.max(0, attempts - 1), LONGEST);
  const next = new Date(now.getTime() + Math.round(wait * (1 + jitter / 5)));
  return next.getTime() - first.getTime() > GIVE_UP_AFTER_MS ? null : next;
}
