import { setTimeout as pause } from 'node:timers/promises';

/** Polls until `probe` gives something other than undefined or false; says `what` was awaited when time is over. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T> | T,
  limitMs = 20_000,
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found as Exclude<T, undefined | false>;
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await pause(50);
  }
}
