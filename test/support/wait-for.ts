import { setTimeout as pause } from 'node:timers/promises';

/** Polls until `look` gives something other than undefined or false; fails after `withinMs`. */
export async function waitFor<T>(
  look: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<Exclude<T, undefined | false>> {
  const until = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, undefined | false>;
    if (performance.now() > until) throw new Error(`Not seen within ${withinMs} ms: ${look.toString()}`);
    await pause(25);
  }
}
